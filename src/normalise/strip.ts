import type { Field } from '../model/pipeline.ts';
import { BLANK_FIRST, BLANK_LAST, dropBlanks, skipBlanks, trimBlanks } from '../text/blanks.ts';
import { byteSet } from '../text/byte-set.ts';
import { isErrorName } from './cell-problems.ts';

/** What `strip` says of a cell; from `Left.read` on there is a value to be read. */
export const Left = { blank: 0, marked: 1, flaggedMissing: 2, error: 3, read: 4, flagged: 5 } as const;

/** Takes off what stands around a value: layout blanks, and the marks and flags that the field declares. */
export interface Strip {
  /** 1 for the first bytes, and for the last bytes, of cells that `cell` must see. Most cells need no more than this look. */
  readonly oddFirst: Uint8Array;
  readonly oddLast: Uint8Array;
  /** One of `Left` for bytes[from..to); `from`, `to` and `flags` then describe the value. */
  cell(bytes: Uint8Array, from: number, to: number, isError: boolean): number;
  from: number;
  to: number;
  /** The flags that were taken off. */
  flags: string;
  /** A mark that the field declares as a minus stood before the value, and was taken off. */
  negative: boolean;
}

const NUMBERS = new Set(['integer', 'decimal', 'percent', 'amount']);

interface Flag {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly missing: boolean;
}

const HASH = 0x23;

export function startStrip(field: Field): Strip {
  const encoder = new TextEncoder();
  const oddFirst = BLANK_FIRST.slice();
  const oddLast = BLANK_LAST.slice();
  oddFirst[HASH] = 1;
  const marks = (field.missing ?? []).map(trimBlanks).filter((mark) => mark !== '');
  for (const mark of marks) oddFirst[encoder.encode(mark)[0]!] = 1;
  const flags = flagsOf(field);
  const minuses = minusesOf(field);
  for (const bytes of minuses) oddFirst[bytes[0]!] = 1;
  for (const { bytes } of flags) {
    oddFirst[bytes[0]!] = 1;
    oddLast[bytes.at(-1)!] = 1;
  }
  const missing = byteSet(marks);
  const strip: Strip = {
    oddFirst,
    oddLast,
    from: 0,
    to: 0,
    flags: '',
    negative: false,
    cell(bytes, from, to, isError) {
      strip.from = skipBlanks(bytes, from, to);
      strip.to = dropBlanks(bytes, strip.from, to);
      strip.negative = false;
      if (strip.from === strip.to) return Left.blank;
      if (missing.size > 0 && missing.has(bytes, strip.from, strip.to)) return Left.marked;
      if (isError || (bytes[strip.from] === HASH && isErrorName(bytes, strip.from, strip.to))) return Left.error;
      strip.flags = '';
      const gone = flags.length > 0 && takeFlags(flags, strip, bytes);
      if (minuses.length > 0) takeMinus(minuses, strip, bytes);
      if (strip.flags === '') return Left.read;
      // A mark may be what the flag was glued to.
      const nothing = strip.from >= strip.to || missing.has(bytes, strip.from, strip.to);
      return gone || nothing ? Left.flaggedMissing : Left.flagged;
    },
  };
  return strip;
}

/** Longest first, so that `**` is not taken for two of `*`. */
function flagsOf(field: Field): Flag[] {
  const encoder = new TextEncoder();
  return Object.entries(field.flags ?? {})
    .filter(([, how]) => how !== 'negative')
    .map(([name, how]) => ({ name, bytes: encoder.encode(trimBlanks(name)), missing: how === 'missing' }))
    .filter((flag) => flag.bytes.length > 0)
    .sort((a, b) => b.bytes.length - a.bytes.length);
}

/** What stands for minus before the numbers of the field. */
function minusesOf(field: Field): Uint8Array[] {
  if (!NUMBERS.has(field.type)) return [];
  const marks = Object.entries(field.flags ?? {}).filter(([, how]) => how === 'negative');
  return marks.map(([name]) => new TextEncoder().encode(trimBlanks(name))).filter(({ length }) => length > 0);
}

function takeMinus(minuses: readonly Uint8Array[], strip: Strip, bytes: Uint8Array): void {
  // A mark alone is no number: it stays and is told of.
  const minus = minuses.find((one) => one.length < strip.to - strip.from && stands(one, bytes, strip.from));
  if (!minus) return;
  strip.from = skipBlanks(bytes, strip.from + minus.length, strip.to);
  strip.negative = true;
}

/** Takes the flags off both ends, one after the other; true if one says that the value beneath does not count. */
function takeFlags(flags: readonly Flag[], strip: Strip, bytes: Uint8Array): boolean {
  let missing = false;
  for (let flag = flagOn(flags, strip, bytes); flag; flag = flagOn(flags, strip, bytes)) {
    strip.flags += flag.name;
    missing ||= flag.missing;
  }
  return missing;
}

function flagOn(flags: readonly Flag[], strip: Strip, bytes: Uint8Array): Flag | undefined {
  for (const flag of flags) {
    const { length } = flag.bytes;
    if (length > strip.to - strip.from) continue;
    if (stands(flag.bytes, bytes, strip.to - length)) strip.to = dropBlanks(bytes, strip.from, strip.to - length);
    else if (stands(flag.bytes, bytes, strip.from)) strip.from = skipBlanks(bytes, strip.from + length, strip.to);
    else continue;
    return flag;
  }
  return undefined;
}

function stands(flag: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < flag.length; i++) if (bytes[at + i] !== flag[i]) return false;
  return true;
}
