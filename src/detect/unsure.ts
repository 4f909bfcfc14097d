import type { Problem } from '../model/finding.ts';

/**
 * Below this a person should look: of 548 tables of known structure (`npm run yardsticks -- structure`), 98 in 100 of those at or above it were read
 * rightly, 67 in 100 of those below.
 */
export const SURE = 0.8;

/** A table that was found, but may be read wrongly. */
export const tableUnsure: Problem = {
  name: 'table-unsure',
  level: 'warning',
  says: {
    zh: '對表格的判斷只有 {found}% 的把握：{reason}',
    en: 'Only {found}% sure of where the table is: {reasonEn}',
  },
  why: {
    zh: '表頭或資料的起訖若判斷錯，整份資料就會錯開。',
    en: 'If the header or the first or last record is taken wrongly, all of the data is.',
  },
  mend: {
    zh: '用 goldbadge inspect 看標示是否正確。正確的話，在發布流程寫 table.seen: true；不對的話，在 table.anchors 寫出標題文字。',
    en: 'Look at the marks with goldbadge inspect. If they are right, write table.seen: true in the pipeline; if not, name the headings in table.anchors.',
  },
  example: { before: '兩列都像標題', after: '一列標題，下面都是資料' },
};
