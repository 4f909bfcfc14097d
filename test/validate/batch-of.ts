import type { Batch, Column } from '../../src/model/batch.ts';

/** Rows of cells as a batch; the first row is the second of its sheet. */
export function batchOf(rows: readonly (readonly string[])[], width: number): Batch {
  const bytes = new TextEncoder().encode(rows.flat().join(''));
  const columns: Column[] = Array.from({ length: width }, (_, at) => ({
    at,
    starts: new Uint32Array(rows.length),
    ends: new Uint32Array(rows.length),
  }));
  let used = 0;
  for (const [row, cells] of rows.entries()) {
    for (const [at, cell] of cells.entries()) {
      columns[at]!.starts[row] = used;
      used += new TextEncoder().encode(cell).length;
      columns[at]!.ends[row] = used;
    }
  }
  const numbers = Uint32Array.from(rows, (_, row) => row + 1);
  return { length: rows.length, rows: numbers, widths: new Uint32Array(rows.length).fill(width), bytes, used, columns };
}
