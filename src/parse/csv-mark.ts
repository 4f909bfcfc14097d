import { exact, type Rows } from './csv-fit.ts';
import { type Head, type HeadRows, headRows } from './csv-head.ts';
import type { Dialect } from './csv-quoted.ts';

const LF = 10;
const CR = 13;
const BLANK = 32;
const COLON = 58;
/** What agencies part cells with, also where many cells are values that hold the same mark. */
const USUAL = [44, 9, 59, 124, 1];
/** Stands inside texts more often than between cells. */
const INSIDE = [COLON, 38, 42, 33, 64];

/**
 * Whether the delimiter is a mark inside values, names or sentences rather than what parts them: lines that are values
 * themselves, such as times and addresses, are one column.
 */
export function isMark(head: Head, dialect: Dialect, split: HeadRows, wide: string | undefined): boolean {
  const { delimiter } = dialect;
  if (USUAL.includes(delimiter) && !isRare(split.rows)) return false;
  if (isInValues(head, delimiter, dialect.bareReturns)) return true;
  if (USUAL.includes(delimiter)) return false;
  if (delimiter === BLANK) return isWords(split);
  if (delimiter === COLON && inMoments(head.letters, split.rows.length)) return true;
  const inside = INSIDE.includes(delimiter) || wide?.startsWith(':') === true;
  return isAffix(split.rows) || (inside && (isPrefix(split.rows) || besideBlanks(head.bytes, delimiter)));
}

/** The lines that hold the mark are one value each, quoted ones apart. */
export function isInValues(head: Head, mark: number, bareReturns: boolean): boolean {
  const { rows } = headRows(head, { delimiter: -1, quote: -1, bareReturns });
  const sign = String.fromCharCode(mark);
  return exact(rows.filter(([line]) => line!.includes(sign) && !line!.startsWith('"'))) > 0.7;
}

/** Blanks part cells where most of what they part is numbers or quoted, or where the lines agree in what their words are. */
function isWords({ rows, beside }: HeadRows): boolean {
  const narrow = rows.filter((row) => row.length < 3).length > rows.length / 2;
  return beside < rows.length && exact(rows) < (narrow ? 0.9 : 0.4) && !isRegular(rows);
}

const FEW = 5;

/** All lines have as many words as one another, and the words at two or more places are values in nearly all. */
function isRegular(rows: Rows): boolean {
  const width = rows[0]?.length ?? 0;
  if (rows.length < FEW || width < 3 || rows.some((row) => row.length !== width)) return false;
  let values = 0;
  for (let at = 0; at < width; at++) {
    if (exact(rows.slice(1).map((row) => [row[at]!])) > 0.9) values++;
  }
  return values > 1 || (values === 1 && width > 3);
}

/** A delimiter that part of the lines do without. */
function isRare(rows: Rows): boolean {
  return rows.filter((row) => row.length > 1).length < rows.length * 0.8;
}

/** Times, addresses and the paths of a drive, each with the colons that belong to it. */
const moments = /(?<![\d:])\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?![\d:])|[a-z]:(?:\/\/|\\)/gi;

/** Hardly any line has a colon but in times and addresses. */
function inMoments(letters: string, lines: number): boolean {
  const other = letters.replace(moments, '').split(':').length - 1;
  return other < lines / 2;
}

/** The same short cells begin or end the lines: a mark before or after each value, as in `#tag` or `wow!`. */
function isAffix(rows: Rows): boolean {
  const width = Math.max(...rows.map((row) => row.length));
  if (width > 4) return false;
  let filled = 0;
  for (let at = 0; at < width; at++) if (rows.some((row) => (row[at] ?? '').trim() !== '')) filled++;
  return filled < 2 || (filled === 2 && rows.every((row) => row[0] === ''));
}

/** All lines begin with the same word: `urn:`, `mailto:`, `std::`. */
function isPrefix(rows: Rows): boolean {
  const first = rows[0]?.[0] ?? '';
  return rows.length > 3 && /^[a-z]/i.test(first) && rows.every((row) => row[0] === first);
}

/** Blanks on the side where sentences have them. */
function besideBlanks(bytes: Uint8Array, mark: number): boolean {
  let marks = 0;
  let blanks = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
    marks++;
    const next = bytes[at + 1];
    if (mark === COLON ? next === BLANK : next === BLANK || bytes[at - 1] === BLANK) blanks++;
  }
  return blanks > marks / 2;
}

/** Nearly every delimiter with something after it has a blank after it; what stands in quotes is not looked at. */
export function blanksAfter(bytes: Uint8Array, delimiter: number, quote: number): boolean {
  let blank = 0;
  let other = 0;
  for (let i = 0; i + 1 < bytes.length; i++) {
    if (bytes[i] !== delimiter) continue;
    let next = bytes[i + 1]!;
    if (next === BLANK) blank++;
    else if (next !== delimiter && next !== LF && next !== CR) other++;
    let at = i + 1;
    while (bytes[at] === BLANK) at++;
    next = bytes[at]!;
    if (next === quote) i = closing(bytes, at, delimiter, quote);
  }
  return blank > 0 && blank >= 9 * other;
}

/** The quote before the next delimiter or line end; the one at `open` where no line of text has such a quote. */
function closing(bytes: Uint8Array, open: number, delimiter: number, quote: number): number {
  for (let at = open + 1; at < bytes.length && bytes[at] !== LF; at++) {
    if (bytes[at] !== quote) continue;
    const next = bytes[at + 1];
    if (next === undefined || next === delimiter || next === LF || next === CR || next === BLANK) return at;
  }
  return open;
}
