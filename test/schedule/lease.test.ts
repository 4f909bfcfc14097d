import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Effects, Event } from '../../src/model/effects.ts';
import { keys } from '../../src/model/keys.ts';
import type { Store } from '../../src/model/store.ts';
import { bestEffort } from '../../src/schedule/best-effort.ts';
import { type Lease, withLease } from '../../src/schedule/lease.ts';
import { type TestStore, testStore } from '../publish/memory-store.ts';

const times = { length: 300_000, renew: 60_000, margin: 120_000 };
const MINUTE = 60_000;

function effectsWith(events: Event[] = []): Effects {
  return {
    now: () => new Date(),
    signal: new AbortController().signal,
    log: (event) => events.push(event),
    spool: () => {
      throw new Error('not here');
    },
  };
}

const leaseIn = (store: TestStore): Lease => JSON.parse(Buffer.from(store.kept.get(keys.lease('x'))!.bytes).toString());
const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * MINUTE);
const run = <T>(store: Store, owner: string, work: (effects: Effects) => Promise<T>, effects = effectsWith()) =>
  withLease(store, 'x', owner, effects, work, times);
/** Settles at once, so that a refusal under fake timers is no unhandled one. */
const outcome = (work: Promise<unknown>) =>
  work.then(
    (value) => value,
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T02:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('withLease', () => {
  it('keeps two runs apart, names the owner, and is free afterwards', async () => {
    const store = testStore();
    const inside = await run(store, 'host-a/1', async () => {
      await expect(run(store, 'host-b/2', async () => 'b')).rejects.toMatchObject({
        code: 'lease-held',
        zh: expect.stringContaining('host-a/1'),
        en: expect.stringContaining('2026-11-20 10:00'),
      });
      return 'a';
    });
    expect(inside).toBe('a');
    expect(leaseIn(store).released).toBe(true);
    expect(await run(store, 'host-b/2', async () => 'b')).toBe('b');
  });

  it('is free again after work that failed', async () => {
    const store = testStore();
    const failing = async () => {
      throw new Error('no');
    };
    expect(await outcome(run(store, 'a', failing))).toBe('no');
    expect(await run(store, 'b', async () => 'b')).toBe('b');
  });

  it('is renewed as long as the work goes on', async () => {
    const store = testStore();
    const long = run(store, 'a', () => new Promise((done) => setTimeout(() => done('a'), 60 * MINUTE)));
    for (let hour = 0; hour < 5; hour++) {
      await pass(11);
      expect(await outcome(run(store, 'b', async () => 'b'))).toBe('lease-held');
    }
    await pass(10);
    expect(await long).toBe('a');
    expect(await run(store, 'b', async () => 'b')).toBe('b');
  });

  it('is free at once even when the work ends while it is being renewed', async () => {
    const store = testStore();
    let slow = false;
    const far: Store = {
      ...store,
      put: async (...all) => {
        if (slow) await new Promise((done) => setTimeout(done, 5_000));
        return store.put(...all);
      },
    };
    const work = run(far, 'a', async () => {
      slow = true;
      await new Promise((done) => setTimeout(done, MINUTE + 1_000));
    });
    await pass(2);
    await work;
    expect(leaseIn(store).released).toBe(true);
  });

  it('is taken over when its owner has died, not before the margin is over', async () => {
    const store = testStore();
    const dead: Store = { ...store };
    void run(dead, 'dead', () => new Promise(() => {}));
    await pass(0);
    dead.put = () => new Promise(() => {});
    await pass(6.5);
    expect(await outcome(run(store, 'b', async () => 'b'))).toBe('lease-held');
    await pass(1);
    expect(await run(store, 'b', async () => leaseIn(store).owner)).toBe('b');
  });

  it('stops the run that lost it, which leaves the new owner alone', async () => {
    const store = testStore();
    let asleep = false;
    // A machine that sleeps: its timers run, but what it writes arrives only after it wakes.
    const sleepy: Store = {
      ...store,
      put: async (key, body, how) => {
        while (asleep) await new Promise((done) => setTimeout(done, MINUTE));
        return store.put(key, body, how);
      },
    };
    const stopped = vi.fn();
    const first = outcome(
      run(sleepy, 'a', (effects) => {
        return new Promise((_, fail) => {
          effects.signal.addEventListener('abort', () => {
            stopped(effects.signal.reason.code);
            fail(effects.signal.reason);
          });
        });
      }),
    );
    await pass(0.5);
    asleep = true;
    await pass(9);
    const second = run(store, 'b', async () => {
      asleep = false;
      await pass(3);
      return leaseIn(store);
    });
    expect((await second).owner).toBe('b');
    expect(await first).toBe('lease-held');
    expect(stopped).toHaveBeenCalledWith('lease-held');
    expect(leaseIn(store)).toMatchObject({ owner: 'b', released: true });
  });

  it('outlives a store that is away for a moment, and stops when it is away too long', async () => {
    const store = testStore();
    let away = false;
    const shaky: Store = {
      ...store,
      put: async (...all) => {
        if (away) throw new Error('away');
        return store.put(...all);
      },
    };
    const seen: boolean[] = [];
    const work = outcome(
      run(shaky, 'a', async (effects) => {
        away = true;
        await pass(2);
        seen.push(effects.signal.aborted);
        away = false;
        await pass(2);
        away = true;
        await pass(7);
        seen.push(effects.signal.aborted);
        return 'a';
      }),
    );
    expect(await work).toBe('a');
    expect(seen).toEqual([false, true]);
  });

  it('passes on being told to stop', async () => {
    const stop = new AbortController();
    const effects = { ...effectsWith(), signal: stop.signal };
    const work = async (inner: Effects) => {
      stop.abort();
      return inner.signal.aborted;
    };
    expect(await run(testStore(), 'a', work, effects)).toBe(true);
  });

  it('takes a lease from a clock that was far ahead', async () => {
    const store = testStore();
    vi.setSystemTime(new Date('2036-01-01T00:00:00Z'));
    void run(store, 'ahead', () => new Promise(() => {}));
    await pass(0);
    vi.clearAllTimers();
    vi.setSystemTime(new Date('2026-11-20T02:00:00Z'));
    expect(await run(store, 'b', async () => 'b')).toBe('b');
  });

  it('says what to do about a lease that cannot be read', async () => {
    const store = testStore();
    await store.put(keys.lease('x'), Buffer.from('{}'), { type: 'application/json', cache: 'never' });
    expect(await outcome(run(store, 'a', async () => 'a'))).toBe('store-damaged');
  });

  it('has one winner when many ask in the same moment', async () => {
    const store = testStore();
    const all = Array.from({ length: 20 }, (_, at) =>
      outcome(run(store, `host/${at}`, () => new Promise((done) => setTimeout(() => done('ran'), MINUTE)))),
    );
    await pass(2);
    expect((await Promise.all(all)).filter((each) => each === 'ran')).toHaveLength(1);
  });

  it('keeps runs apart in a store without conditional writes', async () => {
    const inner = testStore();
    const plain: Store = {
      ...inner,
      put: async (key, body, how) => {
        expect(how.when).toBeUndefined();
        return inner.put(key, body, how);
      },
    };
    const store = bestEffort(plain);
    await run(store, 'a', async () => {
      await pass(2);
      expect(await outcome(run(store, 'b', async () => 'b'))).toBe('lease-held');
    });
    expect(await run(store, 'b', async () => 'b')).toBe('b');
  });
});
