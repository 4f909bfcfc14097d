import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, KINDS } from '../model/normaliser.ts';
import { isDay } from '../text/calendar.ts';

const MINUS = 0x2d;
const SLASH = 0x2f;
const DOT = 0x2e;
/** 年, 月 and 日 under names of their own, as no ASCII sign has them. */
const YEAR = 0x100;
const MONTH = 0x101;
const DAY = 0x102;
const ROC_YEAR = 10 | (changeBit['roc-year'] << KINDS);
const WESTERN = 10 | (changeBit['date-form'] << KINDS);
const WIDE = changeBit['full-width'] << KINDS;
/** Years after it are told of, which takes a `read`. */
export const LAST = 2199;

/**
 * Days without a string, as `CellReader.fast`: KEEP for `2023-03-05`; canonical bytes in `out` for 112/3/5, 112年3月5日,
 * 民國112年3月5日, 1120305, 20230305 and the like, also in full width; ASK for all else.
 */
export function dateBytes(bytes: Uint8Array, from: number, to: number, out: Uint8Array): number {
  if (isCanonical(bytes, from, to)) return KEEP;
  const length = to - from;
  if (length < 6 || length > 60) return ASK;
  const plain = asciiDate(bytes, from, to, out);
  if (plain !== ASK) return plain;
  const wide = wideDate(bytes, from, to, out);
  return wide >= 0 && hasWide(bytes, from, to) ? wide | WIDE : wide;
}

/** The commonest forms in a tight loop: narrow digits alone, or 112/3/5 with one of three separators, or 112年3月5日. */
function asciiDate(bytes: Uint8Array, from: number, to: number, out: Uint8Array): number {
  let at = from;
  let byte = bytes[at]!;
  let year = 0;
  for (; byte >= 0x30 && byte <= 0x39 && at - from < 8; byte = at < to ? bytes[at]! : 0) {
    year = year * 10 + byte - 0x30;
    at++;
  }
  const digits = at - from;
  if (at === to) return fromDigits(year, digits, bytes[from] === 0x30, out);
  if (byte === 0xe5) return namedDate(bytes, at, to, year, digits, out);
  const sign = byte;
  if (sign !== SLASH && sign !== MINUS && sign !== DOT) return ASK;
  if (digits < 2 || digits > 4 || (digits === 2 && bytes[from] === 0x30)) return ASK;
  const month = bytes[at + 1]! - 0x30;
  let next = bytes[at + 2]!;
  at += next === sign ? 2 : 3;
  const months = next === sign ? month : month * 10 + next - 0x30;
  if (month >>> 0 > 9 || (next !== sign && (next - 0x30) >>> 0 > 9) || bytes[at] !== sign) return ASK;
  const day = bytes[at + 1]! - 0x30;
  const left = to - at;
  if (day >>> 0 > 9 || left < 2 || left > 3) return ASK;
  if (left === 2) return write(year, digits === 4, months, day, out);
  next = bytes[at + 2]! - 0x30;
  return next >>> 0 > 9 ? ASK : write(year, digits === 4, months, day * 10 + next, out);
}

/** Whether a sign stands in full width there; 年 and the like are not among these. */
function hasWide(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === 0xef) return true;
  return false;
}

/** 年3月5日 behind the year, with narrow digits. */
function namedDate(bytes: Uint8Array, at: number, to: number, year: number, digits: number, out: Uint8Array): number {
  if (digits === 0 || digits > 4 || !isSign(bytes, at, to, 0xe5, 0xb9, 0xb4)) return ASK;
  at += 3;
  let month = bytes[at++]! - 0x30;
  let next = bytes[at]! - 0x30;
  if (month >>> 0 > 9) return ASK;
  if (next >>> 0 <= 9) {
    month = month * 10 + next;
    at++;
  }
  if (!isSign(bytes, at, to, 0xe6, 0x9c, 0x88)) return ASK;
  at += 3;
  let day = bytes[at++]! - 0x30;
  next = bytes[at]! - 0x30;
  if (day >>> 0 > 9) return ASK;
  if (next >>> 0 <= 9) {
    day = day * 10 + next;
    at++;
  }
  return isSign(bytes, at, to, 0xe6, 0x97, 0xa5) && at + 3 === to ? write(year, digits === 4, month, day, out) : ASK;
}

/** The same, and 民國 and 年月日, in full width or not. */
function wideDate(bytes: Uint8Array, from: number, to: number, out: Uint8Array): number {
  let at = skipEra(bytes, from, to);
  const era = at !== from;
  const yearAt = at;
  let sign = 0;
  let year = 0;
  let digits = 0;
  for (; at < to && digits < 9; digits++) {
    sign = signAt(bytes, at, to);
    if (sign < 0x30 || sign > 0x39) break;
    year = year * 10 + (sign - 0x30);
    at += widthOf(bytes[at]!);
  }
  if (digits === 0 || digits > 8) return ASK;
  const leading = signAt(bytes, yearAt, to);
  if (at === to) return era ? ASK : fromDigits(year, digits, leading === 0x30, out);
  const named = sign === YEAR;
  if (digits > 4 || !(named || sign === SLASH || sign === MINUS || sign === DOT)) return ASK;
  // Without 民國 or 年, a short number may be a month: `readDate` refuses it.
  if (!era && !named && (digits === 1 || (digits === 2 && leading === 0x30))) return ASK;
  if (era && digits === 4) return ASK;
  at += widthOf(bytes[at]!);
  const month = part(bytes, at, to);
  if (month < 0) return ASK;
  at += month >> 8;
  if (at >= to || signAt(bytes, at, to) !== (named ? MONTH : sign)) return ASK;
  at += widthOf(bytes[at]!);
  const day = part(bytes, at, to);
  if (day < 0) return ASK;
  at += day >> 8;
  if (named) {
    if (at >= to || signAt(bytes, at, to) !== DAY) return ASK;
    at += 3;
  }
  return at === to ? write(year, digits === 4, month & 0xff, day & 0xff, out) : ASK;
}

function isCanonical(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== 10 || bytes[from + 4] !== MINUS || bytes[from + 7] !== MINUS) return false;
  const year = two(bytes, from) * 100 + two(bytes, from + 2);
  return year >= 1000 && year <= LAST && isDay(year, two(bytes, from + 5), two(bytes, from + 8));
}

/** Two ASCII digits, or a number that fits nowhere. */
function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? -1_000_000 : tens * 10 + ones;
}

/** Behind 民國 or 中華民國, or where it began. */
function skipEra(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  if (isSign(bytes, at, to, 0xe4, 0xb8, 0xad) && isSign(bytes, at + 3, to, 0xe8, 0x8f, 0xaf)) at += 6;
  if (isSign(bytes, at, to, 0xe6, 0xb0, 0x91) && isSign(bytes, at + 3, to, 0xe5, 0x9c, 0x8b)) return at + 6;
  return from;
}

function isSign(bytes: Uint8Array, at: number, to: number, a: number, b: number, c: number): boolean {
  return at + 2 < to && bytes[at] === a && bytes[at + 1] === b && bytes[at + 2] === c;
}

function signAt(bytes: Uint8Array, at: number, to: number): number {
  const byte = bytes[at]!;
  return byte < 0x80 ? byte : wideSign(byte, bytes, at, to);
}

function wideSign(byte: number, bytes: Uint8Array, at: number, to: number): number {
  if (at + 2 >= to) return 0;
  const second = bytes[at + 1]!;
  const third = bytes[at + 2]!;
  if (byte === 0xef) return second === 0xbc ? third - 0x60 : 0;
  if (byte === 0xe5) return second === 0xb9 && third === 0xb4 ? YEAR : 0;
  if (byte !== 0xe6) return 0;
  if (second === 0x9c) return third === 0x88 ? MONTH : 0;
  return second === 0x97 && third === 0xa5 ? DAY : 0;
}

function widthOf(byte: number): number {
  return byte < 0x80 ? 1 : 3;
}

/** One or two digits: the value, and in the bits from 8 on how many bytes they take; -1 if there are none. */
function part(bytes: Uint8Array, at: number, to: number): number {
  let value = 0;
  let width = 0;
  let digits = 0;
  while (digits < 2 && at + width < to) {
    const sign = signAt(bytes, at + width, to);
    if (sign < 0x30 || sign > 0x39) break;
    value = value * 10 + (sign - 0x30);
    width += widthOf(bytes[at + width]!);
    digits++;
  }
  return digits === 0 ? -1 : (width << 8) | value;
}

/** YYYMMDD and YYMMDD are 民國, YYYYMMDD is western. */
function fromDigits(number: number, digits: number, zero: boolean, out: Uint8Array): number {
  if (digits < 6 || (digits === 6 && zero) || (digits === 8 && number < 1600_00_00)) return ASK;
  return write((number / 10_000) | 0, digits === 8, ((number / 100) | 0) % 100, number % 100, out);
}

function write(number: number, western: boolean, month: number, day: number, out: Uint8Array): number {
  const year = western ? number : number + 1911;
  if (number === 0 || year < 1000 || year > LAST || !isDay(year, month, day)) return ASK;
  out[0] = 0x30 + ((year / 1000) | 0);
  out[1] = 0x30 + (((year / 100) | 0) % 10);
  out[2] = 0x30 + (((year / 10) | 0) % 10);
  out[3] = 0x30 + (year % 10);
  out[4] = MINUS;
  out[5] = 0x30 + ((month / 10) | 0);
  out[6] = 0x30 + (month % 10);
  out[7] = MINUS;
  out[8] = 0x30 + ((day / 10) | 0);
  out[9] = 0x30 + (day % 10);
  return western ? WESTERN : ROC_YEAR;
}
