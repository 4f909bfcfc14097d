import type { Problem } from '../model/finding.ts';
import type { Normaliser } from '../model/normaliser.ts';
import { startNumber } from './number-reader.ts';
import { roundedNumber } from './rounded-number.ts';

/** Sums of money in `unit`, 元 where nothing else is said. What a heading counts in (千元) is declared as `scale`, never guessed. */
export const amount: Normaliser = {
  type: 'amount',
  expected: { zh: '金額', en: 'a sum of money' },
  examples: [
    ['1,234', '1234'],
    ['NT$1,000', '1000'],
    ['$1,000', '1000'],
    ['1,000元', '1000'],
    ['新臺幣1,000元', '1000'],
    ['伍佰元整', '500'],
    ['-NT$5', '-5'],
    ['1,234.50', '1234.50'],
    ['(1,234)', '-1234'],
    ['3.5萬', '35000'],
    ['6億3,944萬2,789元', '639442789'],
    ['1,234', '1234000', { scale: '千元' }],
    ['1,234.5', '1234500', { scale: '千元' }],
    ['5.25', '5250000', { scale: '百萬元' }],
    ['12', '1200000000', { scale: '億元' }],
    ['5萬', undefined, { scale: '千元' }],
    ['1,000元', undefined, { scale: '千元' }],
    ['1,000千元', '1000000', { scale: '千元' }],
    ['US$5', undefined],
    ['免費', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' 5', '5'],
    ['inner-blanks', '- 5', '-5'],
    ['full-width', '５', '5'],
    ['thousands', '1,234', '1234'],
    ['sign', '(5)', '-5'],
    ['zeros', '.5', '0.5'],
    ['chinese-numerals', '3.5萬', '35000'],
    ['unit', 'NT$5', '5'],
    ['exponent', '1.2E+05', '120000'],
    ['scale', '1,234', '1234000', { scale: '千元' }],
  ],
  remark: roundedNumber,
  start: (field) => startNumber({ ...field, unit: field.unit ?? '元' }, true),
};

/** A cell of a column of sums of money that is none. */
export const unreadableAmount: Problem = {
  name: 'unreadable-amount',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '金額讀不出來就無法加總；單位不明的金額可能差一千倍。',
    en: 'A sum that cannot be read cannot be added up; one of an unknown unit may be wrong a thousandfold.',
  },
  mend: {
    zh: '請只寫數字；表頭寫千元、百萬元時，請在發布流程的 scale 寫明，不要在儲存格裡另寫單位。',
    en: 'Write digits only; where the heading counts in 千元 or 百萬元 say so under `scale` in the pipeline, not in the cells.',
  },
  example: { before: '約 1,200 元', after: '1200' },
};
