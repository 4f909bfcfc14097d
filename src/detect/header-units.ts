import { Look, narrow } from './cell-look.ts';
import { type Grid, lookAt, textAt } from './grid.ts';

const AHEAD = 96;

/** `(1,000)`, `[In thousands]`, `（千元）`: what stands so under a label is its unit. */
export function isBracketed(text: string): boolean {
  return /^[([（［【].+[)\]）］】]$/.test(narrow(text.trim()));
}

/** `(1,000)`, `(percent)` in nearly all cells but the first, and nothing like it below. */
export function isUnitRow(grid: Grid, index: number, columns: readonly number[], numeric: readonly number[]): boolean {
  const bracketed = columns.filter((column) => isBracketed(textAt(grid.rows[index]!, column)));
  if (bracketed.length < 2 || bracketed.length < columns.length * 0.8) return false;
  if (!bracketed.some((column) => numeric.includes(column))) return false;
  const next = grid.rows.slice(index + 1, index + 4);
  return !next.some((row) => bracketed.some((column) => isBracketed(textAt(row, column))));
}

/** `(1,000)` over numbers of which none is bracketed: thousands, not minus one thousand. */
export function isUnitNumber(grid: Grid, index: number, column: number): boolean {
  const text = textAt(grid.rows[index]!, column);
  if (!isBracketed(text)) return false;
  // The header may come again further down.
  const below = grid.rows
    .slice(index + 1, index + 1 + AHEAD)
    .filter((row) => lookAt(row, column) === Look.number && textAt(row, column) !== text);
  return below.length > 0 && !below.some((row) => isBracketed(textAt(row, column)));
}

/** `01/26/2014)` below `(01/20/2014 to`: the bracket that the label right above opens. */
export function closesBracket(above: string, text: string): boolean {
  return openings(above) > 0 && openings(text) === -openings(above);
}

function openings(text: string): number {
  const plain = narrow(text);
  return (plain.match(/\(/g)?.length ?? 0) - (plain.match(/\)/g)?.length ?? 0);
}
