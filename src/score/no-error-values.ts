import type { Rule } from '../model/score.ts';
import { columnsWith } from './base-subject.ts';
import { halfAtOnce, perColumn } from './kept.ts';

export const noErrorValues: Rule = {
  problem: {
    name: 'no-error-values',
    level: 'warning',
    says: {
      zh: '有儲存格是公式錯誤（#DIV/0!、#REF!、#N/A）；應該是值或空白。',
      en: 'Found cells that hold a formula error (#DIV/0!, #REF!, #N/A); expected a value or nothing.',
    },
    why: {
      zh: '公式錯誤不是資料，通常代表來源檔案搬動或除以零；公開後使用者無法得知原本的值。',
      en: 'An error is no data: a file was moved or something was divided by zero, and the reader cannot know the value that was meant.',
    },
    mend: {
      zh: '修正公式；沒有值可算的就留空白，發布前把公式轉成值。',
      en: 'Mend the formula; leave the cell empty where nothing can be counted, and turn formulas into values before publishing.',
    },
    example: { before: '年度 | 成長率\n112 | #DIV/0!', after: '年度 | 成長率\n112 | ' },
  },
  title: { zh: '沒有公式錯誤', en: 'No error values' },
  points: 2,
  source: '統計表機器判讀規則 (日本總務省 2020) 1-7: values instead of formulas',
  fixtures: { good: {}, bad: { columns: columnsWith('面積', { errors: 1 }) } },
  judge: ({ columns }) => perColumn(columns, (column) => halfAtOnce(column.errors, column.filled + column.missing)),
};
