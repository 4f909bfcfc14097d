import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pipelineText } from '../../src/pipeline/write.ts';
import { generate, pipelineFor } from '../bench/generate.ts';
import { type Ended, lines, parks, pipelineYaml, type Scratch, scratch } from './program.ts';

let place: Scratch;
beforeEach(() => {
  place = scratch();
});
afterEach(() => place.remove());

describe('one after the other', () => {
  it('run --due runs once in a scheduled hour', async () => {
    place.write('pipelines/city/parks.yaml', pipelineYaml('parks', '../../parks.csv'));
    place.write('parks.csv', parks(20));
    const first = lines(await place.run(0, 'run', '--due', '--json'));
    expect(first).toMatchObject([{ dataset: 'parks', status: 'published' }]);
    place.write('parks.csv', parks(30));
    expect(lines(await place.run(0, 'run', '--due', '--json'))).toEqual([]);
    expect((await place.run(0, 'run', '--due')).out).toContain('共 0 個資料集');
  });

  it('schedule runs what is due at once, waits, and ends when asked', async () => {
    place.write('pipelines/city/parks.yaml', pipelineYaml('parks', '../../parks.csv'));
    place.write('parks.csv', parks(20));
    const schedule = place.start(['schedule']);
    await schedule.saw('已發布');
    // Its turn ends after the catalogue; then it waits for the next minute.
    await sleep(300);
    expect(schedule.child.exitCode).toBe(null);
    schedule.child.kill('SIGINT');
    const ended = await schedule.ended;
    expect(ended, ended.whole).toMatchObject({ exit: 0, signal: null });
    expect(place.json('store/datasets/parks/latest.json')).toMatchObject({ number: 1 });
    expect(Object.keys(place.listing('tmp'))).toEqual([]);
  });
});

describe('at once', () => {
  const many = 6;
  it('two programs publish each dataset once', async () => {
    for (let i = 0; i < many; i++)
      place.write(`pipelines/city/parks-${i}.yaml`, pipelineYaml(`parks-${i}`, '../../parks.csv'));
    place.write('parks.csv', parks(2000));
    const both = await Promise.all([
      place.start(['run', '--all', '--json']).ended,
      place.start(['run', '--all', '--json']).ended,
    ]);
    const results = both.flatMap(lines);
    for (let i = 0; i < many; i++) {
      const ways = results.filter((one) => one['dataset'] === `parks-${i}`).map((one) => one['fault'] ?? one['status']);
      expect(
        ways.filter((way) => way === 'published'),
        JSON.stringify(results),
      ).toHaveLength(1);
      expect(ways.every((way) => way === 'published' || way === 'unchanged' || way === 'lease-held')).toBe(true);
      expect(place.json(`store/datasets/parks-${i}/latest.json`)).toMatchObject({ number: 1 });
    }
    await place.run(0, 'run', '--all');
  });

  it('readers see one release whole while the next are made', async () => {
    place.write('pipelines/city/parks.yaml', pipelineYaml('parks', '../../parks.csv'));
    place.write('parks.csv', parks(3000, '1'));
    await place.run(0, 'run', 'parks');
    let reading = true;
    let reads = 0;
    const reader = (async () => {
      while (reading) {
        const csv = place.read('store/datasets/parks/latest/parks.csv').trimEnd().split(/\r?\n/);
        const areas = new Set(csv.slice(1).map((line) => line.split(',')[2]));
        expect([csv.length, areas.size]).toEqual([3001, 1]);
        const { version } = place.json('store/datasets/parks/latest.json');
        const listed = place.json(`store/datasets/parks/releases/${version}/release.json`);
        const there = readdirSync(join(place.folder, `store/datasets/parks/releases/${version}`));
        for (const file of listed['files'] as { name: string }[]) expect(there).toContain(file.name);
        reads++;
        await sleep(2);
      }
    })();
    for (let number = 2; number <= 4; number++) {
      place.write('parks.csv', parks(3000, String(number)));
      await place.run(0, 'run', 'parks');
    }
    reading = false;
    await reader;
    expect(reads).toBeGreaterThan(20);
    expect(place.json('store/datasets/parks/latest.json')).toMatchObject({ number: 4 });
  });
});

describe('in the middle of a large file', () => {
  let large: Scratch;
  let small: Readonly<Record<string, number>>;
  const data = () => join(large.folder, 'large.csv');
  const released = () =>
    Object.fromEntries(Object.entries(large.listing('store')).filter(([name]) => /releases|latest/.test(name)));
  const pipeline = () =>
    large.write('pipelines/a/bench.yaml', pipelineText(pipelineFor('../../large.csv'), '../../schema.json'));

  beforeAll(async () => {
    large = scratch();
    generate(data(), 100_000, false);
    pipeline();
    await large.run(0, 'run', 'bench');
    small = released();
    generate(data(), 60_000_000, false);
  });
  afterAll(() => large.remove());

  /** Kills the run when it is well within the file: when it has written some of its output. */
  async function kill(signal: NodeJS.Signals): Promise<Ended> {
    const run = large.start(['run', 'bench']);
    while (Object.keys(large.listing('tmp')).length < 2 && run.child.exitCode === null) await sleep(5);
    await sleep(250);
    run.child.kill(signal);
    return run.ended;
  }

  it('SIGINT: the old release stays, nothing is left, the next run publishes', async () => {
    const ended = await kill('SIGINT');
    expect(ended, ended.whole).toMatchObject({ exit: 2, signal: null });
    expect(ended.out).toContain('已依要求停止');
    expect(released()).toEqual(small);
    expect(Object.keys(large.listing('tmp'))).toEqual([]);
  });

  it('SIGKILL: the next run takes over at once and publishes', async () => {
    const ended = await kill('SIGKILL');
    expect(ended, ended.whole).toMatchObject({ signal: 'SIGKILL' });
    expect(released()).toEqual(small);
    expect(Object.keys(large.listing('tmp'))).not.toEqual([]);
    if (process.platform !== 'linux') return;
    const [result] = lines(await large.run(0, 'run', 'bench', '--json'));
    expect(result).toMatchObject({ status: 'published', number: 2 });
    // What the killed run had written is cleared away too.
    expect(Object.keys(large.listing('tmp'))).toEqual([]);
  });

  it('a lease of another machine is told with its owner and its end', async () => {
    const lease = large.json('store/datasets/bench/lease.json');
    const taken = new Date().toISOString();
    const expires = new Date(Date.now() + 240_000).toISOString();
    large.write(
      'store/datasets/bench/lease.json',
      JSON.stringify({ ...lease, owner: 'web02 #17', released: false, taken, expires }),
    );
    const { out } = await large.run(2, 'run', 'bench', '--again');
    expect(out).toMatch(
      /正由「web02 #17」執行中，從 \d{4}-\d{2}-\d{2} \d{2}:\d{2} 開始.*最晚在 \d{4}-\d{2}-\d{2} \d{2}:\d{2}/,
    );
  });
});

describe('a full disk', () => {
  const mounted: string[] = [];
  const tmpfs = (path: string): boolean => {
    mkdirSync(path, { recursive: true });
    const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', path]).status === 0;
    if (done) mounted.push(path);
    else console.warn('SKIPPED: a full disk cannot be tried without the right to mount one');
    return done;
  };
  afterEach(() => {
    for (const path of mounted.splice(0)) spawnSync('umount', [path]);
  });

  it.each(['tmp', 'store'])('of %s is a fault that leaves what is published whole', async (which) => {
    place.write('pipelines/city/parks.yaml', pipelineYaml('parks', '../../parks.csv'));
    if (!tmpfs(join(place.folder, which))) return;
    place.write('parks.csv', parks(20));
    await place.run(0, 'run', 'parks');
    const csv = place.read('store/datasets/parks/latest/parks.csv');
    place.write('parks.csv', parks(80_000));
    const full = lines(await place.run(2, 'run', 'parks', '--json'));
    expect(full).toMatchObject([{ status: 'fault', fault: 'disk-full' }]);
    expect(place.json('store/datasets/parks/latest.json')).toMatchObject({ number: 1 });
    expect(place.read('store/datasets/parks/latest/parks.csv')).toBe(csv);
    place.write('parks.csv', parks(21));
    expect(lines(await place.run(0, 'run', 'parks', '--json'))).toMatchObject([{ status: 'published', number: 2 }]);
  });
});
