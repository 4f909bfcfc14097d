import * as library from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { notSafe } from '../../src/cli/safe-fixes.ts';
import { type ChangeKind, changeKinds } from '../../src/model/mend.ts';
import { normalisers } from '../../src/normalise/index.ts';
import { readFile } from '../parse/read-sheets.ts';
import { type CellSpec, xlsx } from '../parse/workbook.ts';
import { fixed } from './fix-file.ts';
import { wrongWith } from './package-check.ts';
import { memberOf } from './written.ts';

const STYLES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="r"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${STYLES}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${STYLES}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${STYLES}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${STYLES}.sharedStrings+xml"/></Types>`;

/** A workbook of records whose second column holds these cells. */
function book(cells: readonly CellSpec[]): Promise<Uint8Array> {
  const rows = cells.map((cell, i): CellSpec[] => [`甲${i + 1}`, cell, '說明文字']);
  return xlsx(
    { sheets: [{ name: '一', rows: [['名稱', '內容', '說明'], ...rows] }] },
    { '[Content_Types].xml': TYPES },
  );
}

const plainNumbers = ['11', '25', '37', '48', '59', '60', '71', '82'];

const safe: readonly (readonly [kind: ChangeKind, cells: readonly CellSpec[]])[] = [
  ['blanks', ['中正區　', ' 大安區', '信義區', '士林區']],
  ['inner-blanks', [...plainNumbers, '-  5', '-   66']],
  ['full-width', ['１２', '３４', '56', '７８']],
  ['thousands', ['1,234', '12,345', '9,876,543', '5,000']],
  ['sign', [...plainNumbers, '(5)', '\u2212 12', '－7']],
  ['chinese-numerals', [...plainNumbers, '一百二十三']],
  ['roc-year', ['112/3/5', '112/3/6', '112/12/31', '113/1/1']],
  ['date-form', ['2023/3/5', '2023/3/6', '2023/12/31', '2024/1/1']],
  ['midnight', ['2023/3/5 00:00:00', '2023/3/6 00:00:00', '2023/12/31 00:00:00']],
];

describe('a safe fix loses nothing', () => {
  it.each(safe)('%s', async (kind, cells) => {
    const source = await book(cells);
    const { fixed: result, before, after, kinds, kindsAfter, bytes } = await fixed('表.xlsx', source);
    expect([...kinds]).toContain(kind);
    expect(result.cells).toBeGreaterThan(0);
    expect(after).toEqual(before);
    expect([...kindsAfter]).toEqual([]);
    expect(await wrongWith(bytes)).toEqual([]);
    const lists = await readFile('表.xlsx', bytes);
    expect(lists.sheets.map((sheet) => sheet.name)).toEqual(['一', '已修正', '檢查結果']);
    expect(lists.sheets[1]!.rows.slice(3)).toHaveLength(result.cells);
  });

  it('and every kind of change is judged', () => {
    const none = new Set<string>();
    const kinds = changeKinds.filter((kind) => notSafe([kind], 'f', none) === undefined);
    expect(kinds.toSorted()).toEqual([...safe.map(([kind]) => kind), 'official-name'].toSorted());
  });

  it('and is no further change to the type that made it', () => {
    const none = new Set<string>();
    let tried = 0;
    for (const normaliser of Object.values(normalisers)) {
      for (const [mend, , becomes, more] of normaliser.mends) {
        if (notSafe([mend], 'f', none)) continue;
        const field = { name: 'f', title: 'f', type: normaliser.type, ...more };
        expect(normaliser.start(field).read(becomes), `${normaliser.type} ${mend}`).toBe(becomes);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(20);
  });
});

describe('what is not safe stays', () => {
  it.each<[ChangeKind, CellSpec[], string]>([
    ['missing-mark', [...plainNumbers, '－', '…'], '－'],
    ['exponent', [...plainNumbers, '1.2E+05'], '1.2E+05'],
    ['word', ['是', '否', '是', '否', '是'], '是'],
  ])('%s', async (kind, cells, stays) => {
    const { fixed: result, bytes } = await fixed('表.xlsx', await book(cells));
    const rows = (await readFile('表.xlsx', bytes)).sheets[0]!.rows.map((row) => row[1]);
    expect(rows).toContain(stays);
    expect(rows.slice(1)).toEqual(cells);
    expect(result.cells).toBe(0);
    expect(result.left.flatMap((one) => one.kinds)).toContain(kind);
  });

  it('dates of a column that is not proven to hold one form', async () => {
    const cells = ['112/3/5', '112/3/6', '112/13/5', '112/5/5', '112/6/1'];
    const { bytes, fixed: result } = await fixed('表.xlsx', await book(cells));
    expect((await readFile('表.xlsx', bytes)).sheets[0]!.rows.slice(1).map((row) => row[1])).toEqual(cells);
    expect(result.left).toMatchObject([{ field: '內容', kinds: ['roc-year'], cells: 4 }]);
    const list = (await readFile('表.xlsx', bytes)).sheets[2]!.rows;
    expect(list.slice(-2).map((row) => row.slice(0, 3))).toEqual([
      ['錯誤', 'unreadable-date', '內容'],
      ['提醒', 'roc-year', '內容'],
    ]);
  });

  it('formulas, whose number is mended at its source', async () => {
    const cells: CellSpec[] = ['1,234', '5,678', { value: '9,012', formula: 'TEXT(9012,"#,##0")' }, '3,456'];
    const { bytes, fixed: result } = await fixed('表.xlsx', await book(cells));
    const sheet = await memberOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<f>TEXT(9012,&quot;#,##0&quot;)</f><v>9,012</v>');
    expect(result.cells).toBe(3);
    expect(result.remarks.join()).toContain('1 格是公式');
    expect((await readFile('表.xlsx', bytes)).sheets[1]!.rows.slice(3)).toHaveLength(3);
  });

  it('titles, totals and notes, and the labels of merged cells', async () => {
    const rows: CellSpec[][] = [
      ['112年度公園清冊'],
      ['行政區', '公園', '面積'],
      ['中正區', '甲', '1,234'],
      ['', '乙', '2,000'],
      ['大安區', '丙', '3,000'],
      ['', '丁', '4,000'],
      ['合計', '', '10,234'],
      ['註：面積為概估值。'],
    ];
    const merged = ['A3:A4', 'A5:A6'];
    const source = await xlsx({ sheets: [{ name: '一', rows, merged }] }, { '[Content_Types].xml': TYPES });
    const { bytes } = await fixed('表.xlsx', source);
    const sheet = (await readFile('表.xlsx', bytes)).sheets[0]!;
    expect(sheet.rows.map((row) => row.join('|'))).toEqual([
      '112年度公園清冊',
      '行政區|公園|面積',
      '中正區|甲|1234',
      '|乙|2000',
      '大安區|丙|3000',
      '|丁|4000',
      '合計||10,234',
      '註：面積為概估值。',
    ]);
    expect(sheet.layout.merged).toHaveLength(2);
  });
});

describe('a fixed file', () => {
  it('as CSV is the table alone, its headings in one row', async () => {
    const text =
      '112年度公園清冊,,\n編號,面積,日期\n001,"1,234",112/3/5\n002,－,112/3/6\n003,"5,600",112/3/7\n004,"5,601",112/3/8\n合計,"12,435",\n';
    const { bytes, fixed: result } = await fixed('表.csv', text, 'csv');
    expect(new TextDecoder().decode(bytes)).toBe(
      '編號,面積,日期\r\n001,1234,2023-03-05\r\n002,－,2023-03-06\r\n003,5600,2023-03-07\r\n004,5601,2023-03-08\r\n',
    );
    expect(result.cells).toBe(7);
    expect(result.remarks.join()).toContain('CSV 只有表格');
  });

  it('shows its fixed cells as what they are, light and listed with before and after', async () => {
    const { bytes } = await fixed('表.xlsx', await book(['1,234', '２，０００', '56', '78']));
    const read = library.read(bytes, { cellStyles: true });
    expect(read.Sheets['一']!['B2']).toMatchObject({ t: 'n', v: 1234, s: { fgColor: { rgb: 'DDF2D4' } } });
    const list = library.utils.sheet_to_json<string[]>(read.Sheets['已修正']!, { header: 1 });
    expect(list.slice(2)).toEqual([
      ['位置', '欄位', '原來', '改成', '改了什麼'],
      ['一!B2', '內容', '1,234', '1234', '去掉千分位逗號'],
      ['一!B3', '內容', '２，０００', '2000', '全形改半形；去掉千分位逗號'],
    ]);
  });

  it('of a text file holds the file’s text beside', async () => {
    const { bytes, before, after } = await fixed(
      '表.csv',
      '編號,面積,名稱\n001,"1,234",=a\n002,"2,345",+b\n003,"3,456",-c\n',
    );
    expect(await wrongWith(bytes)).toEqual([]);
    expect(after).toEqual(before);
    expect((await readFile('表.xlsx', bytes)).sheets[0]!.rows[1]).toEqual(['001', '1234', '=a']);
  });
});
