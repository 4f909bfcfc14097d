import type { Batch } from './model/batch.ts';
import type { Effects } from './model/effects.ts';
import type { Field } from './model/pipeline.ts';
import { address } from './model/place.ts';
import type { Table } from './model/table.ts';
import type { OnChange } from './normalise/changes.ts';
import { csvLine, MARK } from './text/csv-line.ts';

/** The full list of changed cells as CSV. */
export interface Lineage {
  /** Listens to one column's changes. */
  on(field: Field, column: number): OnChange;
  /** After a batch: writes its changes, but for rows that were set aside. */
  batch(batch: Batch, away: Uint8Array | undefined): void;
  end(): { readonly path: string; readonly size: number; readonly sha256: string };
}

const HEADER = ['cell', 'field', 'found', 'published', 'kind'];

/** Starts the list in a scratch file. A cell that was changed in two ways is one line, its kinds joined by `+`. */
export function startLineage(table: Table, effects: Pick<Effects, 'spool'>): Lineage {
  const spool = effects.spool('lineage.csv');
  const encoder = new TextEncoder();
  spool.write(encoder.encode(MARK + csvLine(HEADER)));
  let waiting: { readonly row: number; readonly line: string }[] = [];
  const flush = (gone?: ReadonlySet<number>) => {
    const lines = waiting.flatMap(({ row, line }) => (gone?.has(row) ? [] : [line]));
    if (lines.length > 0) spool.write(encoder.encode(lines.join('')));
    waiting = [];
  };
  return {
    on: (field, column) => (cell, kinds) => {
      const { row, column: left = column, sheet = table.sheet } = cell;
      const place = address({ sheet, top: row, left, bottom: row, right: left });
      waiting.push({ row, line: csvLine([place, field.name, cell.found, cell.published, kinds.join('+')]) });
    },
    batch(batch, away) {
      const gone = new Set<number>();
      for (let row = 0; away && row < batch.length; row++) {
        if (away[row] === 1) gone.add(batch.rows[row]!);
      }
      flush(gone);
    },
    end() {
      flush();
      return spool.end();
    },
  };
}
