import type { Across } from '../model/reshape.ts';
import type { TableColumn } from '../model/table.ts';
import { isLike } from './is-like.ts';
import { headingKey } from './match.ts';

/** A cross-table's columns, sorted into those that stay and those that become rows. Numbers are positions among the table's columns. */
export interface Spread {
  readonly fixed: readonly number[];
  /** One a row that each record becomes. */
  readonly groups: readonly Group[];
  /** Headings of the value columns. */
  readonly values: readonly string[];
  readonly trouble: readonly Trouble[];
}

export interface Group {
  /** Of each value column the position, -1 where the cross-table has none. */
  readonly columns: readonly number[];
  /** Of each named level its text. */
  readonly parts: readonly string[];
}

/** What does not fit: a column asked for that is not there, a heading without the parts asked for, one that is there twice. */
export interface Trouble {
  readonly kind: 'missing' | 'levels' | 'same';
  readonly text: string;
  /** Position among the columns; undefined: nowhere. */
  readonly column?: number;
}

/** What stays at this level is the heading of a column. */
const STAYS = '*';

/** The columns under a recipe. */
export function spreadOf(columns: readonly TableColumn[], across: Across): Spread {
  const trouble: Trouble[] = [];
  const excepted = columns.map((column) => isLike(column.title, across.except ?? []));
  const named = wants(columns, across, trouble);
  const wanted = columns.flatMap((_, at) => (named.has(at) && !excepted[at] ? [at] : []));
  const fixed = columns.flatMap((_, at) => (wanted.includes(at) || excepted[at] ? [] : [at]));
  const stays = across.names.indexOf(STAYS);
  const values: string[] = stays < 0 ? [across.value ?? ''] : [];
  const groups = new Map<string, { columns: number[]; parts: string[] }>();
  const heads = headsOf(columns, wanted, across);
  wanted.forEach((at, index) => {
    const parts = heads[index];
    if (!parts) {
      trouble.push({ kind: 'levels', text: columns[at]!.title, column: at });
      return;
    }
    const labels = parts.filter((_, level) => level !== stays);
    const heading = stays < 0 ? values[0]! : parts[stays]!;
    if (!values.includes(heading)) values.push(heading);
    const key = labels.map(headingKey).join('\0');
    const group = groups.get(key) ?? { columns: [], parts: labels };
    groups.set(key, group);
    const value = values.indexOf(heading);
    if (group.columns[value] !== undefined) trouble.push({ kind: 'same', text: columns[at]!.title, column: at });
    else group.columns[value] = at;
  });
  for (const { columns: ats, parts } of groups.values()) {
    values.forEach((heading, value) => {
      if (ats[value] === undefined) trouble.push({ kind: 'missing', text: [...parts, heading].join('_') });
    });
  }
  const all = [...groups.values()].map(({ columns: ats, parts }) => ({
    columns: values.map((_, value) => ats[value] ?? -1),
    parts,
  }));
  return { fixed, groups: all, values, trouble: distinct(trouble) };
}

/** Positions of the columns that the recipe names. */
function wants(columns: readonly TableColumn[], across: Across, trouble: Trouble[]): ReadonlySet<number> {
  const missing = (text: string) => trouble.push({ kind: 'missing', text });
  const { from, to, like } = across;
  const found = new Set<number>();
  for (const name of across.columns ?? []) {
    const ats = positions(columns, name);
    if (ats.length === 0) missing(name);
    for (const at of ats) found.add(at);
  }
  if (from !== undefined && to !== undefined) {
    const first = positions(columns, from)[0];
    const last = positions(columns, to).at(-1);
    if (first === undefined) missing(from);
    if (last === undefined) missing(to);
    if (first !== undefined && last !== undefined) for (let at = first; at <= last; at++) found.add(at);
  }
  if (like) {
    columns.forEach((column, at) => {
      if (column.title !== '' && isLike(column.title, like)) found.add(at);
    });
    if (found.size === 0) missing(like.join('、'));
  }
  return found;
}

/** Columns with the heading `name`, or failing that with a level of that text. */
function positions(columns: readonly TableColumn[], name: string): number[] {
  const key = headingKey(name);
  const whole = columns.flatMap((column, at) => (headingKey(column.title) === key ? [at] : []));
  if (whole.length > 0) return whole;
  return columns.flatMap((column, at) => (column.levels.some((level) => headingKey(level) === key) ? [at] : []));
}

/** Of each wanted column the parts of its heading, one for each of the recipe's names; undefined where they are not so many. */
function headsOf(
  columns: readonly TableColumn[],
  wanted: readonly number[],
  across: Across,
): (readonly string[] | undefined)[] {
  const { names, split, pattern } = across;
  const form = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  const heads = wanted.map((at): readonly string[] => {
    const { title, levels } = columns[at]!;
    if (form)
      return (
        form
          .exec(title)
          ?.slice(1)
          .map((part) => part ?? '') ?? []
      );
    return split === undefined ? levels : title.split(split).map((part) => part.trim());
  });
  const told = form ? heads : withoutSame(heads, names.length);
  return told.map((parts) => (parts.length === names.length ? parts : undefined));
}

/** Levels that are the same over all columns say nothing about one of them. */
function withoutSame(heads: readonly (readonly string[])[], want: number): (readonly string[])[] {
  const depth = heads[0]?.length ?? 0;
  if (depth <= want || heads.some((parts) => parts.length !== depth)) return [...heads];
  const says = Array.from({ length: depth }, (_, level) => heads.some((parts) => parts[level] !== heads[0]![level]));
  return heads.map((parts) => parts.filter((_, level) => says[level]));
}

function distinct(all: readonly Trouble[]): Trouble[] {
  return all.filter((one, at) => all.findIndex((same) => same.kind === one.kind && same.text === one.text) === at);
}
