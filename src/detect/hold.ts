import type { Batch, Column } from '../model/batch.ts';

const NOTHING = new Uint32Array(0);
let blank = NOTHING;

/** The column at sheet position `at`; all cells missing where the batch has none. */
export function columnAt(batch: Batch, at: number): Column {
  const there = batch.columns[at];
  if (there?.at === at) return there;
  const found = batch.columns.find((column) => column.at === at);
  if (found) return found;
  if (blank.length < batch.rows.length) blank = new Uint32Array(batch.rows.length);
  return { at, starts: blank, ends: blank };
}

/** A copy of rows `from` to `to` (not included) that outlives the batch. */
export function copyRows(batch: Batch, from: number, to: number): Batch {
  let size = 0;
  for (const column of batch.columns)
    for (let row = from; row < to; row++) size += column.ends[row]! - column.starts[row]!;
  const bytes = new Uint8Array(size);
  let used = 0;
  const columns = batch.columns.map((column): Column => {
    const starts = new Uint32Array(to - from);
    const ends = new Uint32Array(to - from);
    for (let row = from; row < to; row++) {
      const start = column.starts[row]!;
      const end = column.ends[row]!;
      bytes.set(batch.bytes.subarray(start, end), used);
      starts[row - from] = used;
      used += end - start;
      ends[row - from] = used;
    }
    // Columns of the same shape as those of other batches, or all that reads them is compiled anew.
    const { at, kinds } = column;
    return kinds ? { at, starts, ends, kinds: kinds.slice(from, to) } : { at, starts, ends };
  });
  return {
    length: to - from,
    rows: batch.rows.slice(from, to),
    widths: batch.widths.slice(from, to),
    bytes,
    used,
    columns,
  };
}

/** The batch with only the rows marked 1 in `keep`, moved up in place, and only the columns at `ats`. */
export function pickRows(batch: Batch, ats: readonly number[], keep: Uint8Array, kept: number): Batch {
  const columns = ats.map((at) => columnAt(batch, at));
  if (kept === batch.length) return { ...batch, columns };
  const { rows, widths } = batch;
  let to = 0;
  for (let row = 0; row < batch.length; row++) {
    if (keep[row] === 0) continue;
    rows[to] = rows[row]!;
    widths[to] = widths[row]!;
    to++;
  }
  for (const column of columns) {
    const { starts, ends, kinds } = column;
    if (starts === blank) continue;
    let next = 0;
    for (let row = 0; row < batch.length; row++) {
      if (keep[row] === 0) continue;
      starts[next] = starts[row]!;
      ends[next] = ends[row]!;
      if (kinds) kinds[next] = kinds[row]!;
      next++;
    }
  }
  return { ...batch, length: kept, columns };
}

/** The held pieces as one batch: what is a note is seen only over all of them. */
export function joined(held: readonly Batch[]): Batch[] {
  if (held.length < 2) return [...held];
  const width = Math.max(...held.map((piece) => piece.columns.length));
  const widest = held.find((piece) => piece.columns.length === width)!;
  const length = held.reduce((sum, piece) => sum + piece.length, 0);
  const all: Batch = {
    length,
    rows: new Uint32Array(length),
    widths: new Uint32Array(length),
    bytes: new Uint8Array(held.reduce((sum, piece) => sum + piece.used, 0)),
    used: 0,
    columns: widest.columns.map((column) => ({
      at: column.at,
      starts: new Uint32Array(length),
      ends: new Uint32Array(length),
      ...(column.kinds && { kinds: new Uint8Array(length) }),
    })),
  };
  let row = 0;
  for (const piece of held) {
    all.bytes.set(piece.bytes.subarray(0, piece.used), all.used);
    all.rows.set(piece.rows.subarray(0, piece.length), row);
    all.widths.set(piece.widths.subarray(0, piece.length), row);
    piece.columns.forEach((column, index) => {
      const target = all.columns[index]!;
      for (let i = 0; i < piece.length; i++) {
        target.starts[row + i] = column.starts[i]! + all.used;
        target.ends[row + i] = column.ends[i]! + all.used;
      }
      if (column.kinds) target.kinds?.set(column.kinds.subarray(0, piece.length), row);
    });
    all.used += piece.used;
    row += piece.length;
  }
  return [all];
}
