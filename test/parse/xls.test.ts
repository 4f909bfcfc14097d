import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { readBiff } from '../../src/parse/biff.ts';
import { readFile } from './read-sheets.ts';
import type { CellSpec } from './workbook.ts';
import { compound, xls } from './workbook-xls.ts';

describe('XLS', () => {
  it('reads cells of every kind', async () => {
    const rows: CellSpec[][] = [
      ['編號', '面積', '比率', '日期', '有無'],
      ['007', 12345.6, { value: 0.9278, format: '0.00%' }, { value: 44990, format: '[$-404]e/m/d' }, true],
      [undefined, 0.1 + 0.2, 1e15, { value: 44990.3541666667, format: 'yyyy/m/d h:mm' }, false],
      ['一\n二', { error: '#DIV/0!' }, { error: '#N/A' }, { value: 1.5, format: '[h]:mm' }],
    ];
    const file = await readFile('表.xls', xls({ sheets: [{ name: '工作表1', rows }] }));
    const sheet = file.sheets[0]!;
    expect(sheet.rows).toEqual([
      ['編號', '面積', '比率', '日期', '有無'],
      ['007', '12345.6', '92.78%', '2023-03-05', 'TRUE'],
      ['', '0.3', '1000000000000000', '2023-03-05T08:30:00', 'FALSE'],
      ['一\n二', '#DIV/0!', '#N/A', '36:00:00'],
    ]);
    expect(sheet.kinds[1]).toEqual([Kind.text, Kind.number, Kind.number, Kind.date, Kind.boolean]);
    expect(sheet.kinds[3]).toEqual([Kind.text, Kind.error, Kind.error, Kind.text]);
    expect(file.facts).toEqual({ format: 'xls', extension: 'xls', macros: false, hiddenSheets: 0, linkCaches: 0 });
  });

  it('says how sheets look, and which are hidden', async () => {
    const rows = [['標題', undefined, '右'], ['a', 'b'], [], ['c']];
    const file = await readFile(
      '表.xls',
      xls({
        sheets: [
          { name: '一', rows, merged: ['A1:B1'], hiddenColumns: [1], hiddenRows: [1] },
          { name: '二', rows, hidden: true },
          { name: '三', rows, hidden: 'very' },
        ],
      }),
    );
    expect(file.sheets.map(({ name, index, hidden, at }) => [name, index, hidden, at])).toEqual([
      ['一', 0, false, [0, 1, 3]],
      ['二', 1, true, [0, 1, 3]],
      ['三', 2, true, [0, 1, 3]],
    ]);
    expect(file.facts.hiddenSheets).toBe(2);
    const { merged, hiddenColumns } = file.sheets[0]!.layout;
    expect([merged, hiddenColumns]).toEqual([[{ top: 0, left: 0, bottom: 0, right: 1 }], [1]]);
  });

  it('reads many rows in batches, the same twice', async () => {
    const rows = Array.from({ length: 8_200 }, (_, i) => [i, `第${i}列`, i / 8]);
    const { sheets } = await readFile('表.xls', xls({ sheets: [{ name: '一', rows }] }));
    expect(sheets[0]!.rows).toEqual(rows.map((row) => row.map(String)));
  });

  it('is refused where it is older, locked, cut or not a workbook', async () => {
    const stream = (...records: [type: number, ...content: number[]][]) =>
      compound(
        'Workbook',
        Uint8Array.from([
          ...records.flatMap(([type, ...content]) => [type & 255, type >> 8, content.length, 0, ...content]),
          ...new Uint8Array(5000),
        ]),
      );
    const version8 = [0x809, 0, 6, 5, 0, 0, 0, 0, 0] as [number, ...number[]];
    const cases: [Uint8Array, string][] = [
      [stream([0x809, 0, 5, 5, 0, 0, 0, 0, 0], [0x0a]), 'format-unknown'],
      [stream(version8, [0x2f, 1, 0, 1, 0]), 'file-encrypted'],
      [stream(version8, [0x85, 0xff, 0xff, 0xff, 0, 0, 0, 1, 0, 65], [0x0a]), 'file-damaged'],
      [stream(version8, [0x0a]), 'file-not-a-table'],
    ];
    for (const [bytes, code] of cases) await expect(readFile('表.xls', bytes)).rejects.toMatchObject({ code });
  });

  it('stops when it is told to', async () => {
    const control = new AbortController();
    const reading = readFile('表.xls', xls({ sheets: [{ name: '一', rows: [['a']] }] }), { signal: control.signal });
    setTimeout(() => control.abort(), 5);
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the records of BIFF8', () => {
  const record = (type: number, ...content: number[]) => [type & 255, type >> 8, content.length, 0, ...content];
  const xf = (format: number, alignment: number) =>
    record(0xe0, 0, 0, format, 0, 0, 0, alignment, ...new Array(13).fill(0));
  const bof = record(0x809, 0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  const head = (position: number) => [
    ...bof,
    ...xf(0, 0),
    ...xf(0, 6),
    ...xf(14, 0),
    ...record(0x85, position, 0, 0, 0, 0, 0, 2, 1, 0x2d, 0x4e, 0x57, 0x5b),
    ...record(0x0a),
  ];
  const position = head(0).length;

  it('tell what is centred across, hidden and shown as a date', () => {
    const sheet = [
      ...bof,
      ...record(0x7d, 1, 0, 2, 0, 0, 0, 0, 0, 1, 0, 0, 0),
      ...record(0x208, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0),
      ...record(0xfd, 3, 0, 1, 0, 1, 0, 0, 0, 0, 0),
      ...record(0xbe, 3, 0, 2, 0, 1, 0, 1, 0, 0, 0, 4, 0),
      ...record(0x203, 4, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      ...record(0xfd, 6, 0, 1, 0, 1, 0, 0, 0, 0, 0),
      ...record(0x201, 6, 0, 3, 0, 1, 0),
      ...record(0x0a),
    ];
    expect(readBiff(Uint8Array.from([...head(position), ...sheet])).sheets).toEqual([
      {
        name: '中字',
        hidden: false,
        type: 0,
        hiddenRows: [5],
        hiddenColumns: [1, 2],
        centred: [{ top: 3, left: 1, bottom: 3, right: 3 }],
        shown: new Map([[4 * 256, 2]]),
        cells: 3,
      },
    ]);
  });

  it('are cut short with a RangeError, wherever', () => {
    const whole = Uint8Array.from([...head(position), ...bof, ...record(0xfd, 3, 0, 1, 0, 1, 0, 0, 0, 0, 0)]);
    for (let to = 0; to < whole.length; to++) {
      try {
        readBiff(whole.slice(0, to));
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }
  });
});
