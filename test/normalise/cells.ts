import type { Batch, Column } from '../../src/model/batch.ts';
import type { Field, Type } from '../../src/model/pipeline.ts';

/** A batch with one column of these cells, in rows from 3 on, the column being D. */
export function batchOf(cells: readonly string[], kinds?: readonly number[]): { batch: Batch; column: Column } {
  const encoded = cells.map((cell) => new TextEncoder().encode(cell));
  const column: Column = { at: 3, starts: new Uint32Array(cells.length), ends: new Uint32Array(cells.length) };
  if (kinds) column.kinds = Uint8Array.from(kinds);
  const bytes = new Uint8Array(encoded.reduce((sum, one) => sum + one.length, 0));
  let used = 0;
  for (const [row, one] of encoded.entries()) {
    bytes.set(one, used);
    column.starts[row] = used;
    used += one.length;
    column.ends[row] = used;
  }
  const rows = Uint32Array.from(cells, (_, row) => row + 3);
  const widths = new Uint32Array(cells.length).fill(4);
  return { batch: { length: cells.length, rows, widths, bytes, used, columns: [column] }, column };
}

export function cellsOf(batch: Batch, column: Column): string[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return Array.from({ length: batch.length }, (_, row) =>
    decoder.decode(batch.bytes.subarray(column.starts[row], column.ends[row])),
  );
}

export function fieldOf(type: Type, more: Partial<Field> = {}): Field {
  return { name: 'value', title: '值', type, ...more };
}
