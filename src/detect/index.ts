import type { Problem } from '../model/finding.ts';
import { columnMissing, columnUnknown } from './match.ts';
import { cellBeside, shortRow, strayCell } from './stray.ts';
import { tableUnsure } from './unsure.ts';

/** All that can be found wrong with where a table is and what it is made of. */
export const problems: readonly Problem[] = [
  columnMissing,
  columnUnknown,
  strayCell,
  cellBeside,
  shortRow,
  tableUnsure,
];
