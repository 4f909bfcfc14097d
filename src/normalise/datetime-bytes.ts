import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, KINDS, LENGTH } from '../model/normaliser.ts';
import { dateBytes } from './date-bytes.ts';

const T = 0x54;
const COLON = 0x3a;
const ZONE = new TextEncoder().encode('+08:00');
const ZONED = changeBit['time-zone'] << KINDS;
const FORMED = changeBit['date-form'] << KINDS;
const ROC = changeBit['roc-year'] << KINDS;

/** A day that `dateBytes` reads, a blank or T, and hh:mm or hh:mm:ss, in Taiwan's time; as `CellReader.fast`. */
export function dateTimeBytes(bytes: Uint8Array, from: number, to: number, out: Uint8Array): number {
  let at = from;
  while (at < to && bytes[at] !== 0x20 && bytes[at] !== T) at++;
  const left = to - at - 1;
  if ((left !== 5 && left !== 8) || bytes[at + 3] !== COLON) return ASK;
  const day = dateBytes(bytes, from, at, out);
  if (day === ASK) return ASK;
  if (day === KEEP) for (let i = 0; i < 10; i++) out[i] = bytes[from + i]!;
  const [hour, minute] = [two(bytes, at + 1), two(bytes, at + 4)];
  const second = left === 8 ? (bytes[at + 6] === COLON ? two(bytes, at + 7) : 60) : 0;
  if (hour > 23 || minute > 59 || second > 59) return ASK;
  out[10] = T;
  put(out, 11, hour);
  out[13] = COLON;
  put(out, 14, minute);
  out[16] = COLON;
  put(out, 17, second);
  for (let i = 0; i < ZONE.length; i++) out[19 + i] = ZONE[i]!;
  const kinds = day === KEEP ? 0 : day & ~LENGTH;
  // RFC 3339 §5.6: a blank may stand for the T.
  const whole = day === KEEP && left === 8;
  return 25 | kinds | ZONED | (whole || (kinds & ROC) !== 0 ? 0 : FORMED);
}

function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30;
  const ones = bytes[at + 1]! - 0x30;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? 100 : tens * 10 + ones;
}

function put(out: Uint8Array, at: number, value: number): void {
  out[at] = 0x30 + ((value / 10) | 0);
  out[at + 1] = 0x30 + (value % 10);
}
