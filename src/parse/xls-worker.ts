import { parentPort, workerData } from 'node:worker_threads';
import { type CellObject, read, type WorkSheet } from '@e965/xlsx';
import { Kind } from '../model/batch.ts';
import type { Place } from '../model/place.ts';
import { type Biff, type BiffSheet, readBiff } from './biff.ts';
import { numeric } from './xlsx-cell.ts';
import { type Arena, copyString } from './xml-text.ts';

/** The file, and the Workbook stream in it. */
export interface XlsTask {
  readonly file: Uint8Array;
  readonly stream: Uint8Array;
}

/** A sheet as it comes back: cell i stands in rows[i], columns[i], its text is bytes[ends[i - 1]..ends[i]). */
export interface XlsSheet {
  readonly name: string;
  /** Its place among the tabs. */
  readonly index: number;
  readonly hidden: boolean;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly centred: readonly Place[];
  readonly merged: readonly Place[];
  readonly rows: Uint32Array;
  readonly columns: Uint16Array;
  readonly ends: Uint32Array;
  readonly kinds: Uint8Array;
  readonly bytes: Uint8Array;
}

/** The sheets, or the names of those that the library lost. */
export type XlsAnswer = { readonly sheets: readonly XlsSheet[] } | { readonly lost: readonly string[] };

/** BErr of MS-XLS §2.5.10. */
const errors: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

if (parentPort) {
  const task: XlsTask = workerData;
  parentPort.postMessage(answer(task));
}

function answer({ file, stream }: XlsTask): XlsAnswer {
  const biff = readBiff(stream);
  const book = read(file, {
    type: 'array',
    dense: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    sheetStubs: false,
  });
  const wanted = biff.sheets.filter((sheet) => sheet.type === 0);
  // The library can leave out what it does not understand and say nothing.
  const lost = wanted.filter((sheet) => cellsOf(book.Sheets[sheet.name]) < sheet.cells).map((sheet) => sheet.name);
  if (lost.length > 0) return { lost };
  return { sheets: wanted.map((sheet) => carry(sheet, biff, book.Sheets[sheet.name]!)) };
}

/** The cells of a sheet in the order of rows, without those that hold nothing. */
function carry(sheet: BiffSheet, biff: Biff, grid: WorkSheet): XlsSheet {
  const data = rowsOf(grid);
  const count = cellsOf(grid);
  const rows = new Uint32Array(count);
  const columns = new Uint16Array(count);
  const ends = new Uint32Array(count);
  const kinds = new Uint8Array(count);
  const arena: Arena = { bytes: new Uint8Array(4096), used: 0 };
  let i = 0;
  for (let r = 0; r < data.length; r++) {
    const row = data[r] ?? [];
    for (let c = 0; c < row.length; c++) {
      const cell = row[c];
      if (!cell) continue;
      rows[i] = r;
      columns[i] = c;
      kinds[i] = write(arena, cell, sheet.shown.get(r * 256 + c) ?? 0, biff.from1904);
      ends[i++] = arena.used;
    }
  }
  const { name, hidden, hiddenRows, hiddenColumns, centred } = sheet;
  const merged = (grid['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  const index = biff.sheets.indexOf(sheet);
  const bytes = arena.bytes.slice(0, arena.used);
  return { name, index, hidden, hiddenRows, hiddenColumns, centred, merged, rows, columns, ends, kinds, bytes };
}

function rowsOf(grid: WorkSheet | undefined): readonly (readonly (CellObject | undefined)[] | undefined)[] {
  return grid?.['!data'] ?? [];
}

/** -1: there is no such sheet. */
function cellsOf(grid: WorkSheet | undefined): number {
  if (!grid) return -1;
  let count = 0;
  for (const row of rowsOf(grid)) if (row) for (const cell of row) if (cell) count++;
  return count;
}

function write(arena: Arena, cell: CellObject, how: number, from1904: boolean): number {
  if (cell.t === 'n') {
    const from = arena.used;
    copyString(arena, String(cell.v));
    return numeric(arena, from, how, from1904);
  }
  if (cell.t === 'b') {
    copyString(arena, cell.v ? 'TRUE' : 'FALSE');
    return Kind.boolean;
  }
  if (cell.t === 'e') {
    copyString(arena, errors[Number(cell.v)] ?? '#N/A');
    return Kind.error;
  }
  if (cell.v !== undefined) copyString(arena, String(cell.v));
  return Kind.text;
}
