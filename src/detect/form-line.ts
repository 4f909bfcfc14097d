import { Look } from './cell-look.ts';
import { filledColumns, type Grid, type Row, textAt } from './grid.ts';

/** A line of a form, `一.計畫內容：` and its answer. */
export function isFormLine(row: Row): boolean {
  return row.filled <= 3 && /[:：]$/.test(textAt(row, filledColumns(row)[0] ?? 0).trim());
}

/** A line of a form whose answer stands beside it in words, and no figures below; a group's name over figures is none. */
export function isForm(grid: Grid, index: number): boolean {
  const row = grid.rows[index];
  if (!row || row.filled < 2 || !isFormLine(row)) return false;
  const answers = filledColumns(row).slice(1);
  const next = grid.rows.slice(index + 1).find((one) => one.filled > 0);
  return answers.every((column) => row.looks[column] === Look.text) && !next?.looks.includes(Look.number);
}
