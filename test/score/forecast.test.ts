import { describe, expect, it } from 'vitest';
import type { Answer, Forecast, Resource } from '../../src/model/score.ts';
import { forecast, timeliness } from '../../src/score/forecast.ts';

const csv: Resource = {
  name: 'park.csv',
  format: 'CSV',
  reachable: 'yes',
  declaredEncoding: 'UTF-8',
  realEncoding: 'utf-8',
  declaredFields: ['編號', '面積'],
  fileFields: ['編號', '面積'],
  standard: false,
};
const json: Resource = { ...csv, name: 'park.json', format: 'JSON', fileFields: ['面積', '編號'] };
const pdf: Resource = { name: 'park.pdf', format: 'PDF', reachable: 'yes', fileFields: [], standard: false };

/** A resource without the facts named. */
function without(resource: Resource, ...keys: ('declaredEncoding' | 'realEncoding' | 'declaredFields')[]): Resource {
  return Object.fromEntries(Object.entries(resource).filter(([key]) => !keys.some((one) => one === key))) as never;
}

describe('the medal', () => {
  it.each<[what: string, resources: readonly Resource[], medal: Forecast['medal']]>([
    ['all as declared', [csv, json], 'gold'],
    [
      'and every field of a standard',
      [
        { ...csv, standard: true },
        { ...json, standard: true },
      ],
      'platinum',
    ],
    ['one resource outside the standard', [{ ...csv, standard: true }, json], 'gold'],
    ['a standard, but not gold', [{ ...csv, standard: true, declaredEncoding: 'BIG5' }], 'silver'],
    ['a declared field missing', [{ ...csv, declaredFields: ['編號', '面積', '電話'] }], 'silver'],
    ['in one of two resources', [csv, { ...json, fileFields: ['編號'] }], 'silver'],
    ['a wrong encoding', [{ ...csv, realEncoding: 'cp950' }], 'silver'],
    ['a PDF', [pdf], 'bronze'],
    ['a PDF beside the CSV', [csv, pdf], 'bronze'],
    ['a dead link', [csv, { ...json, reachable: 'no' }], 'none'],
    ['no resource at all', [], 'none'],
    ['a file at hand: its link is assumed', [{ ...csv, reachable: 'unknown' }], 'gold'],
    ['fields not declared: no more than silver is proven', [without(csv, 'declaredFields')], 'silver'],
    ['encoding not declared', [without(csv, 'declaredEncoding')], 'silver'],
    ['one of two not proven', [csv, without(json, 'declaredFields')], 'silver'],
    ['an archive, whose content is not known', [{ ...csv, format: 'ZIP' }], 'bronze'],
    [
      'ODS with its encoding declared as 其他',
      [{ ...without(csv, 'realEncoding'), format: 'ODS', declaredEncoding: '其他' }],
      'gold',
    ],
  ])('%s: %#', (_, resources, medal) => expect(forecast(resources).medal).toBe(medal));
});

describe('the indicators', () => {
  it('carry the portal’s own keys, for the dataset and for each resource', () => {
    const keys = ['linkable', 'downloadable', 'structure', 'encoding_match', 'desc_match', 'timeliness'];
    const found = forecast([csv, pdf], { frequency: '每1月', ageDays: 3 });
    expect(Object.keys(found.indicators)).toEqual(keys);
    expect(found.resources.map((one) => [one.name, Object.values(one.indicators)])).toEqual([
      ['park.csv', ['yes', 'yes', 'yes', 'yes', 'yes', 'yes']],
      ['park.pdf', ['yes', 'yes', 'no', 'unknown', 'unknown', 'yes']],
    ]);
    expect(Object.values(found.indicators)).toEqual(['yes', 'yes', 'no', 'unknown', 'unknown', 'yes']);
  });

  it('are unknown for no resource', () => {
    expect(new Set(Object.values(forecast([]).indicators))).toEqual(new Set(['unknown']));
  });

  // A failure outweighs what is unknown, wherever the resource stands.
  it.each<[Answer, Answer, Answer]>([
    ['yes', 'yes', 'yes'],
    ['yes', 'unknown', 'unknown'],
    ['unknown', 'no', 'no'],
    ['yes', 'no', 'no'],
  ])('%s and %s make %s', (one, other, both) => {
    for (const pair of [
      [one, other],
      [other, one],
    ] as const) {
      expect(forecast(pair.map((reachable) => ({ ...csv, reachable }))).indicators.linkable).toBe(both);
    }
  });

  it.each<[format: string, answer: Answer]>([
    ...['csv', 'JSON', 'xml', 'GeoJSON', 'xlsx', 'XLS', 'ods', 'kmz', 'kml', 'SHP', ' .csv '].map(
      (format): [string, Answer] => [format, 'yes'],
    ),
    ...['pdf', 'DOCX', 'ODT', 'jpg', 'html', 'txt'].map((format): [string, Answer] => [format, 'no']),
    ...['ZIP', '7z', '壓縮檔', ''].map((format): [string, Answer] => [format, 'unknown']),
  ])('structure of %j: %s', (format, answer) => {
    expect(forecast([{ ...csv, format }]).indicators.structure).toBe(answer);
  });

  it.each<[declared: string, real: string, answer: Answer]>([
    ['UTF-8', 'utf-8', 'yes'],
    ['utf8', 'utf-8-bom', 'yes'],
    ['BIG5', 'cp950', 'yes'],
    ['BIG-5', 'cp950', 'yes'],
    ['BIG5', 'BIG5', 'yes'],
    ['UTF-8', 'cp950', 'no'],
    ['BIG5', 'utf-8', 'no'],
    ['UTF-8', 'utf-16le', 'no'],
    ['UTF-16LE', 'utf-16le', 'yes'],
    ['其他', 'utf-8', 'no'],
    ['', 'utf-8', 'no'],
    ['UTF-8', '', 'unknown'],
  ])('%j declared, %j real: %s', (declaredEncoding, realEncoding, answer) => {
    expect(forecast([{ ...csv, declaredEncoding, realEncoding }]).indicators.encoding_match).toBe(answer);
  });

  it.each<[declared: readonly string[], file: readonly string[], answer: Answer]>([
    [['編號', '面積'], ['面積', '編號'], 'yes'],
    [['編號'], ['編號', '面積'], 'yes'],
    [['編號', '面積'], ['編號'], 'no'],
    [[], ['編號'], 'no'],
    [['PM2.5'], ['pm2.5'], 'no'],
    [['面積（公頃）'], ['面積(公頃)'], 'no'],
    [['面積'], ['面積 '], 'no'],
  ])('%j declared, %j in the file: %s', (declaredFields, fileFields, answer) => {
    expect(forecast([{ ...csv, declaredFields, fileFields }]).indicators.desc_match).toBe(answer);
  });
});

describe('timeliness', () => {
  it.each<[frequency: string | undefined, ageDays: number | undefined, answer: Answer]>([
    ['每1月', 31, 'yes'],
    ['每1月', 32, 'no'],
    ['每月', 30, 'yes'],
    ['每2月', 60, 'yes'],
    ['每3個月', 94, 'no'],
    ['每1日', 1, 'yes'],
    ['每日', 2, 'no'],
    ['每7日', 8, 'no'],
    ['每週更新', 7, 'yes'],
    ['每季', 92, 'yes'],
    ['每半年', 184, 'yes'],
    ['每1年', 366, 'yes'],
    ['每１年', 367, 'no'],
    ['每10分鐘', 0.01, 'no'],
    ['每1分', 0, 'yes'],
    ['不定期更新', 5000, 'unknown'],
    ['不定期', 5000, 'unknown'],
    ['即時', 1, 'unknown'],
    ['每15日或每2月', 90, 'unknown'],
    ['每constructor', 90, 'unknown'],
    ['', 1, 'unknown'],
    [undefined, 1, 'unknown'],
    ['每1月', undefined, 'unknown'],
  ])('%s, %s days old: %s', (frequency, ageDays, answer) => {
    const context = { ...(frequency !== undefined && { frequency }), ...(ageDays !== undefined && { ageDays }) };
    expect(timeliness(context)).toBe(answer);
  });

  it('takes no medal away', () => {
    const late = forecast([csv], { frequency: '每1日', ageDays: 400 });
    expect([late.medal, late.indicators.timeliness]).toEqual(['gold', 'no']);
  });
});
