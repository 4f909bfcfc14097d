import type { Rule } from '../model/score.ts';
import { spreadsheet } from './base-subject.ts';
import { hasLayout } from './has-layout.ts';

export const noMergedCells: Rule = {
  problem: {
    name: 'no-merged-cells',
    level: 'warning',
    says: {
      zh: '標題或資料裡有合併儲存格；每一格都應該有自己的內容。',
      en: 'Found merged cells in the header or the records; expected every cell to hold its own content.',
    },
    why: {
      zh: '合併後只有左上角那一格有值，其他都是空的。排序、篩選或轉成 CSV 之後，空的那些列就不知道屬於哪一組。',
      en: 'Only the upper left cell of a merged range has a value. After sorting, filtering or saving as CSV the others are empty and belong to nothing.',
    },
    mend: {
      zh: '選取整張表，取消合併儲存格，再把每一格空白填上原本的內容。',
      en: 'Select the whole table, unmerge, and fill each empty cell with what the range had said.',
    },
    example: {
      before: '區域 | 站名 | 件數\n北區 | 甲站 | 3\n | 乙站 | 5',
      after: '區域 | 站名 | 件數\n北區 | 甲站 | 3\n北區 | 乙站 | 5',
    },
  },
  title: { zh: '沒有合併儲存格', en: 'No merged cells' },
  points: 5,
  source: '統計表機器判讀規則 (日本總務省 2020) 1-4',
  fixtures: { good: spreadsheet, bad: { ...spreadsheet, merged: { header: 2, data: 12 } } },
  // Merges among the records lose values; those of a header only names.
  judge: ({ file, merged }) =>
    !hasLayout(file.format) ? undefined : 1 - (merged.header > 0 ? 0.4 : 0) - (merged.data > 0 ? 0.6 : 0),
};
