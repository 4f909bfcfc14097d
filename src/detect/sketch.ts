import type { Batch, Column } from '../model/batch.ts';
import { Fault } from '../model/fault.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Sketch, SketchRow } from '../model/table.ts';

const HEAD = 3000;
/** Rows of a sketch's tail, where a spreadsheet is longer than the sketch. */
export const TAIL_ROWS = 300;

/** No heading, note or number is longer; of a longer text this much, and a mark that it goes on. */
const LONGEST = 4000;
/** Neither head nor tail weighs more: rows of a megabyte each, or of 16,384 cells, are not taken in by the thousand. */
const ENOUGH = 16 * 2 ** 20;
const CELL = 4;
/** No spreadsheet program has more columns. */
const COLUMNS = 16_384;

/** Reads as much of a sheet as detection needs: the head of delimited text, head and tail of a spreadsheet. */
export async function sketch(sheet: Sheet): Promise<Sketch> {
  const head: SketchRow[] = [];
  const tail: SketchRow[] = [];
  let most = HEAD;
  let weight = 0;
  let seen = 0;
  let width = 0;
  for await (const batch of sheet.batches()) {
    const wanted = sheet.text ? Math.min(batch.length, most - head.length + 1) : batch.length;
    // Of a batch that lies wholly in the middle only the last rows can still matter.
    const skip = seen >= most ? Math.max(0, wanted - TAIL_ROWS) : 0;
    for (let row = skip; row < wanted; row++) {
      if (seen + row >= most && sheet.text) break;
      if (batch.widths[row]! > COLUMNS) throw tooWide(batch.rows[row]!, batch.widths[row]!);
      const made = rowOf(batch, row);
      width = Math.max(width, made.cells.length);
      weight += weightOf(made);
      if (head.length < most) {
        head.push(made);
        if (weight > ENOUGH) most = head.length;
        if (head.length === most) weight = 0;
      } else {
        tail.push(made);
        if (weight > ENOUGH) weight = drop(tail, tail.length >> 1);
      }
    }
    if (tail.length > TAIL_ROWS * 4) weight = drop(tail, tail.length - TAIL_ROWS);
    seen += sheet.text ? wanted : batch.length;
    if (sheet.text && seen > most) break;
  }
  if (tail.length > TAIL_ROWS) tail.splice(0, tail.length - TAIL_ROWS);
  const rows = [...head, ...tail];
  return {
    sheet: sheet.name,
    index: sheet.index,
    hidden: sheet.hidden,
    text: sheet.text,
    ...(sheet.records && { records: true }),
    rows,
    complete: seen <= rows.length,
    width,
    layout: sheet.layout(),
  };
}

function tooWide(row: number, cells: number): Fault {
  return new Fault('file-not-a-table', {
    zh: `第 ${row + 1} 列有 ${cells} 格，超過試算表的上限 ${COLUMNS} 欄；多半是少了換行，或不是以分隔符號分欄的資料。請確認檔案內容，一筆一列。`,
    en: `Row ${row + 1} has ${cells} cells, more than the ${COLUMNS} columns that any spreadsheet holds: line ends may be missing, or it is no delimited text. Write one record a line.`,
  });
}

function weightOf(row: SketchRow): number {
  return row.cells.reduce((sum, cell) => sum + cell.length + CELL, 0);
}

/** Forgets the first rows, and weighs the others. */
function drop(rows: SketchRow[], count: number): number {
  rows.splice(0, count);
  return rows.reduce((sum, row) => sum + weightOf(row), 0);
}

function rowOf(batch: Batch, row: number): SketchRow {
  const cells: string[] = [];
  const kinds: number[] = [];
  const width = Math.min(batch.widths[row]!, batch.columns.length);
  let typed = false;
  for (let at = 0; at < width; at++) {
    const column = batch.columns[at]!;
    cells.push(startOf(batch, column, row));
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

const decoder = new TextDecoder();

/** A cell as a string, as far as detection looks at it. */
function startOf(batch: Batch, column: Column, row: number): string {
  const from = column.starts[row]!;
  const to = column.ends[row]!;
  if (from === to) return '';
  // A character has at most three bytes for each of its places in a string.
  const text = decoder.decode(batch.bytes.subarray(from, Math.min(to, from + LONGEST * 3 + 3)));
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`;
}
