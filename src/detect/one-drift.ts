import type { FindingFacts } from '../model/finding.ts';
import type { DriftKind } from '../model/pipeline.ts';
import type { Place } from '../model/place.ts';
import type { Table } from '../model/table.ts';

/** One way in which a file differs from what its pipeline has recorded. */
export interface Drift {
  readonly kind: DriftKind | 'other';
  readonly facts: FindingFacts;
  readonly place?: Place;
  readonly field?: string;
  /** `always`: holds back whatever `change` says, for nobody can be sure. `never`: nothing that is published is touched. */
  readonly holds?: 'always' | 'never';
}

const TITLES = 12;

/** The headings of a table, for people. */
export function titlesOf(table: Table): string {
  const shown = table.columns.slice(0, TITLES).map((column) => column.title || '—');
  return shown.join('、') + (table.columns.length > TITLES ? `…（${table.columns.length}）` : '');
}

/** The cell of a column's heading in the agency's file: the lowest header row. */
export function headingOf(table: Table, at: number): Place {
  const row = table.header.at(-1) ?? table.first;
  const left = table.columns[at]!.at;
  return { ...(table.sheet && { sheet: table.sheet }), top: row, left, bottom: row, right: left };
}
