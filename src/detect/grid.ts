import type { Place } from '../model/place.ts';
import type { Sketch } from '../model/table.ts';
import { Look, lookOf } from './cell-look.ts';

/** A sketched row, with what each of its cells looks like. */
export interface Row {
  /** The row's number in its sheet, from 0. */
  readonly at: number;
  readonly cells: readonly string[];
  /** One of `Look` for each cell. */
  readonly looks: Uint8Array;
  /** How many cells are not blank. */
  readonly filled: number;
}

/** A sketch made ready for questions: looks of cells, merges by row. */
export interface Grid {
  readonly rows: readonly Row[];
  readonly width: number;
  readonly text: boolean;
  /** Merges and centred runs that touch the sheet row `at`. */
  merges(at: number): readonly Place[];
  /** Whether the sheet rows `from` and `to` follow each other without a row that was not sketched. */
  readonly layout: Sketch['layout'];
}

export function rowOf(at: number, cells: readonly string[], kinds?: readonly number[]): Row {
  const looks = new Uint8Array(cells.length);
  let filled = 0;
  for (let column = 0; column < cells.length; column++) {
    const look = lookOf(cells[column]!, kinds?.[column]);
    looks[column] = look;
    if (look !== Look.blank) filled++;
  }
  return { at, cells, looks, filled };
}

/** The grid of a sketch. */
export function gridOf(sketch: Sketch): Grid {
  const hollow = hollowWord(sketch);
  const rows = sketch.rows.map((row) =>
    rowOf(row.at, hollow === undefined ? row.cells : row.cells.map((cell) => (cell === hollow ? '' : cell)), row.kinds),
  );
  const all = [...sketch.layout.merged, ...sketch.layout.centred];
  const asked = new Map<number, readonly Place[]>();
  const merges = (at: number): readonly Place[] => {
    let found = asked.get(at);
    if (!found) {
      found = all.filter((place) => place.top <= at && at <= place.bottom);
      asked.set(at, found);
    }
    return found;
  };
  return { rows, width: sketch.width, text: sketch.text, merges, layout: sketch.layout };
}

const HOLLOW = /^(?:None|nan|NaN|NULL|null)$/;
const FIRST_ROWS = 60;

/** The word that a program wrote for every blank cell: some row near the top holds nothing else. */
function hollowWord(sketch: Sketch): string | undefined {
  for (const row of sketch.rows.slice(0, FIRST_ROWS)) {
    const word = row.cells[0];
    if (word !== undefined && row.cells.length > 2 && HOLLOW.test(word) && row.cells.every((cell) => cell === word))
      return word;
  }
  return undefined;
}

export function textAt(row: Row, column: number): string {
  return row.cells[column] ?? '';
}

export function lookAt(row: Row, column: number): number {
  return row.looks[column] ?? Look.blank;
}

/** The columns of a row that are not blank. */
export function filledColumns(row: Row): number[] {
  const columns: number[] = [];
  for (let column = 0; column < row.looks.length; column++) if (row.looks[column] !== Look.blank) columns.push(column);
  return columns;
}

/** The columns that the cells of a row stand over: a merged or centred cell stands over all of its own. */
export function reach(grid: Grid, row: Row): Set<number> {
  const columns = new Set(filledColumns(row));
  for (const place of grid.merges(row.at)) {
    if (place.top === row.at && columns.has(place.left))
      for (let column = place.left; column <= place.right && column < grid.width; column++) columns.add(column);
  }
  return columns;
}
