import type { Field } from './model/pipeline.ts';
import { address } from './model/place.ts';
import type { ChangeSample, ColumnNumbers, ReportColumn } from './model/release.ts';
import type { ColumnFacts } from './model/score.ts';
import type { Table } from './model/table.ts';
import type { NormalisedFacts } from './normalise/column.ts';
import type { AsideCells } from './quarantine.ts';

/** A column as rules judge it, in the agency's file and in the release, and as the report tells of it. */
export interface DescribedColumn {
  readonly facts: ColumnFacts;
  readonly released: ColumnFacts;
  readonly column: ReportColumn;
}

/** All that a pass has seen of a column. */
export interface SeenColumn {
  readonly field: Field;
  /** Among those of the table, the place of the column that it is or is made of; -1: it has none. */
  readonly placed: number;
  readonly facts: NormalisedFacts;
  readonly failed: number;
  readonly numbers: ColumnNumbers | undefined;
  /** Of the rows that were set aside. */
  readonly aside: AsideCells | undefined;
}

export function describeColumn(seen: SeenColumn, table: Table): DescribedColumn {
  const { field, facts: counted, failed, numbers, aside } = seen;
  const column = table.columns[seen.placed];
  const { sample, strange: _, changes, ...counts } = counted;
  const facts: ColumnFacts = {
    title: field.from ? field.title : (column?.title ?? field.title),
    levels: column?.levels.length ?? 1,
    type: field.type,
    ...(field.unit !== undefined && { unit: field.unit }),
    ...counts,
    ...(field.type === 'datetime' && { misformed: cellsOf(changes, ['date-form', 'roc-year']) }),
    failed,
  };
  const released = aside ? withoutAside(facts, aside) : facts;
  const place = (cell: NonNullable<typeof sample>): ChangeSample => {
    const { row, column: left = column?.at ?? 0, sheet = table.sheet, found, published } = cell;
    return { cell: address({ sheet, top: row, left, bottom: row, right: left }), found, published };
  };
  return {
    facts,
    released,
    column: {
      name: field.name,
      title: field.title,
      type: field.type,
      ...(field.unit !== undefined && { unit: field.unit }),
      column: (column?.at ?? -1) + 1,
      filled: released.filled,
      missing: released.missing,
      rewritten: counts.rewritten,
      unreadable: counts.unreadable,
      ...(sample && { sample: place(sample) }),
      ...(changes.length > 0 && {
        changes: changes.map((one) => ({ kind: one.kind, cells: one.cells, samples: one.samples.map(place) })),
      }),
      ...(numbers && { numbers }),
    },
  };
}

/** A point in time is written otherwise in one of these ways, never in two. */
function cellsOf(changes: NormalisedFacts['changes'], kinds: readonly string[]): number {
  return changes.reduce((sum, { kind, cells }) => (kinds.includes(kind) ? sum + cells : sum), 0);
}

/** A cell that was set aside is in the release neither as a value nor as an error. */
function withoutAside(facts: ColumnFacts, aside: AsideCells): ColumnFacts {
  let left = aside.wrong;
  const less = (errors: number) => {
    const gone = Math.min(errors, left);
    left -= gone;
    return errors - gone;
  };
  return {
    ...facts,
    filled: facts.filled - aside.filled,
    missing: facts.missing - aside.missing,
    errors: less(facts.errors),
    unreadable: less(facts.unreadable),
    failed: less(facts.failed),
  };
}
