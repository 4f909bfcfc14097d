import type { Place } from '../model/place.ts';
import type { Cut, CutReason, Sketch, Table } from '../model/table.ts';
import { Look, squeeze } from './cell-look.ts';
import { filledColumns, type Grid, lookAt, type Row, textAt } from './grid.ts';
import { isTitleRow } from './titles.ts';

/** A run of columns, the last one included. */
export interface Side {
  readonly left: number;
  readonly right: number;
}

/**
 * The tables that stand side by side: blank columns between, each with names of its own in its first column, other headings, and rows that end
 * elsewhere. A blank column alone is a spacer, and the same headings again are pages of one table. One side when nothing says that there are two.
 */
export function sidesOf(grid: Grid): Side[] {
  const [first, ...others] = runsOf(grid);
  if (!first) return [];
  const sides = [first];
  for (const next of others) {
    const last = sides.at(-1)!;
    if (areTables(grid, last, next)) sides.push(next);
    else sides[sides.length - 1] = { left: last.left, right: next.right };
  }
  return sides;
}

/** Runs of columns between columns that are blank in every row but lone titles. */
function runsOf(grid: Grid): Side[] {
  const filled = new Uint32Array(grid.width);
  for (const row of grid.rows) if (row.filled > 1) for (const column of filledColumns(row)) filled[column]!++;
  const runs: Side[] = [];
  for (let column = 0; column < grid.width; column++) {
    if (filled[column] === 0) continue;
    const last = runs.at(-1);
    if (last?.right === column - 1) runs[runs.length - 1] = { left: last.left, right: column };
    else runs.push({ left: column, right: column });
  }
  return runs;
}

interface Shape {
  /** Texts of the first row that holds only words. */
  readonly headings: ReadonlySet<string>;
  /** What the first column says, row by row. */
  readonly keys: readonly string[];
  /** Sheet rows of the first heading and the last cell. */
  readonly top: number;
  readonly bottom: number;
}

/** Two tables: other headings and other names, and a title of its own over each or rows that end elsewhere. */
function areTables(grid: Grid, left: Side, right: Side): boolean {
  const shapes = unlike(grid, left, right);
  return shapes !== undefined && (endElsewhere(shapes) || areTitled(grid, left, right, shapes[0].top));
}

function unlike(grid: Grid, left: Side, right: Side): readonly [Shape, Shape] | undefined {
  const one = shapeOf(grid, left);
  const other = shapeOf(grid, right);
  if (!one || !other) return undefined;
  const same = [...other.headings].filter((heading) => one.headings.has(heading)).length;
  const alike = other.keys.filter((key, at) => key === one.keys[at]).length;
  const apart = same * 2 < other.headings.size || areApart(one, other);
  return apart && alike * 2 < other.keys.length ? [one, other] : undefined;
}

/** Both count 件數, but by other things: what begins a row is called otherwise, and no name of one stands in the other. */
function areApart(one: Shape, other: Shape): boolean {
  const [stub] = other.headings;
  return !one.headings.has(stub!) && !other.keys.some((key) => key !== '' && one.keys.includes(key));
}

function endElsewhere([one, other]: readonly [Shape, Shape]): boolean {
  return one.bottom !== other.bottom || one.top !== other.top;
}

/** Above the headings stands one text at the first column of each side, and nothing else. */
function areTitled(grid: Grid, left: Side, right: Side, top: number): boolean {
  const above = grid.rows.filter((row) => row.at < top && row.filled > 0).at(-1);
  if (above?.filled !== 2) return false;
  const [one, other] = [squeeze(textAt(above, left.left)), squeeze(textAt(above, right.left))];
  return one !== '' && other !== '' && one !== other;
}

/** Whether a blank column parts what could as well be two tables: nothing but a blank column tells. */
export function mayBeSides(grid: Grid): boolean {
  const runs = runsOf(grid);
  return runs.slice(1).some((next, at) => unlike(grid, runs[at]!, next) !== undefined);
}

/** What a side looks like by itself; undefined: it is no table with names in its first column. */
function shapeOf(grid: Grid, side: Side): Shape | undefined {
  if (side.right === side.left) return undefined;
  const rows = grid.rows.filter(
    (row) => cellsIn(row, side) >= 2 && !isTitleRow(filledColumns(row).map((at) => textAt(row, at))),
  );
  const [head, ...records] = rows;
  if (!head || records.length < 2) return undefined;
  const labels = filledColumns(head).filter((column) => column >= side.left && column <= side.right);
  if (labels[0] !== side.left || labels.some((column) => head.looks[column] !== Look.text)) return undefined;
  const keys = records.map((row) => squeeze(textAt(row, side.left)));
  const names = records.filter((row) => {
    const look = lookAt(row, side.left);
    return look === Look.text || look === Look.date || look === Look.code;
  });
  const values = records.filter((row) => row.looks.some((look, at) => look === Look.number && isIn(side, at)));
  if (names.length < records.length * 0.8 || values.length * 2 < records.length || new Set(keys).size < 2)
    return undefined;
  const headings = new Set(labels.map((column) => squeeze(textAt(head, column))));
  return { headings, keys, top: head.at, bottom: records.at(-1)!.at };
}

function isIn(side: Side, column: number): boolean {
  return column >= side.left && column <= side.right;
}

function cellsIn(row: Row, side: Side): number {
  let count = 0;
  for (let column = side.left; column <= side.right; column++) if (lookAt(row, column) !== Look.blank) count++;
  return count;
}

/** The sketch with nothing but the columns of one side; columns keep their numbers. */
export function sideOf(sketch: Sketch, side: Side): Sketch {
  const inside = (at: number) => isIn(side, at);
  const clipped = (places: readonly Place[]) =>
    places
      .filter((place) => place.right >= side.left && place.left <= side.right)
      .map((place) => ({ ...place, left: Math.max(place.left, side.left), right: Math.min(place.right, side.right) }));
  const { layout } = sketch;
  return {
    ...sketch,
    width: Math.min(sketch.width, side.right + 1),
    rows: sketch.rows.map((row) => ({
      ...row,
      cells: row.cells.slice(0, side.right + 1).map((cell, at) => (inside(at) ? cell : '')),
      ...(row.kinds && { kinds: row.kinds.slice(0, side.right + 1).map((kind, at) => (inside(at) ? kind : 0)) }),
    })),
    layout: {
      ...layout,
      merged: clipped(layout.merged),
      centred: clipped(layout.centred),
      hiddenColumns: layout.hiddenColumns.filter(inside),
    },
  };
}

/** A side's table as one of the whole sheet: the other side's columns are left out, and rows that only it fills are not blank. */
export function amongSides(table: Table, sketch: Sketch, side: Side): Table {
  const filled = new Set(
    sketch.rows.flatMap((row) => (row.cells.some((cell) => squeeze(cell) !== '') ? [row.at] : [])),
  );
  const cut: Cut[] = [];
  for (const one of table.cut) {
    for (let at = one.top; at <= one.bottom; at++) {
      const reason: CutReason = one.reason === 'blank' && filled.has(at) ? 'other' : one.reason;
      const last = cut.at(-1);
      if (last?.reason === reason && last.bottom === at - 1) cut[cut.length - 1] = { ...last, bottom: at };
      else cut.push({ top: at, bottom: at, reason });
    }
  }
  const outside = Array.from({ length: sketch.width }, (_, at) => at).filter((at) => !isIn(side, at));
  const says = { zh: '工作表上左右還有別的表格', en: 'other tables stand beside this one' };
  return {
    ...table,
    cut,
    leftOut: [...(table.leftOut ?? []), ...outside],
    sure: Math.round(table.sure * 92) / 100,
    why: [...table.why, { step: 'sure', says, columns: outside }],
  };
}
