import type { Problem } from '../model/finding.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { isBusinessNumber } from '../text/identity.ts';
import { areDigits, startIdentifier } from './identifier.ts';

/** 統一編號 of companies and agencies, by the rule of 2023-04-01 (divisible by 5), which all older numbers pass too. */
export const businessNumber: Normaliser = {
  type: 'business-number',
  expected: { zh: '檢查碼正確的 8 碼統一編號', en: 'a 統一編號: 8 digits with the right check digit' },
  examples: [
    ['04595257', '04595257'],
    ['04595252', '04595252'],
    ['０４５９５２５７', '04595257'],
    ['12345675', '12345675'],
    ['04595253', undefined],
    ['00000000', undefined],
    ['4595257', undefined],
    ['0459525７ ', '04595257'],
    ['', ''],
  ],
  mends: [
    ['blanks', ' 04595257', '04595257'],
    ['full-width', '０４５９５２５７', '04595257'],
  ],
  start: () => ({
    ...startIdentifier((text) => isBusinessNumber(text)),
    fast: (bytes, from, to) => (isRight(bytes, from, to) ? KEEP : ASK),
  }),
};

/** The same sum as `isBusinessNumber`, over bytes. */
function isRight(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== 8 || !areDigits(bytes, from, to)) return false;
  const digit = (at: number): number => bytes[from + at]! - 0x30;
  const twice = (value: number): number => (value > 4 ? value * 2 - 9 : value * 2);
  const four = digit(6) * 4;
  const odd = digit(0) + digit(2) + digit(4) + digit(7);
  const sum = odd + twice(digit(1)) + twice(digit(3)) + twice(digit(5)) + ((four / 10) | 0) + (four % 10);
  return sum > 0 && (sum % 5 === 0 || (digit(6) === 7 && (sum + 1) % 5 === 0));
}

/** A cell of a column of 統一編號 that is none. */
export const unreadableBusinessNumber: Problem = {
  name: 'unreadable-business-number',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '統一編號錯一碼就是別家公司，也無法與商業登記對照。常見原因是試算表把開頭的 0 去掉。',
    en: 'One wrong digit names another company, and registers cannot be joined. Often a spreadsheet dropped the leading zero.',
  },
  mend: {
    zh: '請對照登記資料改正；少了開頭的 0 請補上，並把欄位格式改成文字。',
    en: 'Look it up in the register; put back a leading zero and format the column as text.',
  },
  example: { before: '4595257', after: '04595257' },
};
