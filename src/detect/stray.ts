import type { Problem } from '../model/finding.ts';

/** A cell that stands in no column of the table. */
export const strayCell: Problem = {
  name: 'cell-outside-table',
  level: 'error',
  says: {
    zh: '這一列比標題多出一格「{found}」，不知道屬於哪一欄。',
    en: 'This row has a cell “{found}” beyond the headings; which column it belongs to is not known.',
  },
  why: {
    zh: '多出來的格子常是前面某格少了引號，整列因而錯開。',
    en: 'A cell too many is often a missing quote before it, which shifts the whole row.',
  },
  mend: {
    zh: '檢查這一列：內容有逗號的格子要加引號；若是另外的註記，請移到表格外。',
    en: 'Check the row: a cell that holds a comma needs quotes; a remark belongs outside the table.',
  },
  example: { before: '中正區,12,345', after: '中正區,"12,345"' },
  picture: {
    before: {
      rows: [
        ['行政區', '面積'],
        ['中正區', '12', '345'],
      ],
    },
    after: {
      rows: [
        ['行政區', '面積'],
        ['中正區', '12,345'],
      ],
    },
  },
};

/** A row of a text file that ends before its last heading. */
export const shortRow: Problem = {
  name: 'row-too-short',
  level: 'warning',
  says: {
    zh: '這一列只有 {found} 格，標題有 {expected} 格；缺的格子當作沒有資料。',
    en: 'This row has {found} cells where the heading has {expected}; those not there are taken as missing.',
  },
  why: {
    zh: '格數不足的列可能被截斷，或少了分隔符號而整列錯開。',
    en: 'A row that is too short may be cut off, or lack a delimiter and be shifted.',
  },
  mend: { zh: '補齊這一列的分隔符號（逗號）。', en: 'Complete the delimiters of this row.' },
  example: { before: '中正區,12', after: '中正區,12,' },
  picture: {
    before: {
      rows: [
        ['行政區', '面積', '備註'],
        ['中正區', '12'],
      ],
    },
    after: {
      rows: [
        ['行政區', '面積', '備註'],
        ['中正區', '12', ''],
      ],
    },
  },
};

/** A cell of a spreadsheet beside the table: there it shifts nothing, but it is not published. */
export const cellBeside: Problem = {
  name: 'cell-beside-table',
  level: 'warning',
  says: {
    zh: '表格旁邊的格子「{found}」沒有欄位名稱，沒有發布。',
    en: 'The cell “{found}” beside the table has no heading and is not published.',
  },
  why: {
    zh: '沒有欄位名稱的註記，程式不知道它說的是什麼；讀者也看不到。',
    en: 'A remark without a heading means nothing to a program, and readers do not get to see it.',
  },
  mend: {
    zh: '要公開的內容請加上欄位名稱（例如「備註」）；其他的請刪除。',
    en: 'Give it a heading (such as 備註) if it is to be published; otherwise delete it.',
  },
  example: { before: '里名|病例數|\n水仙里|3|轉入', after: '里名|病例數|備註\n水仙里|3|轉入' },
};
