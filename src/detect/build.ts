import type { Cut, CutReason, Hints, Reason, Sketch, Table, TableBody, TableColumn } from '../model/table.ts';
import type { Above } from './above.ts';
import type { Block } from './blocks.ts';
import { Look, lookOf } from './cell-look.ts';
import type { Chosen, Columns } from './columns.ts';
import type { Grid } from './grid.ts';
import { type Header, plain } from './header.ts';
import { isHeadingWord } from './header-rows.ts';
import { reasons } from './reasons.ts';
import type { Judged } from './roles.ts';
import type { Role } from './row-role.ts';
import { type Evidence, weigh } from './sure.ts';
import { unitInTitle } from './titles.ts';

/** The table that one block of the sheet is. */
export function buildTable(
  sketch: Sketch,
  grid: Grid,
  found: Found,
  block: Block,
  blocks: number,
  hints: Hints,
): Table {
  const rows = found.rows.slice(block.from, block.to);
  const keep = keepsTotals(rows, hints);
  const isRecord = (role: Role) => role === 'record' || (keep && role === 'total');
  const records = rows.filter((one) => isRecord(one.role));
  const columns = found.columns.chosen.map(columnOf);
  const headerRows =
    block.header === undefined ? found.header.rows.map((index) => grid.rows[index]!.at) : [block.header];
  const first = records[0]?.row.at ?? rows.find((one) => one.role !== 'blank')?.row.at ?? (headerRows.at(-1) ?? -1) + 1;
  const last = lastOf(rows, isRecord) ?? first;
  const unseen = unseenOf(sketch);
  const cut = cutsOf(grid, found, block, headerRows, isRecord);
  const count = (role: Role) => rows.filter((one) => one.role === role && !isRecord(one.role)).length;
  const evidence = evidenceOf(found, columns, records, headerRows.length, blocks, count, hints);
  const { sure, why } = weigh(evidence);
  const ats = columns.map((column) => column.at);
  const unit = found.above.unit;
  return {
    sheet: sketch.sheet,
    place: {
      ...(sketch.sheet && { sheet: sketch.sheet }),
      top: Math.min(headerRows[0] ?? first, first),
      left: Math.min(...ats),
      bottom: last,
      right: Math.max(...ats),
    },
    header: headerRows,
    first,
    ...(unseen && unseen.bottom === undefined ? {} : { last }),
    columns,
    cut,
    records: records.length,
    titles: block.label === undefined ? found.above.titles : [...found.above.titles, block.label],
    notes: notesOf(rows),
    ...(unit !== undefined && { unit }),
    sure,
    why: [...reasons(found, headerRows, first, last, count, keep), ...why] satisfies Reason[],
    body: { ...found.body, ...(keep && { keepsTotals: keep }) },
    leftOut: [...found.columns.repeated, ...found.columns.hidden],
    ...(unseen && { unseen }),
  };
}

/** Totals are cut unless somebody wants them, or hardly anything else would be left. */
function keepsTotals(rows: readonly Judged[], hints: Hints): boolean {
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

function unseenOf(sketch: Sketch): { top: number; bottom?: number } | undefined {
  if (sketch.complete) return undefined;
  const rows = sketch.rows;
  if (sketch.text) return { top: (rows.at(-1)?.at ?? -1) + 1 };
  let widest = rows.length - 1;
  let gap = 0;
  for (let index = 1; index < rows.length; index++) {
    const jump = rows[index]!.at - rows[index - 1]!.at;
    if (jump > gap && jump > 1) {
      gap = jump;
      widest = index - 1;
    }
  }
  const top = (rows[widest]?.at ?? -1) + 1;
  const next = rows[widest + 1];
  return next ? { top, bottom: next.at - 1 } : { top };
}

function notesOf(rows: readonly Judged[]): string[] {
  return rows
    .filter((one) => one.role === 'note')
    .flatMap((one) => one.row.cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))
    .slice(0, 200);
}
