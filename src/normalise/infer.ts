import { type Batch, cellText } from '../model/batch.ts';
import type { Findings } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import type { TableColumn } from '../model/table.ts';
import { isOpen, lookAt, ODD, startWatch, type Watch } from './infer-column.ts';
import { decideAll } from './infer-field.ts';
import { mixedColumn, notDays } from './infer-problems.ts';

/** What every row proves about a table's columns; nothing is guessed from a sample. */
export interface Inference {
  batch(batch: Batch): void;
  /**
   * A field for each column. `proven`: the type that all its cells have, text where no other fits. `leaning`: the type that
   * nearly all have, so that the cells that differ can be told to whoever looks at the file; nothing is published by it.
   */
  fields(how: 'proven' | 'leaning'): Field[];
  /** Files what is odd about columns that `fields` could not type, or only on a condition; `fields` as they are used. */
  tell(fields: readonly Field[], findings: Findings): void;
}

/** Watches the columns of one table, in the sheet of that name, and drops each type at the first cells that do not have it. */
export function infer(columns: readonly TableColumn[], sheet = ''): Inference {
  const taken: Taken = { names: new Set(), next: new Map() };
  const watches = columns.map((column, at) =>
    startWatch(columns, at, unique(column.title || `欄${column.at + 1}`, taken)),
  );
  return {
    batch(batch) {
      for (const [at, watch] of watches.entries()) look(watch, batch, at, sheet);
    },
    fields: (how) => decideAll(columns, watches, how === 'proven' ? 0 : ODD),
    tell(fields, findings) {
      for (const [at, watch] of watches.entries()) tellOf(watch, fields[at], findings);
    },
  };
}

function look(watch: Watch, batch: Batch, at: number, sheet: string): void {
  const column = batch.columns[at];
  if (!column || !isOpen(watch)) return;
  for (let row = 0; row < batch.length; row++) {
    if (column.starts[row] === column.ends[row]) continue;
    const cell = cellText(batch, column, row).trim();
    if (cell === '') continue;
    lookAt(watch, cell, batch.sheet ?? sheet, { batch, column, row });
    if (!isOpen(watch)) return;
  }
}

/** From this many different numbers on, numbers are what a column of text is about. */
const NUMBERS = 3;

function tellOf({ heading, kept }: Watch, field: Field | undefined, findings: Findings): void {
  if (!field) return;
  const { read, texts, kinds, first = '', others, serials } = kept;
  if (field.type !== 'text' && field.serial === undefined && isDated(field)) return;
  if (serials.list().length > 0) {
    findings.absorb(serials);
    return;
  }
  if (kept.problem === notDays && texts > 0 && !isDated(field)) findings.absorb(others, { texts, days: read });
  const mixed = kept.problem === mixedColumn && field.type === 'text' && !heading.code;
  if (mixed && texts > 0 && texts * 2 <= read && kinds >= NUMBERS)
    findings.absorb(others, { texts, numbers: read, number: first });
}

function isDated({ type }: Field): boolean {
  return type === 'date' || type === 'datetime' || type === 'period';
}

/** Names that fields have, and the number at which the search for a free one goes on: thousands of columns may be called the same. */
interface Taken {
  readonly names: Set<string>;
  readonly next: Map<string, number>;
}

function unique(title: string, { names, next }: Taken): string {
  let name = title;
  let n = next.get(title) ?? 2;
  for (; names.has(name); n++) name = `${title}_${n}`;
  next.set(title, n);
  names.add(name);
  return name;
}
