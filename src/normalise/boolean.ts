import type { Problem } from '../model/finding.ts';
import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { trimBlanks } from '../text/blanks.ts';
import { foldWidth } from '../text/fold-width.ts';

const ANSWERS = new Map([
  ...['true', 'y', 'yes', '1', 'v', '✓', '✔', '√', 'ˇ', '☑', '是', '有'].map((word) => [word, 'true'] as const),
  ...['false', 'n', 'no', '0', '否', '無'].map((word) => [word, 'false'] as const),
]);
const TRUE = [0x74, 0x72, 0x75, 0x65];
const FALSE = [0x66, 0x61, 0x6c, 0x73, 0x65];

/** `true` or `false`; a blank cell is missing, never false. */
export const boolean: Normaliser = {
  type: 'boolean',
  expected: { zh: '是或否', en: 'yes or no' },
  examples: [
    ['true', 'true'],
    ['false', 'false'],
    ['是', 'true'],
    ['否', 'false'],
    ['有', 'true'],
    ['無', 'false'],
    ['Y', 'true'],
    ['n', 'false'],
    ['TRUE', 'true'],
    ['Ｖ', 'true'],
    ['√', 'true'],
    ['1', 'true'],
    ['０', 'false'],
    ['2', undefined],
    ['部分', undefined],
    ['X', undefined],
    [' ', ''],
  ],
  mends: [
    ['blanks', ' true', 'true'],
    ['full-width', 'Ｖ', 'true'],
    ['word', '是', 'true'],
  ],
  start: () => ({
    fast: (bytes, from, to) => (isWord(bytes, from, to, TRUE) || isWord(bytes, from, to, FALSE) ? KEEP : ASK),
    read(cell) {
      const word = trimBlanks(cell);
      return word === '' ? '' : ANSWERS.get(foldWidth(word).toLowerCase());
    },
    kinds: (cell, published) =>
      cell === published ? 0 : changeBit.word | (foldWidth(cell) === cell ? 0 : changeBit['full-width']),
  }),
};

function isWord(bytes: Uint8Array, from: number, to: number, word: readonly number[]): boolean {
  if (to - from !== word.length) return false;
  for (let i = 0; i < word.length; i++) if (bytes[from + i] !== word[i]) return false;
  return true;
}

/** A cell of a boolean column that says neither yes nor no. */
export const unreadableBoolean: Problem = {
  name: 'unreadable-boolean',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '是非欄位只有兩種答案；第三種寫法會讓篩選與統計漏掉這些列。',
    en: 'A yes-or-no column has two answers; a third spelling makes filters and counts miss those rows.',
  },
  mend: {
    zh: '請改寫成 是／否、有／無、Y／N 或 true／false；答案不只兩種時，請把型別改為 code 並附代碼表。',
    en: 'Write 是/否, 有/無, Y/N or true/false; with more than two answers make the type `code` and give a code list.',
  },
  example: { before: '部分', after: 'true' },
};
