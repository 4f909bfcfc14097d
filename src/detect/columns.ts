import { type ColumnLook, columnLooks, share } from './body-look.ts';
import { Look, squeeze } from './cell-look.ts';
import type { Heading } from './flatten.ts';
import { type Grid, lookAt, type Row, textAt } from './grid.ts';
import { isNote, isNumbered } from './notes.ts';

/** A column that belongs to the table. */
export interface Chosen {
  readonly at: number;
  readonly heading: Heading;
}

/** The table's columns, and those left out though they hold cells. */
export interface Columns {
  readonly chosen: readonly Chosen[];
  /** Key columns printed again on every page side by side. */
  readonly repeated: readonly number[];
  /** Hidden columns without a heading. */
  readonly hidden: readonly number[];
  /** Columns with a few cells and no heading. */
  readonly stray: readonly number[];
  /** Chosen columns without a heading. */
  readonly nameless: readonly number[];
}

function isLoneNote(row: Row): boolean {
  if (row.filled !== 1) return false;
  const text = row.cells.find((cell) => squeeze(cell) !== '')!;
  return isNote(text) || (isNumbered(text) && text.length >= 10);
}

/** Notes take one cell, seldom two. */
const MOST_NOTE_CELLS = 3;

/** The rows that are filled as records are: at least half as full as the row that seven of ten do not exceed. */
export function fullRows(rows: readonly Row[]): Row[] {
  const some = rows.filter((row) => row.filled > 0 && !isLoneNote(row));
  const widths = some.map((row) => row.filled);
  const most = share(widths, 0.7);
  // Below a few records there may be more lines of notes than records.
  const wide = widths.filter((width) => width >= MOST_NOTE_CELLS);
  const usual = most === 1 && wide.length > 0 ? share(wide, 0.5) : most;
  return some.filter((row) => row.filled * 2 >= usual && (row.filled > 1 || usual === 1));
}

/** Which columns are the table's: all with a heading of their own, others when records fill them. */
export function chooseColumns(grid: Grid, headings: readonly Heading[], rows: readonly Row[]): Columns {
  const full = fullRows(rows);
  const looks = columnLooks(full, grid.width, 0, full.length);
  const unshown = new Set(grid.layout.hiddenColumns);
  const hidden: number[] = [];
  const chosen: Chosen[] = [];
  // By the first line of their headings: only columns of one heading can repeat each other.
  const alike = new Map<string, Chosen[]>();
  const repeated: number[] = [];
  const stray: number[] = [];
  for (let at = 0; at < grid.width; at++) {
    const heading = headings[at]!;
    if (!belongs(heading, looks[at]!, full.length, unshown.has(at))) {
      if (unshown.has(at) && heading.levels.length === 0) hidden.push(at);
      else if (looks[at]!.filled > 0) stray.push(at);
      continue;
    }
    const key = squeeze(heading.levels[0] ?? '');
    const others = alike.get(key)?.slice(0, MOST_ALIKE) ?? [];
    if (heading.levels.length > 0 && others.some((one) => one.at + 2 < at && isRepeat(one, at, full)))
      repeated.push(at);
    else {
      const one = { at, heading };
      chosen.push(one);
      if (!alike.get(key)?.push(one)) alike.set(key, [one]);
    }
  }
  const nameless = chosen.flatMap((one) => (one.heading.levels.length === 0 ? [one.at] : []));
  return { chosen, repeated, hidden, stray, nameless };
}

function belongs(heading: Heading, look: ColumnLook, rows: number, hidden: boolean): boolean {
  if (heading.own) return true;
  if (look.filled === 0 || rows === 0) return false;
  if (heading.levels.length > 0) return look.filled >= rows * 0.02;
  return !hidden && look.filled >= rows * 0.2;
}

/** Pages side by side repeat a column some dozen times; more that are called the same are not compared with each other. */
const MOST_ALIKE = 32;

/** Whether the column at `at` shows the same cells as one further left with the same heading. */
function isRepeat(one: Chosen, at: number, rows: readonly Row[]): boolean {
  const values = new Set<string>();
  let same = 0;
  let both = 0;
  let texts = 0;
  for (const row of rows) {
    const left = squeeze(textAt(row, one.at));
    const right = squeeze(textAt(row, at));
    if (left === '' && right === '') continue;
    both++;
    if (left === right) same++;
    if (lookAt(row, at) === Look.text) texts++;
    values.add(right);
  }
  // Numbers may agree by chance in some rows, not in all of them.
  if (texts * 2 <= both) return both >= 3 && same === both && values.size >= 3;
  return both >= 3 && same >= both * 0.95 && values.size >= 3;
}
