import { expect, it } from 'vitest';
import type { Effects } from '../src/model/effects.ts';
import { Findings } from '../src/model/finding.ts';
import type { Field } from '../src/model/pipeline.ts';
import { pass } from '../src/pass.ts';
import { viewsOf } from './detect/reshape-of.ts';
import { sheetOf } from './detect/sheet-of.ts';

const { signal } = new AbortController();
const effects: Effects = {
  now: () => new Date(0),
  signal,
  log: () => {},
  spool: () => ({ write: () => {}, end: () => ({ path: '', size: 0, sha256: '' }) }),
};

const ROWS = [
  ['地區', '1月', '2月', '3月'],
  ['中正區', '12#', '8', '約3'],
  ['大安區', '30', '－', '1,007'],
  ['信義區', '5', '6#', '4'],
];

const field = (title: string, more: Partial<Field> = {}): Field => ({ name: title, title, type: 'text', ...more });

it('reshaped rows are normalised, checked and counted like any others, with their own addresses', async () => {
  const views = await viewsOf([sheetOf(ROWS, { name: '件數', text: false })]);
  const [view] = views;
  const findings = new Findings();
  const recipe = {
    across: { like: ['*月'], names: ['月份'], value: '件數' },
    flags: [{ column: '件數', as: '註記', marks: ['#'] }],
  };
  const passed = await pass(
    {
      sheet: view!.sheet,
      table: view!.tables[0]!,
      fields: [
        field('地區'),
        field('月份', { checks: { enum: ['1月', '2月'] } }),
        field('件數', { type: 'integer', missing: ['－'] }),
        field('註記'),
        field('備註', { optional: true }),
      ],
      formats: [],
      codes: () => [],
      dataset: 'cases',
      reshape: { recipe, view: view!, views, hints: {} },
    },
    findings,
    effects,
  );
  expect(passed.preview.slice(0, 3)).toEqual([
    ['中正區', '1月', '12', '#', ''],
    ['中正區', '2月', '8', '', ''],
    ['中正區', '3月', '約3', '', ''],
  ]);
  // The heading 3月 is one cell, however many rows show it.
  expect(findings.list().map(({ problem, field, cells, places }) => [problem, field, cells, places])).toEqual([
    ['not-in-list', '月份', 1, [{ sheet: '件數', top: 0, left: 3, bottom: 0, right: 3 }]],
    ['unreadable-integer', '件數', 1, [{ sheet: '件數', top: 1, left: 3, bottom: 1, right: 3 }]],
  ]);
  expect(passed.columns.map(({ column, filled, missing }) => [column, filled, missing])).toEqual([
    [1, 9, 0],
    [0, 9, 0],
    [2, 8, 1],
    [2, 2, 7],
    [0, 0, 9],
  ]);
  expect(passed.columns[2]!.sample).toEqual({ cell: '件數!D3', found: '1,007', published: '1007' });
  // The agency's file has flags glued to its figures, though the release has not.
  expect(passed.facts[2]!.flagged).toBe(2);
  expect(passed.ledger.reshaped).toEqual({ records: 3, made: 9, empty: 0 });
});
