import type { Hints } from '../model/table.ts';
import { type ColumnLook, columnLooks, isNumeric, share } from './body-look.ts';
import { Look, narrow, squeeze } from './cell-look.ts';
import { flatten, type Heading } from './flatten.ts';
import { filledColumns, type Grid, lookAt, type Row, reach, textAt } from './grid.ts';
import { type Candidate, headerFrom, isHeadingWord, isRising, starts } from './header-rows.ts';

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
  const best = judged[0]!;
  const wider = judged
    .filter((one) => one.rows.includes(best.from) && one.asked >= best.asked && one.fit >= best.fit - 0.2)
    .sort((a, b) => a.from - b.from)[0];
  const chosen = wider ?? best;
  const rival = judged.find((one) => !one.rows.some((index) => chosen.rows.includes(index)));
  const lead = best.fit - (rival?.fit ?? 0);
  if (chosen.asked === 0 && chosen.rows.length === 1 && isRecord(grid, chosen.from)) {
    const first = judged.map((one) => one.from).filter((from) => from < chosen.from && isRecord(grid, from));
    return headless(grid, Math.min(chosen.from, ...first), lead);
  }
  return { ...chosen, lead };
}

/** A header without rows: the table starts with a record. */
function headless(grid: Grid, below: number, lead: number): Header {
  const headings = Array.from({ length: grid.width }, () => ({ levels: [], own: false }));
  return { from: below, rows: [], codes: [], below, headings, fit: 0.5, lead, asked: 0 };
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
  const body = columnLooks(grid.rows, grid.width, candidate.below, SAMPLE);
  const most = Math.max(0, ...body.map((look) => look.filled));
  const used = body.flatMap((look, column) => (look.filled > 0 && look.filled >= most * 0.2 ? [column] : []));
  const over = reachOfHeader(grid, candidate);
  const under = used.filter((column) => over.has(column)).length / Math.max(used.length, 1);
  if (asked === 0 && (used.length === 0 || under < 0.4)) return onlyHeader(grid, candidate, headings, asked);
  const fit = fitOf(grid, candidate, headings, body, used);
  return { ...candidate, headings, asked, fit };
}

/** Columns under the first header row; without merges a parent reaches over the blank cells that have labels below. */
function reachOfHeader(grid: Grid, header: Candidate): Set<number> {
  const top = grid.rows[header.rows[0]!]!;
  const over = reach(grid, top);
  const left = Math.min(...over);
  if (over.size > top.filled) return over;
  for (const index of header.rows.slice(1))
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

function fitOf(
  grid: Grid,
  header: Candidate,
  headings: readonly Heading[],
  body: readonly ColumnLook[],
  used: readonly number[],
): number {
  const labelled = headings.flatMap((heading, column) => (heading.levels.length > 0 ? [column] : []));
  const cover = used.filter((column) => headings[column]!.levels.length > 0).length / used.length;
  const own = labelled.filter((column) => headings[column]!.own);
  const hit = own.filter((column) => body[column]!.filled > 0).length / Math.max(own.length, 1);
  const near = nearness(grid, header.below, body);
  const cells = header.rows.flatMap((index) => cellsOf(grid.rows[index]!));
  const short = cells.filter(isLabelLike).length / Math.max(cells.length, 1);
  const words =
    new Set(labelled.map((column) => headings[column]!.levels.join('_'))).size / Math.max(labelled.length, 1);
  const first = header.rows.length > 0 && isRepeated(grid, header.rows[0]!) ? 0.1 : 0;
  return (
    0.3 * cover +
    0.15 * hit +
    0.2 * contrastOf(grid, header, body) +
    0.15 * near +
    0.1 * short +
    0.1 * words +
    first -
    0.003 * header.from -
    passedOver(grid, header.from)
  );
}

function isLabelLike(cell: { text: string; look: number }): boolean {
  if (cell.look === Look.number || cell.look === Look.date) return cell.text.length <= 4;
  return cell.text.length <= (/^[\x20-\x7e]*$/.test(cell.text) ? 60 : 24);
}

function cellsOf(row: Row): { text: string; look: number }[] {
  return filledColumns(row).map((column) => ({ text: squeeze(textAt(row, column)), look: row.looks[column]! }));
}

/** Share of the number columns whose labels are words; half when the table has no numbers. */
function contrastOf(grid: Grid, header: Candidate, body: readonly ColumnLook[]): number {
  const numeric = body.flatMap((look, column) => (isNumeric(look) ? [column] : []));
  if (numeric.length === 0) return 0.5;
  const lowest = header.rows.filter((index) => !header.codes.includes(index));
  const words = numeric.filter((column) =>
    lowest.some((index) => {
      const row = grid.rows[index]!;
      return lookAt(row, column) === Look.text || (lookAt(row, column) !== Look.blank && isRising(row, numeric));
    }),
  );
  const spanned = numeric.length - words.length;
  return spanned === 0 ? 1 : words.length / numeric.length;
}

/** What a header loses by rows above it that are as full as records: they would be thrown away as titles. */
function passedOver(grid: Grid, from: number): number {
  const usual = share(
    grid.rows.flatMap((row) => (row.filled > 0 ? [row.filled] : [])),
    0.5,
  );
  const above = grid.rows.slice(0, from).filter((row) => row.filled >= 2 && row.filled * 1.5 >= usual);
  return Math.min(0.3, above.length * 0.03);
}

/** How full the first rows below are, measured by the usual row: titles and forms above a table are thin. */
function nearness(grid: Grid, below: number, body: readonly ColumnLook[]): number {
  const rows = grid.rows.slice(below).filter((row) => row.filled > 0);
  const usual = share(
    rows.slice(0, SAMPLE).map((row) => row.filled),
    0.5,
  );
  const first = rows.slice(0, 4);
  if (first.length === 0 || body.length === 0) return 0;
  return first.reduce((sum, row) => sum + Math.min(1, row.filled / usual), 0) / first.length;
}

/** Whether the same row of labels comes again further down, as at the top of every printed page. */
function isRepeated(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  const columns = filledColumns(row);
  if (columns.length < 3 || columns.some((column) => row.looks[column] !== Look.text)) return false;
  return grid.rows
    .slice(index + 2)
    .some(
      (other) =>
        columns.filter((column) => textAt(other, column) === textAt(row, column)).length >= columns.length * 0.8,
    );
}

/** Whether the row at `index` is a record like those below, so that the table has no header. */
function isRecord(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  const body = columnLooks(grid.rows, grid.width, index + 1, SAMPLE);
  const rows = Math.max(0, ...body.map((look) => look.filled));
  const typed = body.flatMap((look, column) => (look.typed >= 2 && look.typed >= look.filled * 0.7 ? [column] : []));
  const columns = filledColumns(row);
  if (rows < 2 || columns.length < 2 || isRising(row, columns)) return false;
  const alike = typed.filter((column) => {
    const look = lookAt(row, column);
    const { numbers, typed: all } = body[column]!;
    return numbers * 2 > all ? look === Look.number : look === Look.date || look === Look.code;
  });
  if (columns.some((column) => /^https?:\/\//.test(textAt(row, column)))) return true;
  if (typed.length > 0) return alike.length * 2 > typed.length && !isMachineName(row, columns) && !hasName(grid, index);
  if (columns.some((column) => isValue(textAt(row, column)))) return true;
  return (
    columns.every((column) => !isHeadingWord(textAt(row, column))) &&
    columns.some((column) => recurs(grid, index, column))
  );
}

/** An address, a telephone number, a sentence: what stands in records and not in headings. */
function isValue(text: string): boolean {
  const short = narrow(squeeze(text));
  return /\d+號|\d段|^\(?0\d{1,2}\)?-?\d{3,4}-?\d{3,4}/.test(short) || short.length > 40;
}

/** A word that ends as headings do, over cells that do not: years as headings look like numbers, their corner does not. */
function hasName(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  return filledColumns(row).some((column) => {
    if (row.looks[column] !== Look.text || !isHeadingWord(textAt(row, column))) return false;
    const below = grid.rows
      .slice(index + 1, index + 30)
      .map((one) => textAt(one, column))
      .filter((text) => text !== '');
    return below.filter(isHeadingWord).length * 3 < below.length;
  });
}

/** `field_1`, `col2` and their like are names, though they look like codes. */
function isMachineName(row: Row, columns: readonly number[]): boolean {
  return columns.every((column) => /^[A-Za-z_]+[A-Za-z0-9_]*$/.test(textAt(row, column).trim()));
}

function recurs(grid: Grid, index: number, column: number): boolean {
  const text = textAt(grid.rows[index]!, column);
  return (
    text !== '' && grid.rows.slice(index + 1, index + 400).filter((row) => textAt(row, column) === text).length >= 3
  );
}
