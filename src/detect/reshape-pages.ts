import type { Hints, Sketch, Table, TableColumn } from '../model/table.ts';
import { sideOf } from './beside.ts';
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
    return { tables: detect(sideOf(sketch, { left, right }), hints), left, right };
  });
}
