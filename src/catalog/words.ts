import type { Format, Pipeline, Type } from '../model/pipeline.ts';
import type { Answer, Indicators, Medal } from '../model/score.ts';
import type { CutReason } from '../model/table.ts';

/** What people read for the words of the model. */
export const words = {
  type: {
    text: '文字',
    integer: '整數',
    decimal: '小數',
    date: '日期',
    period: '期間',
    code: '代碼',
    boolean: '是非值',
    coordinate: '座標',
  } satisfies Record<Type, string>,
  /** How the values of a type are written in what is published. */
  writing: {
    text: '文字照原意保留。',
    integer: '整數不含千分位逗號。',
    decimal: '小數不含千分位逗號，保留來源的小數位數。',
    date: '日期為西元年，例如 2026-11-20。',
    period: '期間為西元年，例如 2026、2026-Q4 或 2026-11。',
    code: '代碼保留開頭的 0，請以文字讀取。',
    boolean: '是非值為 true 或 false。',
    coordinate: '座標為數值，單位見欄位表。',
  } satisfies Record<Type, string>,
  format: { csv: 'CSV', json: 'JSON' } satisfies Record<Format, string>,
  cut: {
    title: '標題列',
    unit: '單位列',
    header: '欄名列',
    total: '合計列',
    note: '附註列',
    blank: '空白列',
    repeat: '重複的欄名列',
    label: '標示列',
    continuation: '續行',
    other: '其他表格的列',
  } satisfies Record<CutReason, string>,
  medal: {
    platinum: '白金標章',
    gold: '金標章',
    silver: '銀標章',
    bronze: '銅標章',
    none: '未達標章',
  } satisfies Record<Medal, string>,
  /** The portal's own words for its automatic indicators. */
  indicator: {
    linkable: '連結有效性',
    downloadable: '資料可直接下載',
    structure: '結構化檔案類型',
    encoding_match: '編碼描述與資料相符',
    desc_match: '欄位描述與資料相符',
    timeliness: '更新時效性',
  } satisfies Record<keyof Indicators, string>,
  /** Files beside the data, by name. */
  side: new Map([
    ['schema.json', '欄位結構（Table Schema）'],
    ['datapackage.json', '資料集說明（Data Package）'],
    ['data-gov-tw.json', '政府資料開放平臺詮釋資料'],
    ['report.json', '檢查報告'],
    ['SHA256SUMS', '檢查碼清單'],
  ]),
  answer: { yes: '✓ 符合', no: '✕ 不符合', unknown: '－ 無法判定' } satisfies Record<Answer, string>,
  license: {
    'OGDL-Taiwan-1.0': { title: '政府資料開放授權條款－第1版', url: 'https://data.gov.tw/license' },
    'CC-BY-4.0': { title: '創用CC 姓名標示 4.0 國際', url: 'https://creativecommons.org/licenses/by/4.0/deed.zh-hant' },
    'CC0-1.0': {
      title: 'CC0 1.0 公眾領域貢獻宣告',
      url: 'https://creativecommons.org/publicdomain/zero/1.0/deed.zh-hant',
    },
  } satisfies Record<Pipeline['license'], { title: string; url: string }>,
} as const;
