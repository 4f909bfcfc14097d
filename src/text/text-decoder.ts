import { cp950Characters } from './big5.ts';
import { cnsPlanes } from './cns-planes.ts';
import { hkscsCodes } from './hkscs-codes.ts';
import { unpackGrid } from './unpack-grid.ts';

/** Encodings that are decoded to strings here; CP950 has a faster way of its own in `big5.ts`. */
export type EncodingLabel =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'cp950'
  | 'big5-hkscs'
  | 'euc-tw'
  | 'gb18030'
  | 'shift_jis'
  | 'euc-jp'
  | 'euc-kr'
  | 'iso-2022-jp'
  | 'windows-1252';

/** Bytes to text, piece by piece. What is no character becomes U+FFFD; a code cut by a piece's end waits for the next piece. */
export interface Decoding {
  decode(piece: Uint8Array, last: boolean): string;
}

export function decodingOf(label: EncodingLabel): Decoding {
  if (label === 'cp950') return byCodes((bytes, at, end) => pair(cp950Characters(), bytes, at, end));
  if (label === 'big5-hkscs') return byCodes((bytes, at, end) => pair(hkscs(), bytes, at, end));
  if (label === 'euc-tw') return byCodes(eucTw);
  if (label === 'gb18030' || label === 'shift_jis' || label === 'euc-jp' || label === 'euc-kr') return byRuns(label);
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return { decode: (piece, last) => decoder.decode(piece, { stream: !last }) };
}

/** A run without any byte below 30 is no text, and may be cut anywhere. */
const LONGEST_RUN = 1 << 16;

/**
 * No character of these encodings goes on over a byte below 30, so text is decoded up to the last of them: the runtime's decoders throw
 * when some broken codes reach them in pieces, never when they come whole.
 */
function byRuns(label: EncodingLabel): Decoding {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  let carry: Uint8Array = new Uint8Array(0);
  return {
    decode(piece, last) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, piece]) : piece;
      let cut = bytes.length;
      if (!last) while (cut > 0 && bytes[cut - 1]! >= 0x30) cut--;
      if (bytes.length - cut > LONGEST_RUN) cut = bytes.length;
      carry = new Uint8Array(bytes.subarray(cut));
      return decoder.decode(bytes.subarray(0, cut));
    },
  };
}

/** The character at `at`, low 24 bits (two characters: index from 0x300000), its bytes above; 0: no character; -1: cut off. */
type Code = (bytes: Uint8Array, at: number, end: number) => number;

/** A byte that belongs to no code becomes U+FFFD alone and never takes the byte after it along. */
function byCodes(code: Code): Decoding {
  let carry: Uint8Array = new Uint8Array(0);
  return {
    decode(piece, last) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, piece]) : piece;
      const units = new Uint16Array(bytes.length * 2);
      let used = 0;
      let at = 0;
      while (at < bytes.length) {
        const byte = bytes[at]!;
        if (byte < 0x80) {
          units[used++] = byte;
          at++;
          continue;
        }
        const found = code(bytes, at, bytes.length);
        if (found === -1 && !last) break;
        const character = found <= 0 ? 0xfffd : found & 0xffffff;
        at += found <= 0 ? 1 : found >>> 24;
        used = put(units, used, character);
      }
      carry = new Uint8Array(bytes.subarray(at));
      return utf16.decode(units.subarray(0, used));
    },
  };
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** The four codes of HKSCS that are two characters. */
const DOUBLES = ['\u00ca\u0304', '\u00ca\u030c', '\u00ea\u0304', '\u00ea\u030c'];
const DOUBLE = 0x300000;

function put(units: Uint16Array, at: number, character: number): number {
  if (character < 0x10000) {
    units[at] = character;
    return at + 1;
  }
  if (character >= DOUBLE) {
    const two = DOUBLES[character - DOUBLE]!;
    units[at] = two.charCodeAt(0);
    units[at + 1] = two.charCodeAt(1);
  } else {
    units[at] = 0xd800 + ((character - 0x10000) >> 10);
    units[at + 1] = 0xdc00 + ((character - 0x10000) & 0x3ff);
  }
  return at + 2;
}

function pair(characters: Uint32Array, bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at]!;
  if (lead === 0x80 || lead === 0xff) return 0;
  if (at + 1 >= end) return -1;
  const character = characters[(lead << 8) | bytes[at + 1]!]!;
  return character === 0 ? 0 : (2 << 24) | character;
}

let hkscsTable: Uint32Array | undefined;

function hkscs(): Uint32Array {
  if (hkscsTable) return hkscsTable;
  const table = cp950Characters().slice();
  const grid = unpackGrid(hkscsCodes);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let cell = 0; cell < 157; cell++) {
      const code = (lead << 8) | (cell < 63 ? cell + 0x40 : cell + 0x62);
      const character = grid[(lead - 0x81) * 157 + cell]!;
      // What HKSCS leaves unassigned is no character in it, whatever CP950 gives users to define.
      if (character !== 0) table[code] = character;
      else if (table[code]! >= 0xe000 && table[code]! <= 0xf8ff) table[code] = 0;
    }
  }
  for (const [i, code] of [0x8862, 0x8864, 0x88a3, 0x88a5].entries()) table[code] = DOUBLE + i;
  hkscsTable = table;
  return table;
}

const planes = new Map<number, Uint32Array>();

/** CNS 11643 as EUC: plane 1 in two bytes, the others behind 8E and the plane. */
function eucTw(bytes: Uint8Array, at: number, end: number): number {
  const long = bytes[at] === 0x8e;
  const length = long ? 4 : 2;
  if (!long && (bytes[at]! < 0xa1 || bytes[at] === 0xff)) return 0;
  if (at + length > end) return -1;
  const row = bytes[at + length - 2]! - 0xa1;
  const cell = bytes[at + length - 1]! - 0xa1;
  if (row < 0 || row > 93 || cell < 0 || cell > 93) return 0;
  const plane = long ? bytes[at + 1]! - 0xa0 : 1;
  const packed = cnsPlanes[plane];
  if (packed === undefined) return 0;
  let grid = planes.get(plane);
  if (!grid) {
    grid = unpackGrid(packed);
    planes.set(plane, grid);
  }
  const character = grid[row * 94 + cell]!;
  return character === 0 ? 0 : (length << 24) | character;
}
