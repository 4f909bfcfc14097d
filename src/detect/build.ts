import type { Hints, Sketch, Table, TableColumn } from '../model/table.ts';
import type { Block } from './blocks.ts';
import type { Chosen } from './columns.ts';
import { cutsOf } from './cuts.ts';
import { evidenceOf, type Sorted } from './evidence.ts';
import type { Found } from './found.ts';
import type { Grid } from './grid.ts';
import { reasons } from './reasons.ts';
import type { Judged } from './roles.ts';
import type { Role } from './row-role.ts';
import { TAIL_ROWS } from './sketch.ts';
import { weigh } from './sure.ts';
import { unitInTitle } from './titles.ts';

/** The sheet that a table is built from. */
export interface Ground {
  readonly sketch: Sketch;
  readonly grid: Grid;
  readonly found: Found;
  readonly hints: Hints;
}

/** The table that one block of the sheet is; `blocks` is how many there are. */
export function buildTable(ground: Ground, block: Block, blocks: number): Table {
  const { sketch, grid, found, hints } = ground;
  const rows = found.rows.slice(block.from, block.to);
  const sorted = sort(rows, headerOf(grid, found, block), blocks, hints);
  const { header, records, isRecord } = sorted;
  const columns = found.columns.chosen.map(columnOf);
  const first = records[0]?.row.at ?? rows.find((one) => one.role !== 'blank')?.row.at ?? (header.at(-1) ?? -1) + 1;
  const last = lastOf(rows, isRecord) ?? first;
  const unseen = unseenOf(sketch);
  const { sure, why } = weigh(evidenceOf(found, columns, sorted, hints));
  const ats = columns.map((column) => column.at);
  const unit = found.above.unit;
  return {
    sheet: sketch.sheet,
    place: {
      ...(sketch.sheet && { sheet: sketch.sheet }),
      top: Math.min(header[0] ?? first, first),
      left: Math.min(...ats),
      bottom: last,
      right: Math.max(...ats),
    },
    header,
    first,
    ...(unseen && unseen.bottom === undefined ? {} : { last }),
    columns,
    cut: cutsOf(grid, found, block, header, isRecord),
    records: records.length,
    titles: block.label === undefined ? found.above.titles : [...found.above.titles, block.label],
    notes: notesOf(rows),
    ...(unit !== undefined && { unit }),
    sure,
    why: [...reasons(found, sorted, first, last), ...why],
    body: { ...found.body, ...(sorted.keepsTotals && { keepsTotals: true }) },
    leftOut: [...found.columns.repeated, ...found.columns.hidden],
    ...(unseen && { unseen }),
  };
}

function headerOf(grid: Grid, found: Found, block: Block): number[] {
  return block.header === undefined ? found.header.rows.map((index) => grid.rows[index]!.at) : [block.header];
}

function sort(
  rows: readonly Judged[],
  header: readonly number[],
  blocks: number,
  hints: Hints,
): Sorted & { isRecord(role: Role): boolean } {
  const keepsTotals = wantsTotals(rows, hints);
  const isRecord = (role: Role) => role === 'record' || (keepsTotals && role === 'total');
  return {
    header,
    records: rows.filter((one) => isRecord(one.role)),
    count: (role) => rows.filter((one) => one.role === role && !isRecord(one.role)).length,
    blocks,
    keepsTotals,
    isRecord,
  };
}

/** Totals are cut unless somebody wants them, or hardly anything else would be left. */
function wantsTotals(rows: readonly Judged[], hints: Hints): boolean {
  if (hints.totals === 'keep') return true;
  const totals = rows.filter((one) => one.role === 'total').length;
  const records = rows.filter((one) => one.role === 'record').length;
  return totals > records;
}

/** The last record; a remark that runs on below it is part of it. */
function lastOf(rows: readonly Judged[], isRecord: (role: Role) => boolean): number | undefined {
  let last: number | undefined;
  for (const one of rows) {
    if (isRecord(one.role)) last = one.row.at;
    else if (one.role === 'continuation' && last !== undefined) last = one.row.at;
  }
  return last;
}

function columnOf(chosen: Chosen): TableColumn {
  const levels = chosen.heading.levels;
  const title = levels.join('_');
  const unit = unitInTitle(title);
  return { at: chosen.at, title, levels, ...(unit !== undefined && { unit }) };
}

/** The rows between head and tail of a sketch, or all below it. */
function unseenOf(sketch: Sketch): { top: number; bottom?: number } | undefined {
  if (sketch.complete) return undefined;
  const rows = sketch.rows;
  const after = sketch.text ? rows.length : rows.length - TAIL_ROWS;
  const top = (rows[after - 1]?.at ?? -1) + 1;
  const next = rows[after];
  return next ? { top, bottom: next.at - 1 } : { top };
}

function notesOf(rows: readonly Judged[]): string[] {
  return rows
    .filter((one) => one.role === 'note')
    .flatMap((one) => one.row.cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))
    .slice(0, 200);
}
