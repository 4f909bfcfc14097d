import type { Problem } from '../model/finding.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { startIdentifier } from './identifier.ts';

/** The first arc is 0 to 2; under 0 and 1 the second is at most 39. */
const FORM = /^(?:[01]\.(?:[0-9]|[1-3][0-9])|2\.(?:0|[1-9]\d*))(?:\.(?:0|[1-9]\d*))*$/;

/** Object identifiers (ITU-T X.660), such as those of agencies under 2.16.886.101. */
export const oid: Normaliser = {
  type: 'oid',
  expected: { zh: '物件識別碼，例如 2.16.886.101.20003', en: 'an object identifier such as 2.16.886.101.20003' },
  examples: [
    ['2.16.886.101.20003.20082', '2.16.886.101.20003.20082'],
    ['2.16.886.101.90001.20002 ', '2.16.886.101.90001.20002'],
    ['２．１６．８８６', '2.16.886'],
    ['2.16.0886', undefined],
    ['3.1', undefined],
    ['1.40', undefined],
    ['2', undefined],
    ['2..16', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' 2.16.886', '2.16.886'],
    ['full-width', '２．１６．８８６', '2.16.886'],
  ],
  start: () => ({
    ...startIdentifier((text) => FORM.test(text)),
    fast: (bytes, from, to) => (isGovernment(bytes, from, to) ? KEEP : ASK),
  }),
};

/** 2. and arcs of digits without zeros before them. */
function isGovernment(bytes: Uint8Array, from: number, to: number): boolean {
  if (bytes[from] !== 0x32 || bytes[from + 1] !== 0x2e || to - from < 3 || to - from > 200) return false;
  let start = from;
  for (let at = from; at <= to; at++) {
    const byte = at < to ? bytes[at]! : 0x2e;
    if (byte === 0x2e) {
      if (at === start || (bytes[start] === 0x30 && at - start > 1)) return false;
      start = at + 1;
    } else if (byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}

/** A cell of a column of object identifiers that is none. */
export const unreadableOid: Problem = {
  name: 'unreadable-oid',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '識別碼少一節就是別的機關。',
    en: 'One arc less names another agency.',
  },
  mend: {
    zh: '請對照機關 OID 查詢網站改正，各節之間用半形句點。',
    en: 'Look it up at the OID register; the arcs are separated by points.',
  },
  example: { before: '2.16.886.101.', after: '2.16.886.101.20003' },
};
