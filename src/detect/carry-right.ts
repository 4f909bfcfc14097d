import { Look, squeeze } from './cell-look.ts';
import { type Grid, lookAt, type Row, textAt } from './grid.ts';
import { isHung, parentSpans } from './parent-spans.ts';

/** A label as it stands over one column: its text and the columns it spans; equal `id` means the same cell. */
export interface Label {
  readonly id: string;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The label stands in this column itself and was not carried here from the left. */
  readonly own: boolean;
  /** Another thing than what stands above it, not its second line. */
  readonly apart?: boolean;
}

/** The labels of one header row, column by column. */
export type Layer = (Label | undefined)[];

/** What is carried nowhere: rows of column numbers and units, and columns of words typed downwards. */
interface Fixed {
  readonly aside: ReadonlySet<number>;
  readonly stacked: ReadonlySet<number>;
}

/** A parent's label is carried over the blank cells to its right that have labels of their own below, within its own parent. */
export function carryRight(
  grid: Grid,
  rows: readonly Row[],
  above: readonly Layer[],
  layer: Layer,
  { aside, stacked }: Fixed,
): void {
  const depth = above.length;
  const related = (one: number, other: number) => above.every((upper) => upper[one]?.id === upper[other]?.id);
  const lower = rows.slice(depth + 1).filter((row) => !aside.has(row.at));
  const labelled = (column: number) => lower.some((row) => lookAt(row, column) !== Look.blank);
  const mergedDown = (column: number) =>
    grid
      .merges(rows[depth]!.at)
      .some((place) => place.bottom > place.top && place.left <= column && column <= place.right);
  const open = (column: number) => labelled(column) && !mergedDown(column) && !stacked.has(column);
  const placed = placeMiddles(rows[depth]!, lower, layer, { open, related });
  for (let left = 0; left < layer.length; left++) {
    const label = layer[left];
    if (!label || !open(left) || placed.has(left)) continue;
    let right = Math.max(left, label.right);
    const goesOn = (next: number) => next < layer.length && !layer[next] && open(next) && related(left, next);
    // A column that is blank in the whole header is a gap in print, and ends nothing.
    const isGap = (at: number) => at < layer.length && rows.every((row) => lookAt(row, at) === Look.blank);
    for (;;) {
      if (goesOn(right + 1)) right++;
      else if (isGap(right + 1) && goesOn(right + 2)) right += 2;
      else break;
    }
    for (let column = left; column <= right; column++) layer[column] = { ...label, right, own: column === left };
    left = right;
  }
}

interface Ties {
  open(column: number): boolean;
  related(one: number, other: number): boolean;
}

/** Puts labels that stand in the middle of their columns over all of them; the columns so filled. */
function placeMiddles(row: Row, lower: readonly Row[], layer: Layer, { open, related }: Ties): Set<number> {
  const placed = new Set<number>();
  const hangs = lower.length > 0 && lower.every((next) => isHung(row, next));
  const leafAt = (column: number) => {
    const next = lower.find((one) => lookAt(one, column) !== Look.blank);
    return next ? squeeze(textAt(next, column)) : '';
  };
  for (let left = 0; left < layer.length; left++) {
    if (!open(left)) continue;
    let right = left;
    while (right + 1 < layer.length && open(right + 1) && related(left, right + 1)) right++;
    const columns = Array.from({ length: right - left + 1 }, (_, at) => left + at);
    const leaves = columns.map(leafAt);
    const parents = columns.flatMap((column, at) => (layer[column] ? [at] : []));
    for (const span of parentSpans(leaves, parents, hangs)) {
      const label = layer[left + span.at]!;
      for (let column = left + span.left; column <= left + span.right; column++) {
        layer[column] = {
          ...label,
          left: left + span.left,
          right: left + span.right,
          own: column === left + span.left,
        };
        placed.add(column);
      }
    }
    left = right;
  }
  return placed;
}
