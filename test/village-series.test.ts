import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { world } from '../src/cli/world.ts';
import type { Change, Field, Pipeline, TableRecipe } from '../src/model/pipeline.ts';
import { codeList } from '../src/pipeline/codes.ts';
import { type Outcome, run } from '../src/run.ts';
import { memoryStore } from '../src/store/memory.ts';

/**
 * One monthly table that has had six shapes over the years: with and without codes, with an English header above or below the Chinese
 * one, with marriages counted together and apart, with a heading renamed. One pipeline must know them all, or say what is wrong.
 */
const corpus = process.env['GOLDBADGE_CORPUS'];
const real = world(() => {}, new AbortController().signal);
const effects = { ...real.effects, now: () => new Date('2026-11-20T02:00:00+08:00') };
const folder = mkdtempSync(join(tmpdir(), 'goldbadge-series-'));
afterAll(() => {
  real.close();
  rmSync(folder, { recursive: true, force: true });
});

const births = ['出生數', '出生數-男', '出生數-女', '死亡數', '死亡數-男', '死亡數-女'];
const together = ['結婚對數', '離婚對數'];
const apart = ['結婚對數', '離婚對數'].flatMap((what) =>
  ['異性', '同性', '同性_男', '同性_女'].map((who) => `${what}_${who}`),
);
const english = (titles: readonly string[]) => titles.map((_, i) => `column_${String.fromCharCode(97 + i)}`);
const plain = ['統計年月', '區域別', '村里', ...births, ...together];
const coded = ['統計年月', '區域別代碼', '區域別', '村里', ...births, ...together];
const split = ['統計年月', '區域別代碼', '區域別', '村里', ...births, ...apart];
const renamed = split.map((title) => (title === '村里' ? '村里名稱' : title));

/** The shapes, in the order of the years. */
const shapes = {
  'no codes': [plain],
  'with codes': [coded],
  'English above': [english(coded), coded],
  'English below': [coded, english(coded)],
  'marriages apart, English above': [english(split), split],
  'marriages apart, one header, a heading renamed': [renamed],
} as const satisfies Record<string, readonly (readonly string[])[]>;
type Shape = keyof typeof shapes;

const integer = (title: string, more: Partial<Field> = {}): Field => ({ name: title, title, type: 'integer', ...more });
const keys: readonly Field[] = [
  { name: 'month', title: '統計年月', type: 'period', precision: 'month', checks: { required: true } },
  { name: 'village_code', title: '區域別代碼', type: 'code' },
  { name: 'town', title: '區域別', type: 'text', checks: { required: true } },
  { name: 'village', title: '村里', type: 'text', checks: { required: true } },
];
/** A pipeline that a person has taught all shapes. */
const taught: readonly Field[] = [
  ...keys.map((field) => {
    if (field.name === 'village_code') return { ...field, optional: true };
    return field.name === 'village' ? { ...field, aliases: ['村里名稱'] } : field;
  }),
  ...births.map((title) => integer(title)),
  ...[...together, ...apart].map((title) => integer(title, { optional: true })),
];
/** One that knows the shape it was written from and no other. */
const untaught: readonly Field[] = [...keys, ...[...births, ...together].map((title) => integer(title))];

const recorded: TableRecipe = {
  anchors: ['統計年月', '區域別', '村里'],
  header: 1,
  above: 0,
  columns: coded,
  file: { format: 'csv', encoding: 'utf-8', delimiter: ',' },
};

function pipelineOf(file: string, fields: readonly Field[], change?: Change): Pipeline {
  return {
    id: 'village-vital',
    title: { zh: '村里動態', en: 'Vital figures by village' },
    description: { zh: '虛構的村里出生死亡結婚離婚數。', en: 'Invented figures.' },
    agency: {
      name: '內政部',
      oid: '2.16.886.101.20003.20001',
      contact: { name: '窗口', phone: '02-0000-0000', email: 'a@example.gov.tw' },
    },
    source: { file },
    table: recorded,
    ...(change && { change }),
    fields,
    formats: ['csv'],
    schedule: '0 2 * * *',
    frequency: '每1月',
    license: 'OGDL-Taiwan-1.0',
  };
}

const go = (pipeline: Pipeline): Promise<Outcome> =>
  run(pipeline, { store: memoryStore(), effects, codes: codeList }, { dryRun: true });

/** What was found of drift, as `level kind: before -> after`. */
function drifts(outcome: Outcome): string[] {
  const found = outcome.report?.findings.filter((one) => one.problem.startsWith('drift-')) ?? [];
  return found.map((one) => {
    const { expected = '', found: is = '' } = one.facts;
    const kind = one.problem.replace('drift-', '');
    return kind === 'column-removed'
      ? `${one.level} ${kind}: ${expected}`
      : `${one.level} ${kind}: ${expected} -> ${is}`;
  });
}

/** Forty invented villages in a shape. */
function written(shape: Shape): string {
  const heads: readonly (readonly string[])[] = shapes[shape];
  const chinese = heads.find((row) => row.includes('統計年月'))!;
  const rows = Array.from({ length: 40 }, (_, n) =>
    chinese.map((title, at) => {
      if (title === '統計年月') return '11207';
      if (title === '區域別代碼') return `6500001${String(n).padStart(4, '0')}`;
      if (title === '區域別') return n < 20 ? '示範市甲區' : '示範市乙區';
      if (title.startsWith('村里')) return `第${n + 1}里`;
      return String((n * 7 + at * 3) % 11);
    }),
  );
  const path = join(folder, `${Object.keys(shapes).indexOf(shape)}.csv`);
  writeFileSync(path, `${[...heads, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`);
  return path;
}

describe('six shapes of one table', () => {
  const all = Object.keys(shapes) as Shape[];

  it.each(all)('are published by one pipeline that was taught them: %s', async (shape) => {
    const outcome = await go(pipelineOf(written(shape), taught, { header: 'publish' }));
    expect(drifts(outcome).filter((line) => line.startsWith('error'))).toEqual([]);
    expect(outcome.status, JSON.stringify(outcome.report?.findings)).toBe('published');
    expect(outcome.report?.ledger).toMatchObject({ published: 40 });
    const first = Object.fromEntries(
      outcome.report!.preview.header.map((name, at) => [name, outcome.report!.preview.rows[0]![at]]),
    );
    const chinese: readonly string[] = shapes[shape].find((row) => (row as readonly string[]).includes('統計年月'))!;
    const value = (title: string) => (chinese.includes(title) ? String((chinese.indexOf(title) * 3) % 11) : '');
    expect(first).toMatchObject({ month: '2023-07', town: '示範市甲區', village: '第1里' });
    expect(first['village_code']).toBe(chinese.includes('區域別代碼') ? '65000010000' : '');
    for (const title of [...births, ...together, ...apart]) expect(first[title], title).toBe(value(title));
  });

  it.each<[Shape, Outcome['status'], string[]]>([
    ['no codes', 'held', ['error column-removed: 區域別代碼']],
    ['with codes', 'published', []],
    ['English above', 'held', ['error header-rows: 1 -> 2']],
    ['English below', 'held', ['error header-rows: 1 -> 2']],
    [
      'marriages apart, English above',
      'held',
      [
        ...together.map((title) => `error column-removed: ${title}`),
        'error header-rows: 1 -> 2',
        ...apart.map((title) => `error column-added:  -> ${title}`),
      ],
    ],
    [
      'marriages apart, one header, a heading renamed',
      'held',
      [
        ...together.map((title) => `error column-removed: ${title}`),
        'error column-renamed: 村里 -> 村里名稱',
        ...apart.map((title) => `error column-added:  -> ${title}`),
      ],
    ],
  ])('are refused by a pipeline that knows one of them, with the reason: %s', async (shape, status, lines) => {
    const outcome = await go(pipelineOf(written(shape), untaught));
    expect(drifts(outcome)).toEqual(lines);
    expect(outcome.status).toBe(status);
  });

  it('say in the change log how the file differed', async () => {
    const outcome = await go(pipelineOf(written('English above'), taught, { header: 'publish' }));
    expect(outcome.release?.changes).toContain('source differs drift-header-rows: 1 -> 2');
  });

  it('follow each other as releases of one dataset, however they change', async () => {
    const ground = { store: memoryStore(), effects, codes: codeList };
    const told: string[] = [];
    for (const shape of all) {
      const outcome = await run(pipelineOf(written(shape), taught, { header: 'publish' }), ground);
      told.push(`${outcome.status} ${outcome.release?.number}`);
    }
    // With the English line below or above, the same figures come out: nothing new to publish.
    expect(told).toEqual(['published 1', 'published 2', 'unchanged 2', 'unchanged 2', 'published 3', 'unchanged 3']);
  });

  it('may be accepted one by one', async () => {
    const pipeline = pipelineOf(written('English above'), untaught);
    const accept = [{ problem: 'drift-header-rows', reason: '加了英文標題', until: '2026-12-31' }];
    expect((await go({ ...pipeline, accept })).status).toBe('published');
  });
});

const files: readonly [name: string, rows: number][] = [
  ['moi-10304-bdmd-single-header.csv', 7850],
  ['moi-10803-bdmd-bilingual.csv', 7760],
  ['moi-11501-bdmd.csv', 7752],
];
const there = corpus !== undefined && existsSync(join(corpus, 'files/csv', files[0]![0]));
if (!there)
  console.warn('SKIPPED: the agency’s own village series is not read, for GOLDBADGE_CORPUS does not name the corpus.');

describe.skipIf(!there)('the agency’s own files', () => {
  const path = (name: string) => join(corpus ?? '', 'files/csv', name);

  it.each(files)('%s is published by the pipeline that was taught', async (name, rows) => {
    const outcome = await go(pipelineOf(path(name), taught, { header: 'publish' }));
    expect(outcome.status, JSON.stringify(outcome.report?.findings)).toBe('published');
    expect(outcome.report?.ledger.published).toBe(rows);
  });

  it.each<[string, string[]]>([
    [files[0]![0], ['error column-removed: 區域別代碼', 'note file-form: csv utf-8 , -> csv utf-8-bom ,']],
    [files[1]![0], ['error header-rows: 1 -> 2', 'note file-form: csv utf-8 , -> csv utf-8-bom ,']],
    [
      files[2]![0],
      [
        ...together.map((title) => `error column-removed: ${title}`),
        'error column-renamed: 村里 -> 村里名稱',
        ...apart.map((title) => `error column-added:  -> ${title}`),
        'note file-form: csv utf-8 , -> csv utf-8-bom ,',
      ],
    ],
  ])('%s is refused by one that was not, with the reason', async (name, lines) => {
    const outcome = await go(pipelineOf(path(name), untaught));
    expect(outcome.status).toBe('held');
    expect(drifts(outcome)).toEqual(lines);
  });
});
