import { type Batch, type Column, cellText } from '../model/batch.ts';
import type { Place } from '../model/place.ts';
import type { Table, TableBody } from '../model/table.ts';
import { bodyOfTable, namesOf } from './body.ts';
import { squeeze } from './cell-look.ts';
import { columnAt } from './hold.ts';
import { roleOfRecord } from './records.ts';
import { type Role, type RoleRules, roleJudge, type Seen } from './row-role.ts';
import { isCell, mayCompare, mayTotal } from './total-bytes.ts';

/** Judges rows that detection has not seen, by their bytes; only a row that looks odd becomes strings. */
export interface UnseenJudge {
  /** Takes over the columns of a batch. */
  batch(batch: Batch): void;
  /** A header row passes: its cells are remembered, to know them again on the next printed page. */
  header(row: number): void;
  /** What the row is. */
  role(row: number): Role;
  /** The row as strings. */
  seen(row: number): Seen;
}

/** A judge of a table's unseen rows; `merged` are the sheet's merges. */
export function unseenJudge(table: Table, merged: readonly Place[]): UnseenJudge {
  const ats = table.columns.map((column) => column.at);
  const body = bodyOfTable(table);
  const odd: Oddness = { enough: Math.min(3, ats.length), keys: namesOf(body), marks: [] };
  const rules = rulesOf(table, body);
  let judge: ((row: Seen) => Role) | undefined;
  let batch: Batch;
  let columns: Column[] = [];
  const seen = (row: number): Seen => {
    const cells = columns.map((column) => cellText(batch, column, row));
    const outside = cells.some((cell) => squeeze(cell) !== '') ? '' : firstText(batch, row);
    const at = batch.rows[row]!;
    const mergedDown = merged.some((place) => place.top >= table.first && place.top < at && at <= place.bottom);
    return { cells, outside, mergedDown };
  };
  return {
    batch(next) {
      batch = next;
      columns = ats.map((at) => columnAt(next, at));
    },
    header(row) {
      const cells = columns.map((column) => cellText(batch, column, row));
      rules.header.push(cells);
      const position = cells.findIndex((cell) => squeeze(cell) !== '');
      if (position >= 0) odd.marks.push({ position, bytes: new TextEncoder().encode(cells[position]!) });
      judge = undefined;
    },
    role(row) {
      if (!isOdd(odd, batch, columns, row)) return 'record';
      judge ??= roleJudge(rules);
      const judged = judge(seen(row));
      const role = body.records ? roleOfRecord(judged) : judged;
      return (role === 'total' || role === 'subtotal') && body.keepsTotals ? 'record' : role;
    },
    seen,
  };
}

function rulesOf(table: Table, body: TableBody): RoleRules & { readonly header: string[][] } {
  return {
    body,
    titles: table.columns.map((column) => column.levels.join('')),
    header: [],
    above: new Set(table.titles.map(squeeze)),
  };
}

/** What makes a row worth a closer look. */
interface Oddness {
  /** With fewer cells than this. */
  readonly enough: number;
  /** Positions where a total or a comparison would be named. */
  readonly keys: readonly number[];
  /** The first cell of each header row: there it may come again. */
  readonly marks: { readonly position: number; readonly bytes: Uint8Array }[];
}

function isOdd({ enough, keys, marks }: Oddness, batch: Batch, columns: readonly Column[], row: number): boolean {
  let filled = 0;
  for (let position = 0; position < columns.length && filled < enough; position++) {
    const column = columns[position]!;
    if (column.ends[row]! > column.starts[row]!) filled++;
  }
  if (filled < enough) return true;
  for (let index = 0; index < keys.length; index++) {
    const column = columns[keys[index]!]!;
    const from = column.starts[row]!;
    const to = column.ends[row]!;
    if (mayTotal(batch.bytes, from, to) || mayCompare(batch.bytes, from, to)) return true;
  }
  for (let index = 0; index < marks.length; index++)
    if (isCell(batch, columns[marks[index]!.position]!, row, marks[index]!.bytes)) return true;
  return false;
}

function firstText(batch: Batch, row: number): string {
  for (const column of batch.columns) {
    if (column.ends[row]! === column.starts[row]!) continue;
    const text = cellText(batch, column, row);
    if (squeeze(text) !== '') return text;
  }
  return '';
}
