import { type ColumnLook, columnLooks } from './body-look.ts';
import { Look, narrow, squeeze } from './cell-look.ts';
import { filledColumns, type Grid, lookAt, type Row, textAt } from './grid.ts';
import { isHeadingWord, isRising, isYearOver } from './label-row.ts';

const SAMPLE = 200;

/** Whether the row at `index` is a record like those below, so that the table has no header. */
export function isRecord(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  const body = columnLooks(grid.rows, grid.width, index + 1, SAMPLE);
  const rows = Math.max(0, ...body.map((look) => look.filled));
  const typed = body.flatMap((look, column) => (look.typed >= 2 && look.typed >= look.filled * 0.7 ? [column] : []));
  const columns = filledColumns(row);
  if (rows < 2 || columns.length < 2 || isRising(row, columns)) return false;
  const alike = typed.filter((column) => {
    if (isYearOver(grid, index, column)) return false;
    const look = lookAt(row, column);
    const { numbers, typed: all } = body[column]!;
    return numbers * 2 > all ? look === Look.number : look === Look.date || look === Look.code;
  });
  if (columns.some((column) => /^https?:\/\//.test(textAt(row, column)))) return true;
  if (typed.length > 0)
    return (
      alike.length * 2 > typed.length && !isMachineName(row, columns) && !hasName(grid, index) && !isCorner(row, body)
    );
  if (columns.some((column) => isValue(textAt(row, column)))) return true;
  return (
    columns.every((column) => !isHeadingWord(textAt(row, column))) &&
    columns.some((column) => recurs(grid, index, column))
  );
}

/** An address, a telephone number, a sentence: what stands in records and not in headings. */
function isValue(text: string): boolean {
  const short = narrow(squeeze(text));
  return (
    /\d+號|\d段|^\(?0\d{1,2}\)?-?\d{3,4}-?\d{3,4}/.test(short) ||
    short.length > (/\p{Script=Han}/u.test(short) ? 40 : 80)
  );
}

/** A word that ends as headings do, over cells that do not: years as headings look like numbers, their corner does not. */
function hasName(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  return filledColumns(row).some((column) => {
    if (row.looks[column] !== Look.text || !isHeadingWord(textAt(row, column))) return false;
    const below = grid.rows
      .slice(index + 1, index + 30)
      .map((one) => textAt(one, column))
      .filter((text) => text !== '');
    return below.filter(isHeadingWord).length * 3 < below.length;
  });
}

/** `n` over nothing but numbers in the first column: numbers to its right are labels (n, 0.1, 0.5, 1). */
function isCorner(row: Row, body: readonly ColumnLook[]): boolean {
  const { numbers, filled } = body[0]!;
  return lookAt(row, 0) === Look.text && numbers === filled && filled >= 5;
}

/** `field_1`, `col2` and their like are names, though they look like codes. */
function isMachineName(row: Row, columns: readonly number[]): boolean {
  return columns.every((column) => /^[A-Za-z_]+[A-Za-z0-9_]*$/.test(textAt(row, column).trim()));
}

function recurs(grid: Grid, index: number, column: number): boolean {
  const text = textAt(grid.rows[index]!, column);
  return (
    text !== '' && grid.rows.slice(index + 1, index + 400).filter((row) => textAt(row, column) === text).length >= 3
  );
}
