import type { Problem } from '../model/finding.ts';
import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { trimBlanks } from '../text/blanks.ts';
import { foldWidth } from '../text/fold-width.ts';

/** What browsers take for an address (HTML Standard, valid e-mail address), with a point in the domain. */
const FORM =
  /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)+$/;

/** E-mail addresses; the domain in small letters, the part before it as it was written. */
export const email: Normaliser = {
  type: 'email',
  expected: { zh: '電子郵件地址', en: 'an e-mail address' },
  examples: [
    ['name@moda.gov.tw', 'name@moda.gov.tw'],
    ['First.Last@MODA.gov.tw', 'First.Last@moda.gov.tw'],
    ['name＠moda.gov.tw', 'name@moda.gov.tw'],
    ['name @moda.gov.tw', undefined],
    ['name@moda', undefined],
    ['name@moda..tw', undefined],
    ['a@b.tw;c@d.tw', undefined],
    ['無', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' name@moda.gov.tw', 'name@moda.gov.tw'],
    ['full-width', 'name＠moda.gov.tw', 'name@moda.gov.tw'],
    ['letter-case', 'name@MODA.gov.tw', 'name@moda.gov.tw'],
  ],
  start: () => ({
    fast: (bytes, from, to) => (isPlain(bytes, from, to) ? KEEP : ASK),
    read(cell) {
      if (cell.length > 300) return undefined;
      const text = foldWidth(trimBlanks(cell));
      const at = text.lastIndexOf('@');
      const small = text.slice(0, at + 1) + text.slice(at + 1).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      return text === '' || FORM.test(small) ? small : undefined;
    },
    kinds(cell, published) {
      if (cell === published) return 0;
      const folded = foldWidth(cell);
      return (folded === cell ? 0 : changeBit['full-width']) | (folded === published ? 0 : changeBit['letter-case']);
    },
  }),
};

/** Letters, digits, points, _ and - before one @; a domain of small letters with a point that ends or begins no part with a sign. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    const letter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    if (!letter && !(byte >= 0x30 && byte <= 0x39) && byte !== 0x2e && byte !== 0x5f && byte !== 0x2d) break;
  }
  if (at === from || at - from > 64 || bytes[at] !== 0x40 || to - at > 60) return false;
  let before = 0x2e;
  let points = 0;
  for (at++; at < to; at++) {
    const byte = bytes[at]!;
    const sign = byte === 0x2e || byte === 0x2d;
    if (!sign && !((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39))) return false;
    if (sign && (before === 0x2e || before === 0x2d)) return false;
    if (byte === 0x2e) points++;
    before = byte;
  }
  return points > 0 && before !== 0x2e && before !== 0x2d;
}

/** A cell of a column of e-mail addresses that is none. */
export const unreadableEmail: Problem = {
  name: 'unreadable-email',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '寄不到的信箱等於沒有聯絡方式。',
    en: 'An address that mail does not reach is no way to be reached.',
  },
  mend: {
    zh: '請寫一個完整的信箱；兩個信箱請分兩欄。',
    en: 'Write one whole address; put a second one in a column of its own.',
  },
  example: { before: 'name@moda', after: 'name@moda.gov.tw' },
};
