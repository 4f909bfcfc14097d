import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Effects, Event } from '../../src/model/effects.ts';
import { loop, type Turn } from '../../src/schedule/loop.ts';

const MINUTE = 60_000;

function start(tick: (turn: Turn) => Promise<void>, signal = new AbortController().signal) {
  const signals = new EventEmitter();
  const events: Event[] = [];
  const effects: Effects = {
    now: () => new Date(),
    signal,
    log: (event) => events.push(event),
    spool: () => {
      throw new Error('not here');
    },
  };
  let ended = false;
  const done = loop({ tick, effects, signals: signals as unknown as Pick<NodeJS.Process, 'on' | 'off'> }).then(() => {
    ended = true;
  });
  return { signals, events, done, ended: () => ended };
}

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-20T02:00:30Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('loop', () => {
  it('ticks at once and every minute, and ends when told', async () => {
    const times: string[] = [];
    const running = start(async () => {
      times.push(new Date().toISOString().slice(14, 19));
    });
    await pass(3 * MINUTE);
    expect(times).toEqual(['00:30', '01:00', '02:00', '03:00']);
    running.signals.emit('SIGTERM');
    await pass(10);
    await running.done;
    await pass(3 * MINUTE);
    expect(times).toHaveLength(4);
    expect(running.signals.listenerCount('SIGTERM') + running.signals.listenerCount('SIGINT')).toBe(0);
  });

  it('never ticks twice at the same time', async () => {
    let now = 0;
    let most = 0;
    const running = start(async () => {
      most = Math.max(most, ++now);
      await new Promise((done) => setTimeout(done, 2.5 * MINUTE));
      now--;
    });
    await pass(10 * MINUTE);
    running.signals.emit('SIGINT');
    await pass(3 * MINUTE);
    await running.done;
    expect(most).toBe(1);
  });

  it('finishes the turn in hand, telling it to stop, and aborts it at the second signal', async () => {
    let turn: Turn | undefined;
    const running = start(async (given) => {
      turn = given;
      await new Promise<void>((done) => {
        setTimeout(done, 10 * MINUTE);
        given.effects.signal.addEventListener('abort', () => done());
      });
    });
    await pass(100);
    running.signals.emit('SIGTERM');
    await pass(MINUTE);
    expect([turn!.stopping.aborted, turn!.effects.signal.aborted, running.ended()]).toEqual([true, false, false]);
    running.signals.emit('SIGTERM');
    await pass(100);
    await running.done;
    expect(turn!.effects.signal.reason).toMatchObject({ code: 'cancelled' });
    expect(running.events).toHaveLength(1);
  });

  it('goes on after a turn that failed, and says so', async () => {
    let turns = 0;
    const running = start(async () => {
      turns++;
      throw new Error('no');
    });
    await pass(2 * MINUTE);
    running.signals.emit('SIGINT');
    await pass(10);
    await running.done;
    expect(turns).toBe(3);
    expect(running.events.filter((event) => event.kind === 'say' && event.en.includes('no'))).toHaveLength(3);
  });

  it('ends with the signal of its effects', async () => {
    const stop = new AbortController();
    const running = start(async () => {}, stop.signal);
    await pass(MINUTE);
    stop.abort();
    await pass(10);
    await running.done;
  });
});
