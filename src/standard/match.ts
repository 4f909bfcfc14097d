import type { CodeLists } from '../model/code-list.ts';
import type { Type } from '../model/pipeline.ts';
import type { Standard, StandardField } from '../model/standard.ts';
import { headingKey } from '../text/heading-key.ts';
import { type DerivedProposal, proposeDerived } from './derive.ts';
import { headings } from './link.ts';

/** A column of a table, as far as its standard is sought. */
export interface SeenColumn {
  readonly title: string;
  readonly levels: readonly string[];
  /** What most of its cells are. */
  readonly type: Type;
  /** Some of its cells, none empty. */
  readonly cells: readonly string[];
}

/** A column of the table that may be a column of the standard, and what speaks for it; each evidence is 0..1. */
export interface Mapped {
  /** Position among the table's columns. */
  readonly at: number;
  readonly column: StandardField;
  readonly score: number;
  readonly heading: number;
  /** Share of the cells that meet the value domain; undefined: no program can tell. */
  readonly values?: number;
  readonly sameType: boolean;
}

export interface StandardMatch {
  readonly standard: Standard;
  /** How much of the table the standard explains, 0..1. */
  readonly score: number;
  readonly mapped: readonly Mapped[];
  /** Pairs that their values alone speak for, or a heading that is only alike: for people to decide. */
  readonly maybe: readonly Mapped[];
  /** What the standard asks for and the file does not hold, but holds what it can be made of. */
  readonly derived?: DerivedProposal;
}

const SURE = 0.5;

/** How well each standard fits a table, best first; those that no column speaks for are left out. */
export function matchStandards(
  columns: readonly SeenColumn[],
  standards: readonly Standard[],
  codes: CodeLists,
): readonly StandardMatch[] {
  return standards
    .map((standard) => matchOne(columns, standard, codes))
    .filter(
      ({ mapped, maybe, derived }) =>
        mapped.length > 0 || maybe.some((one) => one.heading === 0) || derived !== undefined,
    )
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.mapped.length / b.standard.fields.length - a.mapped.length / a.standard.fields.length ||
        (a.standard.id < b.standard.id ? -1 : 1),
    );
}

function matchOne(columns: readonly SeenColumn[], standard: Standard, codes: CodeLists): StandardMatch {
  const pairs = columns.flatMap((seen, at) =>
    standard.fields.flatMap((column) => {
      const pair = weigh(seen, at, column, codes);
      return pair.score > 0 ? [pair] : [];
    }),
  );
  // The best pair first; a column is one column only.
  const chosen: Mapped[] = [];
  for (const pair of pairs.sort((a, b) => b.score - a.score || a.at - b.at)) {
    if (chosen.some((one) => one.at === pair.at || one.column === pair.column)) continue;
    chosen.push(pair);
  }
  const inOrder = chosen.sort((a, b) => a.at - b.at);
  const mapped = inOrder.filter((one) => one.score >= SURE);
  const sum = mapped.reduce((total, one) => total + one.score, 0);
  const score = columns.length === 0 ? 0 : Math.round((sum / columns.length) * 100) / 100;
  const derived = proposeDerived(
    columns,
    standard,
    mapped.map((one) => one.column),
  );
  return { standard, score, mapped, maybe: inOrder.filter((one) => one.score < SURE), ...(derived && { derived }) };
}

function weigh(seen: SeenColumn, at: number, column: StandardField, codes: CodeLists): Mapped {
  const heading = headingFit(seen, column);
  const telling = isTelling(column, seen.cells);
  const values = heading > 0 || telling ? valueFit(seen.cells, column, codes) : undefined;
  const sameType = seen.type === column.type;
  const byValues = telling && values !== undefined && values >= 0.95 ? 0.4 * values : 0;
  const all = 0.7 * heading + 0.2 * (values ?? 0.5) + (sameType ? 0.1 : 0);
  const score = Math.round((heading > 0 ? all : byValues) * 100) / 100;
  return { at, column, score, heading, ...(values !== undefined && { values }), sameType };
}

/** Equal headings say most; 村里 may be 地址-村里, and 村里名稱 may be 村里. */
function headingFit({ title, levels }: SeenColumn, column: StandardField): number {
  const own = headings(column);
  if (own.includes(headingKey(title))) return 1;
  if (levels.some((level) => own.includes(headingKey(level)))) return 0.9;
  const tail = headingKey(column.title.zh.split(/[-－]/).at(-1)!);
  const keys = [title, ...levels].map(headingKey).filter((key) => key !== '');
  if (tail !== '' && keys.includes(tail)) return 0.8;
  const within = (a: string, b: string) => [...a].length >= 2 && b.includes(a) && [...b].length <= [...a].length * 2;
  return keys.some((key) => within(tail, key) || within(key, tail)) ? 0.5 : 0;
}

/** Values that few other columns have: an official list, words, codes with letters. */
function isTelling({ codes, checks }: StandardField, cells: readonly string[]): boolean {
  if (codes !== undefined) return true;
  if (checks?.enum) return checks.enum.length > 1 && checks.enum.every((value) => /[^\d\s]/.test(value));
  // A pattern that lets letters stand says nothing of cells that are all digits.
  return /A-Z\]/.test(checks?.pattern ?? '') && cells.some((cell) => /[A-Z]/.test(cell));
}

function valueFit(cells: readonly string[], column: StandardField, codes: CodeLists): number | undefined {
  const tests = testsOf(column, codes);
  if (tests.length === 0 || cells.length === 0) return undefined;
  const fit = cells.filter((cell) => tests.every((test) => test(cell))).length;
  return Math.round((fit / cells.length) * 100) / 100;
}

function testsOf({ checks = {}, codes }: StandardField, lists: CodeLists): ((cell: string) => boolean)[] {
  const tests: ((cell: string) => boolean)[] = [];
  const { pattern, enum: values, minimum, maximum, minLength, maxLength } = checks;
  if (codes !== undefined) tests.push(onList(lists(codes)));
  else if (pattern !== undefined) {
    const expression = new RegExp(`^(?:${pattern})$`, 'u');
    tests.push((cell) => expression.test(cell));
  }
  if (values) tests.push((cell) => values.includes(cell));
  const number = (cell: string) => (/\d/.test(cell) ? Number(cell.replaceAll(',', '')) : Number.NaN);
  if (minimum !== undefined) tests.push((cell) => number(cell) >= minimum);
  if (maximum !== undefined) tests.push((cell) => number(cell) <= maximum);
  if (minLength !== undefined) tests.push((cell) => [...cell].length >= minLength);
  if (maxLength !== undefined) tests.push((cell) => [...cell].length <= maxLength);
  return tests;
}

/** Codes of any time: the table may speak of the past. */
function onList(list: ReturnType<CodeLists>): (cell: string) => boolean {
  if (!('find' in list && 'begins' in list)) return (cell) => list.includes(cell);
  const encoder = new TextEncoder();
  return (cell) => {
    const bytes = encoder.encode(cell);
    return list.find(bytes, 0, bytes.length) >= 0;
  };
}
