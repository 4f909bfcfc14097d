import type { Hints, Sketch, Table, TableColumn } from '../model/table.ts';
import type { Block } from './blocks.ts';
import type { Chosen } from './columns.ts';
import { cutsOf } from './cuts.ts';
import { evidenceOf, type Sorted } from './evidence.ts';
import type { Found } from './found.ts';
import type { Grid } from './grid.ts';
import type { Judged } from './judged.ts';
import { reasons } from './reasons.ts';
import { PRINT, type Role } from './row-role.ts';
import { TAIL_ROWS } from './sketch.ts';
import { weigh } from './sure.ts';
import { periodOf } from './title-period.ts';
import { type KindUnit, unitInTitle } from './titles.ts';

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
  const columns = found.columns.chosen.map((chosen) => columnOf(chosen, found.above.kinds));
  const { sure, why } = weigh(evidenceOf(grid, found, columns, sorted, hints));
  const extent = extentOf(sketch, sorted, columns);
  const unseen = unseenOf(sketch);
  return {
    sheet: sketch.sheet,
    ...extent.spans,
    ...(unseen && unseen.bottom === undefined ? {} : { last: extent.last }),
    header: sorted.header,
    columns,
    cut: cutsOf(grid, found, block, sorted.header, sorted.isRecord),
    records: sorted.records.length,
    ...metadataOf(found, block, rows),
    sure,
    why: [...reasons(found, sorted, extent.spans.first, extent.last), ...why],
    body: { ...found.body, ...(sorted.keepsTotals && { keepsTotals: true }) },
    leftOut: [...found.columns.repeated, ...found.columns.hidden],
    ...(unseen && { unseen }),
  };
}

/** The table's rectangle, its first record, and the last one seen. */
function extentOf(
  sketch: Sketch,
  { header, rows, records, isRecord }: Sifted,
  columns: readonly TableColumn[],
): { readonly spans: Pick<Table, 'place' | 'first'>; readonly last: number } {
  const first = records[0]?.row.at ?? rows.find((one) => one.role !== 'blank')?.row.at ?? (header.at(-1) ?? -1) + 1;
  const last = lastOf(rows, isRecord) ?? first;
  const ats = columns.map((column) => column.at);
  const place = {
    ...(sketch.sheet && { sheet: sketch.sheet }),
    top: Math.min(header[0] ?? first, first),
    left: Math.min(...ats),
    bottom: last,
    right: Math.max(...ats),
  };
  return { spans: { place, first }, last };
}

/** What stands around the records: titles, unit, period, notes. */
function metadataOf(
  { above }: Found,
  block: Block,
  rows: readonly Judged[],
): Pick<Table, 'titles' | 'notes' | 'unit' | 'period'> {
  const titles = block.label === undefined ? above.titles : [...above.titles, block.label];
  const period = periodOf(above.titles);
  return {
    titles,
    notes: notesOf(rows),
    ...(above.unit !== undefined && { unit: above.unit }),
    ...(period && { period }),
  };
}

function headerOf(grid: Grid, found: Found, block: Block): number[] {
  return block.header === undefined ? found.header.rows.map((index) => grid.rows[index]!.at) : [block.header];
}

interface Sifted extends Sorted {
  isRecord(role: Role): boolean;
}

function sort(rows: readonly Judged[], header: readonly number[], blocks: number, hints: Hints): Sifted {
  const keepsTotals = wantsTotals(rows, hints);
  const isRecord = (role: Role) => role === 'record' || (keepsTotals && isSum(role));
  return {
    header,
    rows,
    records: rows.filter((one) => isRecord(one.role)),
    cutFor: (...roles) => rows.flatMap((one) => (roles.includes(one.role) && !isRecord(one.role) ? [one.row.at] : [])),
    blocks,
    keepsTotals,
    isRecord,
  };
}

function isSum(role: Role): boolean {
  return role === 'total' || role === 'subtotal';
}

/** Totals are cut unless somebody wants them, or hardly anything else would be left. */
function wantsTotals(rows: readonly Judged[], hints: Hints): boolean {
  if (hints.totals === 'keep') return true;
  const totals = rows.filter((one) => isSum(one.role)).length;
  const records = rows.filter((one) => one.role === 'record').length;
  return totals > records;
}

/** The last record; a remark that runs on below it is part of it. */
function lastOf(rows: readonly Judged[], isRecord: (role: Role) => boolean): number | undefined {
  let last: number | undefined;
  let runsOn = false;
  for (const one of rows) {
    if (isRecord(one.role) || (one.role === 'continuation' && runsOn)) last = one.row.at;
    runsOn = isRecord(one.role) || (runsOn && PRINT.has(one.role));
  }
  return last;
}

/** Has another unit than what it is a share of. */
const RATE = /[率比％%]|指數|rate|ratio|percent/i;

function columnOf(chosen: Chosen, kinds: readonly KindUnit[]): TableColumn {
  const levels = chosen.heading.levels;
  const title = levels.join('_');
  const unit =
    unitInTitle(title) ?? (RATE.test(title) ? undefined : kinds.find(({ kind }) => title.includes(kind))?.unit);
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
