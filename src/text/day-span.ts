const MONTH_ENDS = 31;

/** A stretch of days as numbers YYYYMMDD, the last one included. */
export interface DaySpan {
  first: number;
  last: number;
}

/**
 * Reads a canonical date, time or period (`2023`, `2023-Q1`, `2023-H1`, `2023-05`, `2023-05-1` for ten days, `2023-05-31T…`,
 * `2023-01/2023-03`, `20230531`, 民國 `1120531`) into `span`. False: the bytes are none. A month has 31 days here: spans are
 * only compared with each other.
 */
export function daySpan(bytes: Uint8Array, from: number, to: number, roc: boolean, span: DaySpan): boolean {
  let slash = from;
  while (slash < to && bytes[slash] !== 0x2f) slash++;
  if (!one(bytes, from, slash, roc, span)) return false;
  if (slash === to) return true;
  const { first } = span;
  if (!one(bytes, slash + 1, to, roc, span)) return false;
  span.first = first;
  return true;
}

function one(bytes: Uint8Array, from: number, to: number, roc: boolean, span: DaySpan): boolean {
  let digits = from;
  while (digits < to && isDigit(bytes[digits]!)) digits++;
  const width = digits - from;
  const yearWidth = roc ? 3 : 4;
  // 20230531 and 1120531: the year, then two digits each.
  if (width < yearWidth || (width > yearWidth && (width - yearWidth) % 2 !== 0)) return false;
  const year = number(bytes, from, from + yearWidth) + (roc ? 1911 : 0);
  let at = from + yearWidth;
  const basic = width > yearWidth;
  whole(span, year, 1, 12);
  if (at === to) return true;
  if (!basic && bytes[at++] !== 0x2d) return false;
  const sign = bytes[at]!;
  // `2023-Q1`, `2023-H1`; the rest of a coarse form says nothing finer.
  if (sign === 0x51 || sign === 0x48) return part(span, year, sign === 0x51 ? 3 : 6, bytes[at + 1]! - 0x30);
  if (at + 2 > to || !isDigit(bytes[at]!) || !isDigit(bytes[at + 1]!)) return true;
  const month = number(bytes, at, at + 2);
  if (month < 1 || month > 12) return false;
  whole(span, year, month, month);
  at += 2;
  if (!basic && bytes[at] === 0x2d) at++;
  if (at + 2 > to || !isDigit(bytes[at]!) || !isDigit(bytes[at + 1]!)) return true;
  span.first = (year * 100 + month) * 100 + number(bytes, at, at + 2);
  span.last = span.first;
  return true;
}

function whole(span: DaySpan, year: number, first: number, last: number): void {
  span.first = (year * 100 + first) * 100 + 1;
  span.last = (year * 100 + last) * 100 + MONTH_ENDS;
}

function part(span: DaySpan, year: number, months: number, which: number): boolean {
  if (!(which >= 1 && which * months <= 12)) return false;
  whole(span, year, (which - 1) * months + 1, which * months);
  return true;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function number(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + bytes[at]! - 0x30;
  return value;
}
