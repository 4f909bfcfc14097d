import type { Problem } from '../model/finding.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { startIdentifier } from './identifier.ts';

const FORM = /^[1-8A][0-9A-Z]{8}[5-7A-Z]$/;

/** 機關代碼 of agencies and schools, ten characters by list 168 of the platform (事屬性基本資料). */
export const agencyCode: Normaliser = {
  type: 'agency-code',
  expected: { zh: '10 碼機關代碼', en: 'an agency code of 10 characters' },
  examples: [
    ['A21000000I', 'A21000000I'],
    ['300000000A', '300000000A'],
    ['a41000000g', 'A41000000G'],
    ['Ａ４１００００００Ｇ', 'A41000000G'],
    ['A4100000G', undefined],
    ['B41000000G', undefined],
    ['A410000001', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' A21000000I', 'A21000000I'],
    ['full-width', 'Ａ２１００００００Ｉ', 'A21000000I'],
    ['letter-case', 'a21000000i', 'A21000000I'],
  ],
  start: () => ({
    ...startIdentifier((text) => FORM.test(text), true),
    fast: (bytes, from, to) => (isRight(bytes, from, to) ? KEEP : ASK),
  }),
};

function isRight(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== 10) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (!(byte >= 0x30 && byte <= 0x39) && !(byte >= 0x41 && byte <= 0x5a)) return false;
  }
  const [first, last] = [bytes[from]!, bytes[to - 1]!];
  return ((first >= 0x31 && first <= 0x38) || first === 0x41) && ((last >= 0x35 && last <= 0x37) || last >= 0x41);
}

/** A cell of a column of agency codes that is none. */
export const unreadableAgencyCode: Problem = {
  name: 'unreadable-agency-code',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '機關代碼寫錯就連不到那個機關的資料。',
    en: 'A wrong code leads to no agency, or to another.',
  },
  mend: {
    zh: '請到人事行政總處或政府資料開放平臺查出 10 碼機關代碼。',
    en: 'Look up the code of 10 characters at the platform or the personnel administration.',
  },
  example: { before: 'A4100000G', after: 'A41000000G' },
};
