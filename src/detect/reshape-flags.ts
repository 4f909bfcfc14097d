import type { Batch, Column } from '../model/batch.ts';

export interface FlagSplitter {
  /** Takes the marks off the cells of one column, in place; what it took is the column it answers. */
  split(batch: Batch, column: Column): Column;
  /** Cells that had a mark so far. */
  marked(): number;
}

const SPACE = 0x20;

/** The marks, and which bytes they may begin and end with. */
interface Marks {
  /** The longest first. */
  readonly all: readonly Uint8Array[];
  readonly firsts: Uint8Array;
  readonly lasts: Uint8Array;
}

/**
 * Starts to split marks such as `#` or `NR` from the values they are glued to, after the value or before it. A cell that
 * is nothing but a mark is a missing value with that mark. No byte is moved: both columns point into the same cell.
 */
export function startFlags(texts: readonly string[]): FlagSplitter {
  const marks = marksOf(texts);
  let starts = new Uint32Array(0);
  let ends = new Uint32Array(0);
  let marked = 0;
  const split = (batch: Batch, column: Column): Column => {
    const { bytes, length } = batch;
    if (starts.length < length) {
      starts = new Uint32Array(length);
      ends = new Uint32Array(length);
    }
    for (let row = 0; row < length; row++) {
      let from = column.starts[row]!;
      let to = column.ends[row]!;
      starts[row] = from;
      ends[row] = from;
      while (from < to && bytes[from] === SPACE) from++;
      while (from < to && bytes[to - 1] === SPACE) to--;
      if (from === to) continue;
      const tail = marks.lasts[bytes[to - 1]!] === 1 ? before(marks.all, bytes, from, to) : to;
      const head = tail === to && marks.firsts[bytes[from]!] === 1 ? after(marks.all, bytes, from, to) : from;
      if (tail === to && head === from) continue;
      marked++;
      starts[row] = tail < to ? tail : from;
      ends[row] = tail < to ? to : head;
      if (tail < to) column.ends[row] = tail;
      else column.starts[row] = head;
    }
    const { from } = column;
    return { at: column.at, starts, ends, ...(from && { from }) };
  };
  return { split, marked: () => marked };
}

function marksOf(texts: readonly string[]): Marks {
  const encoder = new TextEncoder();
  const all = texts.map((text) => encoder.encode(text)).sort((a, b) => b.length - a.length);
  const firsts = new Uint8Array(256);
  const lasts = new Uint8Array(256);
  for (const mark of all) {
    firsts[mark[0]!] = 1;
    lasts[mark.at(-1)!] = 1;
  }
  return { all, firsts, lasts };
}

/** Where the mark at the start of a cell ends; its start if there is none. */
function after(all: readonly Uint8Array[], bytes: Uint8Array, from: number, to: number): number {
  const mark = all.find((one) => to - from >= one.length && isAt(one, bytes, from));
  return from + (mark?.length ?? 0);
}

/** Where the run of marks at the end of a cell begins. */
function before(all: readonly Uint8Array[], bytes: Uint8Array, from: number, to: number): number {
  for (;;) {
    const mark = all.find((one) => to - from >= one.length && isAt(one, bytes, to - one.length));
    if (!mark) return to;
    to -= mark.length;
  }
}

function isAt(mark: Uint8Array, bytes: Uint8Array, at: number): boolean {
  for (let i = 0; i < mark.length; i++) if (bytes[at + i] !== mark[i]) return false;
  return true;
}
