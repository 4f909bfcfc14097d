import { describe, expect, it } from 'vitest';
import { keys } from '../../src/model/keys.ts';
import type { RunRecord } from '../../src/model/release.ts';
import { apply } from '../../src/publish/apply.ts';
import { plan } from '../../src/publish/plan.ts';
import { history, readLatest, readReport, readState } from '../../src/publish/read.ts';
import { recordReport, recordRun } from '../../src/publish/record.ts';
import { remember } from '../../src/publish/state.ts';
import { validator } from '../../src/schema/validate.ts';
import { testStore } from './memory-store.ts';
import { inputOf } from './subject.ts';

const run = (hour: number): RunRecord => ({
  started: `2026-11-20T${String(hour % 24).padStart(2, '0')}:00:00+08:00`,
  ended: `2026-11-20T${String(hour % 24).padStart(2, '0')}:01:00+08:00`,
  outcome: 'unchanged',
  findings: hour,
});
const seen = { tag: 't', sha256: 'a'.repeat(64), pipeline: 'p', outcome: 'unchanged' } as const;

describe('state', () => {
  it('keeps the newest 50 runs, newest first, and what was seen', () => {
    let state = remember('parks', undefined, run(0), seen);
    for (let hour = 1; hour <= 60; hour++) state = remember('parks', state, run(hour));
    expect(state.runs.map((each) => each.findings)).toEqual(Array.from({ length: 50 }, (_, at) => 60 - at));
    expect(state.seen).toEqual(seen);
    expect(validator('state')(state)).toEqual([]);
  });

  it('loses no record when two write at once', async () => {
    const store = testStore();
    await Promise.all([recordRun(store, 'parks', run(1), seen), recordRun(store, 'parks', run(2))]);
    const found = await readState(store, 'parks');
    expect(found?.state.runs.map((each) => each.findings).sort()).toEqual([1, 2]);
    expect(found?.state.seen).toEqual(seen);
  });

  it('keeps the newest report', async () => {
    const store = testStore();
    const { report } = inputOf('1,10,2001', undefined);
    await recordReport(store, report);
    await recordReport(store, report);
    expect(JSON.parse(Buffer.from(store.kept.get(keys.lastReport('parks'))!.bytes).toString())).toEqual(report);
  });
});

describe('reading', () => {
  const published = async () => {
    const store = testStore();
    for (const text of ['1,10,2001', '2,20,2002']) {
      await apply(plan(inputOf(text, await readLatest(store, 'parks'))), store, { signal: AbortSignal.any([]) });
    }
    const { release } = (await readLatest(store, 'parks'))!;
    return { store, release, key: keys.release('parks', release.version) };
  };
  const spoil = async (key: (folder: string) => string, change: (text: string) => string | undefined) => {
    const { store, key: folder } = await published();
    const at = key(folder);
    const found = store.kept.get(at)!;
    const text = change(Buffer.from(found.bytes).toString());
    if (text === undefined) store.kept.delete(at);
    else store.kept.set(at, { ...found, bytes: Buffer.from(text) });
    return { store, at };
  };

  it('finds nothing where nothing is', async () => {
    expect(await readLatest(testStore(), 'parks')).toBeUndefined();
    expect(await readState(testStore(), 'parks')).toBeUndefined();
    expect(await history(testStore(), 'parks')).toEqual([]);
  });

  it('follows predecessors, as far as asked', async () => {
    const { store, release } = await published();
    expect((await history(store, 'parks')).map((each) => each.number)).toEqual([2, 1]);
    expect(await history(store, 'parks', 1)).toEqual([release]);
    expect((await readReport(store, 'parks', release.version)).dataset).toBe('parks');
  });

  it.each<[string, (folder: string) => string, (text: string) => string | undefined]>([
    ['a pointer that is no JSON', () => keys.pointer('parks'), () => '{'],
    ['a pointer of another shape', () => keys.pointer('parks'), (text) => text.replace('"version"', '"v"')],
    ['a release that is gone', (folder) => `${folder}release.json`, () => undefined],
    ['a release of another dataset', (folder) => `${folder}release.json`, (text) => text.replace('"parks"', '"x"')],
    [
      'a release with a wrong row count',
      (folder) => `${folder}release.json`,
      (text) => text.replace('"rows": 1', '"rows": -1'),
    ],
    [
      'a release with a wrong number',
      (folder) => `${folder}release.json`,
      (text) => text.replace('"number": 2', '"number": 3'),
    ],
  ])('tells of %s', async (_, key, change) => {
    const { store, at } = await spoil(key, change);
    const told = history(store, 'parks');
    await expect(told).rejects.toMatchObject({ code: 'store-damaged' });
    await expect(told).rejects.toThrow(at.split('releases')[0]);
  });
});
