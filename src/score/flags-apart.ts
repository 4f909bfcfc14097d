import type { Rule } from '../model/score.ts';
import { columnsWith } from './base-subject.ts';
import { halfAtOnce, perColumn } from './kept.ts';

export const flagsApart: Rule = {
  problem: {
    name: 'flags-apart',
    level: 'note',
    says: {
      zh: '值的前後黏著註記符號（例如 12.3#、1,234r）；註記應該放在另一欄。',
      en: 'Found flags glued to values (12.3#, 1,234r); expected flags in a column of their own.',
    },
    why: {
      zh: '黏了符號的數字會變成文字；每個機關的符號意義又不同，程式無法判斷該不該採用這個值。',
      en: 'A number with a mark is text, and no program can know what the mark says about the value.',
    },
    mend: {
      zh: '把符號移到旁邊新的一欄（例如「註記」），並在欄位說明寫清楚每個符號的意思。',
      en: 'Move the marks to a new column beside it and say in its description what each one means.',
    },
    example: {
      before: '時間 | PM2.5\n01 | 12.3#',
      after: '時間 | PM2.5 | PM2.5_註記\n01 | 12.3 | #',
    },
  },
  title: { zh: '註記與數值分開', en: 'Flags stand apart from values' },
  points: 2,
  source: '統計表機器判讀規則 (日本總務省 2020) 1-2, 1-3: one datum a cell',
  fixtures: { good: {}, bad: { columns: columnsWith('面積', { flagged: 5 }) } },
  judge: ({ columns }) => perColumn(columns, (column) => halfAtOnce(column.flagged, column.filled + column.missing)),
};
