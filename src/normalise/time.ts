import type { Problem } from '../model/finding.ts';
import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { CHINESE_DIGITS } from '../text/chinese-number.ts';
import { readTime } from '../text/clock.ts';
import { foldWidth, hasWide } from '../text/fold-width.ts';

const NUMERALS = new RegExp(`[${CHINESE_DIGITS}]`);

/** Times of the day, `14:30:00`; the end of a day is `24:00:00`. */
export const time: Normaliser = {
  type: 'time',
  expected: { zh: '時間', en: 'a time of the day' },
  examples: [
    ['14:30:00', '14:30:00'],
    ['14:30', '14:30:00'],
    ['9:05', '09:05:00'],
    ['9:5', undefined],
    ['1430', '14:30:00'],
    ['14時30分', '14:30:00'],
    ['九點半', '09:30:00'],
    ['傍晚6點', '18:00:00'],
    ['下午2時', '14:00:00'],
    ['下午 02:30', '14:30:00'],
    ['2:30 PM', '14:30:00'],
    ['上午12:00', '00:00:00'],
    ['中午12時', '12:00:00'],
    ['下午12:30', '12:30:00'],
    ['晚上12時', undefined],
    ['24:00', '24:00:00'],
    ['24:01', undefined],
    ['14:60', undefined],
    ['１４：３０', '14:30:00'],
    ['14', undefined],
    ['全天', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' 14:30:00', '14:30:00'],
    ['inner-blanks', '下午 2時', '14:00:00'],
    ['full-width', '１４：３０', '14:30:00'],
    ['chinese-numerals', '十四時三十分', '14:30:00'],
    ['date-form', '下午2時', '14:00:00'],
  ],
  start: () => ({
    fast: (bytes, from, to) => (isTime(bytes, from, to) ? KEEP : ASK),
    read: readTime,
    kinds: timeKinds,
  }),
};

function timeKinds(cell: string, published: string): number {
  if (cell === published) return 0;
  const wide = hasWide(cell) ? changeBit['full-width'] : 0;
  const numerals = NUMERALS.test(foldWidth(cell)) ? changeBit['chinese-numerals'] : 0;
  const inner = /[ \u3000\u00a0\r\n]/.test(cell) ? changeBit['inner-blanks'] : 0;
  return wide | inner | numerals | changeBit['date-form'];
}

/** hh:mm:ss, up to 23:59:59. */
export function isTime(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== 8 || bytes[from + 2] !== 0x3a || bytes[from + 5] !== 0x3a) return false;
  return two(bytes, from) < 24 && two(bytes, from + 3) < 60 && two(bytes, from + 6) < 60;
}

function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? 100 : tens * 10 + ones;
}

/** A cell of a column of times that is none. */
export const unreadableTime: Problem = {
  name: 'unreadable-time',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '時間讀不出來，就無法排序或計算間隔。',
    en: 'A time that cannot be read cannot be sorted, nor an interval be counted.',
  },
  mend: {
    zh: '請用二十四小時制寫成 14:30；只寫「14」無法確定是幾點，請補上分。',
    en: 'Write 14:30 on the clock of 24 hours; “14” alone may be anything, so add the minutes.',
  },
  example: { before: '9:5', after: '09:05:00' },
};
