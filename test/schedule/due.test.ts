import fc from 'fast-check';
import cron from 'node-cron';
import { describe, expect, it } from 'vitest';
import type { RunRecord, State } from '../../src/model/release.ts';
import { parseCron, validate } from '../../src/schedule/cron.ts';
import { due } from '../../src/schedule/due.ts';
import { latestAt, nextAfter } from '../../src/schedule/times.ts';

const at = (time: string) => new Date(`${time}:00+08:00`);
const told = (time: Date | undefined) => time && new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);

function state(...runs: (Partial<RunRecord> & { started: string })[]): State {
  return {
    format: 'goldbadge-state/1',
    dataset: 'x',
    runs: runs.map(({ started, ended = started, outcome = 'unchanged', due }) => ({
      started: at(started).toISOString(),
      ended: at(ended).toISOString(),
      outcome,
      ...(due && { due: at(due).toISOString() }),
    })),
  };
}

describe('cron', () => {
  it.each<[string, string, string, string]>([
    ['0 2 * * *', '2026-11-20T02:00', '2026-11-20T02:00', '2026-11-21T02:00'],
    ['0 2 * * *', '2026-11-20T01:59', '2026-11-19T02:00', '2026-11-20T02:00'],
    ['*/15 * * * *', '2026-12-31T23:50', '2026-12-31T23:45', '2027-01-01T00:00'],
    ['30 8 31 * *', '2026-11-20T12:00', '2026-10-31T08:30', '2026-12-31T08:30'],
    ['0 0 29 2 *', '2026-11-20T12:00', '2024-02-29T00:00', '2028-02-29T00:00'],
    ['0 0 29 2 *', '2099-01-01T00:00', '2096-02-29T00:00', '2104-02-29T00:00'],
    ['0 9 * * 1-5', '2026-11-21T12:00', '2026-11-20T09:00', '2026-11-23T09:00'],
    ['0 9 * * mon,FRI', '2026-11-21T12:00', '2026-11-20T09:00', '2026-11-23T09:00'],
    ['0 9 * * 7', '2026-11-21T12:00', '2026-11-15T09:00', '2026-11-22T09:00'],
    ['0 9 * jan *', '2026-11-21T12:00', '2026-01-31T09:00', '2027-01-01T09:00'],
    // crontab(5): the 1st or a Monday, whichever comes.
    ['0 9 1 * 1', '2026-11-21T12:00', '2026-11-16T09:00', '2026-11-23T09:00'],
    ['0 9 1 * 1', '2026-11-30T12:00', '2026-11-30T09:00', '2026-12-01T09:00'],
    ['10-30/10 0 1,15 */6 *', '2026-11-20T00:00', '2026-07-15T00:30', '2027-01-01T00:10'],
  ])('%s around %s', (expression, now, latest, next) => {
    const read = parseCron(expression);
    expect([told(latestAt(read, at(now))), told(nextAfter(read, at(now)))]).toEqual([latest, next]);
  });

  it.each([
    '0 2 * *',
    '0 2 * * * *',
    '60 2 * * *',
    '0 24 * * *',
    '0 2 0 * *',
    '0 2 32 * *',
    '0 2 * 13 *',
    '0 2 * * 8',
    '5-1 * * * *',
    '*/0 * * * *',
    '5/10 * * * *',
    '0 2 L * *',
    'a b c d e',
    '',
    '@daily',
    '0 0 31 2 *',
    '0 0 30,31 feb *',
    '0,,1 * * * *',
    '-1 * * * *',
  ])('refuses %j', (expression) => {
    expect(validate(expression)).toBe(false);
    expect(() => parseCron(expression)).toThrow(expect.objectContaining({ code: 'pipeline-invalid' }));
  });

  it('agrees with node-cron wherever days and weekdays are not both restricted', () => {
    const part = (from: number, to: number) =>
      fc.oneof(
        fc.constant('*'),
        fc.integer({ min: 1, max: 9 }).map((step) => `*/${step}`),
        fc.uniqueArray(fc.integer({ min: from, max: to }), { minLength: 1, maxLength: 3 }).map((all) => all.join(',')),
        fc
          .tuple(fc.integer({ min: from, max: to }), fc.integer({ min: from, max: to }), fc.integer({ min: 1, max: 4 }))
          .map(([a, b, step]) => `${Math.min(a, b)}-${Math.max(a, b)}/${step}`),
      );
    const expression = fc
      .tuple(part(0, 59), part(0, 23), part(1, 28), part(1, 12), part(0, 6), fc.boolean())
      .map(([minute, hour, day, month, weekday, which]) =>
        [minute, hour, which ? day : '*', month, which ? '*' : weekday].join(' '),
      );
    const time = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) });
    fc.assert(
      fc.property(expression, time, (text, instant) => {
        const now = new Date(instant);
        const [latest, next] = [latestAt(parseCron(text), now), nextAfter(parseCron(text), now)];
        const oracle = cron.createTask(text, () => {}, { timezone: 'Asia/Taipei' });
        expect(oracle.match(latest) && oracle.match(next)).toBe(true);
        expect(latest <= now && next > now).toBe(true);
        // No time between the two fits, as far as a day on either side shows.
        for (let step = 1; step <= 1440; step += 7) {
          const before = new Date(next.getTime() - step * 60_000);
          if (before <= latest) break;
          expect(oracle.match(before)).toBe(false);
        }
        void oracle.destroy();
      }),
      { numRuns: 150 },
    );
  });
});

describe('due', () => {
  const daily = '0 2 * * *';
  it.each<[string, string, State | undefined, string, [boolean, string | undefined, string]]>([
    ['never run', daily, undefined, '2026-11-20T12:00', [true, '2026-11-20T02:00', '2026-11-21T02:00']],
    ['no runs remembered', daily, state(), '2026-11-20T12:00', [true, '2026-11-20T02:00', '2026-11-21T02:00']],
    [
      'run in time',
      daily,
      state({ started: '2026-11-20T02:00', due: '2026-11-20T02:00' }),
      '2026-11-20T12:00',
      [false, undefined, '2026-11-21T02:00'],
    ],
    [
      'due to the minute',
      daily,
      state({ started: '2026-11-19T02:00', due: '2026-11-19T02:00' }),
      '2026-11-20T02:00',
      [true, '2026-11-20T02:00', '2026-11-21T02:00'],
    ],
    [
      'not yet',
      daily,
      state({ started: '2026-11-19T02:00' }),
      '2026-11-20T01:59',
      [false, undefined, '2026-11-20T02:00'],
    ],
    [
      'one missed',
      daily,
      state({ started: '2026-11-18T02:00' }),
      '2026-11-20T01:00',
      [true, '2026-11-19T02:00', '2026-11-20T02:00'],
    ],
    [
      'many missed: one run',
      daily,
      state({ started: '2026-10-01T02:00' }),
      '2026-11-20T12:00',
      [true, '2026-11-20T02:00', '2026-11-21T02:00'],
    ],
    [
      'caught up late',
      daily,
      state({ started: '2026-11-20T11:00', due: '2026-11-20T02:00' }, { started: '2026-10-01T02:00' }),
      '2026-11-20T12:00',
      [false, undefined, '2026-11-21T02:00'],
    ],
    [
      'run by hand since',
      daily,
      state({ started: '2026-11-20T08:00' }),
      '2026-11-20T12:00',
      [false, undefined, '2026-11-21T02:00'],
    ],
    [
      'run by hand before',
      daily,
      state({ started: '2026-11-20T01:00' }),
      '2026-11-20T12:00',
      [true, '2026-11-20T02:00', '2026-11-21T02:00'],
    ],
    [
      'held back counts',
      daily,
      state({ started: '2026-11-20T02:00', outcome: 'held' }),
      '2026-11-20T12:00',
      [false, undefined, '2026-11-21T02:00'],
    ],
    [
      'month end in a short month',
      '0 2 31 * *',
      state({ started: '2026-10-31T02:00' }),
      '2026-12-01T00:00',
      [false, undefined, '2026-12-31T02:00'],
    ],
    [
      'month end missed',
      '0 2 31 * *',
      state({ started: '2026-08-31T02:00' }),
      '2026-12-01T00:00',
      [true, '2026-10-31T02:00', '2026-12-31T02:00'],
    ],
    [
      'over a new year',
      '0 0 1 1 *',
      state({ started: '2026-01-01T00:00' }),
      '2027-01-01T00:00',
      [true, '2027-01-01T00:00', '2028-01-01T00:00'],
    ],
    // The clock was put back after a run: what was run is not run again for the same time.
    [
      'clock back by minutes',
      daily,
      state({ started: '2026-11-20T02:00', due: '2026-11-20T02:00' }),
      '2026-11-20T01:55',
      [false, undefined, '2026-11-20T02:00'],
    ],
    [
      'clock back, the time comes again',
      daily,
      state({ started: '2026-11-20T02:03', due: '2026-11-20T02:00' }),
      '2026-11-20T02:00',
      [false, undefined, '2026-11-21T02:00'],
    ],
    [
      'clock had been years ahead',
      daily,
      state({ started: '2036-01-01T02:00', due: '2036-01-01T02:00' }),
      '2026-11-20T12:00',
      [true, '2026-11-20T02:00', '2026-11-21T02:00'],
    ],
    [
      '... and is not due for ever',
      daily,
      state({ started: '2026-11-20T12:00', due: '2026-11-20T02:00' }, { started: '2036-01-01T02:00' }),
      '2026-11-20T12:01',
      [false, undefined, '2026-11-21T02:00'],
    ],
    [
      'a fault waits 10 minutes',
      daily,
      state({ started: '2026-11-20T02:00', ended: '2026-11-20T02:03', outcome: 'fault' }),
      '2026-11-20T02:12',
      [false, undefined, '2026-11-20T02:13'],
    ],
    [
      'a fault is tried again',
      daily,
      state({ started: '2026-11-20T02:00', ended: '2026-11-20T02:03', outcome: 'fault' }),
      '2026-11-20T02:13',
      [true, '2026-11-20T02:00', '2026-11-21T02:00'],
    ],
    [
      'a second fault waits longer',
      daily,
      state({ started: '2026-11-20T02:13', outcome: 'fault' }, { started: '2026-11-20T02:00', outcome: 'fault' }),
      '2026-11-20T02:30',
      [false, undefined, '2026-11-20T02:33'],
    ],
    [
      'a success after a fault',
      daily,
      state({ started: '2026-11-20T02:13' }, { started: '2026-11-20T02:00', outcome: 'fault' }),
      '2026-11-20T12:00',
      [false, undefined, '2026-11-21T02:00'],
    ],
    [
      "yesterday's faults do not count today",
      daily,
      state({ started: '2026-11-19T23:59', outcome: 'fault' }),
      '2026-11-20T02:00',
      [true, '2026-11-20T02:00', '2026-11-21T02:00'],
    ],
  ])('%s', (_, schedule, runs, now, [isDue, since, next]) => {
    const found = due(schedule, runs, at(now));
    expect([found.due, told(found.since), told(found.next)]).toEqual([isDue, since, next]);
  });

  it('runs once for each scheduled time, however often it is asked and wherever the process stops', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3000 }), { maxLength: 40 }), (waits) => {
        let now = at('2026-11-20T00:00').getTime();
        let memory: State | undefined;
        const stood: string[] = [];
        for (const minutes of waits) {
          now += minutes * 60_000;
          const found = due('0 */6 * * *', memory, new Date(now));
          if (!found.due) continue;
          const started = new Date(now).toISOString();
          const since = found.since!.toISOString();
          stood.push(since);
          const record = { started, ended: started, outcome: 'unchanged', due: since } as const;
          memory = { format: 'goldbadge-state/1', dataset: 'x', runs: [record, ...(memory?.runs ?? [])].slice(0, 50) };
        }
        expect(new Set(stood).size).toBe(stood.length);
        if (memory) expect(due('0 */6 * * *', memory, new Date(now)).due).toBe(false);
      }),
    );
  });
});
