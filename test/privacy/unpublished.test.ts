import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { world } from '../../src/cli/world.ts';
import { codesOf } from '../../src/pipeline/codes.ts';
import { loadPipeline } from '../../src/pipeline/load.ts';
import { run } from '../../src/run.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { pipelineYaml } from '../cli/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'goldbadge-unpublished-'));
const real = world(() => {}, new AbortController().signal);
const effects = { ...real.effects, now: () => new Date('2026-11-20T02:00:00+08:00') };
afterAll(() => {
  real.close();
  rmSync(folder, { recursive: true });
});

const HEAD = '編號,行政區,面積,啟用日期';
const rows = (more: (row: number) => string = () => '') =>
  Array.from({ length: 12 }, (_, i) => `${String(i + 1).padStart(3, '0')},中正區,${i},112/3/5${more(i)}`);

/** Publishes the file; gives the problems told and all that the store then holds, as text by key. */
async function published(lines: readonly string[], more = '') {
  writeFileSync(join(folder, 'parks.csv'), `${lines.join('\r\n')}\r\n`);
  writeFileSync(join(folder, 'parks.yaml'), pipelineYaml('parks', 'parks.csv', more));
  const store = memoryStore();
  const outcome = await run(await loadPipeline(join(folder, 'parks.yaml')), { store, effects, codes: codesOf });
  const kept = new Map<string, string>();
  for await (const { key } of store.list('')) kept.set(key, new TextDecoder().decode((await store.get(key))!.bytes));
  const keys = [...kept.keys()];
  return {
    status: outcome.status,
    told: (outcome.report?.findings ?? []).filter((one) => one.problem === 'personal-unpublished'),
    raw: keys.filter((key) => key.startsWith('raw/')),
    holding: (text: string) => keys.filter((key) => kept.get(key)!.includes(text)),
  };
}

describe('personal data that no release shows', () => {
  it('in a column without a field: the release goes out, the agency’s file is not kept', async () => {
    const made = await published([`${HEAD},身分證字號`, ...rows(() => ',A123456789')]);
    expect(made.status).toBe('published');
    expect(made.told).toMatchObject([{ level: 'warning', field: '身分證字號' }]);
    expect(made.raw).toEqual([]);
    expect(made.holding('A123456789')).toEqual([]);
  });

  it('in a note: masked in the report and on the page, and the file is not kept', async () => {
    const made = await published([HEAD, ...rows(), '備註：有疑問請洽承辦人手機0912-345-678。']);
    expect(made.told).toMatchObject([{ facts: { where: '附註' } }]);
    expect(made.raw).toEqual([]);
    expect(made.holding('0912-345-678')).toEqual([]);
    expect(made.holding('0912-***-***')).toContain('datasets/parks/latest/report.json');
  });

  it('nowhere: the agency’s file is kept', async () => {
    const made = await published([`${HEAD},面積備註`, ...rows(() => ',約'), '備註：面積四捨五入。']);
    expect(made.told).toEqual([]);
    expect(made.raw).toHaveLength(1);
  });
});

it('shows no cell of a row that was set aside, but where such rows are kept', async () => {
  const bad = '099,內部代號甲,不詳且保密,112/3/5';
  const made = await published([HEAD, bad, ...rows()], 'quarantine: { share: 0.2 }\n');
  expect(made.status).toBe('published');
  const kept = made.holding('不詳且保密').filter((key) => !key.startsWith('raw/'));
  expect(kept.map((key) => key.split('/')[0])).toEqual(['quarantine', 'quarantine']);
});
