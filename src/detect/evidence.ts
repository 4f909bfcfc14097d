import type { Hints, TableBody, TableColumn } from '../model/table.ts';
import { Look, lookOf } from './cell-look.ts';
import type { Found } from './found.ts';
import { plain } from './header.ts';
import { isHeadingWord } from './label-row.ts';
import type { Judged } from './roles.ts';
import type { Role } from './row-role.ts';
import type { Evidence } from './sure.ts';

/** The rows of one block, and what became of them. */
export interface Sorted {
  readonly header: readonly number[];
  readonly records: readonly Judged[];
  /** How many rows were cut for a reason. */
  count(role: Role): number;
  /** How many blocks the sheet has. */
  readonly blocks: number;
  readonly keepsTotals: boolean;
}

/** What speaks for or against a table. */
export function evidenceOf(found: Found, columns: readonly TableColumn[], sorted: Sorted, hints: Hints): Evidence {
  const { records, blocks, count } = sorted;
  const headerRows = sorted.header.length;
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
