import { existsSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { world } from '../../src/cli/world.ts';
import { fakeS3 } from '../store/s3-fake.ts';
import { lines, parks, pipelineYaml, type Scratch, scratch } from './program.ts';

let place: Scratch;

beforeEach(() => {
  place = scratch();
  for (const id of ['parks', 'gardens']) place.write(`pipelines/city/${id}.yaml`, pipelineYaml(id, '../../parks.csv'));
  place.write('parks.csv', parks(20));
});
afterEach(() => place.remove());

const listed = () =>
  (place.json('store/catalog.json') as unknown as { datasets: { id: string; rows: number }[] }).datasets;

describe('the trouble of one dataset', () => {
  it('a pipeline that cannot be read takes nothing out of the catalogue; one that is removed does', async () => {
    await place.run(0, 'run', '--all');
    const before = listed();
    place.write('pipelines/city/gardens.yaml', `${pipelineYaml('gardens', '../../parks.csv')}tittle: x\n`);
    place.write('parks.csv', parks(21));
    await place.run(2, 'run', '--all');
    expect(listed().map((one) => [one.id, one.rows])).toEqual([
      ['gardens', 20],
      ['parks', 21],
    ]);
    expect(listed()[0]).toEqual(before[0]);
    expect(place.read('store/index.html')).toContain('datasets/gardens/index.html');
    expect(place.read('store/feed.xml')).toContain('datasets/gardens/');
    place.write('pipelines/city/gardens.yaml', '');
    place.write('parks.csv', parks(22));
    await place.run(0, 'run', 'parks');
    expect(listed().map((one) => one.id)).toContain('gardens');
  });

  it('a damaged document is told, and hides no other dataset', async () => {
    await place.run(0, 'run', '--all');
    place.write('store/datasets/gardens/latest.json', '{');
    const told = lines(await place.run(2, 'status', '--json'));
    expect(told).toMatchObject([{ dataset: 'gardens', fault: 'store-damaged' }, { dataset: 'parks' }]);
    place.write('parks.csv', parks(21));
    const ended = await place.run(2, 'run', '--all');
    expect(ended.err).toContain('datasets/gardens/latest.json');
    expect(ended.err).not.toContain('程式出錯');
    expect(listed()).toMatchObject([{ id: 'parks', rows: 21 }]);
  });

  it('is a document like the others for programs', async () => {
    place.write('pipelines/city/gardens.yaml', 'id: gardens\n');
    await place.run(2, 'run', '--all');
    for (const command of ['status', 'plan']) {
      const told = lines(await place.run(2, command, '--json'));
      expect(told).toMatchObject([{ dataset: 'parks' }, { status: 'fault', fault: 'pipeline-invalid' }]);
    }
  });
});

it('keeps no scratch file of a dataset that is done with, finished or not', () => {
  const { effects, tidy, close } = world(() => {}, new AbortController().signal);
  const first = effects.spool('a.csv');
  first.write(new Uint8Array(10));
  const { path } = first.end();
  const folder = path.split('/').slice(0, -2).join('/');
  effects.spool('half.csv').write(new Uint8Array(10));
  const descriptors = readdirSync('/proc/self/fd').length;
  tidy();
  expect(readdirSync(folder)).toEqual(['owner']);
  expect(readdirSync('/proc/self/fd').length).toBeLessThan(descriptors);
  const { path: next } = effects.spool('b.csv').end();
  expect(existsSync(next)).toBe(true);
  close();
  expect(existsSync(folder)).toBe(false);
});

it('ends when its work is done, and leaves no connection that it waits for', async () => {
  const fake = await fakeS3();
  try {
    const store = `s3://${fake.bucket}/portal?endpoint=${fake.endpoint}`;
    const keys = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' };
    const started = place.start(['run', '--all', '--store', store], keys);
    await started.saw('index.html');
    const told = performance.now();
    expect((await started.ended).exit).toBe(0);
    // The server lets go of a connection after five seconds.
    expect(performance.now() - told).toBeLessThan(3000);
  } finally {
    await fake.stop();
  }
});
