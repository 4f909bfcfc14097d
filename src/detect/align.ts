import type { Field } from '../model/pipeline.ts';
import type { Table } from '../model/table.ts';
import { alike, bareKey, numbersDiffer } from './alike.ts';
import { fieldKeys, headingKey, type Match } from './match.ts';

/** `same`: the same heading; `level`: one of two levels is the same; `near`: alike text; `number`: all but its numbers; `place`: nothing but its place. */
export type Likeness = 'same' | 'level' | 'near' | 'number' | 'place';

/** A recorded column and the column of the file that it is, by their positions. */
export interface Pair {
  readonly recorded: number;
  readonly found: number;
  readonly by: Likeness;
}

/** A recorded heading, and the field it belongs to by title, name or alias. */
export interface Recorded {
  readonly title: string;
  readonly unit?: string;
  readonly field?: Field;
}

/**
 * Which column of the table each recorded one is, one to one: by the same heading, by what the pipeline's fields are called, by one of
 * two levels, by alike text, and where one is gone and one is new between the same neighbours, by its place.
 */
export function align(recorded: readonly Recorded[], table: Table, match: Match, fields: readonly Field[]): Pair[] {
  const pairs: Pair[] = [];
  const state = {
    pairs,
    olds: new Set(recorded.keys()),
    news: new Set(table.columns.keys()),
    pair(old: number, now: number, by: Likeness) {
      pairs.push({ recorded: old, found: now, by });
      this.olds.delete(old);
      this.news.delete(now);
    },
  };
  const titles = table.columns.map((column) => column.title);
  sameText(state, recorded, titles, headingKey);
  // A field knows its column by any of its names, so these are the same column whatever they are called.
  for (const old of [...state.olds]) {
    const field = recorded[old]!.field;
    const at = field ? match.columns[fields.indexOf(field)]! : -1;
    if (!field || at < 0 || !state.news.has(at)) continue;
    const whole = field.column !== undefined || fieldKeys(field).includes(headingKey(titles[at]!));
    if (whole) state.pair(old, at, 'same');
  }
  sameText(state, recorded, titles, bareKey);
  onlyOne(state, 'level', (old, now) => sharesLevel(recorded[old]!.title, titles[now]!));
  onlyOne(state, 'near', (old, now) => alike(recorded[old]!.title, titles[now]!) && fits(recorded[old]!, table, now));
  byPlace(state, recorded, table);
  return pairs.sort((a, b) => a.recorded - b.recorded);
}

interface State {
  readonly pairs: readonly Pair[];
  /** Positions not yet paired. */
  readonly olds: Set<number>;
  readonly news: Set<number>;
  pair(old: number, now: number, by: Likeness): void;
}

/** Equal headings, the first with the first where several are equal. */
function sameText(
  state: State,
  recorded: readonly Recorded[],
  titles: readonly string[],
  key: (title: string) => string,
): void {
  const free = new Map<string, number[]>();
  for (const now of state.news) {
    const text = key(titles[now]!);
    if (text !== '') free.set(text, [...(free.get(text) ?? []), now]);
  }
  for (const old of [...state.olds]) {
    const now = free.get(key(recorded[old]!.title))?.shift();
    if (now !== undefined) state.pair(old, now, 'same');
  }
}

/** Pairs those that are like each other and like nothing else. */
function onlyOne(state: State, by: Likeness, like: (old: number, now: number) => boolean): void {
  const candidates = [...state.olds].map((old) => ({ old, nows: [...state.news].filter((now) => like(old, now)) }));
  for (const { old, nows } of candidates) {
    const [now] = nows;
    if (now === undefined || nows.length > 1) continue;
    const rivals = candidates.filter((one) => one.nows.includes(now));
    if (rivals.length === 1) state.pair(old, now, by);
  }
}

/** Whether one heading is the other with a level above or below it: statistic_yyymm_統計年月 and 統計年月. */
function sharesLevel(one: string, other: string): boolean {
  const [a, b] = [levelKeys(one), levelKeys(other)];
  return a.keys.has(b.whole) || b.keys.has(a.whole);
}

/** A heading as recorded does not tell which `_` joins levels, so every cut is tried. */
function levelKeys(title: string): { readonly whole: string; readonly keys: ReadonlySet<string> } {
  const parts = title.split('_');
  const keys = new Set<string>();
  for (let at = 1; at < parts.length; at++) {
    for (const part of [parts.slice(at), parts.slice(0, at)]) {
      const key = headingKey(part.join('_'));
      if (key !== '') keys.add(key);
    }
  }
  return { whole: headingKey(title) || '\0', keys };
}

/** Where one column is gone and one is new between the same two neighbours. Columns without a heading go by their place alone. */
function byPlace(state: State, recorded: readonly Recorded[], table: Table): void {
  const anchors = [...state.pairs].sort((a, b) => a.recorded - b.recorded);
  const edges = [{ recorded: -1, found: -1 }, ...anchors, { recorded: recorded.length, found: table.columns.length }];
  for (let i = 1; i < edges.length; i++) {
    const [before, after] = [edges[i - 1]!, edges[i]!];
    const olds = [...state.olds].filter((at) => at > before.recorded && at < after.recorded);
    const news = [...state.news].filter((at) => at > before.found && at < after.found);
    const blankOlds = olds.filter((at) => nameless(recorded[at]!.title));
    const blankNews = news.filter((at) => nameless(table.columns[at]!.title));
    if (blankOlds.length === blankNews.length) blankOlds.forEach((at, n) => void state.pair(at, blankNews[n]!, 'same'));
    followYear(state, recorded, table, olds, news);
    const [old, now] = [olds.filter((at) => state.olds.has(at)), news.filter((at) => state.news.has(at))];
    if (old.length === 1 && now.length === 1 && fits(recorded[old[0]!]!, table, now[0]!))
      state.pair(old[0]!, now[0]!, 'place');
  }
}

/** As many gone as new, each the same as one gone but for its numbers: the headings of another year. */
function followYear(
  state: State,
  recorded: readonly Recorded[],
  table: Table,
  olds: readonly number[],
  news: readonly number[],
): void {
  const left = olds.filter((at) => state.olds.has(at));
  const right = news.filter((at) => state.news.has(at));
  const years = left.every((at, n) => numbersDiffer(recorded[at]!.title, table.columns[right[n]!]?.title ?? ''));
  if (left.length !== right.length || !years) return;
  for (const [n, at] of left.entries()) state.pair(at, right[n]!, 'number');
}

function nameless(title: string): boolean {
  return headingKey(title) === '';
}

/** Whether the cells could be those of the recorded column's field: words are no numbers. */
function fits(recorded: Recorded, table: Table, at: number): boolean {
  const type = recorded.field?.type;
  const numeric = table.body?.numeric[at];
  if (numeric === undefined || (table.body?.fill[at] ?? 0) === 0) return true;
  return type === 'integer' || type === 'decimal' ? numeric >= 0.5 : true;
}
