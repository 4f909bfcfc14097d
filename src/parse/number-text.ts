import { type Arena, copyString, reserve } from './xml-text.ts';

const decoder = new TextDecoder();
const DIGITS = 15;
const MINUS = 45;
const POINT = 46;
const written = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * Makes plain decimal notation of the stored number that stands in the arena from `from` to `used`, in place. `percent`: shifted by
 * two and with a percent sign. False: it is no number, and stays as it is.
 */
export function numberInPlace(arena: Arena, from: number, percent: boolean): boolean {
  if (!percent && isPlain(arena.bytes, from, arena.used)) return true;
  return shiftInPlace(arena, from, percent ? 2 : 0, percent ? '%' : '');
}

/** Makes plain notation of the stored number as `numberInPlace` does, its point moved by `shift` digits, with a sign behind it. */
export function shiftInPlace(arena: Arena, from: number, shift: number, sign: string): boolean {
  const text = plainNumber(decoder.decode(arena.bytes.subarray(from, arena.used)), shift);
  if (text === undefined) return false;
  arena.used = from;
  copyString(arena, text + sign);
  return true;
}

/** Puts the zeros back before a whole number in the arena: a format such as 00000 says that it is a code of so many digits. */
export function padInPlace(arena: Arena, from: number, digits: number): void {
  const bytes = arena.bytes;
  const first = bytes[from] === MINUS ? from + 1 : from;
  const missing = digits - (arena.used - first);
  if (missing <= 0 || bytes.subarray(first, arena.used).includes(POINT)) return;
  reserve(arena, missing);
  arena.bytes.copyWithin(first + missing, first, arena.used);
  arena.bytes.fill(48, first, first + missing);
  arena.used += missing;
}

/** A short number as people write it: it needs no work, and almost every number is one. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] === MINUS ? from + 1 : from;
  if (to - first > DIGITS || to === first) return false;
  let point = -1;
  for (let at = first; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 48 && byte <= 57) continue;
    if (byte !== POINT || point >= 0) return false;
    point = at;
  }
  // 007, .5, 5., 1.50 and -0 are numbers too, but not in their plain form.
  if (point === first || (point >= 0 && (point === to - 1 || bytes[to - 1] === 48))) return false;
  if (bytes[first] === 48) return to - first === 1 ? first === from : first + 1 === point;
  return true;
}

/**
 * A number in plain decimal notation, shifted left by `shift` digits; undefined if it is none. Integers keep all their digits.
 * A fraction is rounded to 15 significant digits, which is what a double holds for certain: 0.30000000000000004 is 0.3.
 */
export function plainNumber(text: string, shift = 0): string | undefined {
  const parts = written.exec(text.trim());
  if (!parts) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  if (whole.length + fraction.length === 0 || Math.abs(Number(exponent)) > 400) return undefined;
  const all = whole + fraction;
  const digits = all.replace(/^0+/, '');
  let point = whole.length - (all.length - digits.length) + Number(exponent);
  let kept = digits.replace(/0+$/, '');
  if (kept.length > Math.max(DIGITS, point)) [kept, point] = rounded(kept, Math.max(DIGITS, point), point);
  if (kept === '') return '0';
  return (sign === '-' ? '-' : '') + place(kept, point + shift);
}

/** The first `count` digits, the last one rounded half up; the point moves when all are nines. */
function rounded(digits: string, count: number, point: number): [string, number] {
  const kept = digits.slice(0, count);
  if (digits.charCodeAt(count) < 53) return [kept.replace(/0+$/, ''), point];
  const up = String(BigInt(kept) + 1n);
  return [up.replace(/0+$/, ''), up.length > count ? point + 1 : point];
}

function place(digits: string, point: number): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
