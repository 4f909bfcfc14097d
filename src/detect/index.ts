import type { Problem } from '../model/finding.ts';
import { driftProblems, otherTable } from './drift-problems.ts';
import { labelRowCut } from './label-row-cut.ts';
import { columnMissing, columnUnknown } from './match.ts';
import { reshapeProblems } from './reshape-problems.ts';
import { cellBeside, shortRow, strayCell } from './stray.ts';
import { rowIsSum } from './sum-rows.ts';
import { totalMismatch } from './total-mismatch.ts';
import { tableUnsure } from './unsure.ts';

/** All that can be found wrong with where a table is and what it is made of. */
export const problems: readonly Problem[] = [
  columnMissing,
  columnUnknown,
  strayCell,
  cellBeside,
  shortRow,
  tableUnsure,
  labelRowCut,
  totalMismatch,
  rowIsSum,
  ...Object.values(driftProblems),
  otherTable,
  ...reshapeProblems,
];
