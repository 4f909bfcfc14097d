import { alwaysWide, wideDelimiters } from './csv-delimiter.ts';
import { likeness } from './csv-fit.ts';
import { type Head, type HeadRows, headRows } from './csv-head.ts';
import { blanksAfter, isInValues, isMark } from './csv-mark.ts';
import type { Dialect } from './csv-quoted.ts';

/** What the head of a delimited text is written in. */
export interface Sniffed {
  /** One character, or a few. */
  readonly delimiter: string;
  /** '': no cell of the head is quoted. */
  readonly quote: string;
  /** What stands before a quote inside quotes; '': it is written twice. */
  readonly escape: string;
  /** The same for the byte scanner, which takes double quotes even where the head has none. */
  readonly bytes: Dialect;
  /** How much like a table the head looks with it, 0..1; 0: one column. */
  readonly points: number;
}

const LF = 10;
const CR = 13;
const BLANK = 32;
const BACKSLASH = 92;
const QUOTE = 34;
const COMMA = 44;
/** Unit separator: stands for a delimiter of several characters while the head is split. */
const STAND_IN = 31;
const QUOTES = [QUOTE, 39, 96];
/** So much of the head is split with every candidate. */
const LOOK = 48 << 10;
/** Less than this is prose that happens to have delimiters in it. */
const LEAST = 0.03;
const LEAST_ODD = 0.12;

type Delimiters = readonly (readonly [byte: number, belief: number])[];

/** Delimiters, and how far each is believed: what agencies use, then what also stands inside text. */
const DELIMITERS: Delimiters = [
  [COMMA, 1],
  [9, 1],
  [59, 1],
  [124, 0.96],
  [1, 0.9],
  [31, 0.9],
  [94, 0.85],
  [126, 0.85],
  [35, 0.8],
  [58, 0.6],
  [BLANK, 0.55],
  [38, 0.5],
  [42, 0.5],
  [33, 0.5],
  [64, 0.5],
];

interface Candidate {
  readonly dialect: Dialect;
  readonly split: HeadRows;
  readonly points: number;
  readonly wide?: string;
}

/** What the head of a file, as UTF-8 or any encoding that keeps ASCII, is written in. `whole`: the file ends with it. */
export function sniff(bytes: Uint8Array, whole = true): Sniffed {
  const head = headOf(bytes, whole);
  const best = wider(head, bestOf(head, DELIMITERS));
  const dialect = best?.dialect ?? undelimited(head);
  return {
    delimiter: best?.wide ?? String.fromCharCode(best ? dialect.delimiter : COMMA),
    quote: hasQuoted(best?.wide ? stoodIn(bytes, best.wide) : bytes, dialect) ? String.fromCharCode(dialect.quote) : '',
    escape: dialect.backslash ? '\\' : '',
    bytes: dialect,
    points: best?.points ?? 0,
  };
}

/** A text in which no delimiter makes a table: commas part cells in it, unless they stand inside values such as 1,200. */
function undelimited(head: Head): Dialect {
  const bareReturns = rowEnds(head.bytes)[0]!;
  return { delimiter: isInValues(head, COMMA, bareReturns) ? -1 : COMMA, quote: QUOTE, bareReturns };
}

/** The best reading that is believed at all. */
function bestOf(head: Head, delimiters: Delimiters, wide?: string): Candidate | undefined {
  let best: Candidate | undefined;
  for (const bareReturns of rowEnds(head.bytes)) {
    for (const [delimiter, belief] of delimiters) {
      if (!head.bytes.includes(delimiter)) continue;
      for (const one of readings(head, delimiter, bareReturns, wide)) {
        // A single row says nothing about which delimiter repeats.
        const points = one.points * (one.split.rows.length < 2 ? belief ** 3 : belief);
        const least = belief > 0.95 ? LEAST : LEAST_ODD;
        if (points > (best?.points ?? least)) best = { ...one, points };
      }
    }
  }
  return best;
}

/** The bytes with one that no text holds for a delimiter of several. */
function stoodIn(bytes: Uint8Array, wide: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(wide, String.fromCharCode(STAND_IN)), 'latin1');
}

/** The same with delimiters of several characters, each taken for one that no text holds. */
function wider(head: Head, single: Candidate | undefined): Candidate | undefined {
  let best = single;
  for (const wide of wideDelimiters(head.letters)) {
    const bytes = stoodIn(head.bytes, wide);
    const found = bestOf({ ...head, letters: lettersOf(bytes), bytes }, [[STAND_IN, 0.85]], wide);
    if (!found) continue;
    const own = best !== undefined && wide.includes(String.fromCharCode(best.dialect.delimiter));
    if (found.points > (best?.points ?? 0) || (own && alwaysWide(head.letters, wide))) best = { ...found, wide };
  }
  return best;
}

function headOf(bytes: Uint8Array, whole: boolean): Head {
  const part = bytes.subarray(0, LOOK);
  return { bytes: part, letters: lettersOf(part), whole: whole && part.length === bytes.length };
}

/** One character for each byte. */
function lettersOf(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes);
}

/** Whether a carriage return on its own ends a row; both ways are tried where the head has line feeds as well. */
function rowEnds(bytes: Uint8Array): boolean[] {
  let bare = 0;
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) {
    if (bytes[at + 1] !== LF && at + 1 < bytes.length) bare++;
  }
  if (!bytes.includes(LF)) return [bare > 0];
  return bare > 1 ? [false, true] : [false];
}

/** The readings of the head with one delimiter, with each quote for which something speaks. */
function readings(head: Head, delimiter: number, bareReturns: boolean, wide?: string): Candidate[] {
  const found: Candidate[] = [];
  for (const quote of QUOTES) {
    if (quote !== QUOTE && !head.bytes.includes(quote)) continue;
    const plain: Dialect = { delimiter, quote, bareReturns, blanks: blanksAfter(head.bytes, delimiter, quote) };
    for (const backslash of escapes(head.bytes, plain)) {
      const one = reading(head, backslash ? { ...plain, backslash } : plain);
      const { paired, odd } = one.split;
      if (quote !== QUOTE && (paired < 2 || paired < 2 * odd)) continue;
      if (!isMark(head, one.dialect, one.split, wide)) found.push(one);
    }
  }
  return found;
}

function reading(head: Head, dialect: Dialect): Candidate {
  const split = headRows(head, dialect);
  const { paired, odd, astray, beside } = split;
  // Quotes that open after the delimiter and close before one speak for it; others speak against it.
  const pairing = (paired + 2) / (paired + odd + astray / 4 + 2);
  const points = likeness(split.rows) * pairing;
  return { dialect, split, points: points + 0.3 * (1 - points) * pairing * (beside / (beside + 4)) };
}

/**
 * Whether quotes stand after backslashes; both ways are tried where backslashes stand only before quotes that may as well
 * end their cells.
 */
function escapes(bytes: Uint8Array, dialect: Dialect): boolean[] {
  const { quote, delimiter } = dialect;
  let escaped = 0;
  let ending = 0;
  let doubled = 0;
  for (let i = 1; i + 1 < bytes.length; i++) {
    if (bytes[i] !== quote) continue;
    let before = bytes[i - 1]!;
    const next = bytes[i + 1]!;
    if (before === BACKSLASH) {
      // `\"` before a delimiter may as well be a cell that ends in a backslash.
      if (next === LF || next === CR || next === delimiter) ending++;
      else escaped++;
      continue;
    }
    if (dialect.blanks) for (let at = i - 1; at >= 0 && before === BLANK; at--) before = bytes[at - 1] ?? LF;
    if (next === quote && before !== delimiter && before !== LF) doubled++;
  }
  if (escaped > doubled) return [true];
  return ending > doubled ? [false, true] : [false];
}

/** Whether a cell begins with a quote, and one ends with a quote. */
function hasQuoted(bytes: Uint8Array, dialect: Dialect): boolean {
  const { quote, delimiter } = dialect;
  let opened = false;
  for (let at = bytes.indexOf(quote); at >= 0; at = bytes.indexOf(quote, at + 1)) {
    let before = at - 1;
    if (dialect.blanks) while (before > 0 && bytes[before] === BLANK) before--;
    const byte = bytes[before];
    if (opened) {
      const next = bytes[at + 1];
      if (next === undefined || next === delimiter || next === LF || next === CR || next === BLANK) return true;
    }
    if (before < 0 || byte === delimiter || byte === LF || byte === CR) opened = true;
  }
  return false;
}
