import type { Rule } from '../model/score.ts';

const plain: readonly string[] = ['csv', 'json', 'jsonl', 'geojson', 'xml', 'kml', 'parquet', 'fixed-width'];
const documented: readonly string[] = ['xlsx', 'ods', 'fods', 'html', 'xml-spreadsheet'];

export const openFormat: Rule = {
  problem: {
    name: 'open-format',
    level: 'warning',
    says: {
      zh: '資料只提供試算表檔；應該也提供 CSV 或 JSON。',
      en: 'Found the data only as a spreadsheet; expected CSV or JSON as well.',
    },
    why: {
      zh: '試算表檔裡有格式、公式與版面，程式得先猜哪裡才是資料；舊式 xls 更是單一廠商的格式，許多工具已不再支援。CSV 與 JSON 任何程式都能直接讀。',
      en: 'A spreadsheet holds layout and formulas, and programs must guess where the data is; the old xls is one vendor’s format that many tools have dropped. Any program reads CSV and JSON.',
    },
    mend: {
      zh: '另存成 CSV（UTF-8）並登錄為資料資源；試算表檔可以保留，作為另一個資料資源。',
      en: 'Save as CSV (UTF-8) and register it as a resource; the spreadsheet may stay as another.',
    },
    example: { before: '公園清冊.xls', after: '公園清冊.csv\n公園清冊.json' },
  },
  title: { zh: '提供開放格式', en: 'Open format' },
  points: 4,
  source: '5-star open data (★★★ non-proprietary); data.gov.tw 品質檢測 structure; 資料集詮釋資料標準規範：檔案格式',
  fixtures: { good: { formats: ['csv', 'json'] }, bad: { formats: ['xls'] } },
  judge: ({ formats }) => {
    const offered = formats.map((format) => format.toLowerCase());
    if (offered.some((format) => plain.includes(format))) return 1;
    return offered.some((format) => documented.includes(format)) ? 0.5 : 0;
  },
};
