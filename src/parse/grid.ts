import { type Batch, type Column, Kind } from '../model/batch.ts';

/**
 * Builds batches row by row. The cells of the row being read stand in a row of offsets of their own until `commit`: so a
 * row's width is known before room is made for it, and a repeated row is put down again without its bytes.
 */
export interface Grid {
  readonly batch: Batch;
  /** Where the bytes of the row being read begin in the batch's arena. */
  from: number;
  /** Last non-empty cell of the row being read + 1. */
  width: number;
  starts: Uint32Array;
  ends: Uint32Array;
  kinds: Uint8Array;
  readonly pool: Pooled[];
}

type Pooled = Column & { kinds: Uint8Array };

const ROWS = 8192;
const BYTES = 2 ** 20;
/** Rows times columns: a sheet of 16,384 columns gets batches of 64 rows. */
const CELLS = 2 ** 20;

export function startGrid(): Grid {
  return {
    batch: {
      length: 0,
      rows: new Uint32Array(ROWS),
      widths: new Uint32Array(ROWS),
      bytes: new Uint8Array(BYTES + 65_536),
      used: 0,
      columns: [],
    },
    from: 0,
    width: 0,
    starts: new Uint32Array(64),
    ends: new Uint32Array(64),
    kinds: new Uint8Array(64),
    pool: [],
  };
}

/** Puts the arena's bytes from `from` on into the row as the cell of a column. An empty text is no cell, an uncounted one is. */
export function put(grid: Grid, column: number, from: number, kind: number): void {
  const to = grid.batch.used;
  if (from === to && kind !== Kind.uncounted) return;
  if (column >= grid.starts.length) widen(grid, column + 1);
  grid.starts[column] = from;
  grid.ends[column] = to;
  grid.kinds[column] = kind;
  if (column >= grid.width) grid.width = column + 1;
}

/** Whether the row being read goes into this batch; if not, the batch is full. */
export function fits(grid: Grid): boolean {
  const { length, columns } = grid.batch;
  if (length === 0) return true;
  return length < ROWS && grid.from < BYTES && (length + 1) * Math.max(columns.length, grid.width) <= CELLS;
}

/** Puts the row being read into the batch; it stays what it is until `blank`. */
export function commit(grid: Grid, row: number): void {
  const { batch, pool, width } = grid;
  const at = batch.length;
  for (let c = batch.columns.length; c < width; c++) addColumn(grid, c);
  const all = batch.columns.length;
  for (let c = 0; c < all; c++) {
    const column = pool[c]!;
    if (column.starts.length === at) lengthen(column);
    if (c < width) {
      column.starts[at] = grid.starts[c]!;
      column.ends[at] = grid.ends[c]!;
      column.kinds[at] = grid.kinds[c]!;
    } else {
      column.starts[at] = 0;
      column.ends[at] = 0;
      column.kinds[at] = 0;
    }
  }
  batch.rows[at] = row;
  batch.widths[at] = width;
  batch.length = at + 1;
}

/** Forgets the row being read, for the next one. */
export function blank(grid: Grid): void {
  grid.starts.fill(0, 0, grid.width);
  grid.ends.fill(0, 0, grid.width);
  grid.kinds.fill(0, 0, grid.width);
  grid.width = 0;
  grid.from = grid.batch.used;
}

/** The batch as it stands, without the row being read. Call `renew` when it has been used. */
export function full(grid: Grid): { batch: Batch; carried: Uint8Array } {
  return { batch: grid.batch, carried: grid.batch.bytes.slice(grid.from, grid.batch.used) };
}

/** Empties the batch; only the row being read, whose bytes `full` gave, goes over into the next one. */
export function renew(grid: Grid, carried: Uint8Array): void {
  const { batch } = grid;
  if (batch.bytes.length > 4 * BYTES || batch.bytes.length < carried.length) {
    batch.bytes = new Uint8Array(BYTES + 65_536 + carried.length);
  }
  batch.bytes.set(carried);
  for (let c = 0; c < grid.width; c++) {
    if (grid.starts[c] === grid.ends[c]) continue;
    grid.starts[c]! -= grid.from;
    grid.ends[c]! -= grid.from;
  }
  batch.used = carried.length;
  batch.length = 0;
  batch.columns = [];
  grid.from = 0;
}

function addColumn(grid: Grid, at: number): void {
  const { batch, pool } = grid;
  const size = 64;
  const column = (pool[at] ??= {
    at,
    starts: new Uint32Array(size),
    ends: new Uint32Array(size),
    kinds: new Uint8Array(size),
  });
  while (column.starts.length < batch.length) lengthen(column);
  column.starts.fill(0, 0, batch.length);
  column.ends.fill(0, 0, batch.length);
  column.kinds.fill(0, 0, batch.length);
  batch.columns.push(column);
}

function lengthen(column: Pooled): void {
  column.starts = twice(column.starts);
  column.ends = twice(column.ends);
  const kinds = new Uint8Array(column.kinds.length * 2);
  kinds.set(column.kinds);
  column.kinds = kinds;
}

function widen(grid: Grid, width: number): void {
  while (grid.starts.length < width) {
    grid.starts = twice(grid.starts);
    grid.ends = twice(grid.ends);
    const kinds = new Uint8Array(grid.kinds.length * 2);
    kinds.set(grid.kinds);
    grid.kinds = kinds;
  }
}

function twice(array: Uint32Array): Uint32Array {
  const grown = new Uint32Array(array.length * 2);
  grown.set(array);
  return grown;
}
