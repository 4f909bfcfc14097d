import type { TableBody } from '../model/table.ts';
import { Look, lookOf, squeeze } from './cell-look.ts';
import type { Chosen } from './columns.ts';
import { isNumberedLine } from './footer-row.ts';
import { type Grid, type Row, textAt } from './grid.ts';
import type { Judged } from './judged.ts';
import { kinship } from './kin.ts';
import { freeNames, isPlainName } from './lone-names.ts';
import { isComparison, isNumbered, isPageNumber } from './notes.ts';
import { isPageLine, markPages } from './page-lines.ts';
import { isTailAside, type Role, type RoleRules, roleJudge, type Seen } from './row-role.ts';
import { markShares, spreadCycle, spreadMerged } from './spread-total.ts';
import { derivedOf } from './totals.ts';

/** What every row is, from the first below the header: each by itself, then in its group, then as part of the tail. */
export function judgeRows(
  grid: Grid,
  rows: readonly Row[],
  columns: readonly Chosen[],
  rules: RoleRules,
  hasEnd: boolean,
): Judged[] {
  const judge = roleJudge(rules);
  const top = rows[0]?.at ?? 0;
  const judged = rows.map((row) => {
    const seen = seeThrough(grid, row, columns, top);
    return { row, seen, role: judge(seen) };
  });
  const marked = groupSexes(followNotes(markPages(judged, rules.body), rules.body), rules.body);
  const grouped = markShares(spreadMerged(grid, columns, spreadCycle(marked, rules.body)), rules.body);
  return freeNames(hasEnd ? cutTail(grouped, rules.body) : grouped, rules.body);
}

/** A lone line right below a note is more of the note, not of a record. */
function followNotes(rows: readonly Judged[], body: TableBody): Judged[] {
  let note = false;
  return rows.map((one) => {
    if (one.role === 'blank') return one;
    const more =
      note && (one.role === 'label' || one.role === 'continuation' || isLoneSentence(one) || isNextLine(one, body));
    note = one.role === 'note' || one.role === 'comparison' || more;
    return more ? { ...one, role: 'note' as const } : one;
  });
}

function isNextLine({ role, seen }: Judged, body: TableBody): boolean {
  const filled = seen.cells.flatMap((cell, position) => (squeeze(cell) === '' ? [] : [position]));
  return role === 'record' && isNumberedLine(seen.cells, filled, body.numeric);
}

const SENTENCE = 10;

/** One text in a row that records would fill, numbered or as long as a sentence. */
function isLoneSentence({ role, row, seen }: Judged): boolean {
  if (role !== 'record' || row.filled !== 1 || seen.cells.length < 2) return false;
  const text = seen.cells.find((cell) => squeeze(cell) !== '');
  if (text === undefined || lookOf(text) !== Look.text) return false;
  return isNumbered(text) || squeeze(text).length >= SENTENCE;
}

/** A row through the table's columns. */
export function seeThrough(grid: Grid, row: Row, columns: readonly Chosen[], top: number): Seen {
  const cells = columns.map((column) => textAt(row, column.at));
  const own = new Set(columns.map((column) => column.at));
  const outside = row.filled === 0 ? '' : (row.cells.find((cell, at) => squeeze(cell) !== '' && !own.has(at)) ?? '');
  const mergedDown = grid.merges(row.at).some((place) => place.top >= top && place.top < row.at && own.has(place.left));
  return { cells, outside, mergedDown };
}

/** Rows 計, 男, 女 belong together: what one of them is by its label, all are. The label may stand on any of them. */
export function groupSexes(rows: readonly Judged[], body: TableBody): Judged[] {
  const sexes = body.sexes;
  if (sexes === undefined) return [...rows];
  const result = [...rows];
  for (let from = 0; from < rows.length; from++) {
    if (sexOf(rows[from]!, sexes) === '' || rows[from]!.role === 'blank') continue;
    const seen = new Set([sexOf(rows[from]!, sexes)]);
    let to = from;
    while (to + 1 < rows.length && sexOf(rows[to + 1]!, sexes) !== '' && !seen.has(sexOf(rows[to + 1]!, sexes)))
      seen.add(sexOf(rows[++to]!, sexes));
    const role = roleOfGroup(rows.slice(from, to + 1), body);
    if (role) for (let index = from; index <= to; index++) result[index] = { ...rows[index]!, role };
    from = to;
  }
  return result;
}

function sexOf(one: Judged, sexes: number): string {
  return squeeze(one.seen.cells[sexes]!);
}

function roleOfGroup(group: readonly Judged[], body: TableBody): Role | undefined {
  const labels = group
    .flatMap((one) => body.keys.map((key) => one.seen.cells[key]!))
    .filter((label) => squeeze(label) !== '');
  if (labels.some(isComparison)) return 'comparison';
  const derived = labels.map(derivedOf).find((one) => one !== undefined);
  return derived === 'average' && body.measures ? undefined : derived;
}

const ASIDE: ReadonlySet<Role> = new Set<Role>(['blank', 'note', 'label', 'repeat', 'comparison']);

/** What follows the last record is notes, whatever it looked like by itself. */
export function cutTail<One extends Pick<Judged, 'seen' | 'role'>>(rows: readonly One[], body: TableBody): One[] {
  const result = [...rows];
  for (let index = rows.length - 1; index >= 0; index--) {
    const one = rows[index]!;
    const loose =
      one.role === 'record' &&
      !one.seen.mergedDown &&
      (isTailAside(body, one.seen.cells) ||
        isPageLine(body, one, rows[index - 1]) ||
        isNoteSign(one, result[index + 1]));
    if (!ASIDE.has(one.role) && !loose) break;
    if (
      one.role === 'blank' ||
      (one.role === 'repeat' && !isPage(one)) ||
      one.role === 'comparison' ||
      isName(body, one, rows[index - 1])
    )
      continue;
    result[index] = { ...one, role: 'note' };
  }
  return result;
}

/** 第1頁 by itself, which is as good as printed again on every page. */
function isPage({ seen }: Pick<Judged, 'seen'>): boolean {
  const text = seen.cells.join('');
  return /頁|page/i.test(text) && isPageNumber(text);
}

/** ※ by itself, over the note that it belongs to. */
function isNoteSign(one: Pick<Judged, 'seen'>, below: Pick<Judged, 'role'> | undefined): boolean {
  return below?.role === 'note' && /^[※＊*◎#]+$/.test(squeeze(one.seen.cells.join('')));
}

/** A short name without values right below a record (其他, 未詳), or one as theirs, says that something is missing: no note. */
function isName(body: TableBody, one: Pick<Judged, 'seen' | 'role'>, above: Pick<Judged, 'role'> | undefined): boolean {
  if (one.role !== 'label' || (above?.role !== 'record' && above?.role !== 'label')) return false;
  const position = one.seen.cells.findIndex((cell) => squeeze(cell) !== '');
  const text = squeeze(one.seen.cells[position] ?? '');
  return /^\p{Script=Han}{2,6}$/u.test(text) || (isPlainName(text) && kinship(body, position, text) !== undefined);
}
