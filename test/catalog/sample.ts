import type { CatalogEntry } from '../../src/model/catalog.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Field } from '../../src/model/pipeline.ts';
import { agencies, edition, file, forecast, RULES, release, report, score, site } from './sample-parts.ts';

export { site };

const parkFields: readonly Field[] = [
  {
    name: 'park_id',
    title: '公園編號',
    type: 'code',
    description: '管理處自編四碼。',
    checks: { required: true, pattern: '^[0-9]{4}$' },
  },
  { name: 'name', title: '公園名稱', type: 'text', checks: { required: true } },
  { name: 'district', title: '行政區', type: 'text', codes: 'towns', uri: 'https://schema.gov.tw/lists/169#district' },
  { name: 'area', title: '面積', type: 'decimal', unit: '平方公尺', missing: ['－', '…'], checks: { minimum: 0 } },
  { name: 'opened', title: '啟用日期', type: 'date', description: '正式對外開放的日期；改建後不變。' },
  { name: 'longitude', title: '經度', type: 'coordinate', unit: '度', system: 'longitude' },
  { name: 'latitude', title: '緯度', type: 'coordinate', unit: '度', system: 'latitude' },
];

const parkNames = [
  '河濱',
  '中央',
  '山坡',
  '湖畔',
  '榕樹',
  '星光',
  '薰衣草',
  '"大"草原',
  '水岸<二期>',
  '親子 & 寵物',
  '櫻花',
  '竹林',
];

const parkRows = Array.from({ length: 24 }, (_, i) => [
  String(i + 1).padStart(4, '0'),
  `${parkNames[i % parkNames.length]}公園${i >= parkNames.length ? '分園' : ''}`,
  ['東區', '西區', '北區'][i % 3]!,
  i % 5 === 4 ? '' : `${12345 + i * 371}.5`,
  `20${String(10 + (i % 14))}-03-05`,
  `121.${5000 + i * 13}`,
  `25.0${100 + i * 7}`,
]);

const unreadable: Finding = {
  problem: 'value-unreadable',
  level: 'warning',
  field: 'opened',
  facts: { found: '112/13/5', expected: '民國或西元的年月日' },
  places: [{ sheet: '工作表1', top: 4, left: 3, bottom: 4, right: 3 }],
  cells: 1,
};

const parkRelease = release('tp-parks', 3, '2026-11-20T02:00:00+08:00', 1284, parkFields, {
  changes: ['rows 1272 -> 1284', 'accepted value-unreadable opened until 2026-12-31: 舊檔登打錯誤，已請維護科更正'],
  score: { source: 41.5, release: 97 },
  files: [
    file('tp-parks.csv', 123_456),
    file('tp-parks.json', 345_678, 'application/json; charset=utf-8'),
    file('schema.json', 2_345, 'application/json; charset=utf-8'),
    file('datapackage.json', 4_321, 'application/json; charset=utf-8'),
    file('data-gov-tw.json', 1_999, 'application/json; charset=utf-8'),
    file('report.json', 8_765, 'application/json; charset=utf-8'),
    file('SHA256SUMS', 312, 'text/plain; charset=utf-8'),
  ],
});

const parks: CatalogEntry = {
  pipeline: {
    id: 'tp-parks',
    title: { zh: '示範市公園清冊', en: 'Parks of Demonstration City' },
    description: {
      zh: '示範市所有市管公園的名稱、行政區、面積、啟用日期與位置，供市民查詢及研究綠地分布使用。每月 20 日依公園管理處工程與維護紀錄更新，不含學校與社區自管綠地。',
      en: 'Name, district, area, opening date and position of every city-run park. Updated monthly.',
    },
    agency: agencies.parks,
    source: { file: 'parks.xlsx' },
    fields: parkFields,
    formats: ['csv', 'json'],
    schedule: '0 2 20 * *',
    frequency: '每1月',
    license: 'OGDL-Taiwan-1.0',
    keywords: ['公園', '綠地', '休閒'],
    identifier: 'A41000000G-000001',
    coverage: { from: '2010-03-05', place: '示範市' },
  },
  release: parkRelease,
  report: report(parkRelease, {
    table: {
      sheet: '工作表1',
      headerRows: [2],
      firstRow: 3,
      lastRow: 1286,
      titles: ['115年度公園清冊'],
      unit: '單位：平方公尺',
      notes: ['註：面積為權狀登記面積。', '資料來源：公園管理處。'],
      sure: 0.97,
    },
    ledger: { read: 1289, published: 1284, quarantined: 0, cut: { title: 1, unit: 1, header: 1, total: 1, note: 1 } },
    findings: [unreadable],
    accepted: [
      { problem: 'value-unreadable', field: 'opened', reason: '舊檔登打錯誤，已請維護科更正', until: '2026-12-31' },
    ],
    score: { source: score(41.5, [0, 0.5, 0, 0.62, 1, undefined]), release: score(97, [1, 1, 1, 0.998, 1, 0.72]) },
    forecast: { source: forecast('silver', { desc_match: 'no', timeliness: 'unknown' }), release: forecast('gold') },
  }),
  data: [
    { name: 'tp-parks.csv', format: 'csv' },
    { name: 'tp-parks.json', format: 'json' },
  ],
  history: [
    edition('tp-parks', 1, '2026-09-20T02:00:00+08:00', 1270, ['first release']),
    edition('tp-parks', 3, '2026-11-20T02:00:00+08:00', 1284, [
      'rows 1272 -> 1284',
      'accepted value-unreadable opened until 2026-12-31: 舊檔登打錯誤，已請維護科更正',
    ]),
    edition('tp-parks', 2, '2026-10-20T02:00:00+08:00', 1272, [
      'rows 1270 -> 1272',
      'field added opened',
      'schema changed',
    ]),
  ],
  preview: { header: parkFields.map((field) => field.name), rows: parkRows },
  rules: RULES,
};

const gravelFields: readonly Field[] = [
  { name: 'month', title: '月份', type: 'period', precision: 'month', checks: { required: true } },
  { name: 'county', title: '縣市', type: 'text' },
  { name: 'output', title: '生產量', type: 'integer', unit: '公噸', flags: { '*': 'keep', x: 'missing' } },
];

const gravelRelease = release('gravel-output', 1, '2026-10-05T09:30:00+08:00', 4, gravelFields, {
  score: { source: 100, release: 100 },
  files: [file('gravel-output.csv', 98)],
});

/** Everything that can be missing is missing; the served release is older than the newest. */
const gravel: CatalogEntry = {
  pipeline: {
    id: 'gravel-output',
    title: { zh: '每月砂石生產量', en: 'Monthly Gravel Output' },
    description: { zh: '各縣市每月砂石生產量。', en: 'Gravel output by county and month.' },
    agency: { ...agencies.water, contact: { ...agencies.water.contact, phone: '請洽總機' } },
    source: { file: 'gravel.csv' },
    fields: gravelFields,
    formats: ['csv'],
    schedule: '30 9 5 * *',
    frequency: '每1月',
    license: 'CC-BY-4.0',
  },
  release: gravelRelease,
  report: report(gravelRelease, {
    score: { source: score(100, [1, 1, 1, 1, 1, undefined]), release: score(100, [1, 1, 1, 1, 1, undefined]) },
    forecast: { source: forecast('gold', { linkable: 'unknown' }), release: forecast('gold') },
  }),
  data: [{ name: 'gravel-output.csv', format: 'csv' }],
  history: [
    edition('gravel-output', 2, '2026-11-05T09:30:00+08:00', 6, ['rows 4 -> 6']),
    edition('gravel-output', 1, '2026-10-05T09:30:00+08:00', 4, ['first release']),
  ],
  preview: {
    header: ['month', 'county', 'output'],
    rows: [
      ['2026-08', '東縣', '1200'],
      ['2026-08', '西縣', ''],
      ['2026-09', '東縣', '1350'],
      ['2026-09', '西縣', '900'],
    ],
  },
  rules: RULES,
};

const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

const airFields: readonly Field[] = [
  { name: 'date', title: '監測日期', type: 'date', checks: { required: true } },
  { name: 'station', title: '測站', type: 'text' },
  { name: 'item', title: '測項', type: 'code' },
  ...hours.map((hour): Field => ({ name: `h${hour}`, title: `${hour} 時`, type: 'decimal', unit: 'μg/m³' })),
  { name: 'valid', title: '是否有效', type: 'boolean' },
];

const airRelease = release('air-hourly', 12, '2026-11-19T23:59:59+08:00', 1_234_567, airFields, {
  score: { source: 58, release: 99 },
  files: [
    file('air-hourly.csv', 123_456_789),
    file('air-hourly.json', 1_234_567_890, 'application/json; charset=utf-8'),
  ],
});

/** Wide, large, with markup where words are expected. */
const air: CatalogEntry = {
  pipeline: {
    id: 'air-hourly',
    title: { zh: '空氣品質小時值 <24 欄> & "標記"', en: 'Hourly air quality <24 columns> & "flags"' },
    description: {
      zh: '各測站每小時的細懸浮微粒濃度。</p><script>alert(1)</script>本段的標記只是文字。',
      en: 'Hourly PM2.5 by station.',
    },
    agency: agencies.water,
    source: { file: 'air.csv' },
    fields: airFields,
    formats: ['csv', 'json'],
    schedule: '0 * * * *',
    frequency: '每1時',
    license: 'CC0-1.0',
    coverage: { from: '2010-01-01', to: '2026-11-19' },
  },
  release: airRelease,
  report: report(airRelease, {
    ledger: { read: 1_234_580, published: 1_234_567, quarantined: 2, cut: { header: 1, total: 10 } },
    score: { source: score(58, [1, 1, 0.5, 0.3, 0, 0]), release: score(99, [1, 1, 1, 1, 1, 0.999]) },
    forecast: { source: forecast('bronze', { structure: 'no' }), release: forecast('platinum') },
  }),
  data: [
    { name: 'air-hourly.csv', format: 'csv' },
    { name: 'air-hourly.json', format: 'json' },
  ],
  history: [edition('air-hourly', 12, '2026-11-19T23:59:59+08:00', 1_234_567, ['values changed'])],
  preview: {
    header: airFields.map((field) => field.name),
    rows: ['東站', '西站', '<b>南站</b>'].map((station, i) => [
      '2026-11-19',
      station,
      'PM2.5',
      ...hours.map((_, hour) => (hour % 7 === i ? '' : `${8 + ((hour * 5 + i * 3) % 23)}.${i}`)),
      'true',
    ]),
  },
  rules: RULES,
};

export const entries: readonly CatalogEntry[] = [parks, gravel, air];
