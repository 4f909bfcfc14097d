import type { Dialect } from './csv-quoted.ts';

/** A dialect, and what the byte scanner cannot do: quotes escaped by a backslash instead of doubled. */
export interface Sniffed extends Dialect {
  readonly backslash: boolean;
}

const QUOTE = 34;
const APOSTROPHE = 39;
const LF = 10;
const CR = 13;
const BACKSLASH = 92;

/** Comma, TAB, semicolon, bar: in the order in which a draw is decided. */
const DELIMITERS = [44, 9, 59, 124];

/** What the head of a file, as UTF-8, is written in. A cut last row does no harm. */
export function sniff(head: Uint8Array): Sniffed {
  const quote = quoteOf(head);
  let best = DELIMITERS[0]!;
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const points = consistency(widths(head, delimiter, quote));
    if (points > most) {
      most = points;
      best = delimiter;
    }
  }
  return {
    delimiter: best,
    quote,
    bareReturns: !head.includes(LF) && head.includes(CR),
    backslash: escapes(head, quote),
  };
}

/** The apostrophe only where cells begin and end with it and never with the double quote. */
function quoteOf(head: Uint8Array): number {
  let single = 0;
  for (let i = 0; i < head.length; i++) {
    const before = i === 0 ? LF : head[i - 1]!;
    if (before !== LF && !DELIMITERS.includes(before)) continue;
    if (head[i] === QUOTE) return QUOTE;
    if (head[i] === APOSTROPHE) single++;
  }
  if (single < 3) return QUOTE;
  let closing = 0;
  for (let i = 1; i < head.length; i++) {
    if (head[i - 1] === APOSTROPHE && (head[i] === LF || head[i] === CR || DELIMITERS.includes(head[i]!))) closing++;
  }
  return closing >= single * 0.9 ? APOSTROPHE : QUOTE;
}

/** Backslashes before quotes inside quoted cells, and no doubled quotes. */
function escapes(head: Uint8Array, quote: number): boolean {
  let escaped = 0;
  for (let i = 1; i + 1 < head.length; i++) {
    if (head[i] !== quote || head[i - 1] !== BACKSLASH) continue;
    const next = head[i + 1]!;
    // `\"` before a delimiter may as well be a cell that ends in a backslash.
    if (next !== LF && next !== CR && !DELIMITERS.includes(next)) escaped++;
  }
  return escaped > 0;
}

/** How many cells each row of the head has; rows without any text are left out. */
function widths(head: Uint8Array, delimiter: number, quote: number): number[] {
  const counts: number[] = [];
  let width = 1;
  let text = false;
  let inside = false;
  let fresh = true;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (inside) {
      if (byte === quote) inside = false;
      continue;
    }
    if (byte === quote && (fresh || head[i - 1] === quote)) {
      inside = true;
      text = true;
      fresh = false;
    } else if (byte === delimiter) {
      width++;
      fresh = true;
    } else if (byte === LF || byte === CR) {
      if (text || width > 1) counts.push(width);
      width = 1;
      text = false;
      fresh = true;
    } else {
      fresh = false;
      if (byte !== 32) text = true;
    }
  }
  if (text && counts.length === 0) counts.push(width);
  return counts;
}

/**
 * Points for rows of one width: the share of rows that have the commonest width above 1, wide tables before narrow
 * ones. Title lines and notes cost their share only.
 */
function consistency(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const width of counts) if (width > 1) tally.set(width, (tally.get(width) ?? 0) + 1);
  let points = 0;
  for (const [width, rows] of tally) {
    const share = rows / counts.length;
    points = Math.max(points, share * share * (1 - 1 / (width + 1)));
  }
  return points;
}
