import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { loadPipeline } from '../../src/pipeline/load.ts';

const GOOD = `id: cases
title: { zh: 個案, en: Cases }
description: { zh: 個案。, en: Cases. }
agency:
  name: 內政部
  oid: 2.16.886.101.20003.20001
  contact: { name: 資料窗口, phone: 02-23565000, email: opendata@example.gov.tw }
source: { file: cases.csv }
fields:
  - { name: town, title: 鄉鎮, type: text }
  - { name: age, title: 年齡, type: integer }
  - { name: born, title: 出生, type: date }
  - { name: id, title: 證號, type: text, privacy: { drop: true } }
  - { name: phone, title: 電話, type: text, privacy: { mask: phone } }
  - { name: office, title: 機關電話, type: text, privacy: { institution: true } }
privacy: { quasi: [town, age], k: 5, small: coarsen, coarsen: { age: 10, town: 3 } }
formats: [csv]
schedule: 30 3 * * *
frequency: 每1月
license: OGDL-Taiwan-1.0
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldbadge-privacy-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function load(text: string) {
  const path = join(folder, 'cases.yaml');
  await writeFile(path, text);
  return loadPipeline(path);
}

describe('privacy in a pipeline', () => {
  it('is read', async () => {
    const pipeline = await load(GOOD);
    expect(pipeline.privacy).toEqual({ quasi: ['town', 'age'], k: 5, small: 'coarsen', coarsen: { age: 10, town: 3 } });
    expect(pipeline.fields.map((field) => field.privacy)).toEqual([
      undefined,
      undefined,
      undefined,
      { drop: true },
      { mask: 'phone' },
      { institution: true },
    ]);
  });

  it.each<[what: string, from: string, to: string, says: string]>([
    ['a kind of mask there is not', 'mask: phone', 'mask: mobile', '應該是 id、name、phone'],
    ['two at once', 'mask: phone', 'mask: phone, drop: true', '三者選一個'],
    ['drop: false', 'drop: true', 'drop: false', '應該是 true 其中之一'],
    [
      'a masked number',
      '{ name: age, title: 年齡, type: integer }',
      '{ name: age, title: 年齡, type: integer, privacy: { mask: all } }',
      '請把 type 改成 text',
    ],
    ['a field there is not', 'quasi: [town, age]', 'quasi: [twon, age]', '是不是「town」'],
    ['a dropped field', 'quasi: [town, age]', 'quasi: [town, id]', '寫了 drop'],
    ['a date made coarse', 'age: 10', 'born: 4', '日期請改成 period'],
    ['a masked field made coarse', 'age: 10', 'phone: 4', '已經遮罩'],
    ['coarsen without saying how', ', coarsen: { age: 10, town: 3 }', '', '要寫「coarsen」'],
    ['groups of one', 'k: 5', 'k: 1', '應該至少是 2'],
    ['a setting there is not', 'small: coarsen', 'smal: coarsen', '是不是「small」'],
  ])('%s', async (_, from, to, says) => {
    expect(GOOD).toContain(from);
    const fault = await load(GOOD.replace(from, to)).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect((fault as Fault).zh).toContain(says);
  });
});
