import { describe, expect, it } from 'vitest';
import type { Reshape } from '../../src/model/reshape.ts';
import { reshapeOf } from './reshape-of.ts';
import { sheetOf } from './sheet-of.ts';

const MONTHS = [
  ['地區', '1月', '2月', '3月'],
  ['中正區', '12', '8', ''],
  ['大安區', '30', '', '7'],
  ['信義區', '5', '6', '4'],
];

const across = (more: Partial<NonNullable<Reshape['across']>>): Reshape => ({
  across: { names: ['月份'], value: '件數', ...more },
});

describe('across', () => {
  it('makes a row of each value and remembers every cell', async () => {
    const { titles, rows, from, ledger, findings } = await reshapeOf([sheetOf(MONTHS)], across({ like: ['*月'] }));
    expect(titles).toEqual(['地區', '月份', '件數']);
    expect(rows).toHaveLength(9);
    expect(rows.slice(0, 4)).toEqual([
      ['中正區', '1月', '12'],
      ['中正區', '2月', '8'],
      ['中正區', '3月', ''],
      ['大安區', '1月', '30'],
    ]);
    expect(from[3]).toEqual(['A3', 'B1', 'B3']);
    expect(from[2]).toEqual(['A2', 'D1', 'D2']);
    expect(ledger).toEqual({
      read: 4,
      published: 9,
      quarantined: 0,
      cut: { header: 1 },
      reshaped: { records: 3, made: 9, empty: 0 },
    });
    expect(findings).toEqual([]);
  });

  it.each<[string, Partial<NonNullable<Reshape['across']>>]>([
    ['one by one', { columns: ['1月', '2月', '3月'] }],
    ['from first to last', { from: '1月', to: '3月' }],
    ['by likeness, width and blanks aside', { like: ['＊ 月'] }],
  ])('takes columns %s', async (_, how) => {
    const { rows } = await reshapeOf([sheetOf(MONTHS)], across(how));
    expect(rows).toHaveLength(9);
  });

  it('leaves empty cells out by declaration, and counts them', async () => {
    const { rows, ledger } = await reshapeOf([sheetOf(MONTHS)], across({ like: ['*月'], empty: 'drop' }));
    expect(rows.map((row) => row.join())).not.toContain('中正區,3月,');
    expect(ledger.published).toBe(7);
    expect(ledger.reshaped).toEqual({ records: 3, made: 9, empty: 2 });
  });

  it('leaves totals out by declaration', async () => {
    const rows = MONTHS.map((row, at) => [...row, at === 0 ? '合計' : '20']);
    const made = await reshapeOf([sheetOf(rows)], across({ from: '1月', to: '合計', except: ['合計'] }));
    expect(made.titles).toEqual(['地區', '月份', '件數']);
    expect(made.rows).toHaveLength(9);
  });

  const LEVELS = [
    ['地區', '未婚', '', '有偶', ''],
    ['', '男', '女', '男', '女'],
    ['中正區', '1', '2', '3', '4'],
    ['大安區', '5', '6', '7', '8'],
    ['信義區', '9', '10', '11', '12'],
  ];
  const merged = [
    { top: 0, left: 1, bottom: 0, right: 2 },
    { top: 0, left: 3, bottom: 0, right: 4 },
    { top: 0, left: 0, bottom: 1, right: 0 },
  ];

  it('makes a column of each level, at the cell that holds it', async () => {
    const made = await reshapeOf([sheetOf(LEVELS, { text: false, layout: { merged } })], {
      across: { from: '未婚_男', to: '有偶_女', names: ['婚姻', '性別'], value: '人數' },
    });
    expect(made.titles).toEqual(['地區', '婚姻', '性別', '人數']);
    expect(made.rows[3]).toEqual(['中正區', '有偶', '女', '4']);
    expect(made.from[3]).toEqual(['A3', 'D1', 'E2', 'E3']);
    expect(made.rows).toHaveLength(12);
  });

  it('keeps a level as headings with *', async () => {
    const made = await reshapeOf([sheetOf(LEVELS, { text: false, layout: { merged } })], {
      across: { from: '未婚_男', to: '有偶_女', names: ['婚姻', '*'] },
    });
    expect(made.titles).toEqual(['地區', '婚姻', '男', '女']);
    expect(made.rows.slice(0, 2)).toEqual([
      ['中正區', '未婚', '1', '2'],
      ['中正區', '有偶', '3', '4'],
    ]);
    expect(made.from[1]).toEqual(['A3', 'D1', 'D3', 'E3']);
  });

  it.each([
    ['split', { split: '-' }],
    ['pattern', { pattern: '^(.+)-(.)$' }],
  ])('takes a heading in one row apart by %s', async (_, how) => {
    const rows = [['地區', '未婚-男', '未婚-女', '有偶-男'], ...LEVELS.slice(2).map((row) => row.slice(0, 4))];
    const made = await reshapeOf([sheetOf(rows)], {
      across: { like: ['*-*'], names: ['婚姻', '性別'], value: '人數', ...how },
    });
    expect(made.rows[2]).toEqual(['中正區', '有偶', '男', '3']);
    expect(made.findings).toEqual([]);
  });

  it('drops levels that are the same over all columns', async () => {
    const rows = [
      ['地區', '件數', '', ''],
      ['', '1月', '2月', '3月'],
      ['中正區', '1', '2', '3'],
      ['大安區', '4', '5', '6'],
      ['信義區', '7', '8', '9'],
    ];
    const layout = { merged: [{ top: 0, left: 1, bottom: 0, right: 3 }] };
    const made = await reshapeOf([sheetOf(rows, { text: false, layout })], across({ like: ['*月'] }));
    expect(made.rows[1]).toEqual(['中正區', '2月', '2']);
    expect(made.from[1]![1]).toBe('C2');
  });

  it.each<[string, Reshape, string, string]>([
    ['a column that is gone', across({ columns: ['1月', '4月'] }), 'reshape-column-missing', '4月'],
    ['an end that is gone', across({ from: '1月', to: '12月' }), 'reshape-column-missing', '12月'],
    ['nothing like it', across({ like: ['*季'] }), 'reshape-column-missing', '*季'],
    ['too few parts', across({ like: ['*月'], names: ['年', '月份'] }), 'reshape-heading-parts', '1月'],
    [
      'a name that is there',
      { across: { like: ['*月'], names: ['地區'], value: '件數' } },
      'reshape-name-taken',
      '地區',
    ],
  ])('says so at the header: %s', async (_, recipe, problem, text) => {
    const { findings } = await reshapeOf([sheetOf(MONTHS)], recipe);
    const finding = findings.find((one) => one.problem === problem);
    expect(finding?.level).toBe('error');
    expect(Object.values(finding!.facts).join()).toContain(text);
    expect(finding!.places[0]?.top).toBe(0);
  });

  it('says so of two columns that would be the same rows', async () => {
    const rows = [['地區', '1月', '2月', '1月'], ...MONTHS.slice(1)];
    const { findings } = await reshapeOf([sheetOf(rows)], across({ like: ['*月'] }));
    expect(findings[0]).toMatchObject({ problem: 'reshape-labels-repeated', places: [{ top: 0, left: 3 }] });
  });
});

describe('flags', () => {
  it('splits marks from values, before or after them or alone', async () => {
    const rows = [
      ['測站', '測項', '1時', '2時', '3時'],
      ['二林', 'CO', '12#', '3.5', '7#*'],
      ['二林', 'NO', 'NR', '', '4 x'],
      ['二林', 'O3', '*8', '9', '-1#'],
    ];
    const made = await reshapeOf([sheetOf(rows)], {
      across: { like: ['*時'], names: ['時'], value: '值' },
      flags: [{ column: '值', as: '註記', marks: ['#', '*', 'x', 'NR'] }],
    });
    expect(made.titles).toEqual(['測站', '測項', '時', '值', '註記']);
    expect(made.rows.map((row) => `${row[3]!.trim()}|${row[4]}`)).toEqual([
      ...['12|#', '3.5|', '7|#*'],
      ...['|NR', '|', '4|x'],
      ...['8|*', '9|', '-1|#'],
    ]);
    expect(made.from[0]!.slice(3)).toEqual(['C2', 'C2']);
  });
});
