import type { Text } from './text.ts';

/** What a normaliser may change in a cell without changing what it says. Each can be switched off in a field. */
export type Mend = (typeof mends)[number];

/** Why a published cell differs from the agency's: a mend, or a mark or flag that the field declares. */
export type ChangeKind = Mend | 'missing-mark' | 'flag';

export const mends = [
  'blanks',
  'inner-blanks',
  'full-width',
  'thousands',
  'sign',
  'zeros',
  'chinese-numerals',
  'unit',
  'exponent',
  'scale',
  'roc-year',
  'date-form',
  'midnight',
  'word',
  'degrees',
  'official-name',
  'phone-form',
  'letter-case',
  'time-zone',
  'day-of-period',
  'interval',
] as const;

/** The names of all kinds of change; a kind's bit is 1 shifted by its place here. */
export const changeKinds: readonly ChangeKind[] = [...mends, 'missing-mark', 'flag'];

type Bits = Readonly<Record<ChangeKind, number>>;
export const changeBit = Object.fromEntries(changeKinds.map((kind, at) => [kind, 1 << at])) as Bits;
/** Beside the kinds, in one number with them: the cell is published, and its type's `remark` is told of it. */
export const REMARK = 1 << changeKinds.length;

/** What each kind means, for people. */
export const changeWords: Readonly<Record<ChangeKind, Text>> = {
  blanks: { zh: '去掉前後的空白', en: 'blanks around the value taken off' },
  'inner-blanks': { zh: '去掉中間排版用的空白', en: 'layout blanks inside the value taken out' },
  'full-width': { zh: '全形改半形', en: 'full-width signs made narrow' },
  thousands: { zh: '去掉千分位逗號', en: 'thousands separators taken out' },
  sign: { zh: '正負號改成標準寫法（括號、負、−、＋）', en: 'brackets and other minus and plus signs made plain' },
  zeros: {
    zh: '去掉多餘的 0 與小數點，補上小數點前的 0',
    en: 'surplus zeros and points taken off, a zero put before the point',
  },
  'chinese-numerals': { zh: '國字數字改阿拉伯數字', en: 'Chinese numerals made digits' },
  unit: { zh: '去掉黏在數字上的單位', en: 'the declared unit taken off the number' },
  exponent: { zh: '科學記號展開', en: 'an exponent written out' },
  scale: { zh: '依宣告的倍數換算', en: 'multiplied by the declared scale' },
  'roc-year': { zh: '民國年改西元年', en: 'a 民國 year made western' },
  'date-form': { zh: '日期、時間或期間改成標準寫法', en: 'a day, time or period put in the standard form' },
  midnight: { zh: '去掉試算表附加的 00:00', en: 'the midnight that spreadsheets add taken off' },
  word: { zh: '是、否等字改成 true、false', en: 'words for yes and no made true and false' },
  degrees: { zh: '度分秒改成十進位度', en: 'degrees, minutes and seconds made decimal degrees' },
  'official-name': {
    zh: '地名改成官方寫法（台改臺）',
    en: 'a place name written as the official list has it (台 to 臺)',
  },
  'phone-form': { zh: '電話改成統一寫法', en: 'a phone number put in one form' },
  'letter-case': { zh: '字母大小寫改成標準寫法', en: 'letters put in the standard case' },
  'time-zone': { zh: '補上臺灣時區 +08:00', en: 'the time zone of Taiwan, +08:00, added' },
  'day-of-period': { zh: '試算表的日期改回它代表的期間', en: 'a spreadsheet’s day made the period it stands for' },
  interval: {
    zh: '年度、學年度、旬、起訖改成起訖日期',
    en: 'a fiscal or school year, ten days or a range written as an interval',
  },
  'missing-mark': { zh: '宣告為沒有資料的記號改成空白', en: 'a declared mark for no value made empty' },
  flag: { zh: '取下宣告過的註記', en: 'a declared flag taken off' },
};

/** The kinds whose bits are set, in their order. */
export function kindsIn(bits: number): ChangeKind[] {
  return changeKinds.filter((kind) => (bits & changeBit[kind]) !== 0);
}
