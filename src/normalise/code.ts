import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, KINDS, type Normaliser } from '../model/normaliser.ts';
import { BLANK_FIRST, BLANK_LAST, dropBlanks, skipBlanks, trimBlanks } from '../text/blanks.ts';

/** Codes keep every zero and their case; only full-width letters and digits become the ones that lists are written in. */
export const code: Normaliser = {
  type: 'code',
  expected: { zh: '代碼', en: 'a code' },
  examples: [
    ['0401180014', '0401180014'],
    ['007', '007'],
    ['65000010001   ', '65000010001'],
    ['Ａ１２ｂ', 'A12b'],
    ['09007010S01', '09007010S01'],
    ['1a3MC25-6', '1a3MC25-6'],
    ['衛部製字第０１２３號', '衛部製字第0123號'],
    ['\u3000', ''],
  ],
  mends: [
    ['blanks', ' 007', '007'],
    ['full-width', 'Ａ１２', 'A12'],
  ],
  isText: true,
  start: () => ({
    fast(bytes, from, to, out) {
      for (let at = from; at < to; at++) {
        if (bytes[at]! >= 0x80) return wide(bytes, from, to, out);
      }
      return (BLANK_FIRST[bytes[from]!]! | BLANK_LAST[bytes[to - 1]!]!) === 0 ? KEEP : ASK;
    },
    read: (cell) => trimBlanks(cell).replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, narrow),
    kinds: (cell, published) => (cell === published ? 0 : changeBit['full-width']),
  }),
};

const WIDE = changeBit['full-width'] << KINDS;

function narrow(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}

function wide(bytes: Uint8Array, from: number, to: number, out: Uint8Array): number {
  if (skipBlanks(bytes, from, to) !== from || dropBlanks(bytes, from, to) !== to) return ASK;
  // What is longer than `out` (256 bytes) may still be canonical, but only `read` has room for the answer.
  if (to - from > 256) return ASK;
  let length = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    const folded = byte === 0xef && at + 2 < to ? narrowByte(bytes[at + 1]!, bytes[at + 2]!) : 0;
    if (folded > 0) at += 2;
    out[length++] = folded > 0 ? folded : byte;
  }
  return length === to - from ? KEEP : length | WIDE;
}

/** U+FF10-FF5A are EF BC 90-BF and EF BD 80-9A; 0 for what is neither letter nor digit. */
function narrowByte(second: number, third: number): number {
  const sign = second === 0xbc ? third - 0x60 : second === 0xbd ? third - 0x20 : 0;
  const isDigit = sign >= 0x30 && sign <= 0x39;
  return isDigit || (sign >= 0x41 && sign <= 0x5a) || (sign >= 0x61 && sign <= 0x7a) ? sign : 0;
}
