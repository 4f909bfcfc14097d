import { Kind } from '../model/batch.ts';
import { type Looks, noteCentred } from './biff-layout.ts';
import { rkNumber, writeNumber } from './biff-number.ts';
import { broken, CONTINUE, need, type Records } from './biff-records.ts';
import { beginText, isWhole, readText, resume, type TextReader } from './biff-text.ts';
import type { BiffWorkbook } from './biff-workbook.ts';
import { damaged } from './faults.ts';
import { type Grid, put } from './grid.ts';
import { copyBytes, copyString } from './xml-text.ts';

/** What cells are read with and into. */
export interface CellReader {
  readonly records: Records;
  readonly workbook: BiffWorkbook;
  readonly grid: Grid;
  readonly looks: Looks;
  readonly text: TextReader;
  /** Where the text that CONTINUE goes on with belongs; -1: none is open. */
  textColumn: number;
  textFrom: number;
  /** The formula whose text the next STRING record holds; -1: none. */
  formulaColumn: number;
}

export const FORMULA = 0x06;
const FORMULA_3 = 0x206;
const FORMULA_4 = 0x406;
const LABELSST = 0xfd;
const LABEL = 0x204;
const RSTRING = 0xd6;
const NUMBER = 0x203;
const RK = 0x27e;
const MULRK = 0xbd;
const BOOLERR = 0x205;
const BLANK = 0x201;
const MULBLANK = 0xbe;
const STRING = 0x207;

const COLUMNS = 256;

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

/** Whether a record is a cell or some: it begins with row and column then. */
export function isCell(type: number): boolean {
  switch (type) {
    case LABELSST:
    case NUMBER:
    case RK:
    case MULRK:
    case BLANK:
    case MULBLANK:
    case FORMULA:
    case FORMULA_3:
    case FORMULA_4:
    case LABEL:
    case RSTRING:
    case BOOLERR:
      return true;
    default:
      return false;
  }
}

/** Puts the cells of a cell record into the row. */
export function readCells(reader: CellReader): void {
  const { records } = reader;
  const { view, at, type, length } = records;
  need(records, 6);
  if (type === MULRK || type === MULBLANK) {
    const step = type === MULRK ? 6 : 2;
    const column = view.getUint16(at + 2, true);
    for (let i = 0, from = at + 4; from + step <= at + length - 2; i++, from += step)
      readMany(reader, column + i, from);
  } else readOne(reader);
}

function readMany(reader: CellReader, column: number, from: number): void {
  const { records, grid } = reader;
  const blank = records.type === MULBLANK;
  const style = place(reader, column, records.view.getUint16(from, true), blank);
  if (blank) return;
  const start = grid.batch.used;
  put(grid, column, start, writeStored(reader, rkNumber(records.view, from + 2), style));
}

function readOne(reader: CellReader): void {
  const { records, grid } = reader;
  const { view, at, type } = records;
  const column = view.getUint16(at + 2, true);
  const how = place(reader, column, view.getUint16(at + 4, true), type === BLANK);
  const from = grid.batch.used;
  switch (type) {
    case LABELSST:
      need(records, 10);
      put(grid, column, from, copyShared(reader, view.getUint32(at + 6, true)));
      break;
    case RK:
      need(records, 10);
      put(grid, column, from, writeStored(reader, rkNumber(view, at + 6), how));
      break;
    case NUMBER:
      need(records, 14);
      put(grid, column, from, writeStored(reader, view.getFloat64(at + 6, true), how));
      break;
    case BOOLERR:
      need(records, 8);
      put(grid, column, from, writeFlag(reader, view.getUint8(at + 6), view.getUint8(at + 7) !== 0));
      break;
    case LABEL:
    case RSTRING:
      startLabel(reader, column, at + 6);
      break;
    case BLANK:
      break;
    default:
      readFormula(reader, column, how);
  }
}

/** Notes how the cell is set, and gives how its number is shown. */
function place(reader: CellReader, column: number, xf: number, blank: boolean): number {
  const { records, looks, workbook, grid } = reader;
  if (column >= COLUMNS) {
    throw damaged(records.part, { zh: '的儲存格位址超出範圍', en: 'has a cell outside of the sheet' });
  }
  // Some writers put a cell down again to change it, and Excel shows the last one.
  if (column < grid.width) grid.ends[column] = grid.starts[column] = 0;
  const { centred, shown } = workbook.styles;
  const across = centred[xf] === true;
  if (across || looks.row >= 0) noteCentred(looks, records.view.getUint16(records.at, true), column, across, blank);
  return shown[xf] ?? 0;
}

/** A formula keeps what it came to: a number, or a mark in its place (MS-XLS §2.5.133). */
function readFormula(reader: CellReader, column: number, how: number): void {
  const { records, grid } = reader;
  const { view, at } = records;
  need(records, 14);
  const from = grid.batch.used;
  if (view.getUint16(at + 12, true) !== 0xffff) {
    put(grid, column, from, writeStored(reader, view.getFloat64(at + 6, true), how));
    return;
  }
  const mark = view.getUint8(at + 6);
  if (mark === 0) reader.formulaColumn = column;
  else if (mark === 1 || mark === 2) put(grid, column, from, writeFlag(reader, view.getUint8(at + 8), mark === 2));
}

/** What comes after a cell and belongs to it: a formula's text, and what did not fit into one record. */
export function readAfter(reader: CellReader): void {
  const { records, grid, text } = reader;
  const { type, bytes, at, length } = records;
  if (type === CONTINUE) {
    if (reader.textColumn < 0) return;
    readText(text, grid.batch, bytes, resume(text, bytes, at, at + length), at + length);
    endLabel(reader);
    return;
  }
  if (reader.textColumn >= 0) throw broken(records);
  if (type !== STRING || reader.formulaColumn < 0) return;
  const column = reader.formulaColumn;
  reader.formulaColumn = -1;
  startLabel(reader, column, at);
}

/** A formula that came to a text, which the file does not hold. */
export function endFormula(reader: CellReader): void {
  const { grid } = reader;
  if (reader.textColumn >= 0) throw broken(reader.records);
  if (reader.formulaColumn >= 0) put(grid, reader.formulaColumn, grid.batch.used, Kind.uncounted);
  reader.formulaColumn = -1;
}

/** A text with its length in two bytes before it. */
function startLabel(reader: CellReader, column: number, from: number): void {
  const { records, grid, text, workbook } = reader;
  const to = records.at + records.length;
  reader.textFrom = grid.batch.used;
  if (workbook.version === 8) {
    beginText(text);
    reader.textColumn = column;
    readText(text, grid.batch, records.bytes, from, to);
    endLabel(reader);
    return;
  }
  if (from + 2 > to) throw broken(records);
  const end = from + 2 + records.view.getUint16(from, true);
  if (end > to) throw broken(records);
  workbook.byteText(grid.batch, records.bytes, from + 2, end);
  put(grid, column, reader.textFrom, Kind.text);
}

function endLabel(reader: CellReader): void {
  if (!isWhole(reader.text)) return;
  put(reader.grid, reader.textColumn, reader.textFrom, Kind.text);
  reader.textColumn = -1;
}

function writeStored({ grid, workbook }: CellReader, value: number, how: number): number {
  return writeNumber(grid.batch, value, how, workbook.from1904, workbook.styles.patterns);
}

function writeFlag({ grid }: CellReader, value: number, error: boolean): number {
  copyString(grid.batch, error ? (errors[value] ?? '#N/A') : value ? 'TRUE' : 'FALSE');
  return error ? Kind.error : Kind.boolean;
}

/** A number beyond the table of strings stays, as an error. */
function copyShared({ grid, workbook }: CellReader, index: number): number {
  const { strings } = workbook;
  if (index >= strings.count) {
    copyString(grid.batch, String(index));
    return Kind.error;
  }
  copyBytes(grid.batch, strings.bytes, index === 0 ? 0 : strings.ends[index - 1]!, strings.ends[index]!);
  return Kind.text;
}
