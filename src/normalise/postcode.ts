import type { Problem } from '../model/finding.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { areDigits, startIdentifier } from './identifier.ts';

const FORM = /^[1-9]\d{2}(?:\d{2,3})?$/;

/** 郵遞區號: 3 digits, 3+2 (until 2020) or 3+3. Which of them there are is for a code list to say. */
export const postcode: Normaliser = {
  type: 'postcode',
  expected: { zh: '3、5 或 6 碼郵遞區號', en: 'a postcode of 3, 5 or 6 digits' },
  examples: [
    ['100', '100'],
    ['10058', '10058'],
    ['100058', '100058'],
    ['100-058', undefined],
    ['１００', '100'],
    ['012', undefined],
    ['1000', undefined],
    ['10', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' 100', '100'],
    ['full-width', '１００', '100'],
  ],
  start: () => ({
    ...startIdentifier((text) => FORM.test(text)),
    fast(bytes, from, to) {
      const length = to - from;
      const fits = length === 3 || length === 5 || length === 6;
      return fits && bytes[from] !== 0x30 && areDigits(bytes, from, to) ? KEEP : ASK;
    },
  }),
};

/** A cell of a column of postcodes that is none. */
export const unreadablePostcode: Problem = {
  name: 'unreadable-postcode',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '郵遞區號位數不對，郵件與統計都對不到地區。',
    en: 'A postcode of the wrong length finds no district, for mail and for counts alike.',
  },
  mend: {
    zh: '請改成 3 碼、3+2 碼或 3+3 碼的郵遞區號。',
    en: 'Write a postcode of 3, 3+2 or 3+3 digits.',
  },
  example: { before: '1000', after: '100' },
};
