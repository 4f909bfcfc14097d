import { type Arena, reserve } from './xml-text.ts';

/**
 * A reader for BIFF8 strings (XLUnicodeRichExtendedString, MS-XLS §2.5.293, and the simpler ones), which may be cut anywhere by
 * CONTINUE records. It takes bytes as they come and knows where it is.
 */
export interface TextReader {
  /** Bytes of the head: the length, the flags, and what the flags add. */
  readonly head: Uint8Array;
  lengthBytes: number;
  got: number;
  needed: number;
  /** Characters (UTF-16 units) to come, then bytes to pass over. */
  left: number;
  skip: number;
  wide: boolean;
  /** A high surrogate whose other half is to come, and half of a unit; 0 and -1: none. */
  high: number;
  half: number;
}

const WIDE = 1;
const PHONETIC = 4;
const RICH = 8;
const REPLACEMENT = 0xfffd;

export function startText(): TextReader {
  return {
    head: new Uint8Array(9),
    lengthBytes: 2,
    got: 0,
    needed: 3,
    left: 0,
    skip: 0,
    wide: false,
    high: 0,
    half: -1,
  };
}

/** Begins a string whose length stands in one or two bytes. */
export function beginText(reader: TextReader, lengthBytes = 2): void {
  reader.lengthBytes = lengthBytes;
  reader.got = 0;
  reader.needed = lengthBytes + 1;
  reader.left = 0;
  reader.skip = 0;
  reader.high = 0;
  reader.half = -1;
}

/** Whether all of the string has come. */
export function isWhole(reader: TextReader): boolean {
  return reader.got === reader.needed && reader.left === 0 && reader.skip === 0;
}

/** Where a CONTINUE record cuts characters it says anew whether they are wide; gives where its part of the string begins. */
export function resume(reader: TextReader, bytes: Uint8Array, from: number, to: number): number {
  if (reader.got < reader.needed || reader.left === 0 || from === to) return from;
  reader.wide = (bytes[from]! & WIDE) !== 0;
  return from + 1;
}

/** Takes what it needs of bytes[from..to), the text goes to the end of the arena; gives where it stopped. */
export function readText(reader: TextReader, arena: Arena, bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (reader.got < reader.needed) {
    if (at === to) return at;
    reader.head[reader.got++] = bytes[at++]!;
    if (reader.got === reader.lengthBytes + 1) readFlags(reader);
    if (reader.got === reader.needed) readHead(reader);
  }
  if (reader.left > 0)
    at = reader.wide ? copyWide(reader, arena, bytes, at, to) : copyNarrow(reader, arena, bytes, at, to);
  if (reader.left === 0 && reader.skip > 0) {
    const passed = Math.min(reader.skip, to - at);
    reader.skip -= passed;
    at += passed;
  }
  return at;
}

function readFlags(reader: TextReader): void {
  const flags = reader.head[reader.lengthBytes]!;
  reader.wide = (flags & WIDE) !== 0;
  reader.needed += (flags & RICH ? 2 : 0) + (flags & PHONETIC ? 4 : 0);
}

function readHead(reader: TextReader): void {
  const { head, lengthBytes } = reader;
  const flags = head[lengthBytes]!;
  const view = new DataView(head.buffer);
  reader.left = lengthBytes === 1 ? head[0]! : view.getUint16(0, true);
  let at = lengthBytes + 1;
  if (flags & RICH) {
    reader.skip = view.getUint16(at, true) * 4;
    at += 2;
  }
  if (flags & PHONETIC) reader.skip += view.getUint32(at, true);
}

/** One byte a character: the first 256 of Unicode. */
function copyNarrow(reader: TextReader, arena: Arena, bytes: Uint8Array, from: number, to: number): number {
  const end = Math.min(to, from + reader.left);
  endPair(reader, arena);
  reserve(arena, (end - from) * 2);
  const target = arena.bytes;
  let used = arena.used;
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    if (byte < 0x80) target[used++] = byte;
    else {
      target[used++] = 0xc0 | (byte >> 6);
      target[used++] = 0x80 | (byte & 63);
    }
  }
  arena.used = used;
  reader.left -= end - from;
  return end;
}

/** UTF-16, whose units and pairs of surrogates may be cut. */
function copyWide(reader: TextReader, arena: Arena, bytes: Uint8Array, from: number, to: number): number {
  reserve(arena, (to - from) * 2 + 8);
  const target = arena.bytes;
  let used = arena.used;
  let { left, half } = reader;
  let at = from;
  for (; left > 0 && at < to; left--) {
    let unit: number;
    if (half >= 0) {
      unit = half | (bytes[at++]! << 8);
      half = -1;
    } else if (at + 1 < to) {
      unit = bytes[at]! | (bytes[at + 1]! << 8);
      at += 2;
    } else {
      half = bytes[at++]!;
      break;
    }
    if (reader.high > 0 || (unit >= 0xd800 && unit < 0xe000)) used = copyPart(reader, target, used, unit);
    else if (unit < 0x80) target[used++] = unit;
    else used = put(target, used, unit);
  }
  reader.left = left;
  reader.half = half;
  arena.used = used;
  if (left === 0) endPair(reader, arena);
  return at;
}

/** A unit that is half of a pair, or comes where the other half should be: a half alone becomes U+FFFD. */
function copyPart(reader: TextReader, target: Uint8Array, used: number, unit: number): number {
  const high = reader.high;
  reader.high = 0;
  const low = unit >= 0xdc00 && unit < 0xe000;
  if (high > 0 && low) return put(target, used, 0x10000 + ((high - 0xd800) << 10) + unit - 0xdc00);
  if (high > 0) used = put(target, used, REPLACEMENT);
  if (low) return put(target, used, REPLACEMENT);
  if (unit >= 0xd800 && unit < 0xdc00) reader.high = unit;
  else return put(target, used, unit);
  return used;
}

function endPair(reader: TextReader, arena: Arena): void {
  if (reader.high === 0) return;
  reader.high = 0;
  reserve(arena, 3);
  arena.used = put(arena.bytes, arena.used, REPLACEMENT);
}

function put(target: Uint8Array, used: number, code: number): number {
  if (code < 0x80) {
    target[used] = code;
    return used + 1;
  }
  if (code < 0x800) {
    target[used] = 0xc0 | (code >> 6);
    target[used + 1] = 0x80 | (code & 63);
    return used + 2;
  }
  if (code < 0x10000) {
    target[used] = 0xe0 | (code >> 12);
    target[used + 1] = 0x80 | ((code >> 6) & 63);
    target[used + 2] = 0x80 | (code & 63);
    return used + 3;
  }
  target[used] = 0xf0 | (code >> 18);
  target[used + 1] = 0x80 | ((code >> 12) & 63);
  target[used + 2] = 0x80 | ((code >> 6) & 63);
  target[used + 3] = 0x80 | (code & 63);
  return used + 4;
}
