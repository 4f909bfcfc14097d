import { type ColumnLook, isNumeric, share } from './body-look.ts';
import { Look, squeeze } from './cell-look.ts';
import type { Heading } from './flatten.ts';
import { filledColumns, type Grid, lookAt, type Row, textAt } from './grid.ts';
import type { Candidate } from './header-rows.ts';
import { isHeadingWord, isRising, isYearOver } from './label-row.ts';
import { isPreamble } from './preamble.ts';
import { isTitleRow } from './titles.ts';

const SAMPLE = 200;

/** How well labels and rows below fit together, 0..1. */
export function fitOf(
  grid: Grid,
  header: Candidate,
  headings: readonly Heading[],
  body: readonly ColumnLook[],
  used: readonly number[],
): number {
  const labelled = headings.flatMap((heading, column) => (heading.levels.length > 0 ? [column] : []));
  const cover = used.filter((column) => headings[column]!.levels.length > 0).length / used.length;
  const own = labelled.filter((column) => headings[column]!.own);
  const hit = own.filter((column) => body[column]!.filled > 0).length / Math.max(own.length, 1);
  const near = nearness(grid, header.below, body);
  const cells = header.rows.flatMap((index) => cellsOf(grid.rows[index]!));
  const short = cells.filter(isLabelLike).length / Math.max(cells.length, 1);
  const words =
    new Set(labelled.map((column) => headings[column]!.levels.join('_'))).size / Math.max(labelled.length, 1);
  const first = header.rows.length > 0 && isReprinted(grid, header) ? 0.1 : 0;
  return (
    0.3 * cover +
    0.15 * hit +
    0.2 * contrastOf(grid, header, body) +
    0.15 * near +
    0.1 * short +
    0.1 * words +
    first -
    0.003 * header.from -
    passedOver(grid, header.from)
  );
}

function isLabelLike(cell: { text: string; look: number }): boolean {
  if (cell.look === Look.number || cell.look === Look.date) return /^(?:.{1,4}|\d{4}\.0)$/.test(cell.text);
  return cell.text.length <= (/^[\x20-\x7e]*$/.test(cell.text) ? 60 : 24);
}

function cellsOf(row: Row): { text: string; look: number }[] {
  return filledColumns(row).map((column) => ({ text: squeeze(textAt(row, column)), look: row.looks[column]! }));
}

/** Share of the number columns whose labels are words; half when the table has no numbers. */
function contrastOf(grid: Grid, header: Candidate, body: readonly ColumnLook[]): number {
  const numeric = body.flatMap((look, column) => (isNumeric(look) ? [column] : []));
  if (numeric.length === 0) return 0.5;
  const lowest = header.rows.filter((index) => !header.codes.includes(index));
  // The same for all columns of a row, and there may be thousands.
  const rising = new Map<number, boolean>();
  const rises = (index: number) => {
    const known = rising.get(index) ?? isRising(grid.rows[index]!, numeric);
    rising.set(index, known);
    return known;
  };
  const words = numeric.filter((column) =>
    lowest.some((index) => {
      const look = lookAt(grid.rows[index]!, column);
      if (look === Look.blank || look === Look.mark) return false;
      return look !== Look.number || rises(index) || isYearOver(grid, index, column);
    }),
  );
  const spanned = numeric.length - words.length;
  return spanned === 0 ? 1 : words.length / numeric.length;
}

/** What a header loses by rows above it that are as full as records: they would be thrown away as titles. */
function passedOver(grid: Grid, from: number): number {
  const usual = share(
    grid.rows.flatMap((row) => (row.filled > 0 ? [row.filled] : [])),
    0.5,
  );
  const width = grid.rows[from]!.filled;
  let lost = 0;
  for (const row of grid.rows.slice(0, from)) {
    if (row.filled >= width * 1.5 && isFullOfLabels(row, grid.rows[from]!)) lost += 0.3;
    if (row.filled < 2 || row.filled * 1.5 < usual) continue;
    lost += row.filled > width && row.looks.every((look) => look === Look.text || look === Look.blank) ? 0.06 : 0.03;
  }
  return Math.min(0.3, lost);
}

/** Short labels, all different, side by side and over all of the cells below: the header of columns that are still empty. */
function isFullOfLabels(row: Row, below: Row): boolean {
  const cells = cellsOf(row);
  const columns = filledColumns(row);
  if (columns.at(-1)! - columns[0]! !== columns.length - 1) return false;
  // The corner may be blank.
  if (filledColumns(below).some((column, at) => at > 0 && lookAt(row, column) === Look.blank)) return false;
  const texts = new Set(cells.map((cell) => cell.text));
  return (
    cells.length >= 4 &&
    texts.size >= cells.length * 0.9 &&
    cells.every((cell) => isLabelLike(cell) && cell.look !== Look.mark)
  );
}

/** How full the first rows below are, measured by the usual row: titles and forms above a table are thin. */
function nearness(grid: Grid, below: number, body: readonly ColumnLook[]): number {
  const rows = grid.rows.slice(below).filter((row) => row.filled > 0);
  const usual = share(
    rows.slice(0, SAMPLE).map((row) => row.filled),
    0.5,
  );
  const first = rows.slice(0, 4);
  if (first.length === 0 || body.length === 0) return 0;
  return first.reduce((sum, row) => sum + Math.min(1, row.filled / usual), 0) / first.length;
}

/** Whether the first row of labels comes again further down, as at the top of every printed page: over other records than here. */
function isReprinted(grid: Grid, header: Candidate): boolean {
  const index = header.rows[0]!;
  const row = grid.rows[index]!;
  const columns = filledColumns(row);
  if (columns.length < 3 || columns.some((column) => row.looks[column] !== Look.text)) return false;
  if (!columns.some((column) => isHeadingWord(textAt(row, column)))) return false;
  for (let above = 0; above < index; above++) if (isAgain(grid, index, above)) return false;
  for (let other = index + 2; other < grid.rows.length; other++) {
    if (!isAgain(grid, index, other)) continue;
    // Records that recur one below the other are no header.
    return !isAgain(grid, header.below, other + header.below - index) && !isRecordAgain(grid, index - 1, other - 1);
  }
  return false;
}

function isAgain(grid: Grid, index: number, other: number): boolean {
  const [row, next] = [grid.rows[index], grid.rows[other]];
  if (!row || !next || row.filled === 0) return false;
  const columns = filledColumns(row);
  return columns.filter((column) => textAt(next, column) === textAt(row, column)).length >= columns.length * 0.8;
}

/** The row above comes again too, and is no title, which does so on every page. */
function isRecordAgain(grid: Grid, index: number, other: number): boolean {
  const row = grid.rows[index];
  if (!row || row.filled < 2 || !isAgain(grid, index, other)) return false;
  return !isTitleRow(filledColumns(row).map((column) => textAt(row, column))) && !isPreamble(grid, index);
}
