import type { Rule } from '../model/score.ts';
import { columnsWith } from './base-subject.ts';
import { halfAtOnce, perColumn } from './kept.ts';

export const missingLeftEmpty: Rule = {
  problem: {
    name: 'missing-left-empty',
    level: 'note',
    says: {
      zh: '沒有資料的格子填了「－」「…」「無」等記號；沒有值的格子應該留空白。',
      en: 'Found marks such as － or … in cells without a value; expected such cells to be empty.',
    },
    why: {
      zh: '數字欄裡的「－」會讓整欄變成文字。同一個記號在不同機關代表零、不適用或尚未發布，使用者無從分辨。',
      en: 'A － turns a number column into text, and it stands for zero, not applicable or not yet published, depending on the agency.',
    },
    mend: {
      zh: '沒有值就留空白；確實是零就寫 0；要說明原因，另加一欄。',
      en: 'Leave the cell empty; write 0 where it is zero; add a column where the reason matters.',
    },
    example: { before: '行政區 | 件數\n中正區 | －\n大安區 | 0', after: '行政區 | 件數\n中正區 | \n大安區 | 0' },
  },
  title: { zh: '沒有值的格子留空白', en: 'Missing values are left empty' },
  points: 2,
  source: 'Data Package v2, Table Schema: missingValues (default: the empty string)',
  fixtures: { good: {}, bad: { columns: columnsWith('面積', { marked: 4 }) } },
  judge: ({ columns }) => perColumn(columns, (column) => halfAtOnce(column.marked, column.missing)),
};
