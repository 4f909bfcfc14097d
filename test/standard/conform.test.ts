import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Effects } from '../../src/model/effects.ts';
import type { Report } from '../../src/model/release.ts';
import { codesOf } from '../../src/pipeline/codes.ts';
import { loadPipeline } from '../../src/pipeline/load.ts';
import { run } from '../../src/run.ts';
import { validator } from '../../src/schema/validate.ts';
import { memoryStore } from '../../src/store/memory.ts';

const folder = mkdtempSync(join(tmpdir(), 'conform-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PIPELINE = `
id: rivers
title: { zh: 水位, en: Levels }
description: { zh: 測試, en: test }
agency: { name: 水利署, oid: 2.16.886.101.20003, contact: { name: 窗口, phone: "02-00000000", email: a@b.gov.tw } }
source: { file: rivers.csv }
standards: [alert-water-level]
fields:
  - { name: ObservatoryIdentifier, title: 測站編號, standard: alert-water-level/ObservatoryIdentifier }
  - { name: river, title: 河川名, type: text }
  - { name: level, title: 一級水位, type: text, standard: alert-water-level/AlertLevel1 }
  - { name: county, title: 縣市別代碼, standard: location-attributes/縣市別代碼, codesOn: day }
  - { name: day, title: 日期, standard: government-accounting/Date }
formats: [csv]
schedule: "0 2 * * *"
frequency: 每1月
license: OGDL-Taiwan-1.0
`;
const DATA = `測站編號,河川名,一級水位,縣市別代碼,日期
1140H001,淡水河,3.5,10001,98/5/1
3132004RV0001,大漢溪,4,65000,112/5/1
1140H002,新店溪,5,10001,112/5/2
`;

let report: Report;
beforeAll(async () => {
  writeFileSync(join(folder, 'rivers.yaml'), PIPELINE);
  writeFileSync(join(folder, 'rivers.csv'), DATA);
  const effects: Effects = {
    now: () => new Date('2026-07-01T00:00:00Z'),
    signal: new AbortController().signal,
    log: () => {},
    spool: () => ({ write: () => {}, end: () => ({ path: '', size: 0, sha256: '' }) }),
  };
  const pipeline = await loadPipeline(join(folder, 'rivers.yaml'));
  const outcome = await run(pipeline, { store: memoryStore(), effects, codes: codesOf }, { dryRun: true });
  report = outcome.report!;
});

const of = (standard: string, name: string) =>
  report.conformity?.find((one) => one.standard === standard)?.fields.find((one) => one.name === name);

describe('conformity', () => {
  it('is told for the standards that are named, and for those of fields', () =>
    expect(report.conformity?.map((one) => one.standard)).toEqual([
      'alert-water-level',
      'location-attributes',
      'government-accounting',
    ]));

  it('fits the schema of the report', () => expect(validator('report')(report)).toEqual([]));

  it('gives each column its reasons', () => {
    expect(of('alert-water-level', 'RiverName')).toMatchObject({ status: 'conforms', by: 'heading', field: 'river' });
    expect(of('alert-water-level', 'BasinName')).toMatchObject({ status: 'missing', reasons: [{ reason: 'missing' }] });
    expect(of('alert-water-level', 'ObservatoryIdentifier')).toMatchObject({
      status: 'differs',
      by: 'declared',
      reasons: [{ reason: 'domain', facts: { cells: 1, found: '3132004RV0001', cell: 'A3' } }],
    });
    expect(of('alert-water-level', 'AlertLevel1')?.reasons).toEqual([
      { reason: 'heading', facts: { found: 'level', expected: '一級警戒水位 / AlertLevel1' } },
      { reason: 'type', facts: { found: 'text', expected: 'decimal' } },
    ]);
  });

  it('judges codes by the row’s own date', () =>
    expect(of('location-attributes', 'CountyCode')?.reasons).toMatchObject([
      { reason: 'domain', facts: { cells: 1, cell: 'D4', replacement: '65000' } },
    ]));

  it('publishes in the form of the standard that was chosen', () => {
    expect(of('government-accounting', 'Date')).toMatchObject({ status: 'conforms' });
    expect(report.preview.rows.map((row) => row[4])).toEqual(['0980501', '1120501', '1120502']);
  });

  it('counts, and says what no standard knows', () => {
    const [levels] = report.conformity!;
    expect(levels).toMatchObject({ present: 3, conforming: 1, lacking: 0, outside: ['county', 'day'] });
  });
});
