import { type Dialect, quoted } from './csv-quoted.ts';

/** The rows of a file's head as one dialect splits them; lines without any text and comments are left out. */
export interface HeadRows {
  /** Each byte of a cell's text is one character, whatever the encoding; quotes are off. */
  readonly rows: readonly (readonly string[])[];
  /** How many cells are quoted as they should be, begin with a quote that does not pair, and have one inside only. */
  readonly paired: number;
  readonly odd: number;
  readonly astray: number;
  /** Of those that pair, how many stand beside a delimiter. */
  readonly beside: number;
}

/** A head in both forms that looking at it takes: bytes, and a character for each byte. */
export interface Head {
  readonly bytes: Uint8Array;
  readonly letters: string;
  /** Whether the file ends with it: otherwise its last row is cut. */
  readonly whole: boolean;
}

const LF = 10;
const CR = 13;
const BLANK = 32;
const HASH = 35;
const MOST_ROWS = 400;
const LONG = 120;

/** Splits the head as the scanner would. */
export function headRows(head: Head, dialect: Dialect): HeadRows {
  const { bytes, letters } = head;
  const end = bytes.length;
  const { delimiter } = dialect;
  const returns = dialect.bareReturns ? CR : LF;
  const rows: string[][] = [];
  let cells: string[] = [];
  let paired = 0;
  let odd = 0;
  let beside = 0;
  let astray = 0;
  let at = 0;
  let text = false;
  const quote = dialect.quote === 34 ? '"' : undefined;
  const comments = delimiter !== HASH;
  while (at <= end && rows.length < MOST_ROWS) {
    if (comments && cells.length === 0 && bytes[at] === HASH && bytes[at + 1] !== delimiter) {
      at = lineEnd(bytes, at, returns) + 1;
      continue;
    }
    if (dialect.blanks === true && (cells.length > 0 || delimiter === BLANK)) while (bytes[at] === BLANK) at++;
    let from = at;
    let to = at;
    if (bytes[at] === dialect.quote) {
      const cell = quoted(bytes, at, end, dialect, true);
      if (cell.next >= 0) {
        if (cell.odd) odd++;
        else {
          paired++;
          if (cells.length > 0 || bytes[cell.next] === delimiter) beside++;
        }
        from = cell.from;
        to = cell.to;
        at = cell.next;
        text = true;
      } else odd++;
    }
    const plain = at === from;
    if (plain) {
      while (at < end && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== returns) at++;
      to = at > from && bytes[at] === LF && bytes[at - 1] === CR ? at - 1 : at;
    }
    const cell = letters.slice(from, Math.min(to, from + LONG));
    if (plain && quote !== undefined && cell.includes(quote)) astray++;
    if (!text && cell.trim() !== '') text = true;
    cells.push(cell);
    if (at < end && bytes[at] === delimiter) {
      at++;
      continue;
    }
    if (at < end && bytes[at] === CR && bytes[at + 1] === LF) at++;
    at++;
    if (text && (at <= end || head.whole || rows.length === 0)) rows.push(cells);
    cells = [];
    text = false;
  }
  return { rows, paired, odd, astray, beside };
}

function lineEnd(bytes: Uint8Array, from: number, returns: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== LF && bytes[at] !== returns) at++;
  return at;
}
