import type { Title } from './heading.ts';
import type { Paper, Value } from './paper.ts';
import type { Random } from './random.ts';

/** A sheet written cell by cell, and what is true of it; `text`: as delimited text, without merges. */
export type Layout = (
  r: Random,
  text: boolean,
) => { paper: Paper; header: number[]; optional?: number[]; titles: Title[]; top: number };

export const one = (labels: readonly string[]): Title[] => labels.map((label) => [label]);

export const figures = (r: Random, count: number, top = 9999): Value[] =>
  Array.from({ length: count }, () => r.int(0, top));

export const blanks = (count: number): Value[] => Array.from({ length: count }, () => '');

export const bottomOf = (on: Paper): number => on.lines.length;
