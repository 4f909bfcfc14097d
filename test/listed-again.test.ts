import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { world } from '../src/cli/world.ts';
import type { Field, Pipeline } from '../src/model/pipeline.ts';
import { codeList } from '../src/pipeline/codes.ts';
import { glance, type Outcome, run } from '../src/run.ts';
import { memoryStore } from '../src/store/memory.ts';

const real = world(() => {}, new AbortController().signal);
const folder = mkdtempSync(join(tmpdir(), 'goldbadge-listed-'));
afterAll(() => {
  real.close();
  rmSync(folder, { recursive: true });
});

const dataset = (id: string, fields: readonly Field[]): Pipeline => ({
  id,
  title: { zh: id, en: id },
  description: { zh: '測試。', en: 'A test.' },
  agency: { name: '某機關', oid: '2.16.886', contact: { name: '窗口', phone: '02', email: 'a@example.gov.tw' } },
  source: { file: join(folder, `${id}.csv`) },
  table: { seen: true },
  fields,
  formats: ['csv'],
  schedule: '0 0 * * *',
  frequency: '每1月',
  license: 'OGDL-Taiwan-1.0',
  gates: { minimumScore: 0 },
});

const parks = dataset('parks', [
  { name: 'id', title: '編號', type: 'code' },
  { name: 'park', title: '公園', type: 'text' },
]);
const visits = dataset('visits', [
  { name: 'park', title: '公園編號', type: 'code', checks: { listedIn: { dataset: 'parks', field: 'id' } } },
  { name: 'visitors', title: '人次', type: 'integer' },
]);

const published = ({ status, report }: Outcome) =>
  expect([status, report?.gates?.filter((gate) => !gate.passed)]).toEqual(['published', []]);

it('looks at a dataset again when the one that it is listed in has changed, and only then', async () => {
  const ground = { store: memoryStore(), effects: real.effects, codes: codeList };
  writeFileSync(join(folder, 'parks.csv'), '編號,公園\nA01,青年公園\n');
  writeFileSync(join(folder, 'visits.csv'), '公園編號,人次\nA01,120\nA02,80\n');
  published(await run(parks, ground));
  expect((await run(visits, ground)).status).toBe('held');

  writeFileSync(join(folder, 'parks.csv'), '編號,公園\nA01,青年公園\nA02,榮星花園\n');
  published(await run(parks, ground));
  expect(await glance(visits, ground)).toBeUndefined();
  published(await run(visits, ground));
  expect((await glance(visits, ground))?.status).toBe('unchanged');

  writeFileSync(join(folder, 'parks.csv'), '編號,公園\nA02,榮星花園\nA03,二二八公園\n');
  published(await run(parks, ground));
  expect(await glance(visits, ground)).toBeUndefined();
  const again = await run(visits, ground);
  expect(again.report?.findings.map((each) => each.problem)).toContain('not-in-dataset');
});
