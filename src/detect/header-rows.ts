import { type ColumnLook, columnLooks, isNumeric } from './body-look.ts';
import { Look } from './cell-look.ts';
import { isCodeRow, isCodesUnderNames } from './code-row.ts';
import { isForm, isFormLine } from './form-line.ts';
import { filledColumns, type Grid, lookAt, type Row, reach, textAt } from './grid.ts';
import { rowBelow, rowsAbove } from './header-grow.ts';
import { isRising, isYearOver } from './label-row.ts';
import { isOtherLanguage } from './other-language.ts';
import { isStamp } from './preamble.ts';
import { isTitleText } from './titles.ts';
import { isTotal } from './totals.ts';

/** A place where a header may start, and how far down it goes. */
export interface Candidate {
  /** Index in `grid.rows` of the first header row. */
  readonly from: number;
  /** Index of the row from which the header was followed up and down. */
  readonly start: number;
  /** Indices of all header rows. */
  readonly rows: readonly number[];
  /** Indices of those that hold only numbers or codes of the columns (款, 1, 2, 3 under the names). */
  readonly codes: readonly number[];
  /** Index of the first row below the header that is not blank; `grid.rows.length` when there is none. */
  readonly below: number;
  /** A line of a form follows, `一.計畫內容：` and its answer: what stands above it is the form's head, no header. */
  readonly form: boolean;
}

const TALLEST = 8;
const AHEAD = 24;
const LONGEST_WORD = 12;

/** The header that starts at row index `from`, followed downwards as long as rows belong to it. */
export function headerFrom(grid: Grid, from: number): Candidate {
  const parent = parentAbove(grid, from);
  const rows = parent === undefined ? [from] : [parent, from];
  const codes: number[] = [];
  let index = from + 1;
  for (; index < grid.rows.length && rows.length < TALLEST; index++) {
    const row = grid.rows[index]!;
    const inside = isInsideMerge(grid, rows, row.at);
    if (row.filled === 0 && inside) continue;
    const next = rowBelow(grid, rows, index);
    if (row.filled === 0) {
      if (next === undefined && !resumes(grid, rows, index + 1)) break;
      index = (next ?? index + 1) - 1;
      continue;
    }
    if (isFormLine(row)) break;
    if (isCodeRow(grid, index)) codes.push(index);
    else if (!inside && next !== index && !isCodesUnderNames(grid, rows, index) && !goesOn(grid, rows, index)) break;
    rows.push(index);
  }
  while (index < grid.rows.length && grid.rows[index]!.filled === 0) index++;
  rows.unshift(...rowsAbove(grid, rows));
  const form = isForm(grid, index);
  return { from: rows[0]!, start: from, rows, codes, below: index, form };
}

/** Whether labels go on below a blank row inside the header: words over the numbers, and nothing in the first column. */
function resumes(grid: Grid, header: readonly number[], index: number): boolean {
  const row = grid.rows[index];
  const first = firstLabel(grid.rows[header[0]!]!);
  if (!row || row.filled < 2 || header.length > 3 || lookAt(row, first) !== Look.blank) return false;
  return filledColumns(row).every((column) => row.looks[column] === Look.text) && goesOn(grid, header, index);
}

/** A lone cell merged over some of the columns below it is their parent (員額 over 本年度, 上年度), not a title. */
function parentAbove(grid: Grid, from: number): number | undefined {
  const row = grid.rows[from - 1];
  const below = grid.rows[from]!;
  if (row?.filled !== 1 || row.at + 1 !== below.at) return undefined;
  const column = firstLabel(row);
  if (isStamp(textAt(row, column))) return undefined;
  const labels = filledColumns(below);
  if (grid.text) return isLoneParent(grid, from, column, labels) ? from - 1 : undefined;
  const place = grid.merges(row.at).find((one) => one.top === row.at && one.left === column && one.right > column);
  if (!place) return undefined;
  const inside = labels.filter((at) => at >= place.left && at <= place.right);
  const torn = grid
    .merges(below.at)
    .some(
      (one) => one.left <= place.right && one.right >= place.left && (one.left < place.left || one.right > place.right),
    );
  return inside.length >= 2 && inside.length < labels.length && labels[0]! < place.left && !torn ? from - 1 : undefined;
}

/** In text the merge is lost: a short lone cell right of the first label, below a title that stands apart from it. */
function isLoneParent(grid: Grid, from: number, column: number, labels: readonly number[]): boolean {
  const titled = grid.rows.slice(0, from - 1).some((row) => row.filled > 0);
  const inside = labels.filter((at) => at >= column).length;
  const text = textAt(grid.rows[from - 1]!, column).trim();
  return titled && labels[0]! < column && inside >= 2 && text.length <= 30 && !isTitleText(text);
}

/** Whether a labelled header cell is merged down over the sheet row `at`. */
function isInsideMerge(grid: Grid, header: readonly number[], at: number): boolean {
  return header.some((index) => {
    const row = grid.rows[index]!;
    return grid
      .merges(row.at)
      .some(
        (place) =>
          place.top === row.at &&
          place.bottom >= at &&
          place.bottom - place.top < TALLEST &&
          lookAt(row, place.left) !== Look.blank,
      );
  });
}

/** Whether the row at `index` is one more row of labels: words where the rows below hold numbers, or another language. */
function goesOn(grid: Grid, header: readonly number[], index: number): boolean {
  const row = grid.rows[index]!;
  const above = grid.rows[header.at(-1)!]!;
  const columns = filledColumns(row);
  const below = columnLooks(grid.rows, grid.width, index + 1, AHEAD);
  const numeric = below.flatMap((look, column) => (isNumeric(look) ? [column] : []));
  const isValue = (column: number) =>
    row.looks[column] === Look.number
      ? !isYearOver(grid, index, column)
      : row.looks[column] === Look.date && !numeric.includes(column);
  if (columns.some(isValue)) return isBandRow(grid, row, above);
  if (isOtherLanguage(grid, above, row, index)) return true;
  const texts = columns.filter((column) => row.looks[column] !== Look.mark);
  const contrast = texts.filter((column) => numeric.includes(column)).length;
  const keys = texts.filter((column) => !numeric.includes(column));
  if (contrast === 0) return isUnderParents(grid, header, row, texts);
  if (texts.length === 1 && isGroupOrTotal(grid, header, row, texts[0]!)) return false;
  const unlabelled = keys.every((column) => header.every((at) => lookAt(grid.rows[at]!, column) === Look.blank));
  const nameless = contrast > 1 && columns[0]! >= numeric[0]! && numeric[0]! > 0;
  if (isWiderThanData(above, row, below)) return false;
  if (unlabelled || nameless) return true;
  // A row that names everything again, its key too, is a record unless most of it stands over numbers.
  const most = contrast * 2 >= numeric.length || (contrast >= 2 && texts.length === columns.length);
  return most && contrast * 3 >= texts.length;
}

/** Words beyond the last column, over a row that names all columns: a sentence that was cut at its commas. */
function isWiderThanData(above: Row, row: Row, body: readonly ColumnLook[]): boolean {
  const last = body.reduce((most, look, column) => (look.filled > 0 ? column : most), -1);
  const named = body.every((look, column) => look.filled === 0 || lookAt(row, column) !== Look.blank);
  const columns = filledColumns(above);
  const long = columns.filter((column) => textAt(above, column).length > LONGEST_WORD).length;
  return named && columns.some((column) => column > last) && long * 2 > columns.length;
}

/** A lone name under a label that is there already starts a group of records, or is a total without figures. */
function isGroupOrTotal(grid: Grid, header: readonly number[], row: Row, column: number): boolean {
  const first = Math.min(...header.map((index) => firstLabel(grid.rows[index]!)));
  const named = header.some((index) => lookAt(grid.rows[index]!, column) !== Look.blank);
  return named ? column === first || isTotal(textAt(row, column)) : column < first && isTotal(textAt(row, column));
}

/** Labels that stand only where the row above is blank or spans: its children, as in `人口數,,` over `計,男,女`. */
function isUnderParents(grid: Grid, header: readonly number[], row: Row, texts: readonly number[]): boolean {
  const above = grid.rows[header.at(-1)!]!;
  const first = Math.min(...header.map((index) => firstLabel(grid.rows[index]!)));
  if (texts.length < 2 || lookAt(row, first) !== Look.blank) return false;
  const spanned = grid.merges(above.at).some((place) => place.top === above.at && place.right > place.left);
  const open = texts.filter((column) => lookAt(above, column) === Look.blank || isWrittenAgain(above, column)).length;
  return (
    (spanned || !hasMergedKeys(grid, row)) &&
    open > 0 &&
    open * 2 >= texts.length - 1 &&
    texts.every((column) => isShort(textAt(row, column)))
  );
}

/** As long as a label may be; words of Latin letters are longer. */
function isShort(text: string): boolean {
  return text.length <= (/^[\x20-\x7e]*$/.test(text) ? 60 : 40);
}

/** A parent's label that stands in each of its columns. */
function isWrittenAgain(row: Row, column: number): boolean {
  const text = textAt(row, column);
  return text !== '' && (textAt(row, column - 1) === text || textAt(row, column + 1) === text);
}

function hasMergedKeys(grid: Grid, row: Row): boolean {
  return grid.merges(row.at).some((place) => place.bottom > place.top);
}

function firstLabel(row: Row): number {
  return filledColumns(row)[0] ?? 0;
}

/** Ages or years as labels of the lowest row (合計 0 1 2 3 4): each one more than the one before, under wider cells. */
function isBandRow(grid: Grid, row: Row, above: Row): boolean {
  const labels = filledColumns(row);
  if (lookAt(row, firstLabel(above)) !== Look.blank) return false;
  const over = reach(grid, above).size > above.filled;
  return (over || labels.some((column) => lookAt(above, column) === Look.blank)) && isRising(row, labels);
}
