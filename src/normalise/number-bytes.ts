import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, KINDS } from '../model/normaliser.ts';

const ZERO = 0x30;
const NINE = 0x39;
const DOT = 0x2e;
const MINUS = 0x2d;
const COMMA = 0x2c;
const BLANK = 0x20;
const WIDE = changeBit['full-width'];
const GROUPED = changeBit.thousands;
const SIGN = changeBit.sign;
const INNER = changeBit['inner-blanks'];
const ZEROS = changeBit.zeros;
/** Longer ones are left to `read`, so that every answer fits into its 256 bytes. */
const LONGEST = 90;

/**
 * Numbers without a string, as `CellReader.fast`: KEEP for `-12345.60`, canonical bytes in `out` for thousands separators,
 * full-width digits, plus signs, surplus zeros and accounting brackets; ASK for all else. `fraction` allows a point.
 */
export function numberBytes(bytes: Uint8Array, from: number, to: number, out: Uint8Array, fraction: boolean): number {
  let at = from;
  if (bytes[at] === MINUS) at++;
  const first = at;
  let seen = 0;
  let byte = 0;
  while (at < to && (byte = bytes[at]!) >= ZERO && byte <= NINE) {
    seen |= byte;
    at++;
  }
  const whole = at - first;
  if (fraction && whole > 0 && at < to - 1 && byte === DOT) {
    at++;
    while (at < to && (byte = bytes[at]!) >= ZERO && byte <= NINE) {
      seen |= byte;
      at++;
    }
  }
  const negativeZero = first !== from && (seen & 0x0f) === 0;
  if (at === to && whole > 0 && (bytes[first] !== ZERO || whole === 1) && !negativeZero) {
    return to - from > LONGEST ? ASK : KEEP;
  }
  return to - from > LONGEST ? ASK : rewrite(bytes, from, to, out, fraction);
}

/** The ASCII sign that stands at `at`, or 0. Full-width signs are three bytes, EF BC 81 for ! up to EF BC BF for _. */
function signAt(bytes: Uint8Array, at: number, to: number): number {
  const byte = bytes[at]!;
  return byte < 0x80 ? byte : wideSign(byte, bytes, at, to);
}

function wideSign(byte: number, bytes: Uint8Array, at: number, to: number): number {
  if (byte === 0xc2) return at + 1 < to && bytes[at + 1] === 0xa0 ? BLANK : 0;
  if (at + 2 >= to) return 0;
  const second = bytes[at + 1]!;
  const third = bytes[at + 2]!;
  if (byte === 0xef) return second === 0xbc ? third - 0x60 : 0;
  if (byte === 0xe3) return second === 0x80 && third === 0x80 ? BLANK : 0;
  // U+2212, U+2013 and U+2014 all stand for minus.
  if (byte !== 0xe2) return 0;
  return (second === 0x88 && third === 0x92) || (second === 0x80 && (third === 0x93 || third === 0x94)) ? MINUS : 0;
}

function widthOf(byte: number): number {
  return byte < 0x80 ? 1 : byte === 0xc2 ? 2 : 3;
}

/** Whether the sign that begins with `byte` was written in full width. */
function wideKind(byte: number): number {
  return byte === 0xef ? WIDE : 0;
}

/** Sign or bracket, then the digits; the rest of the cell must be the bracket's other half. */
function rewrite(bytes: Uint8Array, from: number, to: number, out: Uint8Array, fraction: boolean): number {
  let at = from;
  let sign = signAt(bytes, at, to);
  let kinds = 0;
  const bracket = sign === 0x28;
  const negative = bracket || sign === MINUS;
  if (negative || sign === 0x2b) {
    kinds = wideKind(bytes[at]!);
    if (sign !== MINUS || bytes[at] === 0xe2) kinds |= SIGN;
    at += widthOf(bytes[at]!);
    sign = at < to ? signAt(bytes, at, to) : 0;
    while (sign === BLANK) {
      kinds |= INNER;
      at += widthOf(bytes[at]!);
      sign = at < to ? signAt(bytes, at, to) : 0;
    }
  }
  let length = 0;
  if (negative) out[length++] = MINUS;
  const start = length;
  let group = 0;
  let grouped = false;
  let first = 0;
  let seen = 0;
  for (; at < to; at += widthOf(bytes[at]!)) {
    const byte = bytes[at]!;
    sign = byte < 0x80 ? byte : wideSign(byte, bytes, at, to);
    if (sign >= ZERO && sign <= NINE) {
      if (group === 0 && !grouped) first = sign;
      seen |= sign;
      group++;
      if (length > start || sign !== ZERO) out[length++] = sign;
    } else if (sign === COMMA) {
      // A first group that begins with 0, or is not 1 to 3 long, is no group.
      if (grouped ? group !== 3 : group === 0 || group > 3 || first === ZERO) return ASK;
      grouped = true;
      group = 0;
    } else break;
    if (byte >= 0x80) kinds |= WIDE;
  }
  if (grouped ? group !== 3 : group === 0 && !(fraction && sign === DOT && at < to)) return ASK;
  const digits = group;
  // Zeros before the first digit that counts, or none before a point.
  if (first === ZERO ? digits > 1 : digits === 0) kinds |= ZEROS;
  if (grouped) kinds |= GROUPED;
  if (length === start) out[length++] = ZERO;
  if (fraction && sign === DOT && at < to) {
    const point = length;
    out[length++] = DOT;
    kinds |= wideKind(bytes[at]!);
    for (at += widthOf(bytes[at]!); at < to; at += widthOf(bytes[at]!)) {
      sign = signAt(bytes, at, to);
      if (sign < ZERO || sign > NINE) break;
      kinds |= wideKind(bytes[at]!);
      seen |= sign;
      out[length++] = sign;
    }
    if (length === point + 1) {
      if (digits === 0) return ASK;
      length--;
      kinds |= ZEROS;
    }
  }
  if (negative && (seen & 0x0f) === 0) return ASK;
  if (bracket) {
    if (at >= to || signAt(bytes, at, to) !== 0x29) return ASK;
    kinds |= wideKind(bytes[at]!);
    at += widthOf(bytes[at]!);
  }
  return at === to ? length | (kinds << KINDS) : ASK;
}
