import { Kind } from '../../../src/model/batch.ts';
import type { Place } from '../../../src/model/place.ts';
import type { Layout } from '../../../src/model/sheet.ts';
import type { CutReason } from '../../../src/model/table.ts';

/** A text, a number, or a date cell (`2023-03-05`); a number with a text beside it is shown so in delimited text. */
export type Value = string | number | { readonly date: string } | { readonly percent: string };
export type Role = CutReason | 'data';

export interface Line {
  readonly cells: readonly Value[];
  readonly role: Role;
}

/** A sheet being written, line by line, with the truth about each line. */
export interface Paper {
  readonly lines: Line[];
  readonly merged: Place[];
  readonly centred: Place[];
  readonly hiddenColumns: number[];
  readonly hiddenRows: number[];
}

export function paper(): Paper {
  return { lines: [], merged: [], centred: [], hiddenColumns: [], hiddenRows: [] };
}

export function put(on: Paper, role: Role, ...cells: readonly Value[]): number {
  on.lines.push({ cells, role });
  return on.lines.length - 1;
}

export function merge(on: Paper, top: number, left: number, bottom: number, right: number): void {
  if (bottom > top || right > left) on.merged.push({ top, left, bottom, right });
}

/** All of it one column to the right, or `by` columns. */
export function shifted(of: Paper, by: number): Paper {
  const move = (place: Place): Place => ({ ...place, left: place.left + by, right: place.right + by });
  const margin: Value[] = Array.from({ length: by }, () => '');
  return {
    lines: of.lines.map(({ cells, role }) => ({ cells: cells.length > 0 ? [...margin, ...cells] : [], role })),
    merged: of.merged.map(move),
    centred: of.centred.map(move),
    hiddenColumns: of.hiddenColumns.map((at) => at + by),
    hiddenRows: of.hiddenRows,
  };
}

export function textOf(value: Value): string {
  if (typeof value === 'object') return 'date' in value ? value.date : value.percent;
  return String(value);
}

export function kindOf(value: Value): number {
  if (typeof value === 'number') return Kind.number;
  if (typeof value === 'string') return Kind.text;
  return 'date' in value ? Kind.date : Kind.number;
}

export function layoutOf(of: Paper): Partial<Layout> {
  const { merged, centred, hiddenColumns, hiddenRows } = of;
  return { merged, centred, hiddenColumns, hiddenRows };
}
