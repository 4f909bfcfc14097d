import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, KINDS } from '../model/normaliser.ts';

const HYPHEN = 0x2d;
const ZERO = 0x30;
const FORM = changeBit['phone-form'] << KINDS;
const CODE = [0x2b, 0x38, 0x38, 0x36, HYPHEN];
/** The digits of the number at hand, with the 0 before the area. */
const digits = new Uint8Array(16);

/**
 * Phone numbers of digits and hyphens without a string, as `CellReader.fast`: 02-23800791, 0912345678, +886-2-2380-0791. All else is
 * for `readPhone`, and so are numbers that it may refuse.
 */
export function phoneBytes(bytes: Uint8Array, from: number, to: number, out: Uint8Array, domestic: boolean): number {
  const count = gather(bytes, from, to);
  if (count < 8) return ASK;
  const area = areaOf(count);
  if (area === 0) return ASK;
  const length = domestic ? writeDomestic(out, area, count) : writeInternational(out, area, count);
  if (length !== to - from) return length | FORM;
  for (let i = 0; i < length; i++) if (out[i] !== bytes[from + i]) return length | FORM;
  return KEEP;
}

/** How many digits there are, after +886- a 0 in its place; 0 for other forms. */
function gather(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  let count = 0;
  if (bytes[at] === 0x2b) {
    for (let i = 0; i < CODE.length; i++) if (bytes[at + i] !== CODE[i]) return 0;
    at += CODE.length;
    digits[count++] = ZERO;
    if (bytes[at] === ZERO) return 0;
  } else if (bytes[at] !== ZERO) return 0;
  let before = HYPHEN;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === HYPHEN ? before === HYPHEN : byte < ZERO || byte > 0x39 || count > 10) return 0;
    if (byte !== HYPHEN) digits[count++] = byte;
    before = byte;
  }
  return before === HYPHEN ? 0 : count;
}

/** The length of the area code with its 0, 4 for a mobile number; 0: not surely one of these. */
function areaOf(count: number): number {
  const second = digits[1]! - ZERO;
  const third = digits[2]! - ZERO;
  if (second === 9) return count === 10 ? 4 : 0;
  if (second < 2 || second > 8) return 0;
  // 037, 049, 082 and 089 are areas of their own, 0826 and 0836 too; `readPhone` tells them apart.
  if ((second === 3 && third === 7) || (second === 4 && third === 9) || second === 8) return 0;
  const local = count - 2;
  if (third < 2) return 0;
  return second === 2 ? (local === 8 ? 2 : 0) : local === 7 || (second === 4 && local === 8) ? 2 : 0;
}

function writeInternational(out: Uint8Array, area: number, count: number): number {
  let at = 0;
  for (const byte of CODE) out[at++] = byte;
  for (let i = 1; i < count; i++) {
    if (i === area || i === (area === 4 ? 7 : count - 4)) out[at++] = HYPHEN;
    out[at++] = digits[i]!;
  }
  return at;
}

/** 02-23800791 and 0912-345-678. */
function writeDomestic(out: Uint8Array, area: number, count: number): number {
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (i === area || (area === 4 && i === 7)) out[at++] = HYPHEN;
    out[at++] = digits[i]!;
  }
  return at;
}
