import type { Check } from '../model/check.ts';
import { compareDecimals } from '../text/compare-decimals.ts';
import { plainDecimal } from './plain-decimal.ts';

/** A number must not be above the value. What is no number is another finding. */
export const maximum: Check = {
  name: 'maximum',
  problem: {
    name: 'above-maximum',
    level: 'error',
    says: { zh: '讀到「{found}」，應不大於 {expected}。', en: 'Found “{found}”, expected {expected} or less.' },
    why: {
      zh: '超出合理範圍的數字多半是打錯、少了小數點，或單位不對。',
      en: 'A number out of range is mostly a slip, a lost decimal point, or another unit.',
    },
    mend: {
      zh: '請核對數字、小數點與單位；如果範圍本身不對，請更新發布流程的 maximum。',
      en: 'Check the number, its decimal point and its unit; if the range is wrong, update `maximum` in the pipeline.',
    },
    example: { before: '9278', after: '92.78' },
  },
  examples: [
    [100, '100', true],
    [100, '100.01', false],
    [100, '-5', true],
    [9_007_199_254_740_992, '12345678901234567890', false],
    [100, '無', true],
    [0.3, '0.30000000000000001', false],
    [1e21, '999999999999999999999', true],
  ],
  start(value) {
    const limit = plainDecimal(Number(value));
    return (bytes, from, to) => !(compareDecimals(bytes, from, to, limit, 0, limit.length) > 0);
  },
};
