import type { Rule } from '../model/score.ts';
import { columnsWith } from './base-subject.ts';
import { halfAtOnce, perColumn } from './kept.ts';

const numeric: readonly string[] = ['integer', 'decimal', 'percent', 'amount', 'coordinate'];

export const numbersPlain: Rule = {
  problem: {
    name: 'numbers-plain',
    level: 'note',
    says: {
      zh: '數字裡有千分位逗號、單位、全形字或括號負數；數字應該只寫半形數字、小數點與負號。',
      en: 'Found numbers with thousands separators, units, full-width digits or brackets; expected plain digits, a decimal point and a minus sign.',
    },
    why: {
      zh: '「12,345」「１２３」「500元」在多數程式裡都是文字，不能加總；CSV 裡的逗號若沒有引號，還會把一個數字拆成兩格。',
      en: 'To most programs 12,345 and 500元 are text that cannot be summed, and an unquoted comma splits a number over two cells of a CSV.',
    },
    mend: {
      zh: '選取整欄，把儲存格格式改成「通用格式」或不含千分位的「數值」；單位寫到欄位說明。',
      en: 'Format the column as General, or as Number without separators; say the unit in the description of the field.',
    },
    example: { before: '面積\n12,345\n５００\n(20)', after: '面積\n12345\n500\n-20' },
  },
  title: { zh: '數字寫法單純', en: 'Numbers are plain' },
  points: 4,
  source: '統計表機器判讀規則 (日本總務省 2020) 1-3; Data Package v2, Table Schema: number',
  fixtures: { good: {}, bad: { columns: columnsWith('面積', { rewritten: 30 }) } },
  judge: ({ columns }) =>
    perColumn(
      columns.filter((column) => column.type !== undefined && numeric.includes(column.type)),
      (column) => halfAtOnce(column.rewritten, column.filled),
    ),
};
