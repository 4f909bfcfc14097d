import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Pointer } from '../../src/model/release.ts';
import { type Latest, type Plan, type PlanInput, plan } from '../../src/publish/plan.ts';
import { pointerTo } from '../../src/publish/steps.ts';
import { contentHash, versionOf } from '../../src/publish/version.ts';
import { validator } from '../../src/schema/validate.ts';
import { inputOf, parks } from './subject.ts';

const base = 'https://data.example.gov.tw/open';

function file(planned: Plan, name: string): string {
  const step = planned.steps.find((each) => each.kind === 'keep' && each.key.endsWith(`/${name}`));
  if (step?.kind !== 'keep' || !(step.body instanceof Uint8Array)) throw new Error(`no ${name}`);
  return Buffer.from(step.body).toString();
}

function latestOf(planned: Plan): Latest {
  return { release: planned.release, pointer: pointerTo(planned.release), tag: 't1' };
}

const planOf = (over: Partial<PlanInput> = {}, text = '1,10,2001', latest?: Latest) =>
  plan(inputOf(text, latest, { base, ...over }));

describe('versions', () => {
  it('hash content whatever the order of files and keys', () => {
    const files = [
      { name: 'a', sha256: '1' },
      { name: 'b', sha256: '2' },
    ];
    const one = contentHash({ files, schema: { x: 1, y: [2, { b: 1, a: 2 }] }, metadata: {} });
    const two = contentHash({ files: files.toReversed(), schema: { y: [2, { a: 2, b: 1 }], x: 1 }, metadata: {} });
    expect(two).toBe(one);
    expect(contentHash({ files, schema: { x: 1 }, metadata: {} })).not.toBe(one);
  });

  it('name content and predecessor', () => {
    expect(versionOf('c', null)).toMatch(/^[0-9a-f]{12}$/);
    expect(versionOf('c', 'p')).not.toBe(versionOf('c', null));
    expect(versionOf('c', 'p')).toBe(versionOf('c', 'p'));
  });
});

describe('plan', () => {
  it('is in an order in which readers are safe', () => {
    const folder = `datasets/parks/releases/${planOf().release.version}/`;
    const told = planOf().steps.map((step) => `${step.kind} ${step.kind === 'sweep' ? step.prefix : step.key}`);
    expect(told.map((line) => line.replace(folder, '…/').replace('datasets/parks/', ''))).toEqual([
      expect.stringMatching(/^keep raw\/[0-9a-f]{64}$/),
      'keep …/parks.csv',
      'keep …/parks.json',
      'keep …/schema.json',
      'keep …/datapackage.json',
      'keep …/data-gov-tw.json',
      'keep …/report.json',
      'keep …/SHA256SUMS',
      'release …/release.json',
      'pointer latest.json',
      'copy latest/parks.csv',
      'copy latest/parks.json',
      'copy latest/schema.json',
      'copy latest/datapackage.json',
      'copy latest/data-gov-tw.json',
      'copy latest/report.json',
      'copy latest/SHA256SUMS',
      'sweep latest/',
      'copy latest/release.json',
    ]);
  });

  it('fits the schemas of our documents', () => {
    const { release } = planOf();
    const pointer: Pointer = pointerTo(release);
    expect(validator('release')(release)).toEqual([]);
    expect(validator('pointer')(pointer)).toEqual([]);
    expect(validator('report')(JSON.parse(file(planOf(), 'report.json')))).toEqual([]);
    expect(release.published).toBe('2026-11-21T00:00:00+08:00');
  });

  it('gives the same bytes and version whenever it runs, but another for anything else that differs', () => {
    const one = planOf().release;
    const later = planOf({ now: new Date('2027-01-01T00:00:00Z') }).release;
    expect({ ...later, published: one.published }).toEqual(one);
    const others = [
      planOf({ pipeline: { ...parks, title: { zh: '公園', en: 'Parks' } } }),
      planOf({ base: 'https://elsewhere.example/' }),
      planOf({ fields: parks.fields.slice(1) }),
      planOf({}, '2,20,2002'),
    ];
    expect(new Set([one, ...others.map((each) => each.release)].map((each) => each.version)).size).toBe(5);
    expect(new Set([one, ...others.map((each) => each.release)].map((each) => each.content)).size).toBe(5);
  });

  it('is unchanged on the same content, whatever the source file or the score', () => {
    const latest = latestOf(planOf());
    expect(planOf({}, '1,10,2001', latest).status).toBe('unchanged');
    const source = { ...inputOf('1,10,2001', undefined).source, name: 'other.csv' };
    expect(planOf({ source }, '1,10,2001', latest).status).toBe('unchanged');
    expect(planOf({}, '1,11,2001', latest)).toMatchObject({
      status: 'publish',
      number: 2,
      predecessor: latest.pointer.version,
    });
  });

  it('refuses a dataset whose file would have the name of one of ours', () => {
    const pipeline = { ...parks, id: 'report' };
    expect(() => planOf({ pipeline })).toThrow(expect.objectContaining({ code: 'pipeline-invalid' }));
  });

  it('writes checksums that sha256sum takes', () => {
    const planned = planOf();
    const folder = mkdtempSync(join(tmpdir(), 'goldbadge-sums-'));
    for (const step of planned.steps) {
      if (step.kind !== 'keep' || step.key.startsWith('raw/')) continue;
      const name = step.key.slice(step.key.lastIndexOf('/') + 1);
      if (step.body instanceof Uint8Array) writeFileSync(join(folder, name), step.body);
      else execFileSync('cp', [step.body.path, join(folder, name)]);
    }
    const said = execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: folder }).toString();
    expect(said.trim().split('\n')).toHaveLength(6);
  });
});

const text = { type: 'string', minLength: 1 };
const listOf = (items: unknown) => ({ type: 'array', minItems: 1, items });

/** The parts of https://datapackage.org/profiles/2.0/ that a reader of tables needs. */
const tableSchema = {
  type: 'object',
  required: ['fields'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/tableschema.json' },
    missingValues: { type: 'array', items: { type: 'string' } },
    fields: listOf({
      type: 'object',
      required: ['name', 'title', 'type'],
      properties: {
        name: text,
        type: { enum: ['string', 'number', 'integer', 'boolean', 'date', 'year'] },
        rdfType: { type: 'string', pattern: '^https?://' },
      },
      allOf: [
        {
          if: { properties: { type: { const: 'string' } } },
          else: {
            properties: { constraints: { propertyNames: { not: { enum: ['pattern', 'minLength', 'maxLength'] } } } },
          },
          // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
          then: { properties: { constraints: { propertyNames: { not: { enum: ['minimum', 'maximum'] } } } } },
        },
      ],
    }),
  },
};
const dataPackage = {
  type: 'object',
  required: ['$schema', 'name', 'version', 'resources', 'licenses'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/datapackage.json' },
    name: { type: 'string', pattern: '^[a-z0-9._-]+$' },
    keywords: listOf(text),
    licenses: listOf({ type: 'object', anyOf: [{ required: ['name'] }, { required: ['path'] }] }),
    contributors: listOf({ type: 'object', required: ['title'], properties: { roles: listOf(text) } }),
    sources: listOf({ type: 'object', required: ['title'] }),
    resources: listOf({
      type: 'object',
      required: ['name', 'path', 'type', 'schema', 'format', 'mediatype', 'encoding', 'bytes', 'hash'],
      properties: {
        name: { type: 'string', pattern: '^[a-z0-9._-]+$' },
        path: { type: 'string', pattern: '^[^/.][^/]*$' },
        type: { const: 'table' },
        encoding: { const: 'utf-8' },
        bytes: { type: 'integer' },
        hash: { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' },
        schema: tableSchema,
      },
    }),
  },
};
const day = { type: 'string', pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' };
/** 詮釋資料標準 v2 as its official example and the push guide write it. */
const portal = {
  type: 'object',
  additionalProperties: false,
  required: ['categoryService', 'title', 'description', 'license', 'cost', 'publisherOID', 'distribution'],
  properties: {
    identifier: { type: 'string', pattern: '^[a-zA-Z_0-9]{10}-[a-zA-Z_0-9]{6}$' },
    categoryService: { type: 'string', pattern: '^[1-9A-I]00$' },
    categoryDataset: { const: 'A' },
    title: { type: 'string', maxLength: 255 },
    description: { type: 'string', maxLength: 500 },
    type: { const: 'rawData' },
    license: { const: '1' },
    cost: { const: 'free' },
    publisherOID: { type: 'string', pattern: '^[0-9.]+\\|.+$' },
    publisherContactName: text,
    publisherContactPhone: text,
    publisherContactEmail: text,
    updateFrequency: {
      type: 'object',
      additionalProperties: false,
      required: ['regularupdate', 'Frequency', 'unittime'],
      properties: { regularupdate: { enum: ['1', '2'] }, Frequency: { type: 'string' }, unittime: { type: 'string' } },
    },
    coverageStartedDate: day,
    coverageEndedDate: day,
    spatialCoverage: { type: 'string' },
    language: { const: 'zh' },
    relatedUrl: text,
    keyword: listOf(text),
    notes: text,
    en: { type: 'object' },
    distribution: listOf({
      type: 'object',
      additionalProperties: false,
      properties: {
        resourceDescription: { type: 'string', maxLength: 500 },
        resourceField: listOf({ type: 'object', required: ['name', 'description'] }),
        resourceFormat: { enum: ['CSV', 'JSON'] },
        resourceCharacterEncoding: { const: 'UTF-8' },
        resourceDownloadUrl: { type: 'string', pattern: '^https://' },
        resourceAmount: { type: 'string', pattern: '^\\d+$' },
      },
    }),
  },
};

describe('metadata', () => {
  const fits = (schema: object, document: unknown) => {
    const check = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
    check(document);
    return check.errors ?? [];
  };
  const read = (name: string, over: Partial<PlanInput> = {}) => JSON.parse(file(planOf(over), name));

  it('is a Data Package v2', () => {
    const document = read('datapackage.json');
    expect(fits(dataPackage, document)).toEqual([]);
    expect(document.resources.map((each: { path: string }) => each.path)).toEqual(['parks.csv', 'parks.json']);
    expect(document.version).toBe(planOf().release.version);
    expect(fits(dataPackage, { ...document, resources: [{ name: 'x' }] })).not.toEqual([]);
  });

  it('is a Table Schema with the constraints its types allow', () => {
    const document = read('schema.json');
    expect(fits(tableSchema, document)).toEqual([]);
    expect(document.fields).toEqual([
      { name: '編號', title: '編號', type: 'string', constraints: { required: true, pattern: '^[0-9]+$' } },
      {
        name: '面積',
        title: '公園面積',
        description: '含水域',
        type: 'number',
        unit: '平方公尺',
        rdfType: 'https://schema.gov.tw/x/area',
        constraints: { minimum: 0 },
      },
      { name: '啟用年', title: '啟用年', type: 'year' },
    ]);
  });

  it("is data.gov.tw's record v2", () => {
    const document = read('data-gov-tw.json');
    expect(fits(portal, document)).toEqual([]);
    expect(document.distribution[0]).toEqual({
      resourceDescription: '公園清冊（2023-01-01至2023-12-31） CSV 檔',
      resourceField: [
        { name: '編號', description: '編號' },
        { name: '面積', description: '公園面積，單位：平方公尺，含水域', uri: 'https://schema.gov.tw/x/area' },
        { name: '啟用年', description: '啟用年' },
      ],
      resourceFormat: 'CSV',
      resourceCharacterEncoding: 'UTF-8',
      resourceDownloadUrl: 'https://data.example.gov.tw/open/datasets/parks/latest/parks.csv',
      resourceAmount: '1',
    });
    expect(document.notes).toContain(planOf().release.version);
  });

  it.each([
    ['每1月', { regularupdate: '1', Frequency: '1', unittime: '月' }],
    ['每日', { regularupdate: '1', Frequency: '1', unittime: '日' }],
    ['每10分鐘', { regularupdate: '1', Frequency: '10', unittime: '分鐘' }],
    ['不定期更新', { regularupdate: '2', Frequency: '', unittime: '' }],
    ['每15日或每2月', '每15日或每2月'],
  ])('words the frequency %s', (frequency, expected) => {
    expect(read('data-gov-tw.json', { pipeline: { ...parks, frequency } }).updateFrequency).toEqual(expected);
  });
});
