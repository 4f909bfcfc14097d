import { describe, expect, it } from 'vitest';
import { padDisplay } from '../../src/text/display-width.ts';
import { readFile } from './read-sheets.ts';

/** Rows set with blanks, each column as wide as its widest cell and two more. */
function set(rows: readonly (readonly string[])[], widths: readonly number[], right: readonly number[] = []): string {
  return `${rows
    .map((row) =>
      row
        .map((cell, at) => {
          const full = padDisplay(cell, widths[at]!);
          const blanks = full.length - cell.length;
          return right.includes(at) ? ' '.repeat(blanks) + cell : full;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`;
}

const parks = [
  ['行政區', '公園', '面積', '啟用日期'],
  ['中正區', '二二八和平公園', '71520', '36/04/01'],
  ['大安區', '大安森林公園', '258940', '83/03/29'],
  ['信義區', '', '9000', '99/01/31'],
  ['萬華區', '青年公園', '244000', ''],
  ['北投區', '北投公園', '35000', '2/06/17'],
];

async function read(text: string | Uint8Array) {
  const { facts, sheets, findings } = await readFile('表.txt', text);
  return { format: facts.format, rows: sheets[0]!.rows, at: sheets[0]!.at, findings };
}

describe('fixed-width text', () => {
  it.each([
    ['set to the left', set(parks, [6, 14, 6, 8])],
    ['numbers set to the right', set(parks, [6, 14, 6, 8], [2, 3])],
    ['with CRLF', set(parks, [6, 14, 6, 8]).replaceAll('\n', '\r\n')],
  ])('reads columns %s', async (_, text) => {
    const { format, rows, findings } = await read(text);
    expect(format).toBe('fixed-width');
    expect(rows.map((row) => [...row, '', ''].slice(0, 4))).toEqual(parks);
    expect(findings).toEqual([]);
  });

  it('keeps title, blank line and note in one cell each, and counts the rule as a line without being a row', async () => {
    const [head, ...rest] = set(parks, [6, 14, 6, 8]).split('\n');
    const text = [
      '112年度臺北市各行政區公園開闢情形統計表',
      '',
      head,
      '------  --------------  ------  --------',
      ...rest,
      '說明：資料來源為臺北市政府工務局公園路燈工程管理處',
    ].join('\n');
    const { rows, at } = await read(text);
    expect(rows[0]).toEqual(['112年度臺北市各行政區公園開闢情形統計表']);
    expect(rows[1]).toEqual([]);
    expect(rows[2]).toEqual(parks[0]);
    expect(at.slice(0, 4)).toEqual([0, 1, 2, 4]);
    expect(rows.at(-1)).toEqual(['說明：資料來源為臺北市政府工務局公園路燈工程管理處']);
  });

  it('keeps the indent of a row label', async () => {
    const rows = [
      ['區別', '人數', '戶數'],
      ['總計', '100', '40'],
      ['  男', '48', ''],
      ['  女', '52', ''],
      ['未詳', '0', '0'],
    ];
    expect((await read(set(rows, [6, 6, 6], [1, 2]))).rows.map((row) => row[0])).toEqual(rows.map((row) => row[0]));
  });

  it('tells text that runs into the next column, and keeps every cell in its own', async () => {
    const long = [...parks, ['文山區', '景美溪左岸河濱公園第二期', '12', '112/01/01']];
    const text = set(parks, [6, 14, 6, 8]).repeat(3) + long.at(-1)!.join('  ');
    const { rows, findings } = await read(text);
    expect(rows.at(-1)).toEqual(long.at(-1));
    expect(new Set(findings)).toEqual(new Set(['text-across-columns']));
  });

  it('reads a heading wider than its column', async () => {
    const text =
      'id carat color clarity price\n 1  0.23  E    SI2     326\n 2  0.21  E    SI1     326\n 3  0.23  E    VS1     327\n 4  0.29  I    VS2     334\n 5  0.31  J    SI2     335\n';
    const { format, rows } = await read(text);
    expect(format).toBe('fixed-width');
    expect(rows[0]).toEqual(['id', 'carat', 'color', 'clarity', 'price']);
    expect(rows[4]).toEqual(['4', '0.29', 'I', 'VS2', '334']);
  });

  it.each([
    [
      'comma',
      'name      ,value     ,note\nalpha     ,1         ,x\nbeta      ,2         ,y\ngamma     ,3         ,z\n',
    ],
    [
      'prose',
      'This is a text.  It goes on\nand on, for  some lines of no\nequal   width at all, and then\nit   ends  here without any table.\n',
    ],
    ['names', 'John Smith\nMary Jones\nAnna Leigh\nEmil Stone\nPaul Brown\n'],
  ])('does not take %s for it', async (_, text) => {
    expect((await read(text)).format).toBe('csv');
  });
});
