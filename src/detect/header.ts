import type { Hints } from '../model/table.ts';
import { columnLooks } from './body-look.ts';
import { Look, narrow, squeeze } from './cell-look.ts';
import { flatten, type Heading } from './flatten.ts';
import { filledColumns, type Grid, reach } from './grid.ts';
import { fitOf } from './header-fit.ts';
import { type Candidate, headerFrom } from './header-rows.ts';
import { starts } from './header-starts.ts';
import { isRecord } from './headless.ts';
import { isHeadingWord } from './label-row.ts';

/** A header that was found, the headings it gives, and how well it fits the rows below. */
export interface Header extends Candidate {
  readonly headings: readonly Heading[];
  /** 0..1: how well labels and rows below fit together. */
  readonly fit: number;
  /** How much better it fits than the next best place on the sheet. */
  readonly lead: number;
  /** Of the headings that a person asked for, how many it has. */
  readonly asked: number;
}

const SAMPLE = 200;

/** The header of the sheet's table; `rows` is empty when the first row is data already; undefined: no table. */
export function findHeader(grid: Grid, hints: Hints): Header | undefined {
  const judged = starts(grid, hints.titles ?? [])
    .map((from) => judge(grid, from, hints))
    .filter((one) => one !== undefined);
  if (judged.length === 0) return bare(grid);
  judged.sort((a, b) => b.asked - a.asked || b.fit - a.fit || a.from - b.from);
  const best = worded(judged) ?? judged[0]!;
  const wider = judged
    .filter((one) => one.rows.includes(best.from) && one.asked >= best.asked && one.fit >= best.fit - 0.2)
    .sort((a, b) => a.from - b.from || Number(goesDeeper(b, best)) - Number(goesDeeper(a, best)))[0];
  const chosen = wider ?? best;
  const rival = judged.find((one) => !one.rows.some((index) => chosen.rows.includes(index)));
  const lead = best.fit - (rival?.fit ?? 0);
  if (chosen.asked === 0 && chosen.rows.length === 1 && isRecord(grid, chosen.from)) {
    const named = judged.find((one) => isNameOver(grid, one, chosen));
    if (named) return { ...named, lead };
    const first = judged.map((one) => one.from).filter((from) => from < chosen.from && isRecord(grid, from));
    return headless(grid, Math.min(chosen.from, ...first), lead);
  }
  return { ...chosen, lead };
}

/** Followed down from the same top row it has more rows: there the labels of the lowest row are known to have parents. */
function goesDeeper(one: Judged, best: Judged): boolean {
  return one.from === best.from && one.start === one.from && one.rows.length > best.rows.length;
}

/** A record is no header; the row right above it is one, if it is no record itself and names at least half of what records fill. */
function isNameOver(grid: Grid, one: Judged, record: Judged): boolean {
  if (one.below !== record.from || one.fit < record.fit - 0.2 || isRecord(grid, one.from)) return false;
  return grid.rows[one.rows.at(-1)!]!.filled * 2 >= grid.rows[record.from]!.filled;
}

/** In a table of words its first rows fit each other like a header: the row above them that is made of heading words is the header. */
function worded(judged: readonly Judged[]): Judged | undefined {
  const [best, ...others] = judged;
  if (!best || best.asked > 0) return undefined;
  const share = wordsIn(best);
  return others
    .filter((one) => one.from < best.from && one.fit >= best.fit - 0.15 && names(one) * 2 >= names(best))
    .find((one) => wordsIn(one) >= 0.5 && wordsIn(one) >= share * 2);
}

/** Share of the headings that end as headings end. */
function wordsIn(one: Judged): number {
  const words = one.headings.filter(({ levels }) => levels.length > 0 && isHeadingWord(levels.at(-1)!));
  return words.length / Math.max(names(one), 1);
}

/** How many columns it names. */
function names({ headings }: Judged): number {
  return headings.filter(({ levels }) => levels.length > 0).length;
}

/** A header without rows: the table starts with a record. */
function headless(grid: Grid, below: number, lead: number): Header {
  const headings = Array.from({ length: grid.width }, () => ({ levels: [], own: false }));
  return { from: below, start: below, rows: [], codes: [], below, headings, form: false, fit: 0.5, lead, asked: 0 };
}

/** Rows of one cell each, or nothing but titles: a table of one column at best. */
function bare(grid: Grid): Header | undefined {
  const rows = grid.rows.filter((row) => row.filled > 0);
  const wide = rows.filter((row) => row.filled >= 2);
  if (rows.length < 3 || wide.length * 2 < rows.length) return undefined;
  return headless(grid, grid.rows.indexOf(wide[0]!), 0);
}

type Judged = Omit<Header, 'lead'>;

function judge(grid: Grid, from: number, hints: Hints): Judged | undefined {
  const candidate = headerFrom(grid, from);
  const headings = flatten(grid, candidate);
  const asked = countAsked(headings, hints.titles ?? []);
  if (candidate.form && asked === 0) return undefined;
  const body = columnLooks(grid.rows, grid.width, candidate.below, SAMPLE);
  const most = Math.max(0, ...body.map((look) => look.filled));
  const unshown = new Set(grid.layout.hiddenColumns);
  const used = body.flatMap((look, column) => {
    if (unshown.has(column) && headings[column]!.levels.length === 0) return [];
    return look.filled > 0 && look.filled >= most * 0.2 ? [column] : [];
  });
  const over = reachOfHeader(grid, candidate);
  const under = used.filter((column) => over.has(column)).length / Math.max(used.length, 1);
  if (asked === 0 && (used.length === 0 || under < 0.4)) return onlyHeader(grid, candidate, headings, asked);
  const fit = fitOf(grid, candidate, headings, body, used);
  return { ...candidate, headings, asked, fit };
}

/** Columns under the first header row; without merges a parent reaches over the blank cells that have labels below. */
function reachOfHeader(grid: Grid, header: Candidate): Set<number> {
  const top = grid.rows[header.start]!;
  const over = reach(grid, top);
  const left = Math.min(...over);
  if (over.size > top.filled) return over;
  for (const index of header.rows.filter((one) => one !== header.start))
    for (const column of filledColumns(grid.rows[index]!)) if (column > left) over.add(column);
  return over;
}

/** A sheet may hold headings and no record yet. */
function onlyHeader(grid: Grid, candidate: Candidate, headings: readonly Heading[], asked: number): Judged | undefined {
  const row = grid.rows[candidate.from]!;
  if (candidate.below < grid.rows.length || row.filled < 2) return undefined;
  const texts = filledColumns(row).filter((column) => row.looks[column] === Look.text).length;
  return texts * 2 > row.filled ? { ...candidate, headings, asked, fit: 0.3 } : undefined;
}

function countAsked(headings: readonly Heading[], titles: readonly string[]): number {
  if (titles.length === 0) return 0;
  const have = new Set<string>();
  for (const { levels } of headings) {
    if (levels.length === 0) continue;
    have.add(plain(levels.join('')));
    have.add(plain(levels.at(-1)!));
  }
  return titles.filter((title) => have.has(plain(title))).length;
}

/** A heading for comparing: no blanks, no separators of levels, one form of letters. */
export function plain(title: string): string {
  return narrow(squeeze(title))
    .replace(/[_/|>]/g, '')
    .toLowerCase();
}
