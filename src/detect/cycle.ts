import { squeeze } from './cell-look.ts';

/** The rows of one group tell the same things about it: 收件, 結案, 未結. */
export interface Cycle {
  /** Position of the column whose labels come again, group by group. */
  readonly at: number;
  /** What it says in the first row of each group, as it is written. */
  readonly opens: string;
  /** Rows of a group. */
  readonly length: number;
}

/** A year of months is the longest thing that groups repeat. */
const MOST_ROWS = 13;
const FEWEST_GROUPS = 3;
const WHOLE = 0.9;

/**
 * The first key column, after another, in which the same labels come again in the same order, once for each name in the column before it. Names may
 * stand on every row of their group or on one of them.
 */
export function cycleOf(columns: readonly (readonly string[])[]): Cycle | undefined {
  for (let at = 1; at < columns.length; at++) {
    const found = cycleIn(columns[at]!, at, columns.slice(0, at));
    if (found) return found;
  }
  return undefined;
}

function cycleIn(labels: readonly string[], at: number, before: readonly (readonly string[])[]): Cycle | undefined {
  const texts = labels.map(squeeze);
  const first = texts.findIndex((text) => text !== '');
  const length = first < 0 ? -1 : texts.indexOf(texts[first]!, first + 1) - first;
  if (length < 2 || length > MOST_ROWS) return undefined;
  const own = texts.slice(first, first + length);
  if (new Set(own).size < length || own.includes('')) return undefined;
  const starts = texts.flatMap((text, row) => (text === own[0] ? [row] : []));
  const whole = starts.filter((row) => own.every((label, index) => texts[row + index] === label));
  const rows = texts.filter((text) => text !== '').length;
  if (whole.length < FEWEST_GROUPS || whole.length * length < rows * WHOLE) return undefined;
  const named = before.some((names) => isNamed(names, whole, length));
  return named ? { at, opens: labels[first]!, length } : undefined;
}

/** Whether each group has one name, another than the group before it. */
function isNamed(names: readonly string[], groups: readonly number[], length: number): boolean {
  let last = '';
  let good = 0;
  for (const row of groups) {
    const own = new Set(names.slice(row, row + length).flatMap((name) => squeeze(name) || []));
    const [name] = own;
    if (own.size === 1 && name !== last) good++;
    last = name ?? '';
  }
  return good >= groups.length * WHOLE;
}
