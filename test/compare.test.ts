import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { world } from '../src/cli/world.ts';
import type { Change, Pipeline, TableRecipe } from '../src/model/pipeline.ts';
import { codeList } from '../src/pipeline/codes.ts';
import { type Outcome, run } from '../src/run.ts';
import { memoryStore } from '../src/store/memory.ts';
import { type CellSpec, xlsx } from './parse/workbook.ts';

const real = world(() => {}, new AbortController().signal);
const effects = { ...real.effects, now: () => new Date('2026-11-20T02:00:00+08:00') };
const folder = mkdtempSync(join(tmpdir(), 'goldbadge-compare-'));
afterAll(() => {
  real.close();
  rmSync(folder, { recursive: true, force: true });
});

let files = 0;
function put(bytes: Uint8Array | string, extension: string): string {
  const path = join(folder, `${files++}.${extension}`);
  writeFileSync(path, bytes);
  return path;
}

const districts = ['中正區', '大安區', '信義區', '文山區', '士林區', '北投區'];
/** A budget sheet: a title, a unit line, headings, invented figures. */
const budget = (
  unit: string,
  heads = ['行政區', '預算數', '決算數'],
  above: readonly CellSpec[][] = [],
): CellSpec[][] => [
  ...above.map((row) => [...row]),
  ['示範市各區預算'],
  [`單位：${unit}`],
  [...heads],
  ...districts.map((name, i): CellSpec[] => [name, 1200 + i * 37, 1100 + i * 29]),
];
const book = async (...sheets: readonly { name: string; rows: CellSpec[][] }[]) => put(await xlsx({ sheets }), 'xlsx');

const recorded: TableRecipe = {
  sheet: '112年',
  anchors: ['行政區'],
  header: 1,
  above: 2,
  unit: '千元',
  columns: ['行政區', '預算數', '決算數'],
  file: { format: 'xlsx' },
};

function pipeline(file: string, table: TableRecipe | undefined, more: Partial<Pipeline> = {}): Pipeline {
  return {
    id: 'budget',
    title: { zh: '各區預算', en: 'Budget' },
    description: { zh: '虛構的預算。', en: 'Invented.' },
    agency: {
      name: '示範市政府',
      oid: '2.16.886.101.90099.20001',
      contact: { name: '窗口', phone: '02-0000-0000', email: 'a@example.gov.tw' },
    },
    source: { file },
    ...(table && { table }),
    fields: [
      { name: 'district', title: '行政區', type: 'text' },
      { name: 'budget', title: '預算數', type: 'integer', unit: '千元' },
      { name: 'spent', title: '決算數', type: 'integer', unit: '千元' },
    ],
    formats: ['csv'],
    schedule: '0 2 * * *',
    frequency: '每1年',
    license: 'OGDL-Taiwan-1.0',
    ...more,
  };
}

const go = (one: Pipeline): Promise<Outcome> =>
  run(one, { store: memoryStore(), effects, codes: codeList }, { dryRun: true });

async function drifts(file: string, change: Change = {}): Promise<[Outcome['status'], string[]]> {
  const outcome = await go(pipeline(file, recorded, { change }));
  const found = outcome.report?.findings.filter((one) => one.problem.startsWith('drift-')) ?? [];
  const lines = found.map(
    ({ level, problem, facts }) => `${level} ${problem}: ${facts['expected']} -> ${facts['found']}`,
  );
  return [outcome.status, lines];
}

describe('a file against what its pipeline has recorded', () => {
  it('is published where nothing differs', async () => {
    expect(await drifts(await book({ name: '112年', rows: budget('千元') }))).toEqual(['published', []]);
  });

  it('is held back by another unit, and published where that was said', async () => {
    const file = await book({ name: '112年', rows: budget('元') });
    expect(await drifts(file)).toEqual(['held', ['error drift-unit: 千元 -> 元']]);
    expect(await drifts(file, { unit: 'publish' })).toEqual(['published', ['warning drift-unit: 千元 -> 元']]);
  });

  it('is not held back by a title line more', async () => {
    const file = await book({ name: '112年', rows: budget('千元', undefined, [['示範市政府主計處']]) });
    expect(await drifts(file)).toEqual(['published', ['note drift-title-rows: 2 -> 3']]);
  });

  it('is published in the pipeline’s order where columns have moved', async () => {
    const file = await book({ name: '112年', rows: budget('千元', ['行政區', '決算數', '預算數']) });
    const outcome = await go(pipeline(file, recorded));
    expect(outcome.status).toBe('published');
    expect(outcome.report?.preview.rows[0]).toEqual(['中正區', '1100', '1200']);
  });

  it('is looked for on other sheets, where exactly one has the columns', async () => {
    const cover = { name: '封面', rows: [['示範市各區預算'], ['主計處編印']] as CellSpec[][] };
    const next = { name: '113年', rows: budget('千元') };
    expect(await drifts(await book(cover, next))).toEqual(['held', ['error drift-sheet-renamed: 112年 -> 113年']]);
    expect((await drifts(await book(cover, next), { sheet: 'publish' }))[0]).toBe('published');
    const file = await book(next, { name: '114年', rows: budget('千元') });
    await expect(go(pipeline(file, recorded, { change: { sheet: 'publish' } }))).rejects.toThrow('no sheet “112年”');
  });

  it('binds a renamed column to its field, once that is allowed', async () => {
    const file = await book({ name: '112年', rows: budget('千元', ['行政區別', '預算數', '決算數']) });
    expect(await drifts(file)).toEqual(['held', ['error drift-column-renamed: 行政區 -> 行政區別']]);
    const outcome = await go(pipeline(file, recorded, { change: { renamed: 'publish' } }));
    expect(outcome.status).toBe('published');
    expect(outcome.report?.preview.rows[0]?.[0]).toBe('中正區');
    expect(outcome.release?.changes).toContain('source differs drift-column-renamed: 行政區 -> 行政區別');
  });

  it('is another table, whatever may be published', async () => {
    const rows: CellSpec[][] = [['姓名', '職稱'], ...districts.map((name): CellSpec[] => [`${name}區長`, '區長'])];
    const change = {
      added: 'publish',
      removed: 'publish',
      renamed: 'publish',
      header: 'publish',
      titles: 'publish',
    } as const;
    const [status, lines] = await drifts(await book({ name: '112年', rows }), change);
    expect(status).toBe('held');
    expect(lines).toContain('error drift-other-table: 3 -> 0');
  });
});

describe('a table that detection is not sure of', () => {
  // All words, and the first row could as well be a record.
  const words = ['甲,乙,丙', ...districts.map((name, i) => `${name},第${i}里,公園`)].join('\n');
  const fields = [
    { name: 'a', title: '甲', column: 'A', type: 'text' },
    { name: 'b', title: '乙', column: 'B', type: 'text' },
    { name: 'c', title: '丙', column: 'C', type: 'text' },
  ] as const;

  it('is held back, with the reason', async () => {
    const outcome = await go(pipeline(put(words, 'csv'), undefined, { fields }));
    expect(outcome.status).toBe('held');
    expect(outcome.report?.findings).toContainEqual(
      expect.objectContaining({ problem: 'table-unsure', level: 'error' }),
    );
  });

  it('is published where a person has accepted it, or has said by texts where it is', async () => {
    const file = put(words, 'csv');
    const accept = [{ problem: 'table-unsure', reason: '看過了', until: '2026-12-31' }];
    expect((await go(pipeline(file, undefined, { fields, accept }))).status).toBe('published');
    expect((await go(pipeline(file, { anchors: ['甲', '丙'] }, { fields }))).status).toBe('published');
    expect((await go(pipeline(file, { anchors: ['甲', '丁'] }, { fields }))).status).toBe('held');
  });
});
