import type { ColumnFacts } from '../model/score.ts';

/** The share of `all` that is not bad, 0..1; 1 where there is nothing. */
export function share(bad: number, all: number): number {
  return all > 0 ? Math.min(1, Math.max(0, 1 - bad / all)) : bad > 0 ? 0 : 1;
}

/** Half is lost with the first bad one, which is enough to stop a program; the other half by share. */
export function halfAtOnce(bad: number, all: number): number {
  return bad > 0 ? share(bad, all) / 2 : 1;
}

/** The mean over columns: a program takes a column in one type, or cannot. `undefined`: no such column. */
export function perColumn(columns: readonly ColumnFacts[], kept: (column: ColumnFacts) => number): number | undefined {
  if (columns.length === 0) return undefined;
  return columns.reduce((sum, column) => sum + kept(column), 0) / columns.length;
}
