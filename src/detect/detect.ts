import type { Hints, Sketch, Table } from '../model/table.ts';
import { aboveHeader, unitBeside } from './above.ts';
import { amongSides, mayBeSides, sideOf, sidesOf } from './beside.ts';
import { type Block, splitBlocks } from './blocks.ts';
import { bodyOf } from './body.ts';
import { buildTable } from './build.ts';
import { chooseColumns } from './columns.ts';
import type { Found } from './found.ts';
import { type Grid, gridOf, textAt } from './grid.ts';
import { findHeader } from './header.ts';
import { besideOthers, nextTable, part, tableAbove } from './next-table.ts';
import { recordsTable } from './records.ts';
import { judgeRows } from './roles.ts';
import { markSums } from './sum-row.ts';

const MOST_TABLES = 40;

/** All tables on a sheet, from left to right and from top to bottom; none when nothing on it is a table. */
export function detect(sketch: Sketch, hints: Hints): Table[] {
  if (sketch.rows.length === 0) return [];
  if (sketch.records) return [recordsTable(sketch, hints)];
  const grid = gridOf(sketch);
  const sides = sketch.complete ? sidesOf(grid) : [];
  if (sides.length < 2) {
    const tables = tablesIn(sketch, hints, MOST_TABLES);
    return sketch.complete && mayBeSides(grid) ? tables.map(doubtSides) : tables;
  }
  return sides.flatMap((side) =>
    tablesIn(sideOf(sketch, side), hints, MOST_TABLES).map((table) => amongSides(table, sketch, side)),
  );
}

function doubtSides(table: Table): Table {
  const says = {
    zh: '空白欄隔開的左右兩半，也可能是兩個表格',
    en: 'a blank column parts halves that could be two tables',
  };
  return { ...table, sure: Math.round(table.sure * 85) / 100, why: [...table.why, { step: 'sure', says }] };
}

function tablesIn(sketch: Sketch, hints: Hints, most: number): Table[] {
  const grid = gridOf(sketch);
  const found = find(sketch, grid, hints);
  if (!found) return [];
  const blocks = blocksOf(sketch, grid, found);
  const next = most > 1 ? otherTable(sketch, grid, found, hints, blocks) : undefined;
  if (next !== undefined) {
    const first = tablesIn(part(sketch, 0, next), hints, 1).map((table) => besideOthers(table, sketch, 0, next));
    const end = Number.POSITIVE_INFINITY;
    const others = tablesIn(part(sketch, next, end), hints, most - 1);
    return [...first, ...others.map((table) => besideOthers(table, sketch, next, end))];
  }
  return blocks.map((block) => buildTable({ sketch, grid, found, hints }, block, blocks.length));
}

/** The sheet row that parts this table from the next one, or from one above it that its header was preferred to. */
function otherTable(
  sketch: Sketch,
  grid: Grid,
  found: Found,
  hints: Hints,
  blocks: readonly Block[],
): number | undefined {
  if (!sketch.complete) return undefined;
  const above = tableAbove(grid, found.header.from);
  if (above !== undefined && tablesIn(part(sketch, 0, above), hints, 1).some(isTable)) return above;
  return nextTable(found.rows, found.body, blocks.length > 1 ? [] : labelsOf(grid, found));
}

function blocksOf(sketch: Sketch, grid: Grid, found: Found): Block[] {
  const { rows, body } = found;
  return sketch.complete ? splitBlocks(rows, body, labelsOf(grid, found)) : [{ from: 0, to: rows.length }];
}

/** The header rows, seen through the table's columns. */
function labelsOf(grid: Grid, found: Pick<Found, 'header' | 'columns'>): string[][] {
  return found.header.rows.map((index) => found.columns.chosen.map((column) => textAt(grid.rows[index]!, column.at)));
}

/** With a header, and records enough to be no preamble of names and values. */
function isTable(table: Table): boolean {
  return table.header.length > 0 && table.records >= 2 && table.sure >= 0.6;
}

/** Header, columns, and what each row below is. */
function find(sketch: Sketch, grid: Grid, hints: Hints): Found | undefined {
  const header = findHeader(grid, hints);
  if (!header) return undefined;
  const below = header.rows.length > 0 ? header.rows.at(-1)! + 1 : header.below;
  const under = grid.rows.slice(below);
  const beside = unitBeside(grid, header.rows);
  const headings = header.headings.map((heading, at) => (at === beside?.at ? { levels: [], own: false } : heading));
  const columns = chooseColumns(grid, headings, under);
  if (columns.chosen.length === 0) return undefined;
  const body = bodyOf(under, columns.chosen);
  const over = aboveHeader(grid, header.from);
  const above = beside && over.unit === undefined ? { ...over, unit: beside.unit } : over;
  const rules = {
    body,
    titles: columns.chosen.map((column) => column.heading.levels.join('')),
    header: labelsOf(grid, { header, columns }),
    above: above.texts,
  };
  const judged = judgeRows(grid, under, columns.chosen, rules, sketch.complete || !sketch.text);
  const rows = sketch.complete ? markSums(judged, body, rules.titles, sketch.sheet) : judged;
  return { header, columns, body, rows, above };
}
