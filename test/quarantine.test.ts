import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { world } from '../src/cli/world.ts';
import type { Effects } from '../src/model/effects.ts';
import { Fault } from '../src/model/fault.ts';
import { Findings } from '../src/model/finding.ts';
import type { Field, Pipeline } from '../src/model/pipeline.ts';
import type { Store } from '../src/model/store.ts';
import { type Passed, pass } from '../src/pass.ts';
import { codeList } from '../src/pipeline/codes.ts';
import { type Outcome, run } from '../src/run.ts';
import { memoryStore } from '../src/store/memory.ts';
import { viewsOf } from './detect/reshape-of.ts';
import { sheetOf } from './detect/sheet-of.ts';

const real = world(() => {}, new AbortController().signal);
const effects = { ...real.effects, now: () => new Date('2026-11-20T02:00:00+08:00') };
const folder = mkdtempSync(join(tmpdir(), 'goldbadge-quarantine-'));
afterAll(() => {
  real.close();
  rmSync(folder, { recursive: true, force: true });
});

const fields: readonly Field[] = [
  { name: 'id', title: '編號', type: 'code', checks: { unique: true } },
  { name: 'district', title: '行政區', type: 'text', checks: { enum: ['中正區', '大安區', '信義區'] } },
  { name: 'male', title: '男', type: 'integer' },
  { name: 'female', title: '女', type: 'integer' },
  { name: 'all', title: '計', type: 'integer' },
  { name: 'opened', title: '啟用日期', type: 'date' },
];
const HEADER = fields.map((field) => field.title).join(',');
const GOOD = Array.from({ length: 40 }, (_, at) => `A${at + 10},中正區,${at},1,${at + 1},112/3/${(at % 28) + 1}`);

const pipeline = (more: Partial<Pipeline> = {}): Pipeline => ({
  id: 'parks',
  title: { zh: '公園', en: 'Parks' },
  description: { zh: '公園。', en: 'Parks.' },
  agency: { name: '某機關', oid: '2.16.886', contact: { name: '窗口', phone: '02', email: 'a@example.gov.tw' } },
  source: { file: join(folder, 'parks.csv') },
  table: { anchors: ['編號', '啟用日期'] },
  fields,
  checks: { sums: [{ total: 'all', parts: ['male', 'female'] }] },
  quarantine: { share: 0.5 },
  formats: ['csv'],
  schedule: '0 0 * * *',
  frequency: '每1月',
  license: 'OGDL-Taiwan-1.0',
  ...more,
});

async function publish(lines: readonly string[], more: Partial<Pipeline> = {}, store = memoryStore()) {
  writeFileSync(join(folder, 'parks.csv'), `${[HEADER, ...lines].join('\r\n')}\r\n`);
  const outcome = await run(pipeline(more), { store, effects, codes: codeList });
  return { outcome, store };
}

async function textAt(store: Store, key: string): Promise<string | undefined> {
  const found = await store.get(key);
  return found && new TextDecoder('utf-8', { ignoreBOM: true }).decode(found.bytes);
}

async function keysOf(store: Store): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list('')) keys.push(key);
  return keys;
}

const lastOf = (store: Store) => textAt(store, 'quarantine/parks/last.csv');
const ledgerOf = ({ report }: Outcome) => report?.ledger;

describe('quarantine', () => {
  const bad = [
    'B01,中正區,1,2,3,112/13/5', // no such day
    'B02,中山區,1,2,3,112/3/5', // not in the list
    'B03,大安區,1,2,4,112/3/5', // no sum
    'B04,大安區,"1,000",x,1000,112/3/5', // no number
    'B05,大安區,1,2,3,112/3/5,多一格', // a cell too many
    'A12,大安區,1,2,3,112/3/5', // the key of a good row
  ];
  const lines = [...GOOD.slice(0, 20), ...bad, ...GOOD.slice(20)];

  it('publishes the good rows and writes the others down as they were found', async () => {
    const { outcome, store } = await publish(lines);
    expect(outcome.status, JSON.stringify(outcome.report?.gates)).toBe('published');
    // Of two rows with one key nobody knows which is right: both are set aside.
    expect(ledgerOf(outcome)).toEqual({ read: 47, published: 39, quarantined: 7, cut: { header: 1 } });
    const published = (await textAt(store, 'datasets/parks/latest/parks.csv'))!.trimEnd().split('\r\n').slice(1);
    expect(published.map((line) => line.slice(0, 3))).toEqual(
      GOOD.map((line) => line.slice(0, 3)).filter((id) => id !== 'A12'),
    );
    const aside = (await lastOf(store))!.split('\r\n');
    expect(aside.slice(0, 3)).toEqual([
      '\uFEFF列號,儲存格,問題,說明,編號,行政區,男,女,計,啟用日期',
      '4,A4,not-unique,讀到「A12」，別列 已經有相同的值，應不重複。,A12,中正區,2,1,3,112/3/3',
      expect.stringMatching(/^22,F22,.*,B01,中正區,1,2,3,112\/13\/5$/),
    ]);
    // The number with its comma as it was found, and both cells of a row that has two errors.
    const text = aside.join('\n');
    expect(text).toContain(',B04,大安區,"1,000",x,1000,112/3/5');
    expect(text).toContain('26,G26,');
    expect(text).toContain('27,A27,not-unique');
    expect(text).not.toContain('A11');
  });

  it('keeps the findings in the report, which hold nothing back any more', async () => {
    const { outcome } = await publish(lines);
    const errors = outcome.report!.findings.filter((one) => one.level === 'error');
    expect(errors.length).toBe(6);
    for (const one of errors) expect(one.quarantined, one.problem).toBe(one.cells);
    expect(outcome.report!.quarantine).toMatchObject({ rows: 7, share: 0.5 });
    const column = (name: string) => outcome.report!.columns.find((one) => one.name === name)!;
    for (const { name } of fields) expect(column(name).filled + column(name).missing).toBe(39);
    const kept = outcome.report!.score.release.rules.find((one) => one.rule === 'values-as-declared');
    expect(kept?.kept).toBe(1);
    expect(outcome.report!.score.source.rules.find((one) => one.rule === 'values-as-declared')!.kept).toBeLessThan(1);
  });

  it('lies apart from the release and all that is served', async () => {
    const { outcome, store } = await publish(lines);
    const { version, files } = outcome.release!;
    const keys = await keysOf(store);
    expect(keys.filter((key) => key.includes('quarantine'))).toEqual([
      `quarantine/parks/${version}.csv`,
      'quarantine/parks/last.csv',
    ]);
    expect(files.map((file) => file.name).join()).not.toContain('quarantine');
    for (const key of keys.filter((one) => one.startsWith('datasets/') && one.endsWith('.csv')))
      expect(await textAt(store, key), key).not.toContain('B01');
  });

  it('holds the release above the declared share, and keeps no row', async () => {
    const { outcome, store } = await publish(lines, { quarantine: { share: 0.1 } });
    expect(outcome.status).toBe('held');
    const failed = outcome.report!.gates.filter((gate) => !gate.passed);
    expect(failed).toEqual([
      { gate: 'too-many-set-aside', passed: false, facts: { found: 7, share: 15.2, expected: 10 } },
    ]);
    expect((await keysOf(store)).filter((key) => key.includes('quarantine'))).toEqual([]);
  });

  it('holds every error without it', async () => {
    const { quarantine: _, ...strict } = pipeline();
    writeFileSync(join(folder, 'parks.csv'), `${[HEADER, ...lines].join('\r\n')}\r\n`);
    const outcome = await run(strict, { store: memoryStore(), effects, codes: codeList });
    expect(outcome.status).toBe('held');
    expect(ledgerOf(outcome)).toEqual({ read: 47, published: 46, quarantined: 0, cut: { header: 1 } });
    const twice = outcome.report!.findings.find((one) => one.problem === 'not-unique');
    // Without quarantine only the row that repeats is told, and which one it repeats.
    expect(twice).toMatchObject({ cells: 1, facts: { found: 'A12', first: 'A4' } });
    expect(JSON.stringify(outcome.report)).not.toContain('quarantined":1');
  });

  it('publishes what the pipeline accepts', async () => {
    const accept = [{ problem: 'not-in-list', field: 'district', reason: '改制中', until: '2030-12-31' }];
    const { outcome, store } = await publish([...GOOD, bad[1]!, bad[0]!], { accept });
    expect(ledgerOf(outcome)).toMatchObject({ published: 41, quarantined: 1 });
    expect(await textAt(store, 'datasets/parks/latest/parks.csv')).toContain('B02,中山區');
    expect(outcome.report!.accepted).toMatchObject([{ problem: 'not-in-list' }]);
  });

  it('still holds for what no row can be blamed for', async () => {
    const { outcome } = await publish([...GOOD, bad[0]!], {
      fields: [...fields, { name: 'gone', title: '不在的欄', type: 'text' }],
    });
    expect(outcome.status).toBe('held');
  });

  it('tells the newest run’s rows, and none when there are none', async () => {
    const { store } = await publish([...GOOD, bad[0]!]);
    expect(await lastOf(store)).toContain('B01');
    // The same good rows: no new version, but the rows set aside are others.
    const { outcome } = await publish([...GOOD, bad[1]!], {}, store);
    expect(outcome.status).toBe('unchanged');
    expect(await lastOf(store)).toContain('B02');
    await publish([...GOOD, 'A99,大安區,1,2,3,112/3/5'], {}, store);
    expect(await lastOf(store)).toBeUndefined();
  });

  it('does not keep the cells of masked fields', async () => {
    const masked = fields.map(
      (field): Field => (field.name === 'district' ? { ...field, privacy: { mask: 'all' } } : field),
    );
    const { store } = await publish([...GOOD, bad[0]!, bad[1]!], { fields: masked });
    expect(await lastOf(store)).toContain('（不保存）');
    expect(await lastOf(store)).not.toMatch(/中山區|中正區/);
  });
});

describe('killed', () => {
  it('has the rows set aside before the pointer is switched, and completes the same release', async () => {
    const store = memoryStore();
    const puts: string[] = [];
    const dying: Store = {
      ...store,
      put(key, body, how) {
        puts.push(key);
        if (key.endsWith('latest.json')) throw new Fault('store-failed', { zh: '斷了', en: 'gone' });
        return store.put(key, body, how);
      },
    };
    const lines = [...GOOD, 'B01,中正區,1,2,3,112/13/5'];
    await expect(publish(lines, {}, dying)).rejects.toThrow('gone');
    const aside = puts.find((key) => key.startsWith('quarantine/'))!;
    expect(puts.indexOf(aside)).toBeGreaterThanOrEqual(0);
    expect(puts.indexOf(aside)).toBeLessThan(puts.indexOf('datasets/parks/latest.json'));
    expect(await textAt(store, 'datasets/parks/latest.json')).toBeUndefined();
    const { outcome } = await publish(lines, {}, store);
    expect(outcome.status).toBe('published');
    expect(`quarantine/parks/${outcome.release!.version}.csv`).toBe(aside);
    expect(await textAt(store, aside)).toBe(await lastOf(store));
  });
});

/** Rows through the loop alone, with what was written. */
async function passed(rows: readonly (readonly string[])[], batch: number, limits = { share: 1, most: 100_000 }) {
  const written = new Map<string, string>();
  const catching: Effects = {
    ...effects,
    spool(name) {
      let text = '';
      const decoder = new TextDecoder();
      return {
        write: (bytes) => {
          text += decoder.decode(bytes, { stream: true });
        },
        end() {
          written.set(name, text);
          return { path: name, size: text.length, sha256: '' };
        },
      };
    },
  };
  const views = await viewsOf([sheetOf([fields.map((field) => field.title), ...rows], { batch })]);
  const view = views[0]!;
  const findings = new Findings();
  const { checks } = pipeline();
  const done: Passed = await pass(
    {
      sheet: view.sheet,
      table: view.tables[0]!,
      fields,
      formats: ['csv'],
      codes: () => [],
      dataset: 'parks',
      lineage: true,
      ...(checks && { checks }),
      quarantine: { ...limits, accepted: () => false, hidden: [] },
    },
    findings,
    catching,
  );
  return { done, written, findings: findings.list() };
}

describe('a table that is reshaped', () => {
  const ROWS = [
    ['地區', '1月', '2月', '3月'],
    ['中正區', '12', '8', '約3'],
    ['大安區', '30', '7', '1,007'],
    ['信義區', '5', '6', '4'],
  ];
  const recipe = { across: { like: ['*月'], names: ['月份'], value: '件數' } };

  async function reshaped(months: readonly string[]) {
    const views = await viewsOf([sheetOf(ROWS, { name: '件數', text: false })]);
    const [view] = views;
    const field = (title: string, more: Partial<Field> = {}): Field => ({ name: title, title, type: 'text', ...more });
    const findings = new Findings();
    const done = await pass(
      {
        sheet: view!.sheet,
        table: view!.tables[0]!,
        fields: [field('地區'), field('月份', { checks: { enum: months } }), field('件數', { type: 'integer' })],
        formats: [],
        codes: () => [],
        dataset: 'cases',
        reshape: { recipe, view: view!, views, hints: {} },
        quarantine: { share: 1, accepted: () => false, hidden: [] },
      },
      findings,
      effects,
    );
    return { done, findings: findings.list() };
  }

  it('sets a made row aside, and the others of its record stay', async () => {
    const { done, findings } = await reshaped(['1月', '2月', '3月']);
    expect(done.ledger).toMatchObject({ published: 8, quarantined: 1, reshaped: { records: 3, made: 9, empty: 0 } });
    expect(done.preview[2]).toEqual(['大安區', '1月', '30']);
    expect(findings).toMatchObject([{ cells: 1, quarantined: 1, places: [{ top: 1, left: 3 }] }]);
    expect(done.columns[2]).toMatchObject({ filled: 8, unreadable: 1 });
  });

  it('sets all rows aside that show a heading which is wrong', async () => {
    const { done, findings } = await reshaped(['1月', '2月']);
    expect(done.ledger).toMatchObject({ published: 6, quarantined: 3 });
    // The heading is one cell.
    expect(findings.find((one) => one.problem === 'not-in-list')).toMatchObject({ cells: 1, quarantined: 1 });
  });
});

describe('a table of errors', () => {
  it('is not written down whole: what comes after so many rows is only counted, and holds the release', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`A${at + 100}`, '別區', '1', '1', '2', '112/3/5']);
    const { done, findings, written } = await passed(rows, 10, { share: 0.1, most: 25 });
    const aside = written.get('quarantine.csv')!.trimEnd().split('\r\n').length - 1;
    expect(aside).toBe(done.ledger.quarantined);
    expect(aside).toBeLessThanOrEqual(40);
    expect(done.ledger.read).toBe(aside + done.ledger.published + (done.ledger.cut.header ?? 0));
    expect(findings).toMatchObject([{ problem: 'not-in-list', cells: 60, quarantined: aside }]);
  });
});

describe('any table', () => {
  const row = fc.record({
    id: fc.integer({ min: 100, max: 160 }),
    district: fc.constantFrom('中正區', '大安區', '信義區', '中山區'),
    male: fc.constantFrom('1', '2', '1,000', '一些'),
    total: fc.integer({ min: 0, max: 4 }),
    day: fc.constantFrom('112/3/5', '2023-03-05', '112/13/5', ''),
  });

  it('falls apart into good rows and bad ones, and nothing is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 12, maxLength: 40 }),
        fc.integer({ min: 2, max: 9 }),
        async (made, size) => {
          const rows = made.map(({ id, district, male, total, day }) => {
            const men = Number(male.replace(',', ''));
            return [
              `A${id}`,
              district,
              male,
              '1',
              String(Number.isNaN(men) ? 1 : men + 1 + (total === 0 ? 1 : 0)),
              day,
            ];
          });
          const twice = (id: number) => made.filter((one) => one.id === id).length > 1;
          const good = made.map(
            ({ id, district, male, total, day }) =>
              !twice(id) && district !== '中山區' && male !== '一些' && total !== 0 && day !== '112/13/5',
          );
          const { done, written } = await passed(rows, size);
          const { read, published, quarantined, cut } = done.ledger;
          const away = Object.values(cut).reduce((sum, each) => sum + each, 0);
          expect(read).toBe(published + quarantined + away);
          expect(published).toBe(good.filter(Boolean).length);
          expect(quarantined).toBe(good.length - published);
          const out = written.get('data.csv')!.trimEnd().split('\r\n').slice(1);
          expect(out.map((line) => line.split(',')[0])).toEqual(
            rows.filter((_, at) => good[at]).map((cells) => cells[0]),
          );
          const aside = (written.get('quarantine.csv') ?? '').split('\r\n').slice(1, -1);
          const bad = rows.flatMap((cells, at) => (good[at] ? [] : [`${at + 2} ${cells[0]}`]));
          const told = [...(written.get('quarantine.csv') ?? '').matchAll(/^(\d+),.*?,(A\d+),(?:中|大|信)/gms)];
          expect(told.map(([, number, id]) => `${number} ${id}`)).toEqual(bad);
          expect(aside.length >= bad.length).toBe(true);
          // Lineage lists the changed cells of published rows, and of no other.
          const changed = made.filter((one, at) => good[at] && one.day === '112/3/5').length;
          const commas = made.filter((one, at) => good[at] && one.male === '1,000').length;
          const lines = written.get('lineage.csv')!.trimEnd().split('\r\n').slice(1);
          expect(lines.filter((line) => line.includes(',opened,')).length).toBe(changed);
          expect(lines.filter((line) => line.endsWith(',thousands')).length).toBe(commas);
        },
      ),
      { numRuns: 60 },
    );
  });
});
