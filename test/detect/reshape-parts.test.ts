import { describe, expect, it } from 'vitest';
import { reshapeOf } from './reshape-of.ts';
import { sheetOf } from './sheet-of.ts';

const text = { text: false } as const;

describe('pages', () => {
  const PAGES = [
    ['里別', '戶數', '人數', '里別', '戶數', '人數'],
    ['水仙里', '10', '31', '富水里', '12', '40'],
    ['林興里', '11', '35', '合計', '43', '137'],
    ['文盛里', '10', '31', '', '', ''],
  ];

  it('are put below each other, each judged by itself: a total on one page is no total of the other', async () => {
    const made = await reshapeOf([sheetOf(PAGES, text)], { pages: true });
    expect(made.titles).toEqual(['里別', '戶數', '人數']);
    expect(made.rows).toEqual([
      ['水仙里', '10', '31'],
      ['林興里', '11', '35'],
      ['文盛里', '10', '31'],
      ['富水里', '12', '40'],
    ]);
    expect(made.from[3]).toEqual(['D2', 'E2', 'F2']);
    expect(made.findings).toEqual([]);
    // Both pages have four rows: two headers, a total and a blank.
    expect(made.ledger).toMatchObject({ read: 8, published: 4, cut: { header: 2, total: 1, blank: 1 } });
  });

  it('and then months across', async () => {
    const rows = [
      ['里別', '1月', '2月', '3月', '里別', '1月', '2月', '3月'],
      ['水仙里', '14', '20', '33', '富水里', '41', '15', '62'],
      ['林興里', '17', '18', '90', '文盛里', '12', '11', '10'],
      ['河堤里', '57', '80', '19', '永昌里', '91', '21', '17'],
    ];
    const made = await reshapeOf([sheetOf(rows, text)], {
      pages: true,
      across: { from: '1月', to: '3月', names: ['月份'], value: '件數' },
    });
    expect(made.rows).toHaveLength(18);
    expect(made.rows[10]).toEqual(['富水里', '2月', '15']);
    expect(made.from[10]).toEqual(['E2', 'G1', 'G2']);
  });

  it('that are none are said to be none', async () => {
    const rows = PAGES.map((row) => row.slice(0, 3));
    const { findings } = await reshapeOf([sheetOf(rows, text)], { pages: true });
    expect(findings[0]).toMatchObject({ problem: 'reshape-pages-missing', level: 'error' });
  });
});

describe('blocks', () => {
  const BLOCKS = [
    ['科目', '預算數', '決算數'],
    ['(經常門)', '', ''],
    ['中正區', '10', '31'],
    ['大安區', '11', '35'],
    ['信義區', '12', '36'],
    ['(資本門)', '', ''],
    ['中正區', '1', '3'],
    ['大安區', '2', '4'],
    ['信義區', '3', '5'],
  ];

  it('with the same keys are stacked, the label of each a column', async () => {
    const made = await reshapeOf([sheetOf(BLOCKS, text)], { blocks: { as: '經資別' } });
    expect(made.titles).toEqual(['經資別', '科目', '預算數', '決算數']);
    expect(made.rows).toHaveLength(6);
    expect(made.rows[0]).toEqual(['經常門', '中正區', '10', '31']);
    expect(made.rows[5]).toEqual(['資本門', '信義區', '3', '5']);
    expect(made.from[5]![0]).toBe('A6');
    expect(made.ledger).toMatchObject({ read: 9, published: 6, cut: { header: 1, label: 2 } });
    expect(made.findings).toEqual([]);
  });

  it.each([1000, 2])('with other keys are read from the label rows as they pass, %i rows a batch', async (batch) => {
    const rows = BLOCKS.map((row, at) => (at > 5 ? [`${row[0]}北`, ...row.slice(1)] : row));
    const made = await reshapeOf([sheetOf(rows, { ...text, batch })], { blocks: { as: '經資別' } });
    expect(made.rows.map((row) => row[0])).toEqual([...Array(3).fill('經常門'), ...Array(3).fill('資本門')]);
    expect(made.from[4]![0]).toBe('A6');
  });

  it('with a row above the first label: a finding at that row', async () => {
    const rows = [BLOCKS[0]!, ['南港區', '4', '4'], ...BLOCKS.slice(1, 5), ['(資本門)', '', ''], ['文山區', '1', '1']];
    const made = await reshapeOf([sheetOf(rows, text)], { blocks: { as: '經資別' } });
    expect(made.rows[0]).toEqual(['', '南港區', '4', '4']);
    expect(made.findings).toMatchObject([
      { problem: 'reshape-block-without-label', cells: 1, places: [{ top: 1, left: 0 }] },
    ]);
  });
});

const sheet = (name: string, rows: readonly (readonly string[])[], hidden = false) =>
  sheetOf(rows, { name, hidden, ...text });

describe('sheets', () => {
  const table = (first: number, header: readonly string[] = ['里別', '戶數', '人數']) => [
    header,
    ['水仙里', `${first}`, '31'],
    ['林興里', `${first + 1}`, '35'],
    ['文盛里', `${first + 2}`, '36'],
  ];

  it('of a series are stacked, the name of each a column', async () => {
    const sheets = [sheet('1月', table(10)), sheet('2月', table(20)), sheet('說明', [['本表每月更新']])];
    const made = await reshapeOf(sheets, { sheets: { like: ['*月'], as: '月份' } });
    expect(made.titles).toEqual(['月份', '里別', '戶數', '人數']);
    expect(made.rows).toHaveLength(6);
    expect(made.rows[3]).toEqual(['2月', '水仙里', '20', '31']);
    expect(made.from[3]).toEqual(['2月!A1', '2月!A2', '2月!B2', '2月!C2']);
    expect(made.ledger).toMatchObject({ read: 8, published: 6, cut: { header: 2 } });
  });

  it('may have their columns in another order', async () => {
    const turned = table(20).map(([key, one, two]) => [key!, two!, one!]);
    const made = await reshapeOf([sheet('1月', table(10)), sheet('2月', turned)], {
      sheets: { like: ['*月'], as: '月份' },
    });
    expect(made.rows[3]).toEqual(['2月', '水仙里', '20', '31']);
    expect(made.from[3]![2]).toBe('2月!C2');
    expect(made.findings).toEqual([]);
  });

  it('must have the same columns', async () => {
    const sheets = [sheet('1月', table(10)), sheet('2月', table(20, ['里別', '戶數', '人口']))];
    const made = await reshapeOf(sheets, { sheets: { like: ['*月'], as: '月份' } });
    expect(made.rows[3]).toEqual(['2月', '水仙里', '20', '']);
    expect(made.findings).toMatchObject([
      { problem: 'reshape-part-differs', facts: { part: '2月', expected: '人數' }, places: [{ sheet: '2月', top: 0 }] },
    ]);
  });

  it('may each have months of their own across', async () => {
    const quarter = (months: readonly string[]) => [
      ['里別', ...months],
      ...['水仙里', '林興里', '文盛里'].map((name, row) => [
        name,
        ...months.map((_, at) => `${(row + 3) * 17 - at * 5}`),
      ]),
    ];
    const sheets = [sheet('上半', quarter(['1月', '2月', '3月'])), sheet('下半', quarter(['7月', '8月']))];
    const made = await reshapeOf(sheets, {
      sheets: { like: ['*半'], as: '期' },
      across: { like: ['*月'], names: ['月份'], value: '件數' },
    });
    expect(made.rows.map((row) => row[2]).slice(8, 12)).toEqual(['3月', '7月', '8月', '7月']);
    expect(made.ledger.reshaped).toEqual({ records: 6, made: 15, empty: 0 });
  });

  it('that are hidden are left out and named', async () => {
    const made = await reshapeOf([sheet('1月', table(10)), sheet('2月', table(20), true)], {
      sheets: { like: ['*月'], as: '月份' },
    });
    expect(made.rows).toHaveLength(3);
    expect(made.findings).toMatchObject([{ problem: 'reshape-sheet-hidden', facts: { found: '2月' } }]);
  });

  it('of which there is none', async () => {
    const made = await reshapeOf([sheet('1月', table(10))], { sheets: { like: ['*季'], as: '季' } });
    expect(made.findings).toMatchObject([{ problem: 'reshape-sheet-missing', facts: { found: '1月' } }]);
  });
});

describe('period', () => {
  const titled = (...titles: string[]) => [
    ...titles.map((title) => [title, '', '']),
    ['里別', '戶數', '人數'],
    ['水仙里', '10', '31'],
    ['林興里', '11', '35'],
    ['文盛里', '12', '36'],
  ];

  it.each<[string, string[], string, string]>([
    ['in the title', ['臺北市112年3月人口統計'], '112年3月', 'A1'],
    ['in a line of its own, letter-spaced', ['人口統計', '中 華 民 國 112 年 度'], '中華民國112年度', 'A2'],
    ['in full-width digits', ['人口統計', '民國１１２年第１季'], '民國112年第1季', 'A2'],
    ['and not when the table was made', ['112年3月人口統計', '製表日期：112年4月5日'], '112年3月', 'A1'],
    ['and not a number of years', ['近10年單一年齡人口統計', '中華民國一百十二年3月'], '中華民國一百十二年3月', 'A2'],
    ['said twice', ['112年度人口統計', '中華民國112年度'], '112年度', 'A1'],
  ])('is found %s', async (_, titles, period, at) => {
    const made = await reshapeOf([sheetOf(titled(...titles), text)], { period: { as: '統計期' } });
    expect(made.rows[2]).toEqual([period, '文盛里', '12', '36']);
    expect(made.from[2]![0]).toBe(at);
    expect(made.findings).toEqual([]);
  });

  it('is taken from the sheet’s name where no title says it', async () => {
    const made = await reshapeOf([sheet('112年3月', titled())], { period: { as: '統計期' } });
    expect(made.rows[0]![0]).toBe('112年3月');
    expect(made.from[0]![0]).toBe('112年3月!A1');
  });

  it.each([
    ['is missing', ['人口統計']],
    ['is not one', ['112年3月與112年4月人口統計']],
  ])('that %s is a finding', async (_, titles) => {
    const made = await reshapeOf([sheetOf(titled(...titles), text)], { period: { as: '統計期' } });
    expect(made.findings).toMatchObject([{ problem: 'reshape-period-missing', level: 'error' }]);
    expect(made.rows[0]![0]).toBe('');
  });
});
