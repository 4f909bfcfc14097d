import type { Place } from '../model/place.ts';

/** How far labels reach in one column, where cells are merged with those below them. */
export interface MergedDown {
  /** The last row of the merge that begins at `row`; undefined: none does. */
  end(row: number): number | undefined;
  /** The row where the merge begins that `row` is a further row of; undefined: it is of none. */
  top(row: number): number | undefined;
}

/** The merges of a sheet as they lie in the column at `at`. */
export function mergedDown(merged: readonly Place[], at: number): MergedDown {
  const down = merged
    .filter((place) => place.bottom > place.top && place.left <= at && at <= place.right)
    .sort((a, b) => a.top - b.top);
  const ends = new Map(down.map((place) => [place.top, place.bottom]));
  return {
    end: (row) => ends.get(row),
    top(row) {
      let low = 0;
      let high = down.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (down[middle]!.top < row) low = middle + 1;
        else high = middle;
      }
      const place = down[low - 1];
      return place && row <= place.bottom ? place.top : undefined;
    },
  };
}
