import type { Rule } from '../model/score.ts';
import { halfAtOnce } from './kept.ts';

export const noStrangeCharacters: Rule = {
  problem: {
    name: 'no-strange-characters',
    level: 'warning',
    says: {
      zh: '內容有造字或已損壞的字元（�）；應該使用 Unicode 標準字元。',
      en: 'Found private-use or broken characters (�); expected standard Unicode characters.',
    },
    why: {
      zh: '造字只有在做字的那台電腦看得到，其他人看到的是空格或方框；地名、人名因此無法查詢與比對。',
      en: 'A user-defined character shows only on the computer that has its font; elsewhere names of places and people become boxes and cannot be found.',
    },
    mend: {
      zh: '到全字庫（www.cns11643.gov.tw）查出該字的 Unicode，改用標準字元；亂碼請從原始系統重新匯出。',
      en: 'Look the character up in 全字庫 (www.cns11643.gov.tw) and use its Unicode; export broken text again from the original system.',
    },
    example: { before: '村里\n\uFFFD子里', after: '村里\n廍子里' },
  },
  title: { zh: '沒有造字與損壞字元', en: 'No private-use or broken characters' },
  points: 2,
  source: '統計表機器判讀規則 (日本總務省 2020) 1-10; Unicode Standard §23.5 Private-Use Characters; CNS 11643',
  fixtures: { good: { strangeCharacters: 0 }, bad: { strangeCharacters: 6 } },
  judge: ({ strangeCharacters, columns }) =>
    halfAtOnce(
      strangeCharacters,
      columns.reduce((cells, column) => cells + column.filled, 0),
    ),
};
