import type { Problem } from '../model/finding.ts';
import type { Normaliser } from '../model/normaliser.ts';
import { startNumber } from './number-reader.ts';
import { roundedNumber } from './rounded-number.ts';

/** Whole numbers of any length: `-12345`, without leading zeros or separators. */
export const integer: Normaliser = {
  type: 'integer',
  expected: { zh: '整數', en: 'a whole number' },
  examples: [
    ['12345', '12345'],
    ['0', '0'],
    ['007', '7'],
    ['-12', '-12'],
    ['-0', '0'],
    ['+5', '5'],
    ['1,234,567', '1234567'],
    ['１，２３４', '1234'],
    ['1,23,456', undefined],
    ['0,123', undefined],
    ['12,34', undefined],
    ['－  68,244', '-68244'],
    ['\u2212\u30005', '-5'],
    ['\u20135', '-5'],
    ['(1,234)', '-1234'],
    ['（ 1,234 ）', '-1234'],
    ['(0)', '0'],
    [' -  ', undefined],
    ['－', undefined],
    ['12.0', '12'],
    ['12.5', undefined],
    ['1E5', '100000'],
    ['1.25E+1', undefined],
    ['12E5', undefined],
    ['1,234.5', '1234500', { unit: '元', scale: '千元' }],
    ['6億3,944萬2,789', '639442789'],
    ['3.5萬', '35000'],
    ['1萬5', undefined],
    ['5萬', undefined, { unit: '千元' }],
    ['一百二十三', '123'],
    ['1000元', '1000', { unit: '元' }],
    ['1000元', undefined],
    ['12%', '12', { unit: '%' }],
    ['12%', undefined],
    ['△1,234', undefined],
    ['\u3000', ''],
  ],
  mends: [
    ['blanks', ' 5\u3000', '5'],
    ['inner-blanks', '-  5', '-5'],
    ['full-width', '１２', '12'],
    ['thousands', '1,234', '1234'],
    ['sign', '(5)', '-5'],
    ['zeros', '007', '7'],
    ['chinese-numerals', '3.5萬', '35000'],
    ['unit', '5元', '5', { unit: '元' }],
    ['exponent', '1.2E+05', '120000'],
    ['scale', '1,234', '1234000', { unit: '元', scale: '千元' }],
  ],
  remark: roundedNumber,
  start: (field) => startNumber(field, false),
};

/** A cell of an integer column that is no whole number. */
export const unreadableInteger: Problem = {
  name: 'unreadable-integer',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '一欄裡只要有一格不是整數，程式就無法加總、排序或比較這一欄。',
    en: 'One cell that is no whole number keeps programs from adding up, sorting or comparing the column.',
  },
  mend: {
    zh: '請把這一格改成整數；如果它代表沒有資料，請在發布流程的 missing 登記這個符號；如果這一欄本來就有小數，請把型別改為 decimal。',
    en: 'Write a whole number. If the cell stands for no value, declare the mark under `missing` in the pipeline; if the column has decimals, make its type `decimal`.',
  },
  example: { before: '約 1,200', after: '1200' },
};
