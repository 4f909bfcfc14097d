import { Kind } from '../model/batch.ts';
import { Shown } from './number-format.ts';
import type { Pattern } from './number-pattern.ts';
import { numeric } from './xlsx-cell.ts';
import { type Arena, copyString, reserve } from './xml-text.ts';

const LARGEST = 1e15;
const PLACES = 6;

/** Writes a stored number as what its format says it is, and gives the kind. Most need no string on the way. */
export function writeNumber(
  arena: Arena,
  value: number,
  how: number,
  from1904: boolean,
  patterns: readonly Pattern[] = [],
): number {
  if (how <= Shown.percent && value < LARGEST && value > -LARGEST && writeShort(arena, value, how === Shown.percent)) {
    return Kind.number;
  }
  const from = arena.used;
  copyString(arena, String(value));
  return numeric(arena, from, how, from1904, patterns);
}

/**
 * Writes a number that has at most 15 digits and few of them behind the point. Such a decimal is the only one of its length that
 * the double stands for, so it is the one a person typed. False: it has more.
 */
function writeShort(arena: Arena, value: number, percent: boolean): boolean {
  const positive = value < 0 ? -value : value;
  let scale = 1;
  let places = 0;
  let digits = positive;
  for (; !Number.isInteger(digits) || digits / scale !== positive; digits = Math.round(positive * scale)) {
    if (++places > PLACES) return false;
    scale *= 10;
  }
  if (percent) {
    digits *= places === 0 ? 100 : places === 1 ? 10 : 1;
    places = Math.max(0, places - 2);
  }
  if (digits >= LARGEST) return false;
  reserve(arena, 24);
  if (value < 0 && digits > 0) arena.bytes[arena.used++] = 45;
  writeDigits(arena, digits, places);
  if (percent) arena.bytes[arena.used++] = 37;
  return true;
}

function writeDigits(arena: Arena, digits: number, places: number): void {
  let length = 1;
  for (let rest = 10; rest <= digits; rest *= 10) length++;
  if (length <= places) length = places + 1;
  const { bytes } = arena;
  let at = arena.used + length + (places > 0 ? 1 : 0);
  arena.used = at;
  let rest = digits;
  for (let i = 0; i < length; i++) {
    if (i === places && i > 0) bytes[--at] = 46;
    const next = Math.floor(rest / 10);
    bytes[--at] = 48 + rest - next * 10;
    rest = next;
  }
}

/** An RK number (MS-XLS §2.5.217): 30 bits of an integer or of a double, perhaps to be divided by 100. */
export function rkNumber(view: DataView, at: number): number {
  const bits = view.getInt32(at, true);
  let value: number;
  if (bits & 2) value = bits >> 2;
  else {
    scratch.setInt32(4, bits & ~3, true);
    value = scratch.getFloat64(0, true);
  }
  return bits & 1 ? value / 100 : value;
}

const scratch = new DataView(new ArrayBuffer(8));
