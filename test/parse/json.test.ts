import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { Findings } from '../../src/model/finding.ts';
import { open } from '../../src/parse/open.ts';
import { delivery } from './bytes.ts';
import { readFile, readSheet } from './read-sheets.ts';

const rowsOf = async (text: string, hints = {}) =>
  (await readFile('資料.json', text, hints)).sheets.map((one) => one.rows);

describe('JSON as a sheet', () => {
  it.each<[string, string, string[][]]>([
    [
      'an array of objects: names in order of first appearance',
      '[{"a":1,"b":"x"},{"b":null,"c":true,"a":""}]',
      [
        ['a', 'b', 'c'],
        ['1', 'x', ''],
        ['', '', 'true'],
      ],
    ],
    [
      'numbers with their digits',
      '[{"n":12345.60},{"n":12345678901234567890},{"n":1e400},{"n":-0}]',
      [['n'], ['12345.60'], ['12345678901234567890'], ['1e400'], ['-0']],
    ],
    [
      'objects in records, flattened',
      '[{"a":{"x":1,"y":{"z":2}}},{"a":null},{"a":{}}]',
      [
        ['a_x', 'a_y_z'],
        ['1', '2'],
        ['', ''],
        ['', ''],
      ],
    ],
    [
      'lists in records, as JSON',
      '[{"a":["p",1.50,{"q":null}],"b":[]},{"a":[],"b":[]}]',
      [
        ['a', 'b'],
        ['["p",1.50,{"q":null}]', ''],
        ['', ''],
      ],
    ],
    [
      'a name that stands twice, twice',
      '[{"a":1,"a":2},{"a":3}]',
      [
        ['a', 'a'],
        ['1', '2'],
        ['3', ''],
      ],
    ],
    ['an array of arrays, without names', '[["年","數"],[112,3.10],[113]]', [['年', '數'], ['112', '3.10'], ['113']]],
    [
      'arrays of objects with one name each',
      '[[{"標題":"甲"},{"連結":"u"}],[{"標題":"乙"},{"連結":"v"}]]',
      [
        ['標題', '連結'],
        ['甲', 'u'],
        ['乙', 'v'],
      ],
    ],
    [
      'objects by key',
      '{"retCode":1,"retVal":{"0001":{"n":"甲","v":1},"0002":{"n":"乙","v":2}}}',
      [
        ['key', 'n', 'v'],
        ['0001', '甲', '1'],
        ['0002', '乙', '2'],
      ],
    ],
    [
      'the records of an answer, whatever else it holds',
      '{"success":true,"result":{"fields":[{"id":"a"},{"id":"b"}],"records":[{"a":1,"b":2}]},"total":1}',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a wrapping of one element', '[{"ok":true,"data":[{"a":1},{"a":2}]}]', [['a'], ['1'], ['2']]],
    [
      'pages of records',
      '[[{"a":1,"b":1},{"a":2,"b":2}],[{"a":3,"b":3}]]',
      [
        ['a', 'b'],
        ['1', '1'],
        ['2', '2'],
        ['3', '3'],
      ],
    ],
    [
      'JSON lines',
      '{"a":1}\n\n{"a":2,"b":"\\n"}\r\n',
      [
        ['a', 'b'],
        ['1', ''],
        ['2', '\n'],
      ],
    ],
    [
      'JSON lines of arrays',
      '["a","b"]\n[1,2]\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['escaped names as what they stand for', '[{"\\u4e2d":1},{"中":2}]', [['中'], ['1'], ['2']]],
  ])('reads %s', async (_, text, rows) => {
    expect(await rowsOf(text)).toEqual([rows]);
    expect(await rowsOf(`\ufeff \n${text}`)).toEqual([rows]);
  });

  it('gives each record the row after its number, the same at every pass and however the file is cut', async () => {
    const text = JSON.stringify(
      Array.from({ length: 3000 }, (_, i) => ({ 編號: i, 名稱: `第${i}號`, 備註: i % 7 ? null : '有' })),
    );
    const opened = await open(delivery('a.json', text, 999), new Findings(), {});
    const first = await readSheet(opened.sheets[0]!);
    expect(first.at).toEqual(Array.from({ length: 3001 }, (_, i) => i));
    expect(first.rows[3000]).toEqual(['2999', '第2999號', '']);
    expect(await readSheet(opened.sheets[0]!)).toEqual(first);
    const whole = await open(delivery('a.json', text), new Findings(), {});
    expect(await readSheet(whole.sheets[0]!)).toEqual(first);
  });

  const nested =
    '{"s":[{"站":"A","r":[{"t":1,"v":2.0,"w":"p"},{"t":2,"v":3,"w":"q"}],"後":"x"},{"站":"B","r":[],"後":"y"},{"站":"C","r":[{"t":9,"v":8,"w":"r"}],"後":"z"}]}';

  it('reads a list within a list with the outer columns, and both where the inner one says more', async () => {
    const file = await readFile('資料.json', nested);
    expect(file.sheets.map((one) => one.name)).toEqual(['s.r', 's']);
    expect(file.sheets[0]!.rows).toEqual([
      ['站', '後', 't', 'v', 'w'],
      ['A', 'x', '1', '2.0', 'p'],
      ['A', 'x', '2', '3', 'q'],
      ['C', 'z', '9', '8', 'r'],
    ]);
    expect(file.sheets[1]!.rows[1]).toEqual(['A', '[{"t":1,"v":2.0,"w":"p"},{"t":2,"v":3,"w":"q"}]', 'x']);
    expect(file.findings).toEqual(['outer-without-rows', 'list-in-cell']);
  });

  it('reads the list that the pipeline names', async () => {
    expect((await rowsOf(nested, { records: 's' }))[0]![0]).toEqual(['站', 'r', '後']);
    expect((await rowsOf(nested, { records: 's.r' }))[0]![0]).toEqual(['站', '後', 't', 'v', 'w']);
    await expect(rowsOf(nested, { records: 'x' })).rejects.toMatchObject({
      code: 'table-not-found',
      en: expect.stringContaining('s (3)'),
    });
  });

  it('reads lists that stand side by side as sheets', async () => {
    const file = await readFile('資料.json', '{"甲":[{"a":1,"b":2},{"a":3,"b":4}],"乙":[{"c":5,"d":6}]}');
    expect(file.sheets.map((one) => [one.name, one.rows.length])).toEqual([
      ['甲', 3],
      ['乙', 2],
    ]);
  });

  it('carries the key of a map to the lists in it', async () => {
    const [rows] = await rowsOf('{"甲":{"r":[{"a":1,"b":2}]},"乙":{"r":[{"a":3,"b":4},{"a":5,"b":6}]}}');
    expect(rows).toEqual([
      ['key', 'a', 'b'],
      ['甲', '1', '2'],
      ['乙', '3', '4'],
      ['乙', '5', '6'],
    ]);
  });

  it('reads Big5 and UTF-16', async () => {
    const big5 = Uint8Array.from([...Buffer.from('[{"a":"'), 0xa4, 0xa4, 0xa5, 0x5c, ...Buffer.from('"}]')]);
    expect((await readFile('a.json', big5)).sheets[0]!.rows).toEqual([['a'], ['中功']]);
    const wide = Buffer.from('\ufeff[{"a":"中"}]', 'utf16le');
    expect((await readFile('a.json', wide)).sheets[0]!.rows).toEqual([['a'], ['中']]);
  });

  it('refuses more names than columns can be, and folds records by key', async () => {
    const wide = JSON.stringify([Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, i]))]);
    await expect(rowsOf(wide)).rejects.toMatchObject({ code: 'file-not-a-table', en: expect.stringContaining('4096') });
    const map = JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${i}`, { a: i, b: -i }])));
    const [rows] = await rowsOf(map);
    expect([rows!.length, rows![0], rows![5000]]).toEqual([5001, ['key', 'a', 'b'], ['k4999', '4999', '-4999']]);
  });
});

describe('GeoJSON', () => {
  const feature = (name: string, geometry: unknown) =>
    `{"type":"Feature","id":"${name}","properties":{"名":"${name}","n":1.50},"geometry":${JSON.stringify(geometry)}}`;
  const collection = (...features: string[]) =>
    `{"type":"FeatureCollection","name":"x","features":[${features.join(',')}]}`;

  it('has properties as columns, points as coordinates and all else as WKT', async () => {
    const text = collection(
      feature('甲', { type: 'Point', coordinates: [121.5, 25] }).replace('121.5', '121.500'),
      feature('乙', {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 4],
            [1, 2],
          ],
          [[5, 6]],
        ],
      }),
      feature('丙', null),
      feature('丁', {
        type: 'GeometryCollection',
        geometries: [
          {
            type: 'MultiPoint',
            coordinates: [
              [1, 2, 3],
              [4, 5, 6],
            ],
          },
        ],
      }),
    );
    const file = await readFile('a.geojson', text);
    expect(file.facts.format).toBe('geojson');
    expect(file.sheets[0]!.rows).toEqual([
      ['id', '名', 'n', 'longitude', 'latitude', 'geometry'],
      ['甲', '甲', '1.50', '121.500', '25', ''],
      ['乙', '乙', '1.50', '', '', 'POLYGON ((1 2, 3 4, 1 2), (5 6))'],
      ['丙', '丙', '1.50', '', '', ''],
      ['丁', '丁', '1.50', '', '', 'GEOMETRYCOLLECTION (MULTIPOINT Z (1 2 3, 4 5 6))'],
    ]);
  });

  it('does not call projected coordinates longitude', async () => {
    const text = collection(feature('甲', { type: 'Point', coordinates: [302000.5, 2770000, 12] }));
    expect((await readFile('a.json', text)).sheets[0]!.rows).toEqual([
      ['id', '名', 'n', 'x', 'y', 'altitude'],
      ['甲', '甲', '1.50', '302000.5', '2770000', '12'],
    ]);
  });
});

describe('what is no data', () => {
  it.each([
    ['{"RetCode":"0400","RetMessage":"Other Error"}', 'a.csv', 'file-mislabelled', /RetMessage: Other Error/],
    ['{"error":{"code":404,"message":"查無資料"}}', 'a.json', 'file-not-a-table', /error\.message: 查無資料/],
    ['{"success":false,"result":[{"a":1},{"a":2}],"message":"部分失敗"}', 'a.json', 'file-not-a-table', /部分失敗/],
    ['[{"success":"false","msg":"token expired"}]', 'a.csv', 'file-mislabelled', /token expired/],
    ['{"success":true,"records":[]}', 'a.json', 'file-not-a-table', /list “records” is empty/],
    ['[]', 'a.json', 'file-not-a-table', /empty|without any list/],
    ['[1,2,3]', 'a.json', 'file-not-a-table', /without any list/],
    ['{"a":1,"b":"x"}', 'a.json', 'file-not-a-table', /a: 1，b: x/],
    ['{a:1}', 'a.json', 'file-damaged', /line 1, character 2/],
    ['[{"a":1},{"a":', 'a.csv', 'file-damaged', /breaks off/],
  ])('says so of %s', async (text, name, code, says) => {
    const fault = await readFile(name, text).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({
      code,
      en: expect.stringMatching(says),
      zh: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
  });
});

describe('any JSON', () => {
  it('ends in rows or a Fault wherever it is cut, and loses no record', async () => {
    const record = fc.dictionary(
      fc.constantFrom('甲', '乙', 'a_b', '', 'list', 'geometry'),
      fc.jsonValue({ maxDepth: 2 }),
      { maxKeys: 4 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 6 }).map((some) => [...some, { 末: 1 }]),
        fc.nat(),
        async (records, cut) => {
          const text = JSON.stringify({ data: records });
          const file = await readFile('a.json', text, { records: 'data' });
          expect(file.sheets[0]!.rows.length).toBe(records.length + 1);
          const bytes = new TextEncoder().encode(text);
          const end = await readFile('a.json', bytes.slice(0, cut % bytes.length)).catch((error: unknown) => error);
          if (end instanceof Error) expect(end).toBeInstanceOf(Fault);
        },
      ),
      { numRuns: 150 },
    );
  });
});
