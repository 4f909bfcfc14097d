import type { Batch } from '../model/batch.ts';
import { blank, commit, fits, full, put, renew, startGrid } from './grid.ts';
import { copyString } from './xml-text.ts';

/** A row of cells as strings, for formats of which no file is large. */
export interface TextRow {
  /** Its number in the sheet, from 0. */
  readonly at: number;
  readonly cells: readonly string[];
  /** `Kind` of each cell; text where none is said. */
  readonly kinds?: readonly number[];
}

/** Rows as batches; rows without any cell are left out. */
export async function* rowBatches(chunks: AsyncIterable<readonly TextRow[]>): AsyncGenerator<Batch> {
  const grid = startGrid();
  for await (const rows of chunks) {
    for (const { at, cells, kinds } of rows) {
      for (let column = 0; column < cells.length; column++) {
        const from = grid.batch.used;
        copyString(grid.batch, cells[column]!);
        put(grid, column, from, kinds?.[column] ?? 0);
      }
      if (grid.width === 0) continue;
      if (!fits(grid)) {
        const { batch, carried } = full(grid);
        yield batch;
        renew(grid, carried);
      }
      commit(grid, at);
      blank(grid);
    }
  }
  if (grid.batch.length > 0) yield grid.batch;
}
