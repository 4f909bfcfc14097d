import type { Hints, Sketch, Table } from '../model/table.ts';
import { aboveHeader } from './above.ts';
import { type Block, splitBlocks } from './blocks.ts';
import { bodyOf } from './body.ts';
import { buildTable } from './build.ts';
import { chooseColumns } from './columns.ts';
import type { Found } from './found.ts';
import { type Grid, gridOf, textAt } from './grid.ts';
import { findHeader } from './header.ts';
import { besideOthers, nextTable, part } from './next-table.ts';
import { judgeRows } from './roles.ts';

const MOST_TABLES = 40;

/** All tables on a sheet, from top to bottom; none when nothing on it is a table. */
export function detect(sketch: Sketch, hints: Hints): Table[] {
  return sketch.rows.length === 0 ? [] : tablesIn(sketch, hints, MOST_TABLES);
}

function tablesIn(sketch: Sketch, hints: Hints, most: number): Table[] {
  const grid = gridOf(sketch);
  const found = find(sketch, grid, hints);
  if (!found) return [];
  const { rows, body } = found;
  const next = sketch.complete && most > 1 ? nextTable(rows, body) : undefined;
  if (next !== undefined) {
    const first = tablesIn(part(sketch, 0, next), hints, 1).map((table) => besideOthers(table, sketch, 0, next));
    const end = Number.POSITIVE_INFINITY;
    const others = tablesIn(part(sketch, next, end), hints, most - 1);
    return [...first, ...others.map((table) => besideOthers(table, sketch, next, end))];
  }
  const titles = found.columns.chosen.map((column) => textAt(grid.rows[found.header.rows[0] ?? 0]!, column.at));
  const blocks: Block[] = sketch.complete ? splitBlocks(rows, body, titles) : [{ from: 0, to: rows.length }];
  return blocks.map((block) => buildTable({ sketch, grid, found, hints }, block, blocks.length));
}

/** Header, columns, and what each row below is. */
function find(sketch: Sketch, grid: Grid, hints: Hints): Found | undefined {
  const header = findHeader(grid, hints);
  if (!header) return undefined;
  const below = header.rows.length > 0 ? header.rows.at(-1)! + 1 : header.below;
  const under = grid.rows.slice(below);
  const columns = chooseColumns(grid, header.headings, under);
  if (columns.chosen.length === 0) return undefined;
  const body = bodyOf(under, columns.chosen);
  const above = aboveHeader(grid, header.from);
  const rules = {
    body,
    titles: columns.chosen.map((column) => column.heading.levels.join('')),
    header: header.rows.map((index) => columns.chosen.map((column) => textAt(grid.rows[index]!, column.at))),
    above: above.texts,
  };
  const rows = judgeRows(grid, under, columns.chosen, rules, sketch.complete || !sketch.text);
  return { header, columns, body, rows, above };
}
