import type { Batch, Column } from '../../src/model/batch.ts';
import { type Layout, PLAIN, type Sheet } from '../../src/model/sheet.ts';

interface SheetOptions {
  readonly name?: string;
  readonly hidden?: boolean;
  readonly text?: boolean;
  readonly layout?: Partial<Layout>;
  /** Row numbers, where rows of the sheet are left out. */
  readonly at?: readonly number[];
  readonly kinds?: readonly (readonly number[])[];
  /** Rows a batch. */
  readonly batch?: number;
}

const encoder = new TextEncoder();

/** A sheet made of strings, as a parser would hand it over: one batch object, overwritten by the next. */
export function sheetOf(rows: readonly (readonly string[])[], options: SheetOptions = {}): Sheet {
  const size = options.batch ?? 1000;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const layout = { ...PLAIN, ...options.layout };
  return {
    name: options.name ?? '',
    index: 0,
    hidden: options.hidden ?? false,
    text: options.text ?? true,
    layout: () => layout,
    async *batches() {
      const batch = emptyBatch(size, width, options.kinds !== undefined);
      for (let from = 0; from < rows.length; from += size) {
        fillBatch(batch, rows, options, from, Math.min(rows.length, from + size));
        yield batch;
      }
    },
  };
}

function emptyBatch(size: number, width: number, typed: boolean): Batch {
  const columns = Array.from(
    { length: width },
    (_, at): Column => ({
      at,
      starts: new Uint32Array(size),
      ends: new Uint32Array(size),
      ...(typed && { kinds: new Uint8Array(size) }),
    }),
  );
  return {
    length: 0,
    rows: new Uint32Array(size),
    widths: new Uint32Array(size),
    bytes: new Uint8Array(64),
    used: 0,
    columns,
  };
}

function fillBatch(
  batch: Batch,
  rows: readonly (readonly string[])[],
  options: SheetOptions,
  from: number,
  to: number,
) {
  const pieces: Uint8Array[] = [];
  let used = 0;
  for (let row = from; row < to; row++) {
    const i = row - from;
    batch.rows[i] = options.at?.[row] ?? row;
    batch.widths[i] = rows[row]!.length;
    for (const column of batch.columns) {
      const piece = encoder.encode(rows[row]![column.at] ?? '');
      pieces.push(piece);
      column.starts[i] = used;
      used += piece.length;
      column.ends[i] = used;
      if (column.kinds) column.kinds[i] = options.kinds?.[row]?.[column.at] ?? 0;
    }
  }
  batch.bytes = new Uint8Array(used);
  let at = 0;
  for (const piece of pieces) {
    batch.bytes.set(piece, at);
    at += piece.length;
  }
  batch.used = used;
  batch.length = to - from;
}
