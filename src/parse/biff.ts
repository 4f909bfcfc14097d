import type { Place } from '../model/place.ts';
import { builtIn, Shown, shown } from './number-format.ts';

/** What the reading library does not say about a BIFF8 workbook (MS-XLS): order, hiding, formats, centring. */
export interface Biff {
  /** 0x0600 is BIFF8, Excel 97 and later. */
  readonly version: number;
  readonly encrypted: boolean;
  readonly from1904: boolean;
  readonly sheets: readonly BiffSheet[];
}

export interface BiffSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** 0 is a worksheet; charts and macro sheets are others. */
  readonly type: number;
  readonly hiddenRows: number[];
  readonly hiddenColumns: number[];
  readonly centred: Place[];
  /** `Shown` of the cells that are not plain numbers, by row * 256 + column. */
  readonly shown: Map<number, number>;
  /** Cells that hold something, as records: what the library must come to as well. */
  cells: number;
}

interface Formats {
  readonly xfs: { readonly format: number; readonly centred: boolean }[];
  readonly own: Map<number, number>;
}

interface Record {
  readonly type: number;
  readonly at: number;
  readonly length: number;
}

const BOF = 0x809;
const EOF = 0xa;
const CENTRED = 6;
/** Records of one cell: row, column, style. */
const cells = new Set([0x06, 0xfd, 0x204, 0xd6, 0x203, 0x27e, 0x205, 0x201]);
const BLANK = 0x201;
const MULBLANK = 0xbe;
const MULRK = 0xbd;

/** Walks through the records of the Workbook stream. Throws RangeError where the stream breaks off. */
export function readBiff(stream: Uint8Array): Biff {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const formats: Formats = { xfs: [], own: new Map() };
  const found: { name: string; hidden: boolean; type: number; position: number }[] = [];
  let encrypted = false;
  let from1904 = false;
  const version = view.byteLength >= 6 && view.getUint16(0, true) === BOF ? view.getUint16(4, true) : 0;
  for (const { type, at, length } of records(view, 0)) {
    if (type === 0x2f) encrypted = true;
    // Everything after FILEPASS is encrypted, the positions of sheets are not, the names are.
    if (encrypted || version < 0x600) break;
    if (type === 0x22) from1904 = view.getUint16(at, true) === 1;
    else if (type === 0xe0) {
      formats.xfs.push({ format: view.getUint16(at + 2, true), centred: (view.getUint8(at + 6) & 7) === CENTRED });
    } else if (type === 0x41e) formats.own.set(view.getUint16(at, true), shown(text(view, at + 2, 2)));
    else if (type === 0x85 && length >= 8) {
      const position = view.getUint32(at, true);
      const hidden = (view.getUint8(at + 4) & 3) !== 0;
      found.push({ name: text(view, at + 6, 1), hidden, type: view.getUint8(at + 5), position });
    }
  }
  return { version, encrypted, from1904, sheets: found.map((sheet) => readSheet(view, sheet, formats)) };
}

function readSheet(
  view: DataView,
  found: { name: string; hidden: boolean; type: number; position: number },
  formats: Formats,
): BiffSheet {
  const { name, hidden, type } = found;
  const sheet: BiffSheet = {
    name,
    hidden,
    type,
    hiddenRows: [],
    hiddenColumns: [],
    centred: [],
    shown: new Map(),
    cells: 0,
  };
  if (type !== 0) return sheet;
  const run = { row: -1, left: 0, right: 0 };
  for (const record of records(view, found.position)) {
    const { at } = record;
    if (record.type === 0x208 && view.getUint8(at + 12) & 0x20) sheet.hiddenRows.push(view.getUint16(at, true));
    else if (record.type === 0x7d && view.getUint8(at + 8) & 1) {
      const last = Math.min(255, view.getUint16(at + 2, true));
      for (let column = view.getUint16(at, true); column <= last; column++) sheet.hiddenColumns.push(column);
    } else eachCell(view, record, (row, column, xf, blank) => note(sheet, formats, run, row, column, xf, blank));
  }
  endRun(sheet, run);
  return sheet;
}

/** Notes what a cell's style says. A cell centred across reaches over the blank cells of such a style that follow it. */
function note(
  sheet: BiffSheet,
  formats: Formats,
  run: { row: number; left: number; right: number },
  row: number,
  column: number,
  xf: number,
  blank: boolean,
): void {
  if (!blank) sheet.cells++;
  const style = formats.xfs[xf];
  if (!style) return;
  const how = formats.own.get(style.format) ?? builtIn(style.format);
  if (!blank && how !== Shown.number) sheet.shown.set(row * 256 + column, how);
  if (blank && style.centred && run.row === row && run.right + 1 === column) {
    run.right = column;
    return;
  }
  endRun(sheet, run);
  if (!blank && style.centred) Object.assign(run, { row, left: column, right: column });
}

function endRun(sheet: BiffSheet, run: { row: number; left: number; right: number }): void {
  if (run.row >= 0 && run.right > run.left) {
    sheet.centred.push({ top: run.row, left: run.left, bottom: run.row, right: run.right });
  }
  run.row = -1;
}

function eachCell(
  view: DataView,
  { type, at, length }: Record,
  tell: (row: number, column: number, xf: number, blank: boolean) => void,
): void {
  const several = type === MULBLANK || type === MULRK;
  if (length < 6 || (!several && !cells.has(type))) return;
  const row = view.getUint16(at, true);
  const column = view.getUint16(at + 2, true);
  if (!several) {
    tell(row, column, view.getUint16(at + 4, true), type === BLANK);
    return;
  }
  const step = type === MULRK ? 6 : 2;
  for (let i = 0; 4 + (i + 1) * step <= length - 2; i++) {
    tell(row, column + i, view.getUint16(at + 4 + i * step, true), type === MULBLANK);
  }
}

/** The records from `start` to the end of its substream; substreams inside it (charts) are passed over. */
function* records(view: DataView, start: number): Generator<Record> {
  let depth = 0;
  for (let at = start; at + 4 <= view.byteLength; ) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > view.byteLength) throw new RangeError(`record ${type} at ${at}`);
    if (type === BOF) depth++;
    else if (type === EOF && --depth <= 0) return;
    else if (depth === 1) yield { type, at: at + 4, length };
    at += 4 + length;
  }
}

/** A string with its length in one or two bytes before it, then whether it is UTF-16 (MS-XLS §2.5.240, §2.5.294). */
function text(view: DataView, at: number, lengthBytes: 1 | 2): string {
  const length = lengthBytes === 1 ? view.getUint8(at) : view.getUint16(at, true);
  const wide = (view.getUint8(at + lengthBytes) & 1) === 1;
  let read = '';
  for (let i = 0; i < length; i++) {
    const from = at + lengthBytes + 1;
    read += String.fromCharCode(wide ? view.getUint16(from + i * 2, true) : view.getUint8(from + i));
  }
  return read;
}
