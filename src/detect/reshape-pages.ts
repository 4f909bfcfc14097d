import type { Place } from '../model/place.ts';
import type { Hints, Sketch, Table, TableColumn } from '../model/table.ts';
import { detect } from './detect.ts';
import { headingKey } from './match.ts';

/** One of the pages that stand side by side on a sheet. */
export interface Page {
  /** The page's tables, found as if the sheet held nothing else; columns keep their numbers. */
  readonly tables: readonly Table[];
  /** First and last sheet column of the page. */
  readonly left: number;
  readonly right: number;
}

/** How many columns a page has, if the headings repeat from left to right: 2 for 里別, 人數, 里別, 人數. */
export function pageWidth(columns: readonly TableColumn[]): number | undefined {
  const keys = columns.map((column) => headingKey(column.title));
  for (let width = 2; width * 2 <= keys.length; width++) {
    if (keys.length % width !== 0 || keys[0] === '') continue;
    if (keys.every((key, at) => key === keys[at % width])) return width;
  }
  return undefined;
}

/** The pages of a table, from left to right; undefined: its headings do not repeat. */
export function pagesOf(sketch: Sketch, table: Table, hints: Hints): Page[] | undefined {
  const width = pageWidth(table.columns);
  if (width === undefined) return undefined;
  const lefts = table.columns.filter((_, at) => at % width === 0).map((column) => column.at);
  return lefts.map((left, page) => {
    const right = (lefts[page + 1] ?? sketch.width) - 1;
    return { tables: detect(only(sketch, left, right), hints), left, right };
  });
}

/** The sketch with nothing but the columns from `left` to `right`. */
function only(sketch: Sketch, left: number, right: number): Sketch {
  const inside = (at: number) => at >= left && at <= right;
  const clipped = (places: readonly Place[]) =>
    places
      .filter((place) => place.right >= left && place.left <= right)
      .map((place) => ({ ...place, left: Math.max(place.left, left), right: Math.min(place.right, right) }));
  const { layout } = sketch;
  return {
    ...sketch,
    width: Math.min(sketch.width, right + 1),
    rows: sketch.rows.map((row) => ({
      ...row,
      cells: row.cells.slice(0, right + 1).map((cell, at) => (inside(at) ? cell : '')),
      ...(row.kinds && { kinds: row.kinds.slice(0, right + 1).map((kind, at) => (inside(at) ? kind : 0)) }),
    })),
    layout: {
      ...layout,
      merged: clipped(layout.merged),
      centred: clipped(layout.centred),
      hiddenColumns: layout.hiddenColumns.filter(inside),
    },
  };
}
