import type { Check } from '../model/check.ts';
import type { Problem } from '../model/finding.ts';
import type { RowCheck } from '../model/row-check.ts';
import { codeNotInForce, codeUnlisted } from './code-problems.ts';
import { codes } from './codes.ts';
import { emptyColumn, headingUnclear } from './column-problems.ts';
import { duplicateRow } from './duplicate-row.ts';
import { oneOf } from './enum.ts';
import { historyProblems } from './history.ts';
import { implied } from './implied.ts';
import { inOrder } from './in-order.ts';
import { linkLost } from './link-lost.ts';
import { listedIn } from './listed-in.ts';
import { maxLength } from './max-length.ts';
import { maximum } from './maximum.ts';
import { minLength } from './min-length.ts';
import { minimum } from './minimum.ts';
import { otherMissing } from './other-missing.ts';
import { partsSum } from './parts-sum.ts';
import { pattern } from './pattern.ts';
import { required } from './required.ts';
import { sequence } from './sequence.ts';
import { notUnique } from './unique.ts';

/** All checks, in the order in which a cell meets them. */
export const checks: readonly Check[] = [
  required,
  codes,
  listedIn,
  oneOf,
  pattern,
  minimum,
  maximum,
  minLength,
  maxLength,
  sequence,
];

/** Checks over several cells of a row. */
export const rowChecks: readonly RowCheck[] = [inOrder, partsSum, implied];

/** All that validating can find. */
export const problems: readonly Problem[] = [
  ...checks.map((check) => check.problem),
  ...rowChecks.map((check) => check.problem),
  codeNotInForce,
  codeUnlisted,
  notUnique,
  duplicateRow,
  emptyColumn,
  headingUnclear,
  linkLost,
  otherMissing,
  ...historyProblems,
];
