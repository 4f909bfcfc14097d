import type { Rule } from '../model/score.ts';
import { halfAtOnce } from './kept.ts';

export const rectangular: Rule = {
  problem: {
    name: 'rectangular',
    level: 'warning',
    says: {
      zh: '有些列的格數與標題列不同；每一列的格數都應該與標題列一樣多。',
      en: 'Found rows with more or fewer cells than the header; expected the same number in every row.',
    },
    why: {
      zh: '多半是內容裡的逗號沒有用雙引號包起來，後面的值全部往右移一欄。程式會拒絕這種檔案，或者把值讀進錯的欄位。',
      en: 'Mostly a comma inside a value was not quoted, and all later values stand one column too far right. Programs refuse such a file or put values into the wrong columns.',
    },
    mend: {
      zh: '內容含有逗號、換行或雙引號的儲存格，請用雙引號包起來；用試算表軟體另存成 CSV 會自動處理。',
      en: 'Put quotes round cells that hold a comma, a line break or a quote; a spreadsheet program does so when it saves as CSV.',
    },
    example: {
      before: '名稱 | 地址 | 電話\n甲館 | 中正路1號 | 2樓 | 02-12345678',
      after: '名稱 | 地址 | 電話\n甲館 | 中正路1號,2樓 | 02-12345678',
    },
  },
  title: { zh: '每一列格數相同', en: 'Rows are of one width' },
  points: 4,
  source: 'RFC 4180 §2 (4); csvlint: ragged_rows; data.gov.tw 品質檢測訊息 is_table_csv(): wrong number of fields',
  fixtures: { good: { ragged: 0 }, bad: { ragged: 3 } },
  judge: ({ ragged, rows }) => halfAtOnce(ragged, Math.max(ragged, rows)),
};
