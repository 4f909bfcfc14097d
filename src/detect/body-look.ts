import { Look } from './cell-look.ts';
import type { Row } from './grid.ts';

/** What the cells of one column are like over some rows. */
export interface ColumnLook {
  readonly filled: number;
  readonly numbers: number;
  /** Numbers, dates and codes: cells that no heading looks like. */
  readonly typed: number;
  readonly texts: number;
  /** Characters in all text cells. */
  readonly length: number;
}

/** Looks of all columns over the rows from index `from`, at most `most` of them. */
export function columnLooks(rows: readonly Row[], width: number, from: number, most: number): ColumnLook[] {
  const filled = new Uint32Array(width);
  const numbers = new Uint32Array(width);
  const typed = new Uint32Array(width);
  const texts = new Uint32Array(width);
  const length = new Uint32Array(width);
  for (let index = from, seen = 0; index < rows.length && seen < most; index++) {
    const row = rows[index]!;
    if (row.filled === 0) continue;
    seen++;
    for (let column = 0; column < row.looks.length; column++) {
      const look = row.looks[column]!;
      if (look === Look.blank) continue;
      filled[column]!++;
      if (look === Look.number) numbers[column]!++;
      if (look === Look.number || look === Look.date || look === Look.code) typed[column]!++;
      else if (look === Look.text) {
        texts[column]!++;
        length[column]! += row.cells[column]!.length;
      }
    }
  }
  return Array.from({ length: width }, (_, column) => ({
    filled: filled[column]!,
    numbers: numbers[column]!,
    typed: typed[column]!,
    texts: texts[column]!,
    length: length[column]!,
  }));
}

/** Numbers are the rule in the column: a text there is a heading, a total's name or a note. */
export function isNumeric(look: ColumnLook): boolean {
  return look.numbers > 0 && look.numbers >= 2 * look.texts && look.numbers * 2 > look.typed;
}

/** The count below which the given share of all counts lies; 1 when there are none. */
export function share(counts: readonly number[], part: number): number {
  return [...counts].sort((a, b) => a - b)[Math.floor(counts.length * part)] || 1;
}
