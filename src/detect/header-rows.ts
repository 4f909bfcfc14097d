import { columnLooks, isNumeric } from './body-look.ts';
import { Look, narrow, squeeze } from './cell-look.ts';
import { filledColumns, type Grid, lookAt, type Row, reach, textAt } from './grid.ts';
import { isHeadingWord, isRising, isYearOver } from './label-row.ts';
import { isAbout, isTitleRow } from './titles.ts';
import { isTotal } from './totals.ts';

/** A place where a header may start, and how far down it goes. */
export interface Candidate {
  /** Index in `grid.rows` of the first header row. */
  readonly from: number;
  /** Indices of all header rows. */
  readonly rows: readonly number[];
  /** Indices of those that hold only numbers or codes of the columns (款, 1, 2, 3 under the names). */
  readonly codes: readonly number[];
  /** Index of the first row below the header that is not blank; `grid.rows.length` when there is none. */
  readonly below: number;
}

const TALLEST = 8;
const AHEAD = 24;

/** The header that starts at row index `from`, followed downwards as long as rows belong to it. */
export function headerFrom(grid: Grid, from: number): Candidate {
  const parent = parentAbove(grid, from);
  const rows = parent === undefined ? [from] : [parent, from];
  const codes: number[] = [];
  let index = from + 1;
  for (; index < grid.rows.length && rows.length < TALLEST; index++) {
    const row = grid.rows[index]!;
    const inside = isInsideMerge(grid, rows, row.at);
    if (row.filled === 0) {
      if (inside || resumes(grid, rows, index + 1)) continue;
      break;
    }
    if (isFormLine(row)) break;
    if (isCodeRow(grid, index)) codes.push(index);
    else if (!inside && !goesOn(grid, rows, index)) break;
    rows.push(index);
  }
  while (index < grid.rows.length && grid.rows[index]!.filled === 0) index++;
  return { from: rows[0]!, rows, codes, below: index };
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
  if (isAbout(textAt(row, column))) return undefined;
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
  return titled && labels[0]! < column && inside >= 2 && textAt(grid.rows[from - 1]!, column).trim().length <= 30;
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
  if (contrast === 0) return isUnderParents(grid, above, row, texts);
  if (texts.some((column) => isTotal(textAt(row, column))) && contrast === 1 && texts.length === 1) return false;
  const unlabelled = keys.every((column) => header.every((at) => lookAt(grid.rows[at]!, column) === Look.blank));
  const nameless = contrast > 1 && columns[0]! >= numeric[0]! && numeric[0]! > 0;
  return unlabelled || nameless || contrast * 2 >= numeric.length;
}

/** Labels that stand only where the row above is blank or spans: its children, as in `人口數,,` over `計,男,女`. */
function isUnderParents(grid: Grid, above: Row, row: Row, texts: readonly number[]): boolean {
  if (texts.length < 2 || lookAt(row, firstLabel(above)) !== Look.blank) return false;
  const spanned = grid.merges(above.at).some((place) => place.top === above.at && place.right > place.left);
  const open = texts.filter((column) => lookAt(above, column) === Look.blank).length;
  return (
    (spanned || !hasMergedKeys(grid, row)) &&
    open > 0 &&
    open * 2 >= texts.length - 1 &&
    texts.every((column) => textAt(row, column).length <= 40)
  );
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

const CODE_WORD =
  /^(?:款|項|目|節|代號|代碼|編碼|科目編號|欄次|欄位|欄|[(（]?\d{1,2}[)）]?(?:=.*)?|[甲乙丙丁戊己庚辛壬癸A-Z]|合計|總計)$/;

/** A row of column numbers below the labels: 1, 2, 3 … or 款 1 2, 項 1 2 1 2. */
function isCodeRow(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  const columns = filledColumns(row);
  let numbers = 0;
  let last = 0;
  for (const column of columns) {
    const label = narrow(squeeze(textAt(row, column)));
    if (!CODE_WORD.test(label)) return false;
    const value = Number(/^[(（]?(\d{1,2})/.exec(label)?.[1] ?? Number.NaN);
    if (Number.isNaN(value)) continue;
    if (value !== 1 && value !== last + 1) return false;
    last = value;
    numbers++;
  }
  if (numbers < 3 || isTotal(textAt(row, columns[0]!))) return false;
  const key = columns[0]!;
  const bare = squeeze(textAt(row, key));
  return /^(?:款|項|目|節|代號|代碼|欄次|欄|[(（]?1[)）]?|[甲A])$/.test(bare) && sizesDiffer(grid, index, columns);
}

/** Column numbers are followed by larger values; a first record of small counts is not. */
function sizesDiffer(grid: Grid, index: number, columns: readonly number[]): boolean {
  let larger = 0;
  for (const next of grid.rows.slice(index + 1, index + 12)) {
    for (const column of columns) {
      const value = Number(textAt(next, column).replace(/,/g, ''));
      if (Number.isFinite(value) && Math.abs(value) >= 100) larger++;
    }
  }
  return larger >= columns.length;
}

const HAN = /\p{Script=Han}/u;

/** English (or machine) names under or over Chinese ones, in all columns, with records of other shape below. */
function isOtherLanguage(grid: Grid, above: Row, row: Row, index: number): boolean {
  const pairs = filledColumns(row).filter((column) => lookAt(above, column) !== Look.blank);
  if (pairs.length < 2 || pairs.length < above.filled * 0.6) return false;
  const chinese = (one: Row) => pairs.filter((column) => HAN.test(textAt(one, column))).length / pairs.length;
  const first = chinese(above);
  const second = chinese(row);
  if (Math.abs(first - second) < 0.7) return false;
  const next = grid.rows.slice(index + 1, index + 9).filter((one) => one.filled > 0);
  const records = next.map(chinese);
  const mean = records.reduce((sum, share) => sum + share, 0) / Math.max(records.length, 1);
  if (second < 0.5) return mean > 0.15;
  const headings = (one: Row) => pairs.filter((column) => isHeadingWord(textAt(one, column))).length / pairs.length;
  return headings(row) > 0.5 && !next.slice(0, 3).some((one) => headings(one) > 0.5);
}

/** A line of a form, `一.計畫內容：` and its answer. */
function isFormLine(row: Row): boolean {
  return row.filled <= 3 && /[:：]$/.test(textAt(row, firstLabel(row)).trim());
}

/** One label written again in each of some neighbouring columns, but not in the first: a parent, no title. */
function isOneParent(row: Row): boolean {
  const columns = filledColumns(row);
  const same = columns.every((column) => textAt(row, column) === textAt(row, columns[0]!));
  return (
    same &&
    columns[0]! > 0 &&
    columns.at(-1)! - columns[0]! === columns.length - 1 &&
    !isAbout(textAt(row, columns[0]!))
  );
}

/** A cell merged downwards beside other cells: 項目 over two rows, 112年度 over the columns beside it. No title stands like that. */
function hangsDown(grid: Grid, row: Row): boolean {
  const columns = filledColumns(row);
  return grid
    .merges(row.at)
    .some((place) => place.top === row.at && place.bottom > place.top && columns.includes(place.left));
}

const FIRST_ROWS = 40;
const FAR_ROWS = 1000;

/** Row indices where a header may start: not blank, no title, near the top; a row that holds asked-for texts, anywhere. */
export function starts(grid: Grid, asked: readonly string[]): number[] {
  const wanted = new Set(asked.map(squeeze));
  const found: number[] = [];
  let seen = 0;
  for (let index = 0; index < grid.rows.length && seen < FAR_ROWS; index++) {
    const row = grid.rows[index]!;
    if (row.filled === 0) continue;
    seen++;
    const cells = filledColumns(row).map((column) => textAt(row, column));
    if (wanted.size > 0 && cells.some((cell) => wanted.has(squeeze(cell)))) found.push(index);
    else if (seen > FIRST_ROWS) continue;
    else if (
      row.filled >= 2
        ? !isFormLine(row) && (!isTitleRow(cells) || isOneParent(row) || hangsDown(grid, row))
        : grid.width === 1 && isHeadingWord(cells[0]!)
    )
      found.push(index);
  }
  return found;
}
