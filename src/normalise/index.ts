import type { Problem } from '../model/finding.ts';
import type { Normaliser } from '../model/normaliser.ts';
import type { Type } from '../model/pipeline.ts';
import { boolean, unreadableBoolean } from './boolean.ts';
import { flaggedValue, formulaWithoutValue, spreadsheetError } from './cell-problems.ts';
import { code } from './code.ts';
import { coordinate, unreadableCoordinate } from './coordinate.ts';
import { date, unreadableDate } from './date.ts';
import { decimal, unreadableDecimal } from './decimal.ts';
import { integer, unreadableInteger } from './integer.ts';
import { period, unreadablePeriod } from './period.ts';
import { strangeProblems } from './strange.ts';
import { text } from './text.ts';

/** One normaliser a type. */
export const normalisers: Readonly<Record<Type, Normaliser>> = {
  text,
  integer,
  decimal,
  date,
  period,
  code,
  boolean,
  coordinate,
};

/** What is reported for a cell that cannot be read; every text is a text, and every code a code. */
export const unreadable: Readonly<Partial<Record<Type, Problem>>> = {
  integer: unreadableInteger,
  decimal: unreadableDecimal,
  date: unreadableDate,
  period: unreadablePeriod,
  boolean: unreadableBoolean,
  coordinate: unreadableCoordinate,
};

/** All that normalising can find. */
export const problems: readonly Problem[] = [
  ...Object.values(unreadable),
  spreadsheetError,
  formulaWithoutValue,
  flaggedValue,
  ...strangeProblems.map(([, problem]) => problem),
];
