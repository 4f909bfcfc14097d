import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Format, Pipeline } from '../../src/model/pipeline.ts';
import type { Report } from '../../src/model/release.ts';
import type { Forecast, Score } from '../../src/model/score.ts';
import type { Latest, PlanInput } from '../../src/publish/plan.ts';
import { sha256 } from './memory-store.ts';

export const parks: Pipeline = {
  id: 'parks',
  title: { zh: '公園清冊', en: 'Parks' },
  description: { zh: '各行政區公園的面積與啟用日期。', en: 'Area and opening date of parks.' },
  agency: {
    name: '範例機關',
    oid: '2.16.886.101.99999',
    contact: { name: '範例科', phone: '02-0000-0000', email: 'open@example.gov.tw' },
  },
  source: { file: 'parks.csv' },
  fields: [
    { name: '編號', title: '編號', type: 'code', checks: { required: true, pattern: '^[0-9]+$', minimum: 3 } },
    {
      name: '面積',
      title: '公園面積',
      type: 'decimal',
      unit: '平方公尺',
      description: '含水域',
      checks: { minimum: 0, maxLength: 9 },
      uri: 'https://schema.gov.tw/x/area',
    },
    { name: '啟用年', title: '啟用年', type: 'period', precision: 'year' },
  ],
  formats: ['csv', 'json'],
  schedule: '0 2 * * *',
  frequency: '每1月',
  license: 'OGDL-Taiwan-1.0',
  keywords: ['公園'],
  category: '900',
  identifier: 'A41000000G-000001',
  coverage: { from: '2023-01-01', to: '2023-12-31', place: '臺灣' },
};

const score = (total: number): Score => ({ total, version: '1', rules: [{ rule: 'one-header', points: 5, kept: 1 }] });
const answers = {
  linkable: 'unknown',
  downloadable: 'yes',
  structure: 'yes',
  encoding_match: 'yes',
  desc_match: 'yes',
  timeliness: 'unknown',
} as const;
const forecast: Forecast = {
  medal: 'gold',
  indicators: answers,
  resources: [{ name: 'parks.csv', indicators: answers }],
};

export function reportOf(rows: number, source: string): Report {
  return {
    dataset: 'parks',
    source: {
      name: 'parks.csv',
      sha256: sha256(source),
      size: source.length,
      facts: { format: 'csv', extension: 'csv', encoding: 'utf-8', delimiter: ',', quote: '"' },
    },
    table: { sheet: '', headerRows: [0], firstRow: 1, lastRow: rows, titles: [], notes: [], sure: 1 },
    ledger: { read: rows + 1, published: rows, quarantined: 0, cut: { header: 1 } },
    columns: parks.fields.map(({ name, title, type }, at) => ({
      name,
      title,
      type,
      column: at + 1,
      filled: rows,
      missing: 0,
      rewritten: 0,
      unreadable: 0,
    })),
    findings: [],
    gates: [{ gate: 'no-rows', passed: true, facts: {} }],
    accepted: [],
    score: { source: score(61), release: score(93.5) },
    forecast: { source: forecast, release: forecast },
    preview: { header: ['編號', '面積', '啟用年'], rows: [['1', '10', '2001']] },
  };
}

const folder = mkdtempSync(join(tmpdir(), 'goldbadge-publish-'));

/** What a run of `parks` hands to `plan`; `text` is the table. */
export function inputOf(text: string, latest: Latest | undefined, over: Partial<PlanInput> = {}): PlanInput {
  const pipeline = over.pipeline ?? parks;
  const rows = text === '' ? 0 : text.split('\n').length;
  const file = (format: Format) => {
    const bytes = format === 'csv' ? `編號,面積,啟用年\n${text}` : JSON.stringify(text.split('\n'));
    const path = join(folder, `${sha256(bytes)}.${format}`);
    writeFileSync(path, bytes);
    return { name: `${pipeline.id}.${format}`, format, path, size: Buffer.byteLength(bytes), sha256: sha256(bytes) };
  };
  const source = over.source?.name ?? `given ${text}`;
  return {
    pipeline,
    latest,
    data: pipeline.formats.map(file),
    fields: pipeline.fields,
    rows,
    source: { name: 'parks.csv', sha256: sha256(source), size: Buffer.byteLength(source), body: Buffer.from(source) },
    report: reportOf(rows, source),
    now: new Date('2026-11-20T16:00:00Z'),
    ...over,
  };
}
