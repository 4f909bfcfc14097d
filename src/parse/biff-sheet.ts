import type { Batch } from '../model/batch.ts';
import type { Layout } from '../model/sheet.ts';
import { type CellReader, endFormula, isCell, readAfter, readCells } from './biff-cell.ts';
import { layoutOf, noteLooks, startLooks } from './biff-layout.ts';
import { advance, END, load, need, type Records, WAIT } from './biff-records.ts';
import { startText } from './biff-text.ts';
import type { BiffWorkbook } from './biff-workbook.ts';
import { blank, commit, fits, full, type Grid, renew, startGrid } from './grid.ts';

/** Reads the rows of a sheet whose cells come in the order of rows (MS-XLS §2.1.7.20.5); `learnt` gets its layout when all of it has passed. */
export async function* readSheet(
  records: Records,
  workbook: BiffWorkbook,
  learnt: (layout: Layout) => void,
): AsyncGenerator<Batch> {
  const grid = startGrid();
  const reader = startReader(records, workbook, grid);
  let row = -1;
  let widest = 0;
  for (let state = advance(records); ; state = advance(records)) {
    if (state === WAIT) {
      await load(records);
      continue;
    }
    const cell = state !== END && isCell(records.type);
    if (state !== END && !cell) {
      readAfter(reader);
      noteLooks(reader.looks, records);
      continue;
    }
    endFormula(reader);
    const next = cell ? rowOf(records) : -1;
    if (next !== row) {
      if (grid.width > 0) {
        if (!fits(grid)) {
          const { batch, carried } = full(grid);
          yield batch;
          renew(grid, carried);
        }
        commit(grid, row);
        widest = Math.max(widest, grid.width);
        blank(grid);
      }
      row = next;
    }
    if (!cell) break;
    readCells(reader);
  }
  if (grid.batch.length > 0) yield grid.batch;
  learnt(layoutOf(reader.looks, widest));
}

function startReader(records: Records, workbook: BiffWorkbook, grid: Grid): CellReader {
  return {
    records,
    workbook,
    grid,
    looks: startLooks(),
    text: startText(),
    textColumn: -1,
    textFrom: 0,
    formulaColumn: -1,
  };
}

/** The row of a cell record. */
export function rowOf(records: Records): number {
  need(records, 2);
  return records.view.getUint16(records.at, true);
}
