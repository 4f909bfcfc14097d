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

/** What detection found on a sheet before it is cut into tables. */
export interface Found {
  readonly header: Header;
  readonly columns: Columns;
  readonly body: TableBody;
  /** All rows below the header. */
  readonly rows: readonly Judged[];
  readonly above: Above;
}

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

/** Runs of rows that are no records, in the order of the sheet. */
function cutsOf(
  grid: Grid,
  found: Found,
  block: Block,
  headerRows: readonly number[],
  isRecord: (role: Role) => boolean,
): Cut[] {
  const header = new Set(headerRows);
  const all: { at: number; role: CutReason }[] = [...found.above.roles];
  for (const index of found.header.rows) all.push({ at: grid.rows[index]!.at, role: 'header' });
  found.rows.forEach((one, index) => {
    const inside = index >= block.from && index < block.to;
    if (header.has(one.row.at)) all.push({ at: one.row.at, role: 'header' });
    else if (!inside) all.push({ at: one.row.at, role: one.role === 'blank' ? 'blank' : 'other' });
    else if (!isRecord(one.role)) all.push({ at: one.row.at, role: one.role as CutReason });
  });
  const runs: { top: number; bottom: number; reason: CutReason }[] = [];
  let previous = -2;
  for (const { at, role } of all.sort((a, b) => a.at - b.at)) {
    const last = runs.at(-1);
    if (last && last.reason === role && previous === last.bottom && at === last.bottom + 1) last.bottom = at;
    else runs.push({ top: at, bottom: at, reason: role });
    previous = at;
  }
  return runs;
}

function notesOf(rows: readonly Judged[]): string[] {
  return rows
    .filter((one) => one.role === 'note')
    .flatMap((one) => one.row.cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))
    .slice(0, 200);
}

function evidenceOf(
  found: Found,
  columns: readonly TableColumn[],
  records: readonly Judged[],
  headerRows: number,
  blocks: number,
  count: (role: Role) => number,
  hints: Hints,
): Evidence {
  const titles = columns.map((column) => plain(column.title)).filter((title) => title !== '');
  return {
    fit: found.header.fit,
    lead: found.header.lead,
    headerRows,
    headingWords: columns.filter((column) => isHeadingWord(column.levels.at(-1) ?? '')).length / columns.length,
    typedColumns: typedColumns(records, columns.length),
    columns: columns.length,
    nameless: headerRows === 0 ? 0 : columns.length - titles.length,
    sameTitle: titles.length - new Set(titles).size,
    records: records.length,
    labels: blocks > 1 ? 0 : count('label'),
    continuations: count('continuation'),
    totals: count('total'),
    blocks,
    strayColumns: found.columns.stray.length,
    oddCells: oddCells(found.body, records),
    asked: found.header.asked,
    missing: (hints.titles?.length ?? 0) - found.header.asked,
  };
}

/** How many columns hold numbers, dates or codes in the first records. */
function typedColumns(records: readonly Judged[], width: number): number {
  let typed = 0;
  for (let position = 0; position < width; position++) {
    let seen = 0;
    let filled = 0;
    for (const one of records.slice(0, 200)) {
      const look = lookOf(one.seen.cells[position]!);
      if (look === Look.blank) continue;
      filled++;
      if (look === Look.number || look === Look.date || look === Look.code) seen++;
    }
    if (seen > 0 && seen >= filled * 0.6) typed++;
  }
  return typed;
}

function oddCells(body: TableBody, records: readonly Judged[]): number {
  let odd = 0;
  let all = 0;
  for (const one of records) {
    one.seen.cells.forEach((cell, position) => {
      if (body.numeric[position]! < 0.5 || cell === '') return;
      all++;
      if (lookOf(cell) === Look.text) odd++;
    });
  }
  return all === 0 ? 0 : odd / all;
}
