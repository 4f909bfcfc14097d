import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { world } from '../src/cli/world.ts';
import type { Field, Pipeline } from '../src/model/pipeline.ts';
import type { Store } from '../src/model/store.ts';
import { codesOf } from '../src/pipeline/codes.ts';
import { run } from '../src/run.ts';
import { memoryStore } from '../src/store/memory.ts';

const real = world(() => {}, new AbortController().signal);
const effects = { ...real.effects, now: () => new Date('2026-11-20T02:00:00+08:00') };
const folder = mkdtempSync(join(tmpdir(), 'goldbadge-derived-'));
afterAll(() => {
  real.close();
  rmSync(folder, { recursive: true, force: true });
});

const metres = { type: 'coordinate', datum: 'TWD97', zone: 121 } as const;
const degrees = { type: 'coordinate', datum: 'WGS84', from: { point: ['x', 'y'] } } as const;
const fields: readonly Field[] = [
  { name: 'town_code', title: '地址', type: 'code', codes: 'towns', from: { codes: 'towns', of: ['county', 'town'] } },
  { name: 'longitude', title: '經度', system: 'longitude', ...degrees },
  { name: 'id', title: '編號', type: 'code' },
  { name: 'county', title: '縣市', type: 'place', from: { address: 'address', part: 'county' } },
  {
    name: 'town',
    title: '鄉鎮',
    type: 'place',
    from: { address: 'address', part: 'town' },
    checks: { required: true },
  },
  // Called as its source is, and before it: the heading is the source's all the same.
  { name: 'address', title: '地址', type: 'address', privacy: { drop: true } },
  { name: 'x', title: 'X', system: 'tm2-x', ...metres },
  { name: 'y', title: 'Y', system: 'tm2-y', ...metres },
  { name: 'latitude', title: '緯度', system: 'latitude', ...degrees },
];

const pipeline = (more: Partial<Pipeline>): Pipeline => ({
  id: 'places',
  title: { zh: '據點', en: 'Places' },
  description: { zh: '據點。', en: 'Places.' },
  agency: { name: '某機關', oid: '2.16.886', contact: { name: '窗口', phone: '02', email: 'a@example.gov.tw' } },
  source: { file: join(folder, 'places.csv') },
  table: { anchors: ['編號', '地址'] },
  fields,
  formats: ['csv'],
  schedule: '0 0 * * *',
  frequency: '每1月',
  license: 'OGDL-Taiwan-1.0',
  ...more,
});

const HEADER = '編號,地址,X,Y';
const good = (at: number) => `A${at},臺北市大安區和平東路${(at % 9) + 1}段${at + 1}號,${305_000 + (at % 500)},2768000`;

async function publish(lines: readonly string[], more: Partial<Pipeline> = {}) {
  writeFileSync(join(folder, 'places.csv'), `${[HEADER, ...lines].join('\r\n')}\r\n`);
  const store = memoryStore();
  const outcome = await run(pipeline(more), { store, effects, codes: codesOf });
  return { outcome, store, csv: await textAt(store, 'datasets/places/latest/places.csv') };
}

async function textAt(store: Store, key: string): Promise<string[]> {
  const found = await store.get(key);
  return found ? new TextDecoder().decode(found.bytes).trimEnd().split(/\r?\n/) : [];
}

describe('derived fields in a run', () => {
  it('are published, told under the column of their source, and the source may stay at home', async () => {
    const { outcome, csv } = await publish([good(0), 'B1,臺北市和平東路1號旁,,', good(1)], {
      table: { anchors: ['編號'], columns: ['編號', '地址', 'X', 'Y'] },
      fields: fields.map(({ checks: _, ...field }) => field),
    });
    expect(outcome.status, JSON.stringify(outcome.report?.findings)).toBe('published');
    expect(csv.slice(0, 3)).toEqual([
      'town_code,longitude,id,county,town,x,y,latitude',
      '63000030,121.5449570,A0,臺北市,大安區,305000,2768000,25.0190662',
      ',,B1,臺北市,,,,',
    ]);
    const of = (name: string) => outcome.report?.columns.find((column) => column.name === name);
    expect(of('town')).toMatchObject({ column: 2, filled: 2, missing: 1 });
    expect(of('latitude')).toMatchObject({ column: 4, filled: 2, missing: 1 });
    expect(JSON.stringify(outcome.report)).not.toContain('和平東路');
    expect(outcome.report?.findings.map((one) => [one.problem, one.field])).toEqual([['address-rest', 'county']]);
  });

  it('hold the release back where a value that must be there cannot be made, at the source cell', async () => {
    const { outcome } = await publish([good(0), 'B1,臺北市和平東路1號,305000,2768000']);
    expect(outcome.status).toBe('held');
    const found = outcome.report?.findings.find((one) => one.problem === 'missing-required');
    expect(found).toMatchObject({ field: 'town', places: [{ top: 2, left: 1 }], cells: 1 });
  });

  it('set their row aside, count in keys and in small groups', async () => {
    const lines = [
      ...[0, 1, 2, 3, 4, 5].map(good),
      'B1,臺北市大安區和平東路1號,305000,2995000',
      'B2,臺北市信義區松仁路1號,306000,2769000',
      'B3,臺北市中山區松江路1號,306000,2769500',
    ];
    const { outcome, store, csv } = await publish(lines, {
      quarantine: { share: 0.5 },
      checks: { unique: ['longitude', 'latitude', 'id'] },
      privacy: { quasi: ['town'], k: 2, small: 'suppress' },
    });
    const said = JSON.stringify(outcome.report?.findings);
    expect(outcome.status, said).toBe('published');
    expect(csv).toHaveLength(9);
    expect(said).toContain('point-outside-taiwan');
    expect(csv.slice(-2).map((line) => line.split(',')[4])).toEqual(['', '']);
    const aside = await textAt(store, 'quarantine/places/last.csv');
    expect(aside.join('\n')).toContain('point-outside-taiwan');
  });

  it('are held to the datum that their standard asks for', async () => {
    const axis = (name: string, datum: 'WGS84' | 'TWD97'): Field => ({
      ...{ name, title: name, type: 'coordinate', system: 'longitude', datum, from: { point: ['x', 'y'] } },
      standard: `location-attributes/${name}`,
    });
    const { outcome } = await publish([good(0)], {
      fields: [
        ...fields.filter((field) => field.name !== 'longitude'),
        axis('經度(4326)', 'TWD97'),
        axis('longitude', 'TWD97'),
      ],
      standards: ['location-attributes'],
    });
    const of = (name: string) => outcome.report?.conformity?.[0]?.fields.find((one) => one.name === name);
    expect(of('經度(4326)')).toMatchObject({
      status: 'differs',
      reasons: [{ reason: 'type', facts: { found: 'TWD97', expected: 'WGS84' } }],
    });
    expect(of('longitude')?.status).toBe('conforms');
  });

  it('find two rows with one derived key', async () => {
    const { outcome } = await publish([good(0), good(1), good(500)], { checks: { unique: ['longitude', 'latitude'] } });
    expect(outcome.report?.findings.filter((one) => one.problem === 'not-unique')).toMatchObject([{ cells: 1 }]);
  });

  it('are right in every batch of a long table', async () => {
    const { outcome, csv } = await publish(Array.from({ length: 20_000 }, (_, at) => good(at)));
    expect(outcome.status, JSON.stringify(outcome.report?.findings)).toBe('published');
    expect(csv).toHaveLength(20_001);
    const odd = csv
      .slice(1)
      .filter((line) => !/^63000030,121\.5[45]\d{5},A\d+,臺北市,大安區,305\d{3},2768000,25\.019\d{4}$/.test(line));
    expect(odd).toEqual([]);
  });
});
