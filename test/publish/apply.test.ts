import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/model/fault.ts';
import { keys } from '../../src/model/keys.ts';
import type { Store } from '../../src/model/store.ts';
import { apply } from '../../src/publish/apply.ts';
import { plan } from '../../src/publish/plan.ts';
import { history, readLatest } from '../../src/publish/read.ts';
import { fileStore } from '../../src/store/file.ts';
import { dying, Killed, sha256, type TestStore, testStore } from './memory-store.ts';
import { inputOf, parks } from './subject.ts';

const going = { signal: new AbortController().signal };

async function publish(text: string, store: Store, now = '2026-11-20T16:00:00Z', on: Store = store) {
  const latest = await readLatest(store, 'parks');
  return apply(plan(inputOf(text, latest, { now: new Date(now) })), on, going);
}

/** What a reader sees who starts at the pointer: every file the release names must be there, to the last byte. */
async function served(store: TestStore): Promise<string | undefined> {
  const latest = await readLatest(store, 'parks');
  if (!latest) return undefined;
  const folder = keys.release('parks', latest.release.version);
  for (const file of latest.release.files) {
    const bytes = store.kept.get(folder + file.name)?.bytes;
    expect(bytes && sha256(bytes), file.name).toBe(file.sha256);
  }
  return latest.release.version;
}

/** The stable addresses hold the served release and nothing else. */
async function settled(store: TestStore): Promise<void> {
  const { release } = (await readLatest(store, 'parks'))!;
  const names = [...release.files.map((file) => file.name), 'release.json'].sort();
  const prefix = keys.latest('parks', '');
  const there = [...store.kept.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  expect(there.sort()).toEqual(names);
  for (const name of names) {
    const copy = store.kept.get(prefix + name)!;
    expect(copy.bytes).toEqual(store.kept.get(keys.release('parks', release.version) + name)!.bytes);
    expect(copy.how.saveAs).toContain(release.version);
    expect(copy.how.cache).toBe('never');
  }
}

const first = '1,10,2001';
const second = '1,10,2001\n2,20,2002';

async function writesOf(before: string | undefined, text: string): Promise<number> {
  const store = testStore();
  if (before !== undefined) await publish(before, store);
  let writes = 0;
  const counted =
    <Args extends unknown[], Result>(write: (...all: Args) => Result) =>
    (...all: Args): Result => {
      writes++;
      return write(...all);
    };
  const counting: Store = { ...store, put: counted(store.put), remove: counted(store.remove) };
  await publish(text, store, undefined, counting);
  return writes;
}

describe('apply', () => {
  it('publishes, and publishes nothing when nothing changed', async () => {
    const store = testStore();
    expect((await publish(first, store)).status).toBe('published');
    await settled(store);
    const before = [...store.kept.values()].map((each) => each.entry.tag);
    expect((await publish(first, store, '2026-11-21T16:00:00Z')).status).toBe('unchanged');
    expect([...store.kept.values()].map((each) => each.entry.tag)).toEqual(before);
  });

  it('publishes into a folder that people can check', async () => {
    const root = mkdtempSync(join(tmpdir(), 'goldbadge-store-'));
    const store = fileStore(root);
    await publish(first, store);
    const { release } = await publish(second, store);
    expect((await publish(second, store)).status).toBe('unchanged');
    for (const folder of [keys.release('parks', release.version), keys.latest('parks', '')]) {
      const said = execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: join(root, folder) });
      expect(said.toString().trim().split('\n')).toHaveLength(6);
    }
    expect((await history(store, 'parks')).map((each) => each.rows)).toEqual([2, 1]);
  });

  it('names the predecessor, and gives content that comes back a version of its own', async () => {
    const store = testStore();
    const versions = [];
    for (const text of [first, second, first]) versions.push((await publish(text, store)).release);
    expect(new Set(versions.map((release) => release.version)).size).toBe(3);
    expect(versions.map((release) => release.predecessor)).toEqual([null, versions[0]!.version, versions[1]!.version]);
    expect(versions[2]!.content).toBe(versions[0]!.content);
    expect((await history(store, 'parks')).map((release) => release.number)).toEqual([3, 2, 1]);
    await settled(store);
  });

  for (const [name, before] of [
    ['a first release', undefined],
    ['a second release', first],
  ] as const) {
    it(`killed at any write of ${name}, readers see one whole release and the next run completes it`, async () => {
      const writes = await writesOf(before, second);
      expect(writes).toBeGreaterThan(15);
      for (let at = 0; at < writes; at++) {
        for (const when of ['before', 'after'] as const) {
          const store = testStore();
          const old = before === undefined ? undefined : (await publish(before, store)).release.version;
          const wanted = plan(inputOf(second, await readLatest(store, 'parks'))).release.version;
          await expect(publish(second, store, undefined, dying(store, at, when))).rejects.toThrow(Killed);
          expect([old, wanted]).toContain(await served(store));
          const again = await publish(second, store, '2026-11-21T16:00:00Z');
          expect(await served(store)).toBe(wanted);
          expect(again.release.version).toBe(wanted);
          await settled(store);
          expect((await publish(second, store)).status).toBe('unchanged');
        }
      }
    });
  }

  it('stays whole through any order of contents and kills', async () => {
    const run = fc.record({
      text: fc.constantFrom(first, second, '3,30,2003'),
      at: fc.nat({ max: 25 }),
      when: fc.constantFrom('before' as const, 'after' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(run, { maxLength: 6 }), async (runs) => {
        const store = testStore();
        for (const [hour, { text, at, when }] of runs.entries()) {
          const now = `2026-11-20T${String(hour).padStart(2, '0')}:00:00Z`;
          await publish(text, store, now, dying(store, at, when)).catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
          await served(store);
        }
        await publish(first, store, '2026-11-21T00:00:00Z');
        await served(store);
        await settled(store);
        await history(store, 'parks');
      }),
      { numRuns: 60 },
    );
  });

  it('two at once: every interleaving leaves one winner, whole, and the other is told', async () => {
    const writes = await writesOf(first, second);
    for (let at = 0; at < writes; at++) {
      const store = testStore();
      await publish(first, store);
      let count = 0;
      const rival: Store = {
        ...store,
        put: async (...all) => {
          if (count++ === at) await publish('9,90,2009', store);
          return store.put(...all);
        },
      };
      const outcome = await publish(second, store, undefined, rival).then(
        () => 'published',
        (error: Fault) => error.code,
      );
      await served(store);
      expect(outcome).toBe('store-conflict');
      const now = (await readLatest(store, 'parks'))!.release;
      expect(now.rows).toBe(1);
      await settled(store);
    }
  });

  it('two at once with the same content: both end well in one release', async () => {
    const writes = await writesOf(first, second);
    for (let at = 0; at < writes; at++) {
      const store = testStore();
      await publish(first, store);
      let count = 0;
      const rival: Store = {
        ...store,
        put: async (...all) => {
          if (count++ === at) await publish(second, store, '2026-11-22T00:00:00Z');
          return store.put(...all);
        },
      };
      const { release } = await publish(second, store, undefined, rival);
      expect(release).toEqual((await readLatest(store, 'parks'))!.release);
      await served(store);
      await settled(store);
      expect((await history(store, 'parks')).length).toBe(2);
    }
  });

  it('completes a release that was killed under other rules, without touching what is there', async () => {
    const store = testStore();
    await expect(publish(first, store, undefined, dying(store, 6, 'after'))).rejects.toThrow(Killed);
    const input = inputOf(first, undefined);
    const score = { ...input.report.score, release: { ...input.report.score.release, version: '2' } };
    await apply(plan({ ...input, report: { ...input.report, score } }), store, going);
    await served(store);
    await settled(store);
  });

  it('takes away the stable address of a format that is dropped, also when killed before', async () => {
    const store = testStore();
    await publish(first, store);
    const pipeline = { ...parks, formats: ['csv'] as const };
    const csvOnly = async (on: Store) =>
      apply(plan(inputOf(first, await readLatest(store, 'parks'), { pipeline })), on, going);
    await expect(csvOnly(dying(store, 8, 'after'))).rejects.toThrow(Killed);
    const done = await csvOnly(store);
    expect(done.release.changes).toContain('format removed json');
    await settled(store);
  });

  it('leaves a changed object alone and says so', async () => {
    const store = testStore();
    const planned = plan(inputOf(first, undefined));
    const key = `${keys.release('parks', planned.release.version)}parks.csv`;
    await store.put(key, Buffer.from('x'), { type: 'text/csv', cache: 'forever' });
    await expect(apply(planned, store, going)).rejects.toMatchObject({ code: 'store-damaged' });
    expect(await readLatest(store, 'parks')).toBeUndefined();
  });

  it('stops before the pointer when told to, with the reason it was given', async () => {
    const store = testStore();
    const stop = new AbortController();
    const stopping: Store = {
      ...store,
      put: async (key, body, how) => {
        if (key.endsWith('release.json')) stop.abort();
        return store.put(key, body, how);
      },
    };
    const work = apply(plan(inputOf(first, undefined)), stopping, { signal: stop.signal });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readLatest(store, 'parks')).toBeUndefined();
  });
});
