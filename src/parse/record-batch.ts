import type { Batch, Column } from '../model/batch.ts';

const encoder = new TextEncoder();

/** Rows of strings as a batch; `numbers` are the numbers the rows have in their sheet. A row of one empty cell has no cell. */
export function batchOf(records: readonly (readonly string[])[], numbers: readonly number[]): Batch {
  const width = records.reduce((most, record) => Math.max(most, record.length), 0);
  const size = records.reduce((sum, record) => sum + record.reduce((all, cell) => all + cell.length * 3, 0), 0);
  const bytes = new Uint8Array(size + 1);
  const columns: Column[] = Array.from({ length: width }, (_, at) => ({
    at,
    starts: new Uint32Array(records.length),
    ends: new Uint32Array(records.length),
  }));
  const widths = new Uint32Array(records.length);
  let used = 0;
  records.forEach((record, row) => {
    widths[row] = record.length === 1 && record[0] === '' ? 0 : record.length;
    record.forEach((cell, at) => {
      columns[at]!.starts[row] = used;
      used += encoder.encodeInto(cell, bytes.subarray(used)).written;
      columns[at]!.ends[row] = used;
    });
  });
  return { length: records.length, rows: Uint32Array.from(numbers), widths, bytes, used, columns };
}
