import type { Rule } from '../model/score.ts';
import { baseSubject } from './base-subject.ts';

/** A percentage says its unit by its type. */
const counted: readonly string[] = ['integer', 'decimal', 'amount'];

export const unitsSaid: Rule = {
  problem: {
    name: 'units-said',
    level: 'note',
    says: {
      zh: '有的數字欄位沒有寫單位；每個數字欄位都應該寫明單位。',
      en: 'Found number fields without a unit; expected a unit for each of them.',
    },
    why: {
      zh: '「5,561」是元、千元還是百萬元，差了一百萬倍。紙本把單位寫在表頭右上角，轉成資料之後常常不見。',
      en: 'Whether 5,561 is in dollars, thousands or millions makes a millionfold difference, and a unit printed above a table gets lost.',
    },
    mend: {
      zh: '在發布流程檔替數字欄位寫 unit，例如「人」「百萬元」「平方公尺」。',
      en: 'Give each number field a unit in the pipeline: 人, 百萬元, 平方公尺.',
    },
    example: { before: '預算數\n5561', after: '預算數（百萬元）\n5561' },
  },
  title: { zh: '數字欄位寫明單位', en: 'Units are said' },
  points: 3,
  source: '統計表機器判讀規則 (日本總務省 2020) 1-9',
  fixtures: { good: {}, bad: { metadata: { ...baseSubject.metadata!, unitsSaid: 0 } } },
  judge: ({ metadata, columns }) => {
    const numbers = columns.filter((column) => column.type !== undefined && counted.includes(column.type)).length;
    return metadata && numbers > 0 ? Math.min(1, metadata.unitsSaid / numbers) : undefined;
  },
};
