/** How a delimited text is written; each a byte. */
export interface Dialect {
  /** -1: each line is one cell. */
  readonly delimiter: number;
  /** -1: no cell is quoted. */
  readonly quote: number;
  /** Whether a carriage return on its own ends a row too. */
  readonly bareReturns: boolean;
  /** A quote inside quotes is written after a backslash instead of twice. */
  readonly backslash?: boolean;
  /** Blanks after a delimiter are no part of the cell. */
  readonly blanks?: boolean;
}

const LF = 10;
const CR = 13;
const BLANK = 32;
const BACKSLASH = 92;

interface Quoted {
  from: number;
  to: number;
  /** Where the cell ends: a delimiter, a line end or the end of the bytes; -1: the quotes are not closed yet. */
  next: number;
  odd: boolean;
  /** Quotes inside are doubled, or stand after backslashes, and have to be closed up. */
  doubled: boolean;
}

const found: Quoted = { from: 0, to: 0, next: 0, odd: false, doubled: false };

/**
 * A cell that begins with a quote at `open`. Quotes that do not pair are read in the way that keeps the cells around
 * them in their columns, letter for letter, and are called odd. `last`: no bytes follow `end`. The answer is overwritten
 * by the next call.
 */
export function quoted(bytes: Uint8Array, open: number, end: number, dialect: Dialect, last: boolean): Quoted {
  const { quote, delimiter } = dialect;
  const slash = dialect.backslash === true;
  let at = open + 1;
  // A doubled quote before a delimiter: the cell's end after all, should no other be found.
  let pair = -1;
  found.doubled = false;
  found.odd = false;
  for (;;) {
    if (slash) at = overBackslashes(bytes, at, end, quote);
    else while (at < end && bytes[at] !== quote) at++;
    if (at >= end) return last && pair > 0 ? paired(bytes, open, pair, end, dialect) : unclosed();
    const after = at + 1 < end ? bytes[at + 1]! : LF;
    if (after === delimiter || after === LF) return cell(open + 1, at, at + 1);
    if (after !== quote) break;
    const third = bytes[at + 2];
    if (third === delimiter || third === LF || third === CR) pair = pairAt(bytes, open, at, end, dialect, pair);
    found.doubled = true;
    at += 2;
  }
  const next = ends(bytes, at + 1, end, dialect);
  return next >= 0 ? cell(open + 1, at, next) : odd(bytes, open, at, end, dialect, pair, last);
}

/** Remembers the first doubled quote that could end the cell; an empty quoted cell, `,"",`, is none. */
function pairAt(bytes: Uint8Array, open: number, at: number, end: number, dialect: Dialect, pair: number): number {
  if (pair > 0 || at === open + 1 || begins(bytes, at, dialect)) return pair;
  return ends(bytes, at + 2, end, dialect) >= 0 ? at + 1 : pair;
}

/** The next quote that no backslash stands before. */
function overBackslashes(bytes: Uint8Array, from: number, end: number, quote: number): number {
  let at = from;
  while (at < end && bytes[at] !== quote) {
    if (bytes[at] === BACKSLASH) {
      found.doubled = true;
      at++;
    }
    at++;
  }
  return at;
}

/** The quote at `at` should close the cell begun at `open`, but text follows it. */
function odd(
  bytes: Uint8Array,
  open: number,
  at: number,
  end: number,
  dialect: Dialect,
  pair: number,
  last: boolean,
): Quoted {
  found.odd = true;
  if (begins(bytes, at, dialect)) {
    // This quote opens another cell: the cell at hand ended earlier, or its own quote was one too many.
    if (pair > 0) return paired(bytes, open, pair, end, dialect);
    found.doubled = false;
    return letters(bytes, open, open, end, dialect);
  }
  // Quotes of the text that were not doubled: the cell ends with the next one that stands before a delimiter.
  const { quote } = dialect;
  const returns = dialect.bareReturns ? CR : LF;
  for (let near = at + 1; ; near++) {
    const byte = bytes[near];
    if (near >= end && !last) return unclosed();
    if (near >= end || byte === LF || byte === returns) break;
    if (byte !== quote) continue;
    if (begins(bytes, near, dialect)) break;
    if (near + 1 < end && bytes[near + 1] === quote) {
      near++;
      found.doubled = true;
    }
    const next = ends(bytes, near + 1, end, dialect);
    if (next >= 0) return cell(open + 1, near, next);
  }
  found.doubled = false;
  return letters(bytes, open, at, end, dialect);
}

/** The second of two quotes, at `pair`, closes the cell; the first belongs to its text. */
function paired(bytes: Uint8Array, open: number, pair: number, end: number, dialect: Dialect): Quoted {
  found.odd = true;
  return cell(open + 1, pair, ends(bytes, pair + 1, end, dialect));
}

/** The cell begun at `open` letter for letter, its quotes included, up to the first delimiter or line end from `at` on. */
export function letters(bytes: Uint8Array, open: number, at: number, end: number, dialect: Dialect): Quoted {
  const { delimiter } = dialect;
  const returns = dialect.bareReturns ? CR : LF;
  let to = at;
  while (to < end && bytes[to] !== delimiter && bytes[to] !== LF && bytes[to] !== returns) to++;
  if (to < end && to > open && bytes[to] === LF && bytes[to - 1] === CR) to--;
  found.doubled = false;
  return cell(open, to, to);
}

function cell(from: number, to: number, next: number): Quoted {
  found.from = from;
  found.to = to;
  found.next = next;
  return found;
}

function unclosed(): Quoted {
  found.next = -1;
  return found;
}

/** Where the delimiter or line end is that comes next, blanks aside; -1: something else does. */
function ends(bytes: Uint8Array, from: number, end: number, dialect: Dialect): number {
  const { delimiter } = dialect;
  let at = from;
  if (delimiter !== BLANK) while (at < end && bytes[at] === BLANK) at++;
  if (at >= end) return end;
  const byte = bytes[at];
  if (byte === delimiter || byte === LF) return at;
  if (byte !== CR) return -1;
  return dialect.bareReturns || at + 1 >= end || bytes[at + 1] === LF ? at : -1;
}

/** Whether a cell would begin at `at`: after a delimiter or a line end. */
function begins(bytes: Uint8Array, at: number, dialect: Dialect): boolean {
  let before = at - 1;
  if (dialect.blanks === true) while (bytes[before] === BLANK) before--;
  const byte = bytes[before];
  return byte === dialect.delimiter || byte === LF || byte === CR;
}

/** Makes each doubled quote one, or takes the backslash before a quote or a backslash away, in place; says where the text now ends. */
export function closeUp(bytes: Uint8Array, from: number, to: number, dialect: Dialect): number {
  const { quote } = dialect;
  if (dialect.backslash === true) return withoutBackslashes(bytes, from, to, quote);
  let write = from;
  for (let read = from; read < to; read++) {
    const byte = bytes[read]!;
    bytes[write++] = byte;
    if (byte === quote && read + 1 < to && bytes[read + 1] === quote) read++;
  }
  return write;
}

function withoutBackslashes(bytes: Uint8Array, from: number, to: number, quote: number): number {
  let write = from;
  for (let read = from; read < to; read++) {
    const next = read + 1 < to ? bytes[read + 1] : -1;
    if (bytes[read] === BACKSLASH && (next === quote || next === BACKSLASH)) read++;
    else if (bytes[read] === quote && next === quote) read++;
    bytes[write++] = bytes[read]!;
  }
  return write;
}
