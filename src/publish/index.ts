import type { Problem } from '../model/finding.ts';
import { acceptanceExpired } from './accept.ts';
import type { Gate } from './gate.ts';
import { columnEmptied, columnGone, columnRenamed, typeChanged } from './gate-columns.ts';
import { findingsHoldBack, scoreTooLow } from './gate-quality.ts';
import { noRows, rowsDropped, tooFewRows, tooManySetAside } from './gate-rows.ts';
import { metadataUnfilled } from './unfilled.ts';

/** All gates, in the order in which they are told. */
export const gates: readonly Gate[] = [
  noRows,
  tooFewRows,
  rowsDropped,
  tooManySetAside,
  columnGone,
  columnRenamed,
  columnEmptied,
  typeChanged,
  scoreTooLow,
  findingsHoldBack,
];

/** The problems this folder can tell of. */
export const problems: readonly Problem[] = [...gates.map((gate) => gate.problem), acceptanceExpired, metadataUnfilled];
