import type { Problem } from '../model/finding.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { areDigits, startIdentifier } from './identifier.ts';

/** 醫事機構代碼 of the national health insurance: ten digits; how they are built is not published, so no more is checked. */
export const medicalCode: Normaliser = {
  type: 'medical-code',
  expected: { zh: '10 碼醫事機構代碼', en: 'a medical institution code of 10 digits' },
  examples: [
    ['0401180014', '0401180014'],
    ['０４０１１８００１４', '0401180014'],
    ['401180014', undefined],
    ['0401180014A', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' 0401180014', '0401180014'],
    ['full-width', '０４０１１８００１４', '0401180014'],
  ],
  start: () => ({
    ...startIdentifier((text) => /^\d{10}$/.test(text)),
    fast: (bytes, from, to) => (to - from === 10 && areDigits(bytes, from, to) ? KEEP : ASK),
  }),
};

/** A cell of a column of codes of medical institutions that is none. */
export const unreadableMedicalCode: Problem = {
  name: 'unreadable-medical-code',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '代碼少一碼就對不到醫事機構，常見原因是試算表把開頭的 0 去掉。',
    en: 'A code that lacks a digit fits no institution; often a spreadsheet dropped the leading zero.',
  },
  mend: {
    zh: '請補足 10 碼，並把欄位格式改成文字。',
    en: 'Write all 10 digits and format the column as text.',
  },
  example: { before: '401180014', after: '0401180014' },
};
