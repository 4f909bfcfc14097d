import { Look } from './cell-look.ts';
import { filledColumns, type Grid, type Row, textAt } from './grid.ts';

/** A line of a form, `一.計畫內容：` and its answer, or several: 填表日期： 113/05/20 聯絡人： 王○○. */
export function isFormLine(row: Row): boolean {
  const columns = filledColumns(row);
  const asks = (column: number) => /[:：]$/.test(textAt(row, column).trim());
  if (!asks(columns[0] ?? 0)) return false;
  return row.filled <= 3 || columns.filter(asks).length >= 2;
}

/** A line of a form whose answer stands beside it in words, and no figures below; a group's name over figures is none. */
export function isForm(grid: Grid, index: number): boolean {
  const row = grid.rows[index];
  if (!row || row.filled < 2 || !isFormLine(row)) return false;
  const answers = filledColumns(row).slice(1);
  const next = grid.rows.slice(index + 1).find((one) => one.filled > 0);
  return answers.every((column) => row.looks[column] === Look.text) && !next?.looks.includes(Look.number);
}
