import type { Problem } from '../model/finding.ts';
import { changeBit, REMARK } from '../model/mend.ts';
import { KEEP, type Normaliser } from '../model/normaliser.ts';
import { isDay } from '../text/calendar.ts';
import { readDateTime } from '../text/clock.ts';
import { LAST } from './date-bytes.ts';
import { dateKinds } from './date-kinds.ts';
import { dateTimeBytes } from './datetime-bytes.ts';
import { farYear } from './far-year.ts';
import { isTime } from './time.ts';

/** Points in time with their zone, `2023-05-01T10:30:00+08:00`. */
export const datetime: Normaliser = {
  type: 'datetime',
  expected: { zh: '日期與時間', en: 'a day and a time' },
  examples: [
    ['2023-05-01T10:30:00+08:00', '2023-05-01T10:30:00+08:00'],
    ['112年5月1日10時30分', '2023-05-01T10:30:00+08:00'],
    ['112/05/01 10:30:00', '2023-05-01T10:30:00+08:00'],
    ['112年5月1日下午2時', '2023-05-01T14:00:00+08:00'],
    ['1120501103000', '2023-05-01T10:30:00+08:00'],
    ['202305011030', '2023-05-01T10:30:00+08:00'],
    ['20230501 103000', '2023-05-01T10:30:00+08:00'],
    ['2023-05-01T10:30:00', '2023-05-01T10:30:00+08:00'],
    ['2023-05-01T10:30:00Z', '2023-05-01T10:30:00Z'],
    ['2014-01-01T06:00:00+01:00', '2014-01-01T06:00:00+01:00'],
    ['2023/5/1 下午 02:30:00', '2023-05-01T14:30:00+08:00'],
    ['112/12/31 24:00', '2024-01-01T00:00:00+08:00'],
    ['2023-05-01', undefined],
    ['10:30', undefined],
    ['112/2/29 10:30', undefined],
    ['112年5月1日(一)10:30', '2023-05-01T10:30:00+08:00'],
    ['112年5月1日(二)10:30', undefined],
    ['一百一十二年五月一日十時三十分', '2023-05-01T10:30:00+08:00'],
    ['112/5/1  10:30', '2023-05-01T10:30:00+08:00'],
    ['', ''],
  ],
  mends: [
    ['blanks', ' 2023-05-01T10:30:00Z', '2023-05-01T10:30:00Z'],
    ['inner-blanks', '112 年 5 月 1 日 10 時', '2023-05-01T10:00:00+08:00'],
    ['full-width', '１１２／５／１ 10:30', '2023-05-01T10:30:00+08:00'],
    ['chinese-numerals', '一百一十二年五月一日10時', '2023-05-01T10:00:00+08:00'],
    ['roc-year', '112/5/1 10:30', '2023-05-01T10:30:00+08:00'],
    ['date-form', '2023/5/1 10:30', '2023-05-01T10:30:00+08:00'],
    ['time-zone', '2023-05-01T10:30:00', '2023-05-01T10:30:00+08:00'],
  ],
  forms: {
    by: 'roc-year',
    changed: { zh: '民國年', en: '民國 years' },
    others: { zh: '西元年', en: 'western years' },
  },
  remark: farYear,
  start: () => ({
    fast: (bytes, from, to, out) => (isCanonical(bytes, from, to) ? KEEP : dateTimeBytes(bytes, from, to, out)),
    read: readDateTime,
    kinds: dateTimeKinds,
  }),
};

function dateTimeKinds(cell: string, published: string): number {
  if (cell === published) return dateKinds(published.slice(0, 10), published.slice(0, 10));
  // The blank between a day and a time is none of layout; midnight is a time here.
  let kinds =
    dateKinds(cell.replace(/(?<=[\d日號]) +(?=\S*[:\d午上])/, 'T'), published.slice(0, 10)) & ~changeBit.midnight;
  if ((kinds & changeBit['roc-year']) === 0) kinds |= changeBit['date-form'];
  if (/(?:Z|[+-]\d\d:?\d\d)$/.test(cell)) return kinds;
  kinds |= changeBit['time-zone'];
  return `${cell.replace(' ', 'T')}+08:00` === published ? changeBit['time-zone'] | (kinds & REMARK) : kinds;
}

function isCanonical(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if ((length !== 20 && length !== 25) || bytes[from + 10] !== 0x54 || !isTime(bytes, from + 11, from + 19))
    return false;
  const year = number(bytes, from, 4);
  if (bytes[from + 4] !== 0x2d || bytes[from + 7] !== 0x2d || year < 1000 || year > LAST) return false;
  if (!isDay(year, number(bytes, from + 5, 2), number(bytes, from + 8, 2))) return false;
  const sign = bytes[from + 19];
  if (length === 20) return sign === 0x5a;
  if ((sign !== 0x2b && sign !== 0x2d) || bytes[from + 22] !== 0x3a) return false;
  const minutes = number(bytes, from + 23, 2);
  const hours = number(bytes, from + 20, 2);
  return hours >= 0 && hours <= 14 && minutes >= 0 && minutes <= 59;
}

/** Digits as a number; below 0 where one is none. */
function number(bytes: Uint8Array, at: number, digits: number): number {
  let value = 0;
  for (let i = 0; i < digits; i++) {
    const digit = bytes[at + i]! - 0x30;
    if (digit >>> 0 > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** A cell of a column of points in time that is none. */
export const unreadableDateTime: Problem = {
  name: 'unreadable-datetime',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '時間點讀不出來，事件的先後就排不出來。',
    en: 'Events whose point in time cannot be read cannot be put in order.',
  },
  mend: {
    zh: '請寫成 2023-05-01 10:30 或 112/5/1 10:30；只有日期的欄位請把型別改為 date。',
    en: 'Write 2023-05-01 10:30 or 112/5/1 10:30; for a column of days make the type `date`.',
  },
  example: { before: '112/5/1', after: '2023-05-01T10:30:00+08:00' },
};
