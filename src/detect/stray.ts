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
};
