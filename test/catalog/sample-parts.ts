import { createHash } from 'node:crypto';
import type { CatalogEntry, RuleText, Site } from '../../src/model/catalog.ts';
import type { Field, Pipeline } from '../../src/model/pipeline.ts';
import type { Release, ReleaseFile, Report } from '../../src/model/release.ts';
import type { Forecast, Indicators, RuleScore, Score } from '../../src/model/score.ts';

/** What the sample's datasets are put together from; all of it is invented. */
export const site: Site = {
  title: '示範政府開放資料',
  baseUrl: 'https://data.example.gov.tw/open',
  now: '2026-11-20T03:00:00+08:00',
};

export const RULES: readonly RuleText[] = [
  rule(
    'header-in-one-row',
    '欄位名稱只用一列',
    '程式讀表格時把第一列當作欄位名稱、第二列起當作資料。標題疊成兩列，第二列標題就會被當成第一筆資料。',
    '把上下層標題併成一列，用底線連接，例如「人口數_男」「人口數_女」。',
  ),
  rule(
    'no-merged-cells',
    '沒有合併儲存格',
    '合併儲存格只有左上角有值，其餘是空的。',
    '取消合併，每一格都填上自己的內容。',
  ),
  rule(
    'no-total-rows',
    '資料裡沒有合計列',
    '合計列會被當成一筆資料，加總時重複計算。',
    '刪除合計列；需要的人可以自行計算。',
  ),
  rule('dates-iso', '日期用西元標準格式', '同一欄有多種寫法時，程式無法比較或排序。', '日期寫成 2023-03-05。'),
  rule('units-said', '數字欄位寫明單位', '不知道單位，數值就無法使用。', '在欄位說明填上單位，不要寫在儲存格裡。'),
  rule(
    'standard-uris',
    '欄位對應領域資料標準',
    '對應標準的欄位可以與其他機關的資料合併。',
    '在發布流程的欄位填上標準的網址。',
  ),
];

function rule(name: string, title: string, why: string, mend: string): RuleText {
  const text = (zh: string) => ({ zh, en: name });
  return { name, title: text(title), why: text(why), mend: text(mend) };
}

export const agencies = {
  parks: agency('示範市政府公園管理處', '2.16.886.101.90000.1'),
  water: agency('示範部水利統計中心', '2.16.886.101.90000.2'),
};

function agency(name: string, oid: string): Pipeline['agency'] {
  const contact = { name: '資料管理窗口', phone: '02-0000-0000 分機 123', email: 'open-data@example.gov.tw' };
  return { name, oid, contact };
}

export function score(total: number, kept: readonly (number | undefined)[]): Score {
  const rules = RULES.map(
    (one, i): RuleScore => ({
      rule: one.name,
      points: [20, 15, 15, 25, 15, 10][i]!,
      ...(kept[i] !== undefined && { kept: kept[i] }),
    }),
  );
  return { total, version: '2026.1', rules };
}

export function forecast(medal: Forecast['medal'], said: Partial<Indicators> = {}): Forecast {
  const indicators: Indicators = {
    linkable: 'yes',
    downloadable: 'yes',
    structure: 'yes',
    encoding_match: 'yes',
    desc_match: 'yes',
    timeliness: 'yes',
    ...said,
  };
  return { medal, indicators, resources: [] };
}

export function file(name: string, size: number, type = 'text/csv; charset=utf-8; header=present'): ReleaseFile {
  return { name, size, sha256: sha256(name), type };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

type Part<T> = { readonly [K in keyof T]?: T[K] };

export function release(
  dataset: string,
  number: number,
  published: string,
  rows: number,
  fields: readonly Field[],
  part: Part<Release>,
): Release {
  return {
    format: 'goldbadge-release/1',
    dataset,
    version: version(dataset, number),
    number,
    predecessor: null,
    content: sha256(`${dataset}${number}`),
    published,
    source: { name: `${dataset}.xlsx`, sha256: sha256(`${dataset}.xlsx`), size: 54_321 },
    rows,
    fields: fields.map(({ name, title, type }) => ({ name, title, type })),
    changes: [],
    score: { source: 0, release: 0 },
    files: [],
    formats: ['csv'],
    ...part,
  };
}

export function report(of: Release, part: Part<Report>): Report {
  return {
    dataset: of.dataset,
    source: { ...of.source, facts: { format: 'xlsx', extension: 'xlsx' } },
    table: { sheet: '', headerRows: [0], firstRow: 1, lastRow: of.rows, titles: [], notes: [], sure: 1 },
    ledger: { read: of.rows + 1, published: of.rows, quarantined: 0, cut: { header: 1 } },
    columns: of.fields.map((field, i) => column(field, i, of.rows)),
    findings: [],
    gates: [],
    accepted: [],
    preview: { header: [], rows: [] },
    score: { source: score(0, []), release: score(0, []) },
    forecast: { source: forecast('none'), release: forecast('none') },
    ...part,
  };
}

function column(field: Release['fields'][number], at: number, rows: number): Report['columns'][number] {
  const dated = field.type === 'date';
  return {
    ...field,
    column: at + 1,
    filled: rows - at,
    missing: at,
    rewritten: dated ? rows : 0,
    unreadable: 0,
    ...(dated && { sample: { cell: '工作表1!E4', found: '99/3/5', published: '2010-03-05' } }),
  };
}

export function edition(
  dataset: string,
  number: number,
  published: string,
  rows: number,
  changes: readonly string[],
): CatalogEntry['history'][number] {
  return { version: version(dataset, number), number, published, rows, changes };
}

function version(dataset: string, number: number): string {
  return sha256(`${dataset}${number}`).slice(0, 12);
}
