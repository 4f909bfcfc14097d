import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import {
  type BiffBookSpec,
  bof,
  book,
  bytes,
  cell,
  EOF,
  f64,
  label,
  labelSst,
  number,
  record,
  sharedStrings,
  text,
  u16,
  u32,
  xf,
} from './biff-book.ts';
import { readFile } from './read-sheets.ts';

/** The only sheet of a workbook with these records. */
async function one(records: readonly Uint8Array[], more: Partial<BiffBookSpec> = {}) {
  const file = await readFile('表.xls', book({ ...more, sheets: [{ name: 'A', records }] }));
  return file.sheets[0]!;
}

const mark = (type: number, value: number) => [type, 0, value, 0, 0, 0, 0xff, 0xff];
const formula = (row: number, column: number, result: readonly number[] | Uint8Array) =>
  record(0x06, cell(row, column), result, u16(0), u32(0), u16(0));
const string = (value: string) => record(0x207, text(value));
const rk = (value: number) => u32(((value << 2) | 2) >>> 0);

describe('the cells of a sheet', () => {
  it('are of every kind', async () => {
    const sheet = await one(
      [
        labelSst(0, 0, 1),
        label(0, 1, '標'),
        record(0xd6, cell(0, 2), text('rich'), u16(1), u16(0), u16(0)),
        number(0, 3, 0.125, 1),
        record(0x27e, cell(0, 4, 2), rk(44_990)),
        record(0xbd, u16(0), u16(5), u16(0), rk(7), u16(1), rk(1), u16(6)),
        record(0x205, cell(0, 7), 1, 0),
        record(0x205, cell(0, 8), 42, 1),
        record(0xbe, u16(0), u16(9), u16(0), u16(0), u16(10)),
        record(0x201, cell(0, 11)),
        labelSst(0, 12, 9),
      ],
      { before: [xf(0), xf(10), xf(14)], after: [sharedStrings(['甲', '乙'])] },
    );
    expect(sheet.rows).toEqual([
      ['乙', '標', 'rich', '12.5%', '2023-03-05', '7', '100%', 'TRUE', '#N/A', '', '', '', '9'],
    ]);
    expect(sheet.kinds[0]!.slice(3)).toEqual([1, 2, 1, 1, Kind.boolean, Kind.error, 0, 0, 0, Kind.error]);
  });

  it('of formulas are what these came to', async () => {
    const sheet = await one([
      formula(0, 0, f64(2.5)),
      formula(0, 1, mark(0, 0)),
      string('文字'),
      formula(0, 2, mark(1, 1)),
      formula(0, 3, mark(2, 7)),
      formula(0, 4, mark(3, 0)),
      // Between a formula and its text stands the formula that it shares.
      formula(0, 5, mark(0, 0)),
      record(0x4bc, new Array<number>(10).fill(0)),
      string('分享'),
      formula(0, 6, mark(0, 0)),
      formula(1, 0, mark(0, 0)),
      record(0x207, u16(4), 0, [97, 98]),
      record(0x3c, 1, Buffer.from('臺北', 'utf16le')),
      formula(2, 0, mark(0, 0)),
    ]);
    expect(sheet.rows).toEqual([['2.5', '文字', 'TRUE', '#DIV/0!', '', '分享', ''], ['ab臺北'], ['']]);
    expect(sheet.kinds[0]).toEqual([1, 0, Kind.boolean, Kind.error, 0, 0, Kind.uncounted]);
    expect(sheet.kinds[2]).toEqual([Kind.uncounted]);
  });

  it('are dates of 1904 where the workbook counts from there', async () => {
    const sheet = await one([number(0, 0, 43_528, 0)], { before: [record(0x22, u16(1)), xf(14)] });
    expect(sheet.rows).toEqual([['2023-03-05']]);
  });

  it('are shown by formats of the workbook itself', async () => {
    const format = record(0x41e, u16(170), text('[$-404]e"年"m"月"d"日"'));
    const sheet = await one([number(0, 0, 44_990, 0), number(0, 1, 0.5, 1)], {
      before: [format, record(0x41e, u16(9), text('0%')), xf(170), xf(9)],
    });
    expect(sheet.rows).toEqual([['2023-03-05', '50%']]);
  });

  it('come in the order of rows, whatever the order of records', async () => {
    const rows = [3, 0, 2, 1, 300, 2];
    const records = rows.flatMap((row, i) => [
      formula(row, i, mark(0, 0)),
      string(`第${row}列`),
      number(row, i + 10, i),
    ]);
    const sheet = await one([record(0x208, u16(2), new Array<number>(10).fill(0), 0x20, 0, 0, 0), ...records]);
    expect(sheet.at).toEqual([0, 1, 2, 3, 300]);
    expect(sheet.rows.map((row) => row.filter(Boolean))).toEqual([
      ['第0列', '1'],
      ['第1列', '3'],
      ['第2列', '第2列', '2', '5'],
      ['第3列', '0'],
      ['第300列', '4'],
    ]);
    expect(sheet.layout.hiddenRows).toEqual([2]);
  });

  it('that are put down again are the last one, as Excel shows', async () => {
    const sheet = await one([
      number(0, 0, 1),
      label(0, 1, '前'),
      number(0, 0, 2),
      record(0x201, cell(0, 1)),
      number(0, 2, 3),
    ]);
    expect(sheet.rows).toEqual([['2', '', '3']]);
  });

  it('are not those of a chart on the sheet, nor what stands behind its end', async () => {
    const chart = [bof(0x600, 0x20), number(0, 5, 99), bof(0x600, 0x20), EOF, number(7, 0, 99), EOF];
    const sheet = await one([number(0, 0, 1), ...chart, number(1, 0, 2), EOF, number(9, 0, 3)]);
    expect([sheet.rows, sheet.at]).toEqual([
      [['1'], ['2']],
      [0, 1],
    ]);
  });

  it('outside of the sheet are damage', async () => {
    for (const records of [
      [number(0, 256, 1)],
      [record(0x203, cell(0, 0), 1, 2)],
      [record(0x204, cell(0, 0), u16(9), 0, 65)],
    ]) {
      await expect(one(records)).rejects.toMatchObject({ code: 'file-damaged' });
    }
  });
});

describe('a sheet', () => {
  it('says how it looks', async () => {
    const sheet = await one(
      [
        record(0x7d, u16(1), u16(2), u16(0), u16(0), u16(1), u16(0)),
        record(0x7d, u16(20), u16(255), u16(0), u16(0), u16(1), u16(0)),
        record(0x208, u16(5), new Array<number>(10).fill(0), 0x20, 0, 0, 0),
        labelSst(3, 1, 0),
        record(0xbe, u16(3), u16(2), u16(1), u16(1), u16(0), u16(4)),
        number(4, 0, 5, 2),
        record(0x201, cell(4, 1, 1)),
        record(0xfd, cell(6, 1, 1), u32(0)),
        record(0xbe, u16(6), u16(2), u16(1), u16(1), u16(3)),
        record(0xe5, u16(2), [u16(0), u16(1), u16(0), u16(3)].flat(), [u16(4), u16(4), u16(1), u16(2)].flat()),
      ],
      { before: [xf(0), xf(0, 6), xf(14)], after: [sharedStrings(['題'])] },
    );
    expect(sheet.layout).toEqual({
      merged: [
        { top: 0, left: 0, bottom: 1, right: 3 },
        { top: 4, left: 1, bottom: 4, right: 2 },
      ],
      hiddenRows: [5],
      hiddenColumns: [1],
      centred: [{ top: 6, left: 1, bottom: 6, right: 3 }],
    });
  });

  it('has its place among charts and macro sheets, which are none', async () => {
    const records = [number(0, 0, 1)];
    const file = await readFile(
      '表.xls',
      book({
        sheets: [
          { name: '圖', type: 2, records: [] },
          { name: '甲', hidden: 1, records },
          { name: '巨集', type: 1, records },
          { name: '乙', hidden: 2, records },
        ],
      }),
    );
    expect(file.sheets.map(({ name, index, hidden }) => [name, index, hidden])).toEqual([
      ['甲', 1, true],
      ['乙', 3, true],
    ]);
    expect([file.facts.hiddenSheets, file.facts.macros]).toEqual([2, true]);
  });

  it('of other workbooks that formulas keep is reported', async () => {
    const link = [
      record(0x1ae, u16(1), text('\x01D:\\a.xls')),
      record(0x59, u16(1), u16(0)),
      record(0x5a, 0, 0, u16(0)),
      record(0x5a, 0, 0, u16(1)),
    ];
    const own = [record(0x1ae, u16(1), u16(0x401))];
    const file = await readFile('表.xls', book({ after: [...own, ...link], sheets: [{ name: '一', records: [] }] }));
    expect([file.facts.linkCaches, file.findings]).toEqual([1, ['link-cache']]);
    const plain = await readFile('表.xls', book({ after: own, sheets: [{ name: '一', records: [] }] }));
    expect([plain.facts.linkCaches, plain.findings]).toEqual([0, []]);
  });
});

describe('Excel 5 and 95', () => {
  const bytesOf = (row: number, column: number, value: readonly number[]) =>
    record(0x204, cell(row, column), u16(value.length), value);

  it.each<[number, number[], string]>([
    [950, [0xa4, 0xa4, 0xa4, 0xe5, 0x41], '中文A'],
    [950, [0xfa, 0x40, 0x81], '\ue000\ufffd'],
    [936, [0xd6, 0xd0, 0xce, 0xc4], '中文'],
    [932, [0x93, 0xfa, 0x96, 0x7b], '日本'],
    [1252, [0x5a, 0xfc, 0x80], 'Zü€'],
    [10000, [0x5a, 0x9f], 'Zü'],
    [437, [0x41, 0x42], 'AB'],
  ])('keep texts in code page %i', async (codePage, value, expected) => {
    const sheet = await one(
      [bytesOf(0, 0, value), formula(1, 0, mark(0, 0)), record(0x207, u16(value.length), value)],
      {
        version: 0x500,
        before: [record(0x42, u16(codePage)), xf(0, 0, 0x500)],
      },
    );
    expect(sheet.rows).toEqual([[expected], [expected]]);
  });

  it('are refused where nobody knows the code page, unless the pipeline says one', async () => {
    const file = book({
      version: 0x500,
      before: [record(0x42, u16(437))],
      sheets: [{ name: 'a', records: [bytesOf(0, 0, [0xa4, 0xa4])] }],
    });
    await expect(readFile('表.xls', file)).rejects.toMatchObject({ code: 'encoding-unknown' });
    expect((await readFile('表.xls', file, { encoding: 'cp950' })).sheets[0]!.rows).toEqual([['中']]);
  });

  it('have formats and rich text of their own', async () => {
    const format = 'e/m/d';
    const sheet = await one(
      [number(0, 0, 44_990, 0), record(0xd6, cell(0, 1), u16(2), [65, 66], 1, 0, 0), bytes(number(1, 0, 3, 1))],
      {
        version: 0x500,
        before: [record(0x41e, u16(164), format.length, Buffer.from(format)), xf(164, 0, 0x500), xf(0, 6, 0x500)],
      },
    );
    expect(sheet.rows).toEqual([['2023-03-05', 'AB'], ['3']]);
  });
});
