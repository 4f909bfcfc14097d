import { changeBit } from '../model/mend.ts';
import { ASK, type CellReader, KEEP, KINDS, LENGTH } from '../model/normaliser.ts';
import type { Field } from '../model/pipeline.ts';
import { readNumber } from '../text/read-number.ts';
import { movePoint, scaleOf } from '../text/scale.ts';
import { numberBytes } from './number-bytes.ts';
import { numberKinds } from './number-kinds.ts';

const MINUS = 0x2d;
const DOT = 0x2e;
const ZERO = 0x30;
const PERCENT = 0x25;
const SCALE = changeBit.scale << KINDS;
const UNIT = changeBit.unit << KINDS;

/** Reads the numbers of a column: whole ones only, or with a fraction too. Its `scale`, where declared, is worked in exactly. */
export function startNumber(field: Field, fraction: boolean): CellReader {
  const places = field.scale === undefined ? 0 : (scaleOf(field.scale, field.unit) ?? 0);
  const percent = field.unit === '%';
  const unit = field.scale ?? field.unit;
  return {
    fast(bytes, from, to, out) {
      // 12.5 in 千元 is the whole number 12500 in 元.
      if (places > 0) return scaledBytes(bytes, from, to, out, places, fraction);
      return percent ? percentBytes(bytes, from, to, out, fraction) : numberBytes(bytes, from, to, out, fraction);
    },
    read(cell) {
      const number = readNumber(cell, unit);
      if (number === undefined || number === '') return number;
      const scaled = places > 0 ? movePoint(number, places) : number;
      // 12.0 is a whole number, written by programs that know only one kind.
      return fraction ? scaled : /^(-?\d+)(?:\.0*)?$/.exec(scaled)?.[1];
    },
    kinds: (cell, published) => numberKinds(cell, published, field),
  };
}

/** A narrow percent sign is taken off, no more. */
function percentBytes(bytes: Uint8Array, from: number, to: number, out: Uint8Array, fraction: boolean): number {
  if (bytes[to - 1] !== PERCENT) return numberBytes(bytes, from, to, out, fraction);
  const done = numberBytes(bytes, from, to - 1, out, fraction);
  if (done === ASK) return ASK;
  if (done >= 0) return done | UNIT;
  for (let at = from; at < to - 1; at++) out[at - from] = bytes[at]!;
  return (to - 1 - from) | UNIT;
}

const held = new Uint8Array(128);

/** Moves the point of a number to the right in bytes. */
function scaledBytes(
  bytes: Uint8Array,
  from: number,
  to: number,
  out: Uint8Array,
  places: number,
  fraction: boolean,
): number {
  const done = numberBytes(bytes, from, to, out, true);
  if (done === ASK) return ASK;
  const length = done === KEEP ? to - from : done & LENGTH;
  const kinds = done === KEEP ? 0 : done & ~LENGTH;
  const source = done === KEEP ? bytes : out;
  const first = done === KEEP ? from : 0;
  for (let i = 0; i < length; i++) held[i] = source[first + i]!;
  const moved = move(length, out, places);
  if (moved < 0) return fraction ? -moved | kinds | SCALE : ASK;
  return moved | kinds | SCALE;
}

/** Writes what is held into `out` with its point moved; negative: the length of a number that still has a fraction. */
function move(length: number, out: Uint8Array, places: number): number {
  let at = 0;
  let put = 0;
  if (held[0] === MINUS) {
    out[put++] = MINUS;
    at = 1;
  }
  const start = put;
  let left = -1;
  for (; at < length; at++) {
    const byte = held[at]!;
    if (byte === DOT) left = places;
    else {
      if (left === 0) {
        if (put === start) out[put++] = ZERO;
        out[put++] = DOT;
        left = -2;
      } else if (left > 0) left--;
      // A zero before all other digits is none of a plain number.
      if (byte !== ZERO || put > start || left === -2) out[put++] = byte;
    }
  }
  if (left === -2) return -put;
  for (let zeros = left === -1 ? places : left; zeros > 0 && put > start; zeros--) out[put++] = ZERO;
  if (put === start) out[put++] = ZERO;
  return put;
}
