import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import { xlsx as parser } from '../../src/parse/xlsx.ts';
import { delivery } from './bytes.ts';
import { readFile, readSheet } from './read-sheets.ts';
import { type BookSpec, type CellSpec, xlsx } from './workbook.ts';

/** The only sheet of a book of one sheet. */
async function one(rows: readonly (readonly CellSpec[])[], more: Partial<BookSpec> & { merged?: string[] } = {}) {
  const { merged = [], ...book } = more;
  const file = await readFile('表.xlsx', await xlsx({ sheets: [{ name: '工作表1', rows, merged }], ...book }));
  return file.sheets[0]!;
}

/** A file whose only sheet is this XML. */
async function raw(sheet: string, more: Record<string, string> = {}) {
  const bytes = await xlsx({ sheets: [{ name: '一', rows: [] }] }, { 'xl/worksheets/sheet1.xml': sheet, ...more });
  return (await readFile('表.xlsx', bytes)).sheets[0]!;
}

describe('XLSX', () => {
  it.each([true, false])('reads cells of every kind (inline texts: %s)', async (inline) => {
    const rows: CellSpec[][] = [
      ['編號', '面積', '比率', '日期', '有無'],
      ['007', 12345.6, { value: 0.9278, format: '0.00%' }, { value: 44990, format: '[$-404]e/m/d' }, true],
      ['', { raw: '12345678901234567' }, { raw: '1E-3' }, { value: 44990.3541666667, builtIn: 22 }, false],
      [{ runs: ['臺', '北 ', '市'], guide: 'タイ' }, { error: '#DIV/0!' }, undefined, { date: '2023-03-05' }],
    ];
    const sheet = await one(rows, { inline });
    expect(sheet.rows).toEqual([
      ['編號', '面積', '比率', '日期', '有無'],
      ['007', '12345.6', '92.78%', '2023-03-05', 'TRUE'],
      ['', '12345678901234567', '0.001', '2023-03-05T08:30:00', 'FALSE'],
      ['臺北 市', '#DIV/0!', '', '2023-03-05'],
    ]);
    expect(sheet.kinds[1]).toEqual([Kind.text, Kind.number, Kind.number, Kind.date, Kind.boolean]);
    expect(sheet.kinds[3]).toEqual([Kind.text, Kind.error, 0, Kind.date]);
  });

  it('takes what a formula had come to, and tells one that was never counted', async () => {
    const sheet = await one([
      [
        { formula: 'SUM(A2:A9)', value: 12 },
        { formula: 'T(A2)', value: '文字' },
        { formula: 'T("")', value: '' },
        { formula: '1/0', error: '#DIV/0!' },
        { formula: 'NOW()' },
        { formula: 'A1', raw: '' },
        '尾',
      ],
    ]);
    expect(sheet.rows).toEqual([['12', '文字', '', '#DIV/0!', '', '', '尾']]);
    expect(sheet.kinds).toEqual([[Kind.number, Kind.text, 0, Kind.error, Kind.uncounted, Kind.uncounted, Kind.text]]);
  });

  it('keeps entities, line breaks, blanks and escapes of texts', async () => {
    const sheet = await one([['<甲> & "乙"', '  一\n二 ', '_x000D_', 'a_b', '😀']]);
    expect(sheet.rows).toEqual([['<甲> & "乙"', '  一\n二 ', '\r', 'a_b', '😀']]);
  });

  it('knows each row by its number, and leaves out rows without cells', async () => {
    const sheet = await one([
      [],
      ['a'],
      [],
      [undefined, { format: '0' }],
      [undefined, 'b', undefined, { format: '0' }],
    ]);
    expect(sheet.at).toEqual([1, 4]);
    expect(sheet.rows).toEqual([['a'], ['', 'b']]);
  });

  it('says how the sheet looks', async () => {
    const sheets = [
      {
        name: '一',
        rows: [
          ['標題', undefined],
          [{ value: '人口數', centred: true }, { centred: true }, { centred: true }, '戶數'],
          ['a', 'b'],
        ],
        merged: ['A1:B1', 'D2'],
        hiddenRows: [2],
        hiddenColumns: [1, 9],
      },
    ];
    const file = await readFile('表.xlsx', await xlsx({ sheets }));
    expect(file.sheets[0]!.layout).toEqual({
      merged: [
        { top: 0, left: 0, bottom: 0, right: 1 },
        { top: 1, left: 3, bottom: 1, right: 3 },
      ],
      hiddenRows: [2],
      hiddenColumns: [1],
      centred: [{ top: 1, left: 0, bottom: 1, right: 2 }],
    });
  });

  it('centres only over blank cells of that style that follow', async () => {
    const centred = { centred: true };
    const sheet = await one([
      [{ value: '甲', ...centred }, { value: '乙', ...centred }, centred, undefined, centred],
      [{ value: '丙', ...centred }, { format: '0' }, centred],
      [centred, { value: '丁', ...centred }],
    ]);
    expect(sheet.layout.centred).toEqual([{ top: 0, left: 1, bottom: 0, right: 2 }]);
  });

  it('tells hidden sheets and macros', async () => {
    const rows = [['a']];
    const book = {
      sheets: [
        { name: '一', rows },
        { name: '二', rows, hidden: true },
        { name: '三', rows, hidden: 'very' as const },
      ],
    };
    const plain = await readFile('表.xlsx', await xlsx(book));
    expect(plain.sheets.map(({ name, index, hidden }) => [name, index, hidden])).toEqual([
      ['一', 0, false],
      ['二', 1, true],
      ['三', 2, true],
    ]);
    expect(plain.facts).toEqual({ format: 'xlsx', extension: 'xlsx', macros: false, hiddenSheets: 2, linkCaches: 0 });
    expect((await readFile('表.xlsm', await xlsx({ ...book, macros: true }))).facts.macros).toBe(true);
  });

  it('counts days from 1904 where the workbook does', async () => {
    const sheet = await one([[{ value: 43_528, format: 'yyyy/m/d' }]], { from1904: true });
    expect(sheet.rows).toEqual([['2023-03-05']]);
  });

  it('reports files that formulas keep copies of', async () => {
    const bytes = await xlsx(
      { sheets: [{ name: '一', rows: [['a']] }] },
      { 'xl/externalLinks/externalLink1.xml': '<x/>' },
    );
    const file = await readFile('表.xlsx', bytes);
    expect([file.facts.linkCaches, file.findings]).toEqual([1, ['link-cache']]);
  });

  it('reads sheets of other writers: prefixes, no addresses, comments, attributes in any order', async () => {
    const sheet = await raw(
      `<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>一<!-- 註 -->二<![CDATA[<&>]]></x:t></x:is></x:c>` +
        `<x:c><x:v> 5 </x:v></x:c><x:c t="n" r="D1" s="99"><x:v>6</x:v></x:c><x:c><x:v>7</x:v></x:c></x:row>` +
        `<x:row r="5" hidden="true"><x:c r="AB5" t="str"><x:v>八</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    );
    expect(sheet.rows[0]).toEqual(['一二<&>', '5', '', '6', '7']);
    expect(sheet.rows[1]!.at(27)).toBe('八');
    expect([sheet.at, sheet.layout.hiddenRows]).toEqual([[0, 4], [4]]);
  });

  it('says that a shared string is missing rather than show a number', async () => {
    const sheet = await raw(
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>',
    );
    expect([sheet.rows, sheet.kinds]).toEqual([[['7']], [[Kind.error]]]);
  });

  it.each([
    '<worksheet><sheetData><row r="0"><c r="A0"><v>1</v></c></row></sheetData></worksheet>',
    '<worksheet><sheetData><row r="1048577"><c><v>1</v></c></row></sheetData></worksheet>',
    '<worksheet><sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData></worksheet>',
    '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
    '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>',
  ])('%s is damaged', async (sheet) => {
    await expect(raw(sheet)).rejects.toMatchObject({ code: 'file-damaged' });
  });

  it('reads again, all of it, at every call', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [i, `第${i}列`, { value: i / 1000, format: '0%' }]);
    const bytes = await xlsx({ sheets: [{ name: '一', rows }], inline: true });
    const opened = await parser.open(delivery('表.xlsx', bytes), new Findings(), {});
    const sheet = opened.sheets[0]!;
    const sizes: number[] = [];
    for await (const batch of sheet.batches()) {
      sizes.push(batch.length);
      break;
    }
    for await (const batch of sheet.batches()) sizes.push(batch.length);
    expect(sizes).toEqual([8192, 8192, 8192, 3616]);
    const first = await readSheet(sheet);
    expect(first.rows).toEqual(
      rows.map(([i, text, share]) => [String(i), text, percent((share as { value: number }).value)]),
    );
    expect(await readSheet(sheet)).toEqual(first);
  });

  it('stops when it is told to', async () => {
    const control = new AbortController();
    const rows = Array.from({ length: 60_000 }, (_, i) => [i, `第${i}列`, Math.sin(i), Math.cos(i)]);
    const bytes = await xlsx({ sheets: [{ name: '一', rows }], inline: true });
    const opened = await parser.open(delivery('表.xlsx', bytes), new Findings(), { signal: control.signal });
    const run = async () => {
      for await (const _ of opened.sheets[0]!.batches()) control.abort();
    };
    await expect(run()).rejects.toMatchObject({ name: 'AbortError' });
  });
});

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12))}%`;
}
