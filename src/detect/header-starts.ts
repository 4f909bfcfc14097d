import { Look, squeeze } from './cell-look.ts';
import { isFormLine } from './form-line.ts';
import { filledColumns, type Grid, type Row, textAt } from './grid.ts';
import { isHeadingWord } from './label-row.ts';
import { isAbout, isTitleRow } from './titles.ts';

/** Longer texts in every cell of a row are a title that was merged over them. */
const LONGEST_PARENT = 40;

/** One label written again in each of some neighbouring columns, but not in the first: a parent, no title. */
function isOneParent(row: Row): boolean {
  const columns = filledColumns(row);
  const same = columns.every((column) => textAt(row, column) === textAt(row, columns[0]!));
  return (
    same &&
    columns[0]! > 0 &&
    textAt(row, columns[0]!).length <= LONGEST_PARENT &&
    columns.at(-1)! - columns[0]! === columns.length - 1 &&
    !isAbout(textAt(row, columns[0]!))
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
          (!isTitleRow(cells) || isOneParent(row) || hangsDown(grid, row) || isOverChildren(grid, index))
        : grid.width === 1 && isHeadingWord(cells[0]!)
    )
      found.push(index);
  }
  return found;
}
