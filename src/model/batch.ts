/**
 * A run of a sheet's or table's rows, held column by column. All cells of a batch lie in one arena, `bytes`, as UTF-8:
 * cell i of a column is bytes[starts[i]..ends[i]), and an empty cell is missing. A stage that changes a cell appends
 * the new text at `used` (see `append`) and moves the cell's offsets there. A batch belongs to the stage that holds it
 * and is overwritten by the next one: what outlives it is copied.
 */
export interface Batch {
  /** How many rows there are; the arrays may be longer. */
  length: number;
  /** The number each row has in its sheet, from 0. */
  rows: Uint32Array;
  /** How many cells each row holds in the file: tells a short row from one that ends in empty cells. */
  widths: Uint32Array;
  bytes: Uint8Array;
  used: number;
  columns: Column[];
  /** The sheet that the rows are of, where one stream holds the rows of several sheets. */
  readonly sheet?: string;
}

export interface Column {
  /** The column's number in its sheet, from 0. */
  readonly at: number;
  starts: Uint32Array;
  ends: Uint32Array;
  /** What a spreadsheet says each cell is, one of `Kind`; text files say nothing. */
  kinds?: Uint8Array;
  /** Where the cells stand in the sheet, if not all in column `at` of `rows`: the table was reshaped. */
  readonly from?: Origin;
}

/** The sheet row and column of each cell, from 0. */
export interface Origin {
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
  /** Many rows show one cell: a heading or a label that was made a value. */
  readonly shared: boolean;
}

/** What a spreadsheet says a cell is. The text of each kind is described in `docs/decisions.md`. */
export const Kind = {
  text: 0,
  number: 1,
  date: 2,
  boolean: 3,
  /** #DIV/0! and its like: the text is the error's name. */
  error: 4,
  /** A formula whose result the file does not hold. */
  uncounted: 5,
} as const;

/** Puts `length` bytes of `text` at the end of the arena, which grows if it must, and says where they start. */
export function append(batch: Batch, text: Uint8Array, length: number): number {
  const at = batch.used;
  if (at + length > batch.bytes.length) {
    const grown = new Uint8Array(Math.max(batch.bytes.length * 2, at + length + 4096));
    grown.set(batch.bytes.subarray(0, at));
    batch.bytes = grown;
  }
  const bytes = batch.bytes;
  if (length < 64) for (let i = 0; i < length; i++) bytes[at + i] = text[i]!;
  else bytes.set(text.subarray(0, length), at);
  batch.used = at + length;
  return at;
}

/** The rows that are not marked 1 in `away`, as a batch on the same arena; its rows and columns are copies, so that none is moved twice. */
export function withoutRows(batch: Batch, away: Uint8Array): Batch {
  const kept: number[] = [];
  for (let row = 0; row < batch.length; row++) if (away[row] !== 1) kept.push(row);
  const pick = (of: Uint32Array) => Uint32Array.from(kept, (row) => of[row]!);
  const columns = batch.columns.map(({ at, starts, ends, kinds, from }): Column => {
    const origin = from && { rows: pick(from.rows), columns: pick(from.columns), shared: from.shared };
    const picked = kinds && Uint8Array.from(kept, (row) => kinds[row]!);
    return {
      at,
      starts: pick(starts),
      ends: pick(ends),
      ...(picked && { kinds: picked }),
      ...(origin && { from: origin }),
    };
  });
  return { ...batch, length: kept.length, rows: pick(batch.rows), widths: pick(batch.widths), columns };
}

const decoder = new TextDecoder();

/** A cell as a string: for heads, samples and the rare cell, never for every cell. */
export function cellText(batch: Batch, column: Column, row: number): string {
  const from = column.starts[row]!;
  const to = column.ends[row]!;
  return from === to ? '' : decoder.decode(batch.bytes.subarray(from, to));
}
