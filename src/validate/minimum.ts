import type { Check } from '../model/check.ts';
import { compareDecimals } from '../text/compare-decimals.ts';
import { plainDecimal } from './plain-decimal.ts';

/** A number must not be below the value. What is no number is another finding. */
export const minimum: Check = {
  name: 'minimum',
  problem: {
    name: 'below-minimum',
    level: 'error',
    says: { zh: '讀到「{found}」，應不小於 {expected}。', en: 'Found “{found}”, expected {expected} or more.' },
    why: {
      zh: '超出合理範圍的數字多半是打錯、單位不對，或用負數代表沒有資料。',
      en: 'A number out of range is mostly a slip, another unit, or a negative number that stands for no value.',
    },
    mend: {
      zh: '請核對數字與單位；如果這個數字代表沒有資料，請在發布流程的 missing 登記。',
      en: 'Check the number and its unit; if it stands for no value, declare it under `missing` in the pipeline.',
    },
    example: { before: '-99', after: '' },
  },
  examples: [
    [0, '0', true],
    [0, '-0.01', false],
    [1.5, '1.5', true],
    [1.5, '1.49', false],
    [0, '無', true],
  ],
  start(value) {
    const limit = plainDecimal(Number(value));
    return (bytes, from, to) => !(compareDecimals(bytes, from, to, limit, 0, limit.length) < 0);
  },
};
