import type { Batch } from '../model/batch.ts';
import { PLAIN, type Sheet } from '../model/sheet.ts';
import type { Geometries } from './geometry.ts';
import { blank, commit, fits, full, type Grid, put, renew, startGrid } from './grid.ts';
import { chosenLists, isPositions, listsOf, type RecordList } from './record-lists.ts';
import { tableOf } from './record-table.ts';
import { startRecords } from './record-walk.ts';
import { copyShapes, type ShapeTree } from './shape.ts';
import type { StartReader } from './walk.ts';
import { copyString } from './xml-text.ts';

/** A file of records that has been looked through once. */
export interface Records {
  readonly part: string;
  readonly tree: ShapeTree;
  readonly repeats: boolean;
  readonly geometries: Geometries;
  readonly geographic: boolean;
  readonly start: StartReader;
  /** The file once more, as UTF-8. */
  pieces(): AsyncIterable<Uint8Array>;
}

/** One list of a file as a sheet: row 1 holds the names, and record n stands in row n + 1. Rows without names begin in row 1. */
export function recordSheet(records: Records, list: RecordList, name: string, index: number): Sheet {
  const named = !isPositions(list.shape);
  return {
    name,
    index,
    hidden: false,
    text: true,
    records: named,
    batches: () => batches(records, list),
    layout: () => PLAIN,
  };
}

async function* batches(records: Records, wanted: RecordList): AsyncGenerator<Batch> {
  const { repeats, geometries, geographic, part } = records;
  const tree = copyShapes(records.tree);
  const lists = listsOf(tree, repeats);
  const list = [...chosenLists(lists), ...lists].find((one) => one.path === wanted.path && same(one, wanted))!;
  const { titles, width } = tableOf(list, { repeats, ...(geographic && { geometries }) });
  const walk = startRecords(tree, { part, repeats, geometries });
  const reader = records.start(walk);
  const grid = startGrid();
  widen(grid, width);
  let row = 0;
  if (titles.length > 0) {
    titles.forEach((title, column) => {
      const from = grid.batch.used;
      copyString(grid.batch, title);
      put(grid, column, from, 0);
    });
    grid.width = width;
    commit(grid, row++);
    blank(grid);
  }
  const drain = function* (ready: number): Generator<Batch> {
    for (let i = 0; i < ready; i++) {
      const cells = walk.take(i, grid);
      grid.width = titles.length > 0 ? width : Math.max(cells, grid.width);
      if (!fits(grid)) {
        const { batch, carried } = full(grid);
        yield textOnly(batch);
        renew(grid, carried);
      }
      commit(grid, row++);
      blank(grid);
    }
    walk.clear();
  };
  for await (const piece of records.pieces()) {
    reader.feed(piece);
    while (reader.step()) {
      const ready = walk.ready(false);
      if (ready > 0) yield* drain(ready);
    }
  }
  reader.end();
  while (reader.step());
  reader.finish();
  yield* drain(walk.ready(true));
  if (grid.batch.length > 0) yield textOnly(grid.batch);
}

function same(one: RecordList, other: RecordList): boolean {
  return one.above.length === other.above.length && one.count === other.count;
}

/** A file of records says what a cell is only by its text, like any text file. */
function textOnly(batch: Batch): Batch {
  return { ...batch, columns: batch.columns.map(({ at, starts, ends }) => ({ at, starts, ends })) };
}

/** Room for a whole row from the start: all rows are as wide as the first. */
function widen(grid: Grid, width: number): void {
  if (grid.starts.length >= width) return;
  grid.starts = new Uint32Array(width);
  grid.ends = new Uint32Array(width);
  grid.kinds = new Uint8Array(width);
}
