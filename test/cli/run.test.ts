import { cpSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lines, parks, pipelineYaml, type Scratch, scratch } from './program.ts';

const fixtures = resolve(import.meta.dirname, '../../fixtures');
let place: Scratch;

beforeEach(() => {
  place = scratch();
  place.write('pipelines/city/parks.yaml', pipelineYaml('parks', '../../parks.csv'));
  place.write('parks.csv', parks(20));
});
afterEach(() => place.remove());

/** Another minute on the file's clock, so that a change of the same length is seen as one. */
function change(text: string, minutes: number): void {
  const path = place.write('parks.csv', text);
  const time = new Date(Date.now() + minutes * 60_000);
  utimesSync(path, time, time);
}
const pointer = () => place.json('store/datasets/parks/latest.json') as { version: string; number: number };
const release = (version: string) => place.json(`store/datasets/parks/releases/${version}/release.json`);

describe('run', () => {
  it('publishes, then leaves what has not changed alone', async () => {
    const first = await place.run(0, 'run', 'parks');
    expect(first.out).toContain('已發布');
    expect(first.out).toContain('第 1 版');
    const csv = place.read('store/datasets/parks/latest/parks.csv');
    expect(csv).toContain('park_id,district,area,opened');
    expect(csv).toContain('001,中正區,12345,2023-03-05');
    const { 'datasets/parks/state.json': _, 'datasets/parks/lease.json': __, ...before } = place.listing('store');
    const second = await place.run(0, 'run', 'parks', '--json');
    expect(lines(second)).toMatchObject([{ dataset: 'parks', status: 'unchanged', number: 1, rows: 20 }]);
    const { 'datasets/parks/state.json': ___, 'datasets/parks/lease.json': ____, ...after } = place.listing('store');
    expect(after).toEqual(before);
    expect(Object.keys(place.listing('tmp'))).toEqual([]);
  });

  it('gives each content its version, also one that was there before', async () => {
    await place.run(0, 'run', 'parks');
    const first = pointer();
    change(parks(21), 1);
    const [second] = lines(await place.run(0, 'run', 'parks', '--json'));
    expect(second).toMatchObject({ status: 'published', number: 2, rows: 21, predecessor: first.version });
    change(parks(20), 2);
    const [third] = lines(await place.run(0, 'run', 'parks', '--json'));
    expect(third).toMatchObject({ status: 'published', number: 3, rows: 20, predecessor: second!['version'] });
    expect(new Set([first.version, second!['version'], third!['version']]).size).toBe(3);
    expect(release(first.version)).toMatchObject({ number: 1, rows: 20 });
    const told = await place.run(0, 'history', 'parks');
    expect(told.out).toMatch(/第 3 版.*列數由 21 減為 20/);
    expect(told.out).toMatch(/第 1 版.*第一次發布/);
    expect((await place.run(0, 'history', 'parks', '--lang', 'en')).out).toMatch(/no\. 3 .*rows 21 -> 20/);
  });

  it('tells of a file that was saved again without a change', async () => {
    await place.run(0, 'run', 'parks');
    change(parks(20), 1);
    expect((await place.run(0, 'run', 'parks')).out).toContain('沒有變動');
    expect((await place.run(0, 'run', 'parks', '--again', '--lang', 'en')).out).toContain('unchanged');
  });

  it('writes nothing when dry', async () => {
    const told = await place.run(0, 'run', '--all', '--dry-run');
    expect(told.out).toContain('將發布');
    expect(Object.keys(place.listing('.')).sort()).toEqual(['parks.csv', 'pipelines/city/parks.yaml']);
    await place.run(0, 'run', 'parks');
    const before = place.listing('store');
    change(parks(25), 1);
    const [line] = lines(await place.run(0, 'run', 'parks', '--dry-run', '--json'));
    expect(line).toMatchObject({ status: 'published', dryRun: true, number: 2, rows: 25 });
    expect(place.listing('store')).toEqual(before);
  });

  it('holds back what would do harm: report kept, old release served', async () => {
    await place.run(0, 'run', 'parks');
    const served = pointer();
    change(parks(20).replace('112/3/5', '112/13/5'), 1);
    const told = await place.run(1, 'run', 'parks');
    expect(told.out).toContain(`仍提供第 1 版 ${served.version}`);
    expect(told.out).toContain('112/13/5');
    expect(told.out).toContain('D2');
    expect(told.out).toContain('「啟用日期」');
    expect(pointer()).toEqual(served);
    expect(place.read('store/datasets/parks/latest/parks.csv')).toContain('001,中正區,12345,2023-03-05');
    expect(JSON.stringify(place.json('store/datasets/parks/last-report.json'))).toContain('112/13/5');
    // As long as nobody has done anything, the next run says it again.
    expect((await place.run(1, 'run', 'parks')).out).toContain('112/13/5');
    const [status] = lines(await place.run(1, 'status', '--json'));
    expect(status).toMatchObject({ dataset: 'parks', lastRun: { outcome: 'held' } });
  });

  it('holds back what fixtures/held-* hold, each for its reason', async () => {
    const reasons: Readonly<Record<string, string>> = {
      'held-bad-values': 'unreadable',
      'held-column-gone': 'column-missing',
      'held-no-rows': 'no-rows',
      'held-ragged': 'cell-outside-table',
    };
    for (const name of Object.keys(reasons))
      cpSync(join(fixtures, name), join(place.folder, 'held', name), { recursive: true });
    const told = lines(await place.run(1, 'run', '--all', '--json', '--pipelines', 'held'));
    for (const [name, reason] of Object.entries(reasons)) {
      const result = told.find((one) => one['dataset'] === name);
      expect(result, name).toMatchObject({ status: 'held' });
      expect(JSON.stringify(result), name).toContain(reason);
    }
    expect(Object.keys(place.listing('store')).filter((name) => /latest|releases/.test(name))).toEqual([]);
  });
});

describe('a fault', () => {
  const clear = (text: string) => expect(text).not.toMatch(/\n\s+at |node:internal|TypeError|undefined/);

  it('of one dataset stops no other', async () => {
    place.write('pipelines/city/a-missing.yaml', pipelineYaml('a-missing', '../../gone.csv'));
    place.write(
      'pipelines/city/b-broken.yaml',
      pipelineYaml('b-broken', '../../parks.csv').replace('type: date', 'type: day'),
    );
    place.write('pipelines/city/c-empty.yaml', pipelineYaml('c-empty', '../../empty.csv'));
    place.write('empty.csv', '');
    place.write('pipelines/city/d-page.yaml', pipelineYaml('d-page', '../../page.xlsx'));
    place.write('page.xlsx', '<!DOCTYPE html><html><body>維護中</body></html>');
    const told = await place.run(2, 'run', '--all');
    clear(told.out + told.err);
    expect(told.out).toMatch(/✓ parks/);
    expect(told.out).toMatch(/✗ a-missing .*gone\.csv/);
    expect(told.out).toMatch(/✗ .*b-broken\.yaml:\d+:\d+/);
    expect(told.out).toMatch(/✗ c-empty .*empty\.csv/);
    expect(told.out).toMatch(/✗ d-page .*網頁/);
    expect(told.out).toContain('發布 1、沒有變動 0、暫停 0、故障 4');
    expect(pointer().number).toBe(1);
    const again = lines(await place.run(2, 'run', '--all', '--json', '--lang', 'en'));
    expect(again.filter((one) => one['status'] === 'fault').map((one) => one['fault'])).toHaveLength(4);
    const [missing] = lines(await place.run(2, 'status', 'a-missing', '--json'));
    expect(missing).toMatchObject({ release: null, lastRun: { outcome: 'fault' } });
  });

  it('of the words is told with what to write instead', async () => {
    expect((await place.run(2, 'run', 'nowhere')).out).toMatch(/沒有資料集「nowhere」.*parks/);
    expect((await place.run(2, 'run')).err).toContain('--all');
    expect((await place.run(2, 'run', 'parks', '--all')).err).toContain('三種選一種');
    expect((await place.run(2, 'run', '--all', '--pipelines', 'none')).err).toContain('goldbadge init');
    expect((await place.run(2, 'run', '--wrong')).err).toContain('沒有「--wrong」這個選項');
    expect((await place.run(2, 'run', '--all', '--store')).err).toContain('「--store」後面要寫一個值');
    expect((await place.run(2, 'run', '--all', '--lang', 'fr')).err).toContain('「fr」');
    expect((await place.run(2, 'publish')).err).toContain('沒有「publish」這個指令');
    const json = await place.run(2, 'run', '--json');
    expect(lines(json)).toMatchObject([{ status: 'fault', fault: 'usage' }]);
  });

  it('shows the program’s own words only when asked', async () => {
    place.write('pipelines/city/parks.yaml', pipelineYaml('parks', '../../gone.csv'));
    const told = await place.run(2, 'run', 'parks');
    clear(told.out + told.err);
    expect((await place.run(2, 'run', 'parks', '--debug')).out).toMatch(/\n\s+at /);
  });

  it('of a broken document in the store is told and mended by nobody in silence', async () => {
    await place.run(0, 'run', 'parks');
    place.write('store/datasets/parks/latest.json', '{"format": "goldbadge-poin');
    const told = await place.run(2, 'run', 'parks');
    clear(told.out + told.err);
    expect(told.out).toContain('latest.json');
  });
});
