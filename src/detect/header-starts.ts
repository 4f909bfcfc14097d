import { columnLooks } from './body-look.ts';
import { Look, squeeze } from './cell-look.ts';
import { isCodeRow } from './code-row.ts';
import { isFormLine } from './form-line.ts';
import { filledColumns, type Grid, lookAt, type Row, textAt } from './grid.ts';
import { isHeadingWord } from './label-row.ts';
import { isPreamble, isStamp } from './preamble.ts';
import { isAbout, isTitleRow, isTitleText } from './titles.ts';

/** Longer texts in every cell of a row are a title that was merged over them. */
const LONGEST_PARENT = 40;

/** One label written again in each of some neighbouring columns, but not in the table's first: a parent, no title. */
function isOneParent(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  const columns = filledColumns(row);
  const same = columns.every((column) => textAt(row, column) === textAt(row, columns[0]!));
  return (
    same &&
    columns[0]! > firstBelow(grid, index) &&
    textAt(row, columns[0]!).length <= LONGEST_PARENT &&
    columns.at(-1)! - columns[0]! === columns.length - 1 &&
    !isAbout(textAt(row, columns[0]!))
  );
}

const BELOW = 24;

/** The first column that the rows below use: the whole sheet may stand further to the right. */
export function firstBelow(grid: Grid, index: number): number {
  const looks = columnLooks(grid.rows, grid.width, index + 1, BELOW);
  const most = Math.max(...looks.map((look) => look.filled));
  return Math.max(
    0,
    looks.findIndex((look) => look.filled > 0 && look.filled >= most * 0.2),
  );
}

const COMMON = 6;

/** Names side by side that begin alike, 人口增加率（自然）, 人口增加率（社會） …: pages of one title leave columns between them. */
function isSeries(row: Row, cells: readonly string[]): boolean {
  const columns = filledColumns(row);
  return (
    columns.length >= 4 &&
    columns.at(-1)! - columns[0]! === columns.length - 1 &&
    new Set(cells).size === cells.length &&
    cells.every((cell) => cell.startsWith(cells[0]!.slice(0, COMMON)) && !isAbout(cell))
  );
}

/** 縣市 | 112年 over blank | 1月 | 2月: the stub's name and a period that has columns of its own below. No title stands like that. */
function isOverChildren(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  const [stub, parent] = filledColumns(row);
  const next = grid.rows[index + 1];
  if (!next || next.at !== row.at + 1 || stub === undefined || parent === undefined) return false;
  const children = filledColumns(next);
  return (
    isHeadingWord(textAt(row, stub)) &&
    children.length >= 2 &&
    children[0]! >= parent &&
    children.every((column) => next.looks[column] !== Look.number)
  );
}

/** 景點 | 113年 over names and their numbers, in all of the table's columns: the numbers are of that period. */
function isPeriodOverNumbers(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  const columns = filledColumns(row);
  const [stub] = columns;
  const below = grid.rows.slice(index + 1, index + 9).filter((one) => one.filled > 0);
  if (columns.length < 2 || below.length < 2 || !isLabelText(textAt(row, stub!))) return false;
  return below.every((one) => {
    if (one.filled > row.filled || lookAt(one, stub!) === Look.number) return false;
    return columns.slice(1).every((column) => one.looks[column] !== Look.text) && one.looks.includes(Look.number);
  });
}

/** Short, and neither about a table nor its title. */
function isLabelText(text: string): boolean {
  return squeeze(text).length <= 12 && !isAbout(text) && !isTitleText(text);
}

/** A cell merged downwards beside other cells: 項目 over two rows, 112年度 over the columns beside it. No title stands like that. */
function hangsDown(grid: Grid, row: Row): boolean {
  const columns = filledColumns(row);
  return grid
    .merges(row.at)
    .some((place) => place.top === row.at && place.bottom > place.top && columns.includes(place.left));
}

const LETTERS = 4;

/** 人 | 口 | 統 | 計 over a row that has a label in the first of these columns too: a title, one character a cell. */
export function isLetteredTitle(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  const columns = filledColumns(row);
  if (columns.length < LETTERS || !columns.every((column) => /^\p{Script=Han}$/u.test(squeeze(textAt(row, column)))))
    return false;
  if (new Set(columns.map((column) => squeeze(textAt(row, column)))).size < columns.length) return false;
  const [next, after] = grid.rows.slice(index + 1, index + 6).filter((one) => one.filled > 0);
  if (!next || !after?.looks.includes(Look.number)) return false;
  const labels = filledColumns(next);
  if (isOverOwn(row, columns, labels)) return false;
  return labels[0]! <= columns[0]! && labels.every((column) => next.looks[column] === Look.text);
}

/** 垃 | 圾 | 處 | 理 over just the labels beside the stub: their parent's label. */
function isOverOwn(row: Row, columns: readonly number[], labels: readonly number[]): boolean {
  const text = columns.map((column) => squeeze(textAt(row, column))).join('');
  const beside = labels.filter((column) => column >= columns[0]!);
  return (
    labels[0]! < columns[0]! &&
    columns.length <= 6 &&
    columns.every((column, at) => column === beside[at]) &&
    !/(?:表|統計|概況|清冊)$/.test(text)
  );
}

/** The sheet's first row names the second of its two columns only; the first holds row names. Programs for statistics write so. */
function isNameBesideKeys(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  const next = grid.rows[index + 1];
  return (
    index === 0 &&
    grid.width === 2 &&
    lookAt(row, 1) !== Look.blank &&
    !isStamp(textAt(row, 1)) &&
    next?.filled === 2 &&
    next.at === row.at + 1
  );
}

/** (1) | (2) | (3) right below other labels: column numbers begin no header. 甲 | 乙 | 丙 below one parent are names. */
function isUnderNames(grid: Grid, index: number): boolean {
  const [above, row] = [grid.rows[index - 1], grid.rows[index]!];
  if (above === undefined || above.at !== row.at - 1) return false;
  const named = filledColumns(row).filter((column) => lookAt(above, column) !== Look.blank).length;
  return named >= 2 && named * 2 >= row.filled && isCodeRow(grid, index);
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
        ? !isFormLine(row) &&
          !isLetteredTitle(grid, index) &&
          !isPreamble(grid, index) &&
          !isUnderNames(grid, index) &&
          (!isTitleRow(cells) ||
            isOneParent(grid, index) ||
            isSeries(row, cells) ||
            hangsDown(grid, row) ||
            isPeriodOverNumbers(grid, index) ||
            isOverChildren(grid, index))
        : (grid.width === 1 && isHeadingWord(cells[0]!)) || isNameBesideKeys(grid, index)
    )
      found.push(index);
  }
  return found;
}
