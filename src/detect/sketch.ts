import { type Batch, cellText } from '../model/batch.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Sketch, SketchRow } from '../model/table.ts';

const HEAD = 3000;
/** Rows of a sketch's tail, where a spreadsheet is longer than the sketch. */
export const TAIL_ROWS = 300;

/** Reads as much of a sheet as detection needs: the head of delimited text, head and tail of a spreadsheet. */
export async function sketch(sheet: Sheet): Promise<Sketch> {
  const head: SketchRow[] = [];
  const tail: SketchRow[] = [];
  let seen = 0;
  let width = 0;
  for await (const batch of sheet.batches()) {
    const wanted = sheet.text ? Math.min(batch.length, HEAD - head.length + 1) : batch.length;
    // Of a batch that lies wholly in the middle only the last rows can still matter.
    const skip = seen >= HEAD ? Math.max(0, wanted - TAIL_ROWS) : 0;
    for (let row = skip; row < wanted; row++) {
      if (seen + row >= HEAD && sheet.text) break;
      const made = rowOf(batch, row);
      width = Math.max(width, made.cells.length);
      if (head.length < HEAD) head.push(made);
      else tail.push(made);
    }
    if (tail.length > TAIL_ROWS * 4) tail.splice(0, tail.length - TAIL_ROWS);
    seen += sheet.text ? wanted : batch.length;
    if (sheet.text && seen > HEAD) break;
  }
  if (tail.length > TAIL_ROWS) tail.splice(0, tail.length - TAIL_ROWS);
  const rows = [...head, ...tail];
  return {
    sheet: sheet.name,
    index: sheet.index,
    hidden: sheet.hidden,
    text: sheet.text,
    rows,
    complete: seen <= rows.length,
    width,
    layout: sheet.layout(),
  };
}

function rowOf(batch: Batch, row: number): SketchRow {
  const cells: string[] = [];
  const kinds: number[] = [];
  const width = Math.min(batch.widths[row]!, batch.columns.length);
  let typed = false;
  for (let at = 0; at < width; at++) {
    const column = batch.columns[at]!;
    cells.push(cellText(batch, column, row));
    kinds.push(column.kinds?.[row] ?? 0);
    if (column.kinds) typed = true;
  }
  if (!typed) return { at: batch.rows[row]!, cells };
  while (cells.at(-1) === '') {
    cells.pop();
    kinds.pop();
  }
  return { at: batch.rows[row]!, cells, kinds };
}
