import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { loadPipeline } from '../../src/pipeline/load.ts';

const GOOD = `id: places
title: { zh: 據點, en: Places }
description: { zh: 據點。, en: Places. }
agency:
  name: 內政部
  oid: 2.16.886.101.20003.20001
  contact: { name: 資料窗口, phone: 02-23565000, email: opendata@example.gov.tw }
source: { file: places.csv }
fields:
  - { name: address, title: 地址, type: address }
  - { name: town, title: 鄉鎮市區, type: place, from: { address: address, part: town } }
  - { name: road, title: 路名, standard: address/ROAD, from: { address: address } }
  - { name: code, title: 代碼, type: code, from: { codes: towns, of: [town], on: opened } }
  - { name: full, title: 全名, type: text, from: { names: towns, of: code, part: county } }
  - { name: x, title: X坐標, type: coordinate, system: tm2-x, datum: TWD97, zone: 121 }
  - { name: north, title: Y坐標, type: coordinate, system: tm2-y, datum: TWD97, zone: 121 }
  - { name: longitude, title: 經度, type: coordinate, system: longitude, datum: WGS84, from: { point: [x, north] } }
  - { name: opened, title: 成立日期, type: date }
  - { name: year, title: 成立年, type: period, from: { date: opened, part: year } }
formats: [csv]
schedule: 30 3 * * *
frequency: 每1月
license: OGDL-Taiwan-1.0
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'goldbadge-derived-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function complaints(from: string, to: string): Promise<string> {
  if (!GOOD.includes(from)) throw new Error(`"${from}" is not in the pipeline`);
  const path = join(folder, 'places.yaml');
  await writeFile(path, GOOD.replace(from, to));
  try {
    await loadPipeline(path);
    return '';
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return `${error.zh}\n${error.en}`;
  }
}

describe('derived fields in a pipeline', () => {
  it('are taken', async () => expect(await complaints('id: places', 'id: places')).toBe(''));

  it('claim no heading: a field may be called as its source is', async () =>
    expect(await complaints('title: 路名', 'title: 地址')).toBe(''));

  it.each([
    [
      '{ address: address, part: town }',
      '{ address: adress, part: town }',
      '沒有「adress」這個欄位，是不是「address」',
    ],
    [
      '{ address: address, part: town }',
      '{ address: address, part: twon }',
      '沒有「twon」這個地址的部分，是不是「town」',
    ],
    ['{ address: address, part: town }', '{ address: address }', '要寫「part」'],
    ['{ address: address, part: town }', '{ adress: address, part: town }', '不認得的鍵「adress」，是不是「address」'],
    ['{ address: address, part: town }', '{ address: address, point: [x, north] }', '其中一種'],
    ['{ address: address, part: town }', '{ part: town }', '其中一種'],
    ['standard: address/ROAD', 'standard: address/ADDRESS', '沒有「address/ADDRESS」這個地址的部分'],
    ['codes: towns', 'codes: town', '沒有「town」這個代碼表，是不是「towns」'],
    ['of: [town]', 'of: town', '「of」要寫成清單'],
    [', of: [town]', '', '「codes」要和「of」一起寫'],
    ['of: code', 'of: [code]', '「of」要寫一個欄位名稱'],
    ['on: opened', 'on: town', '「town」是 place'],
    ['part: county', 'part: country', '沒有「country」這個部分，是不是「county」'],
    ['point: [x, north]', 'point: [north, x]', '依這個順序'],
    ['system: tm2-y, datum: TWD97, zone: 121', 'system: tm2-y, datum: TWD97', '「north」還沒有寫「zone」'],
    ['system: tm2-y, datum: TWD97, zone: 121', 'system: tm2-y, datum: TWD67, zone: 121', '要相同'],
    ['system: longitude, datum: WGS84', 'system: longitude', '「longitude」還沒有寫「datum」'],
    ['date: opened, part: year', 'date: opened, part: years', '沒有「years」這個部分，是不是「year」'],
    ['date: opened, part: year', 'date: opened', '「date」要和「part」一起寫'],
    ['date: opened, part: year', 'date: opened, part: year, on: opened', '「on」不能和「date」一起寫'],
    ['type: date }', 'type: date, datum: WGS84 }', '「datum」只用於 coordinate'],
    ['title: 成立日期, type: date', 'title: 成立日期, type: date, zone: 121', '「zone」只用於'],
    ['{ address: address, part: town }', '{ names: towns, of: code }', '「town」由自己做出來'],
    ['title: 路名,', 'title: 路名, missing: ["-"],', '「missing」說的是檔案裡的欄位'],
  ])('%s -> %s: %s', async (from, to, said) => {
    expect(await complaints(from, to)).toContain(said);
  });
});
