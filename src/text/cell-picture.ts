import { displayWidth, padDisplay } from './display-width.ts';

/** Cells as a sheet shows them. */
export interface PictureCells {
  readonly rows: readonly (readonly string[])[];
  /** The row number and the column letter of the first cell; 1 and A if not said. */
  readonly row?: number;
  readonly column?: string;
}

/** Stands behind a cell that is in question: seen without colour, on a terminal and in a page. */
export const POINTER = '◄';

/**
 * The cells as a table with the sheet's row numbers and column letters: Markdown that lines up on a terminal. `pointed` tells which cells
 * have a pointer behind them.
 */
export function cellPicture(cells: PictureCells, pointed: (row: number, column: number) => boolean): string {
  const { rows, row: first = 1, column = 'A' } = cells;
  const width = Math.max(1, ...rows.map((row) => row.length));
  const head = ['', ...Array.from({ length: width }, (_, i) => lettersAfter(column, i))];
  const body = rows.map((row, i) => [
    String(first + i),
    ...Array.from({ length: width }, (_, at) => `${row[at] ?? ''}${pointed(i, at) ? ` ${POINTER}` : ''}`.trimStart()),
  ]);
  return lined(head, body);
}

/** Rows as a Markdown table whose columns line up. */
export function lined(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) =>
    Math.max(3, displayWidth(title), ...body.map((row) => displayWidth(row[at] ?? ''))),
  );
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => padDisplay(row[at] ?? '', width)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...body.map(line)].join('\n');
}

/** The letters of the column so many places to the right. */
function lettersAfter(column: string, steps: number): string {
  let number = [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) + steps;
  let text = '';
  for (; number > 0; number = Math.floor((number - 1) / 26))
    text = String.fromCharCode(65 + ((number - 1) % 26)) + text;
  return text;
}
