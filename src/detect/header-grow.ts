import { type ColumnLook, columnLooks, isNumeric } from './body-look.ts';
import { Look, squeeze } from './cell-look.ts';
import { filledColumns, type Grid, lookAt, type Row, textAt } from './grid.ts';
import { isLetteredTitle } from './header-starts.ts';
import { closesBracket, isBracketed, isUnitNumber, isUnitRow } from './header-units.ts';
import { isRecord } from './headless.ts';
import { isRising, isYearOver } from './label-row.ts';
import { filledAbove, isLoneUpper, isNear, isParent, isStubWord, isYear } from './lone-upper.ts';
import { isPreamble } from './preamble.ts';
import { isAbout, isFormHead, isPeriod, isTitleRow } from './titles.ts';

const AHEAD = 24;
/** So many blank rows may stand between two rows of one header. */
const GAP = 6;
const LONGEST = 80;
const LONGEST_PARENT = 40;
const LONGEST_LINE = 30;

/**
 * Print layouts put blank rows and rules between the rows of a header, and the stub's label on any of them. Such rows belong together when each
 * says what the other leaves open: a label over columns that have none, a parent over several, a word over numbers.
 */

/** Indices of the rows above the header `rows` that belong to it, top first. */
export function rowsAbove(grid: Grid, rows: readonly number[]): number[] {
  const found: number[] = [];
  if (!rows.every((index) => isLabelRow(grid.rows[index]!))) return found;
  if (rows.length === 1 && isRecord(grid, rows[0]!)) return found;
  for (;;) {
    const all = [...found, ...rows];
    const above = filledAbove(grid, all[0]!);
    if (above === undefined || !isUpper(grid, above, all)) return found;
    found.unshift(above);
  }
}

/** The index of the row that goes on with the header `rows` at or below `index`, past blank rows; undefined: it ends here. */
export function rowBelow(grid: Grid, rows: readonly number[], index: number): number | undefined {
  const next = filledBelow(grid, rows.at(-1)!, index);
  if (next === undefined) return undefined;
  const last = rows.at(-1)!;
  if (
    !isNear(grid, last, next) &&
    (isSpreadTitle(grid, rows) || isTopPair(grid, last) || !isLabelRow(grid.rows[last]!))
  )
    return undefined;
  if (isLower(grid, rows, next)) return next;
  if (!isStubLabel(grid, rows, next)) return undefined;
  const after = filledBelow(grid, next, next + 1);
  if (after === undefined) return undefined;
  const apart = !isNear(grid, next, after);
  return (isNear(grid, rows.at(-1)!, next) && apart) || isLower(grid, rows, after) ? next : undefined;
}

/** One long text in all cells: a title that was merged over them. */
function isSpreadTitle(grid: Grid, rows: readonly number[]): boolean {
  const row = grid.rows[rows[0]!]!;
  const texts = new Set(filledColumns(row).map((column) => textAt(row, column)));
  return rows.length === 1 && texts.size === 1 && [...texts][0]!.length > LONGEST_LINE;
}

/** `Data Source | World Development Indicators` on top of the sheet, apart from what follows: a name and its value. */
function isTopPair(grid: Grid, index: number): boolean {
  const [name, value, more] = filledColumns(grid.rows[index]!);
  return value === name! + 1 && more === undefined && filledAbove(grid, index) === undefined;
}

function filledBelow(grid: Grid, from: number, index: number): number | undefined {
  const limit = grid.rows[from]!.at + GAP + 1;
  for (let below = index; below < grid.rows.length && grid.rows[below]!.at <= limit; below++)
    if (grid.rows[below]!.filled > 0) return below;
  return undefined;
}

/** Whether the row at `index` is the upper part of the header `rows`. */
function isUpper(grid: Grid, index: number, rows: readonly number[]): boolean {
  const row = grid.rows[index]!;
  const columns = filledColumns(row);
  const cells = columns.map((column) => textAt(row, column));
  const about = cells.some((cell) => isAbout(cell)) && !isPeriodAmong(grid, row, rows);
  if (about || cells.some((cell) => squeeze(cell).length > LONGEST || /[:：]$/.test(cell.trim()))) return false;
  if (columns.some((column) => !isLabel(row, column)) || isLetteredTitle(grid, index) || isPreamble(grid, index))
    return false;
  const labels = labelledColumns(grid, rows);
  if (columns.length === 1) return isLoneUpper(grid, index, columns[0]!, rows, labels);
  const near = isNear(grid, index, rows[0]!);
  if (isTitleRow(cells))
    return (
      near &&
      !isFormHead(cells.map(squeeze)) &&
      columns[0]! > Math.min(...labels) &&
      cells.every((cell) => cell.length <= LONGEST_PARENT)
    );
  const stub = Math.min(...labels, ...columns);
  if (labels.has(stub) && columns.includes(stub)) return false;
  const parents = columns.filter((column, at) => labels.has(column) && isParent(labels, column, columns[at + 1]));
  if (!near && (parents.length === 0 || isTopPair(grid, index))) return false;
  if (near && columns[0]! > stub && isLikeNext(grid, rows)) return false;
  const wraps = near && columns[0]! > stub && cells.every((cell) => cell.length <= LONGEST_LINE);
  return wraps || (parents.length + columns.filter((column) => !labels.has(column)).length) * 2 > columns.length;
}

/** 112年5月 beside the only name that a column has, 較上月增減: the period is a parent. */
function isPeriodAmong(grid: Grid, row: Row, rows: readonly number[]): boolean {
  const labels = labelledColumns(grid, rows);
  const body = columnLooks(grid.rows, grid.width, rows.at(-1)! + 1, AHEAD);
  const others = filledColumns(row).filter((column) => !isPeriod(textAt(row, column)));
  const names = (column: number) => !labels.has(column) && isNumeric(body[column]!) && column > Math.min(...labels);
  return others.length > 0 && others.every((column) => !isAbout(textAt(row, column))) && others.some(names);
}

/** Whether a single row fills the same columns in the same way as the one below it: it is a record below a header with a blank corner. */
function isLikeNext(grid: Grid, rows: readonly number[]): boolean {
  const row = grid.rows[rows[0]!]!;
  const next = grid.rows[rows[0]! + 1];
  if (rows.length > 1 || !next) return false;
  return row.filled === next.filled && filledColumns(row).every((column) => lookAt(next, column) === row.looks[column]);
}

/** No plain numbers, but for years and bands of ages, and not mostly marks for missing. */
function isLabelRow(row: Row): boolean {
  const columns = filledColumns(row);
  if (columns.filter((column) => row.looks[column] === Look.mark).length * 2 > columns.length) return false;
  return columns.every((column) => isLabel(row, column) || isBracketed(textAt(row, column))) || isRising(row, columns);
}

function isLabel(row: Row, column: number): boolean {
  const look = row.looks[column]!;
  return look !== Look.number || isYear(textAt(row, column));
}

function labelledColumns(grid: Grid, rows: readonly number[]): Set<number> {
  return new Set(rows.flatMap((index) => filledColumns(grid.rows[index]!)));
}

/** Whether the row at `index` goes on below the header `rows`: nothing but words over numbers, or years over what is none. */
function isLower(grid: Grid, rows: readonly number[], index: number): boolean {
  const row = grid.rows[index]!;
  const columns = filledColumns(row);
  const body = columnLooks(grid.rows, grid.width, index + 1, AHEAD);
  const numeric = body.flatMap((look, column) => (isNumeric(look) ? [column] : []));
  const stub = body.findIndex((look) => look.filled > 0);
  const isWord = (column: number) => {
    const look = row.looks[column]!;
    if (look === Look.number)
      return isYearOver(grid, index, column) || isUnitNumber(grid, index, column) || isEmptyYear(row, column, body);
    return look !== Look.mark && (look === Look.text || numeric.includes(column));
  };
  const values = columns.filter((column) => column > stub);
  if (isUnitRow(grid, index, values, numeric)) return true;
  if (values.length === 0 || !values.every(isWord)) return false;
  const over = values.filter((column) => numeric.includes(column));
  const labels = labelledColumns(grid, rows);
  const first = Math.min(...labels);
  if (!isNear(grid, rows.at(-1)!, index) && !values.some((column) => labels.has(column))) return false;
  // With a label of its own before them, the words must stand over most of the numbers: else it is a record.
  if (lookAt(row, stub) !== Look.blank) {
    const under = over.filter((column) => labels.has(column)).length;
    return over.length >= 2 && over.length * 2 >= numeric.length && under * 3 >= over.length * 2;
  }
  const upper = grid.rows[rows.at(-1)!]!;
  if (values.length === 1 && closesBracket(textAt(upper, values[0]!), textAt(row, values[0]!))) return true;
  if (values.length === 1) return over.length === 1 && first <= values[0]! && isBracketed(textAt(row, values[0]!));
  return over.length * 2 >= values.length;
}

function isEmptyYear(row: Row, column: number, body: readonly ColumnLook[]): boolean {
  return body[column]!.filled === 0 && isYear(textAt(row, column));
}

/** A lone word in the stub, which has no label yet, or the second line of the label right above it. */
function isStubLabel(grid: Grid, rows: readonly number[], index: number): boolean {
  const row = grid.rows[index]!;
  const [column] = filledColumns(row);
  if (row.filled !== 1 || column === undefined || !isStubWord(textAt(row, column))) return false;
  const first = Math.min(...labelledColumns(grid, rows));
  return column < first || (column > first && lookAt(grid.rows[rows.at(-1)!]!, column) === Look.text);
}
