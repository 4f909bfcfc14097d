import { columnLooks } from './body-look.ts';
import { squeeze } from './cell-look.ts';
import { filledColumns, type Grid, textAt } from './grid.ts';
import { firstBelow } from './header-starts.ts';
import { isHeadingWord } from './label-row.ts';
import { isOverSexes } from './parent-spans.ts';
import { isTitleText } from './titles.ts';

const AHEAD = 24;
/** So many blank rows may stand between two rows of one header. */
const GAP = 6;
const LONGEST_LONE = 60;
const LONGEST_LINE = 30;

/** Whether a lone cell is the upper part of the header `rows`. It is mostly a title: it is a label only below a title, short, and over what has no label or over two of them. */
export function isLoneUpper(
  grid: Grid,
  index: number,
  column: number,
  rows: readonly number[],
  labels: ReadonlySet<number>,
): boolean {
  const text = textAt(grid.rows[index]!, column).trim();
  const near = isNear(grid, index, rows[0]!);
  const first = Math.min(...labels);
  if (near && isYear(text)) return column > first && isParent(labels, column);
  if (isTitleText(text)) return false;
  if (near && (isMergedParent(grid, index, column, rows) || isSexesParent(grid, index, column))) return true;
  if (!grid.text || text.length > LONGEST_LONE || !isBelowTitle(grid, index, column)) return false;
  if (column < first) return near && isStubWord(text);
  const body = columnLooks(grid.rows, grid.width, rows.at(-1)! + 1, AHEAD);
  if (!labels.has(column)) return near && body[column]!.filled > 0;
  return column > first && isParent(labels, column);
}

/** 人口數 over 計, 男, 女, without a merge. */
function isSexesParent(grid: Grid, index: number, column: number): boolean {
  return isHeadingWord(textAt(grid.rows[index]!, column)) && isOverSexes(grid, index, column);
}

/** One cell merged (or centred) over two or more of the labels below, and not over the stub, whose label stands lower: 病床 over 公立, 私立. */
function isMergedParent(grid: Grid, index: number, column: number, rows: readonly number[]): boolean {
  const row = grid.rows[index]!;
  const place = grid.merges(row.at).find((one) => one.top === row.at && one.left === column && one.right > column);
  if (!place || squeeze(textAt(row, column)).length > LONGEST_LINE) return false;
  const labels = filledColumns(grid.rows[rows.at(-1)!]!);
  const inside = labels.filter((at) => at >= place.left && at <= place.right);
  const upper = rows.flatMap((one) => filledColumns(grid.rows[one]!));
  const torn = grid
    .merges(grid.rows[rows[0]!]!.at)
    .some((one) =>
      one.left < place.left ? one.right >= place.left : one.left <= place.right && one.right > place.right,
    );
  return inside.length >= 2 && !torn && upper.some((at) => at < place.left) && !isTitleText(textAt(row, column));
}

/** The title has its own place; what stands where it stands, or right below it, is more of it. */
function isBelowTitle(grid: Grid, index: number, column: number): boolean {
  const above = filledAbove(grid, index);
  if (above === undefined) return false;
  const row = grid.rows[above]!;
  if (row.filled > 1) return true;
  const own = filledColumns(row)[0]!;
  return own <= firstBelow(grid, index) && (column > own || !isNear(grid, above, index));
}

/** A word that names the stub: 年別, 項目, State, Kind of business. */
export function isStubWord(text: string): boolean {
  const label = squeeze(text);
  return (isHeadingWord(text) || /^[A-Za-z][A-Za-z\s/]*$/.test(text)) && label.length <= 20 && !/[:：]$/.test(label);
}

/** The row with cells that stands next above, past a few blank ones. */
export function filledAbove(grid: Grid, index: number): number | undefined {
  const limit = grid.rows[index]!.at - GAP - 1;
  for (let above = index - 1; above >= 0 && grid.rows[above]!.at >= limit; above--)
    if (grid.rows[above]!.filled > 0) return above;
  return undefined;
}

/** Whether no sheet row lies between two rows. */
export function isNear(grid: Grid, above: number, below: number): boolean {
  return grid.rows[below]!.at - grid.rows[above]!.at === 1;
}

/** Over this column and others to its right, up to the next label of its own row, stand labels. */
export function isParent(labels: ReadonlySet<number>, from: number, to = Number.POSITIVE_INFINITY): boolean {
  let under = 0;
  for (const column of labels) if (column >= from && column < to) under++;
  return under >= 2;
}

/** Whether a text is a year, as of a column. */
export function isYear(text: string): boolean {
  return /^(?:1[89]|20)\d\d(?:\.0)?$/.test(squeeze(text));
}
