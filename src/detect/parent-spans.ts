import { Look, squeeze } from './cell-look.ts';
import { filledColumns, type Grid, lookAt, type Row, textAt } from './grid.ts';

/** The columns that a parent stands over, though its text is in one of the middle ones. */
export interface ParentSpan {
  readonly at: number;
  readonly left: number;
  readonly right: number;
}

const SUM = /^(?:計|小計|合計)$/;
const WIDEST = 12;

/**
 * Spans of parents that were typed in the middle of what they stand over, without a merge: `,,出生,,,死亡,` over `計,男,女,計,男,女`. `leaves` has the
 * labels right below in the columns of one run, '' elsewhere; `parents` are the columns of the upper labels in it; `hangs`: labels without parents stand
 * in the upper row, so that one in the lower row has a parent. None where the parents stand over their first column, or nothing tells.
 */
export function parentSpans(leaves: readonly string[], parents: readonly number[], hangs: boolean): ParentSpan[] {
  const [first] = parents;
  if (first === undefined) return [];
  const from = leaves.findIndex((leaf) => leaf !== '');
  const to = leaves.findLastIndex((leaf) => leaf !== '');
  if (first <= from) return [];
  if (parents.length === 1) return loneSpan(leaves, first, from, to, hangs);
  return cycleSpans(leaves, parents, from, to) ?? centredSpans(parents, from, to, hangs) ?? [];
}

/** 計, 男, 女 around it; or all of the run, if it is in its middle and each of the run needs a parent. */
function loneSpan(leaves: readonly string[], at: number, from: number, to: number, hangs: boolean): ParentSpan[] {
  if (at - 1 >= from && areSexes(leaves.slice(at - 1, at + 2))) return [{ at, left: at - 1, right: at + 1 }];
  return hangs && Math.abs(at - from - (to - at)) <= 1 && to - from <= WIDEST ? [{ at, left: from, right: to }] : [];
}

function areSexes([sum = '', men = '', women = '']: readonly string[]): boolean {
  return SUM.test(sum) && /^男/.test(men) && /^女/.test(women);
}

/** Whether 計, 男, 女 stand below the cell, the first or the middle one right under it. */
export function isOverSexes(grid: Grid, index: number, column: number): boolean {
  const below = grid.rows.slice(index + 1, index + 3).find((row) => lookAt(row, column) !== Look.blank);
  if (!below) return false;
  return [column - 1, column].some((left) =>
    areSexes([left, left + 1, left + 2].map((at) => squeeze(textAt(below, at)))),
  );
}

/** The same labels come again as often as there are parents, each at the same place inside its own. */
function cycleSpans(
  leaves: readonly string[],
  parents: readonly number[],
  from: number,
  to: number,
): ParentSpan[] | undefined {
  const size = parents[1]! - parents[0]!;
  if (parents.some((at, index) => at !== parents[0]! + index * size)) return undefined;
  for (let before = 0; before < size; before++) {
    const left = parents[0]! - before;
    const right = left + parents.length * size - 1;
    if (left < from || right > to || !isCycle(leaves.slice(left, right + 1), size)) continue;
    if (before === 0) return [];
    return parents.map((at) => ({ at, left: at - before, right: at - before + size - 1 }));
  }
  return undefined;
}

/** How many labels come before they begin again; undefined: they do not, or not a whole number of times. */
export function cycleOf(labels: readonly string[]): number | undefined {
  for (let size = 2; size * 2 <= labels.length; size++)
    if (labels.length % size === 0 && isCycle(labels, size)) return size;
  return undefined;
}

function isCycle(labels: readonly string[], size: number): boolean {
  return (
    size >= 2 &&
    new Set(labels.slice(0, size)).size === size &&
    labels.every((label, at) => label === labels[at % size])
  );
}

/** Runs side by side, each with its parent in the very middle, that fill the whole. */
function centredSpans(parents: readonly number[], from: number, to: number, hangs: boolean): ParentSpan[] | undefined {
  if (!hangs) return undefined;
  const spans: ParentSpan[] = [];
  let left = from;
  for (const at of parents) {
    const right = at + (at - left);
    spans.push({ at, left, right });
    left = right + 1;
  }
  return left === to + 1 && spans.every((span) => span.left <= span.at) ? spans : undefined;
}

/** Whether labels without parents stand in the upper of two rows: what begins the table does. */
export function isHung(upper: Row, lower: Row): boolean {
  const first = Math.min(...filledColumns(upper), ...filledColumns(lower));
  return lookAt(upper, first) !== Look.blank && lookAt(lower, first) === Look.blank;
}

/**
 * Columns with a blank above their label, left of a parent that no merge bounds, where labels without parents stand in the upper row: whether the parent
 * stands over them too is a guess, unless labels that come again tell.
 */
export function orphans(
  grid: Grid,
  header: readonly number[],
  headings: readonly { readonly levels: readonly string[] }[],
): number[] {
  const found: number[] = [];
  const levels = (column: number) => headings[column]?.levels.length ?? 0;
  for (let depth = 0; depth + 1 < header.length; depth++) {
    const [upper, lower] = [grid.rows[header[depth]!]!, grid.rows[header[depth + 1]!]!];
    if (!isHung(upper, lower) || grid.merges(upper.at).some((place) => place.right > place.left)) continue;
    const parents = filledColumns(upper).filter((column) => lookAt(lower, column) !== Look.blank).length;
    for (const column of filledColumns(lower)) {
      if (lookAt(upper, column) !== Look.blank || lookAt(upper, column + 1) === Look.blank) continue;
      const guessed = parents === 1 && !SUM.test(squeeze(textAt(lower, column)));
      if (levels(column + 1) > 1 && (levels(column) === 1 || guessed)) found.push(column);
    }
  }
  return found;
}
