import { type Batch, Kind } from '../model/batch.ts';
import { type Grid, put } from './grid.ts';
import { Shown } from './number-format.ts';
import { numberInPlace } from './number-text.ts';
import { readShown } from './ods-shown.ts';
import type { Styles } from './ods-styles.ts';
import { type Read, readIso, readPeriod, readSerial } from './serial.ts';
import { numeric } from './xlsx-cell.ts';
import { CDATA, nameOf, type Xml } from './xml.ts';
import { attributeAt, copyBytes, copyString, copyText } from './xml-text.ts';

/** The cell being read. Its value stands in the batch's arena at [from, valueTo), its paragraphs behind that. */
export interface Cell {
  column: number;
  /** How many columns it stands for. */
  repeated: number;
  /** `nameOf` its value type; 0: none. */
  type: number;
  /** `nameOf` its style; 0: none. */
  style: number;
  readonly styles: Styles;
  /** The styles of cells that name none: of the row, else of the column. */
  rowStyle: number;
  readonly columnStyles: number[];
  from: number;
  valueTo: number;
  formula: boolean;
  error: boolean;
  /** Whether its paragraphs are needed: a number says all in its value. */
  wanted: boolean;
  paragraphs: number;
  inParagraph: boolean;
}

const decoder = new TextDecoder();
const PERCENT = 37;
const MINUS = 45;
const SLASH = 47;
const valueType = nameOf('office:value-type');
const errorType = nameOf('calcext:value-type');
const formula = nameOf('table:formula');
const styleName = nameOf('table:style-name');
const defaultStyle = nameOf('table:default-cell-style-name');
const float = nameOf('float');
const percentage = nameOf('percentage');
const boolean = nameOf('boolean');
const date = nameOf('date');
const time = nameOf('time');
const text = nameOf('string');
const error = nameOf('error');
/** Where each value type keeps its value (ODF 1.2 part 1, §19.385). */
const storedIn = new Map([
  [float, nameOf('office:value')],
  [percentage, nameOf('office:value')],
  [nameOf('currency'), nameOf('office:value')],
  [date, nameOf('office:date-value')],
  [time, nameOf('office:time-value')],
  [boolean, nameOf('office:boolean-value')],
  [text, nameOf('office:string-value')],
]);

/** Begins a cell with what its attributes say. */
export function begin(cell: Cell, xml: Xml, grid: Grid): void {
  cell.type = worth(xml, valueType);
  cell.style = 0;
  cell.formula = attributeAt(xml, formula) >= 0;
  cell.error = worth(xml, errorType) === error;
  cell.from = grid.batch.used;
  cell.paragraphs = 0;
  cell.inParagraph = false;
  const from = storedIn.get(cell.type);
  const at = from === undefined ? -1 : attributeAt(xml, from);
  if (at >= 0) copyText(grid.batch, xml.bytes, xml.froms[at]!, xml.tos[at]!, false);
  cell.valueTo = grid.batch.used;
  cell.wanted = cell.type === float || cell.valueTo === cell.from || cell.formula || cell.error;
  if (cell.type === float) cell.style = styleOf(cell, xml);
  else if (cell.type === time || (cell.type === date && (cell.styles.differs || cell.styles.clocked))) {
    cell.style = styleOf(cell, xml);
    cell.wanted ||= howShown(cell) === Shown.asShown;
  }
}

function styleOf({ rowStyle, columnStyles, column }: Cell, xml: Xml): number {
  return worth(xml, styleName) || rowStyle || (columnStyles[column] ?? 0);
}

/** What a row's or a column's element says of cells that name no style (ODF 1.2 part 1, §19.615); 0: nothing that matters here. */
export function cellStyle({ styles }: Cell, xml: Xml): number {
  const style = worth(xml, defaultStyle);
  return styles.shown.has(style) || styles.decimals.has(style) ? style : 0;
}

/** Makes the cell's text and puts it into its columns. */
export function settle(cell: Cell, grid: Grid): void {
  const { batch } = grid;
  const { from, valueTo } = cell;
  if (batch.used > valueTo && (cell.error || (cell.formula && saysError(batch.bytes, valueTo, batch.used)))) {
    batch.bytes.copyWithin(from, valueTo, batch.used);
    batch.used -= valueTo - from;
    spread(cell, grid, Kind.error);
  } else if (cell.formula && saysTruth(batch.bytes, from, valueTo, batch.used)) {
    batch.bytes.copyWithin(from, valueTo, batch.used);
    batch.used -= valueTo - from;
    spread(cell, grid, Kind.boolean);
  } else if (cell.type === float && showsZeros(batch.bytes, from, valueTo, batch.used)) {
    batch.bytes.copyWithin(from, valueTo, batch.used);
    batch.used -= valueTo - from;
    spread(cell, grid, Kind.number);
  } else if (valueTo > from && cell.style !== 0 && showsOther(cell, batch)) {
    spread(cell, grid, styled(cell, grid));
  } else if (valueTo > from) {
    batch.used = valueTo;
    spread(cell, grid, typed(cell, grid));
  } else if (batch.used > from) spread(cell, grid, Kind.text);
  // A formula that was counted to the empty text says that it is a string.
  else if (cell.formula && cell.type === 0) spread(cell, grid, Kind.uncounted);
}

function spread(cell: Cell, grid: Grid, kind: number): void {
  for (let i = 0; i < cell.repeated; i++) put(grid, cell.column + i, cell.from, kind);
}

/** Whether a number or a day is shown as something else than what is stored. */
function showsOther(cell: Cell, { bytes, used }: Batch): boolean {
  const how = howShown(cell);
  if (cell.type !== float) return how === Shown.asShown;
  return how !== Shown.number || saysMore(bytes, cell.valueTo, used);
}

/** A number or a day whose format shows something else, and says so by what it shows. */
function styled(cell: Cell, grid: Grid): number {
  const { batch } = grid;
  const { from, valueTo, styles } = cell;
  const shown = decoder.decode(batch.bytes.subarray(valueTo, batch.used));
  batch.used = valueTo;
  const read = readShown(decoder.decode(batch.bytes.subarray(from, valueTo)), shown, howShown(cell));
  if (read === undefined) return cell.type === date ? typed(cell, grid) : Kind.text;
  if (typeof read === 'number') return numeric(batch, from, read, styles.from1904, []);
  batch.used = from;
  copyString(batch, read.text);
  return read.kind;
}

function decimalsOf({ styles, style }: Cell): number {
  return styles.decimals.get(style) ?? 0;
}

function howShown({ styles, style }: Cell): number {
  return styles.shown.get(style) ?? Shown.number;
}

function typed(cell: Cell, grid: Grid): number {
  const { batch } = grid;
  const { type, from } = cell;
  if (type === text) return Kind.text;
  if (type !== boolean && type !== date && type !== time) {
    return numberInPlace(batch, from, type === percentage) ? Kind.number : Kind.text;
  }
  const stored = decoder.decode(batch.bytes.subarray(from, batch.used));
  const read =
    type === boolean
      ? { text: stored === 'false' ? 'FALSE' : 'TRUE', kind: Kind.boolean }
      : type === date
        ? dayOf(stored, cell)
        : periodOf(stored, cell);
  batch.used = from;
  copyString(batch, read.text);
  return read.kind;
}

/** LibreOffice stores midnight as a day alone; where the format has a time, so has the day. */
function dayOf(stored: string, cell: Cell): Read {
  const read = readIso(stored, decimalsOf(cell));
  if (read.text.length !== 10 || howShown(cell) !== Shown.dateTime) return read;
  return { text: `${read.text}T00:00:00`, kind: read.kind };
}

/** A time of day with a day before it, as a sheet of another program has it, is not how long something took. */
function periodOf(stored: string, cell: Cell): Read {
  const read = readPeriod(stored, decimalsOf(cell));
  if (read.kind === Kind.date || howShown(cell) !== Shown.time) return read;
  const [, hours, minutes, seconds] = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(read.text) ?? [];
  const serial = Number(hours) / 24 + Number(minutes) / 1440 + Number(seconds) / 86_400;
  return readSerial(serial, Shown.time, cell.styles.from1904, decimalsOf(cell)) ?? read;
}

/** Older LibreOffice and Excel store an error as a value of 0 or a string; only the text shows it. */
function saysError(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > 8 || (bytes[from] !== 35 && bytes[from] !== 69)) return false;
  return /^(?:#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d{3})$/.test(
    decoder.decode(bytes.subarray(from, to)),
  );
}

/** LibreOffice stores what a formula found to be true as the number 1, and shows TRUE. */
function saysTruth(bytes: Uint8Array, from: number, valueTo: number, to: number): boolean {
  if (valueTo - from !== 1 || to - valueTo < 4 || to - valueTo > 5) return false;
  const shown = decoder.decode(bytes.subarray(valueTo, to));
  return shown === 'TRUE' ? bytes[from] === 49 : shown === 'FALSE' && bytes[from] === 48;
}

/** Some writers store a date or a share as a plain number and leave it to the style; what is shown has other signs than digits then. */
function saysMore(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte > 57 || byte === SLASH || byte === PERCENT || (byte === MINUS && at > from)) return true;
  }
  return false;
}

/** A whole number that is shown as a code, with zeros before it: 5 as 005. */
function showsZeros(bytes: Uint8Array, from: number, valueTo: number, to: number): boolean {
  const zeros = to - valueTo - (valueTo - from);
  if (zeros <= 0 || bytes[valueTo] !== 48) return false;
  for (let at = valueTo; at < to; at++) {
    const digit = bytes[at]!;
    if (digit < 48 || digit > 57 || digit !== (at < valueTo + zeros ? 48 : bytes[from + at - valueTo - zeros]))
      return false;
  }
  return true;
}

/** A new paragraph is a new line. */
export function beginParagraph(cell: Cell, grid: Grid): void {
  if (cell.paragraphs++ > 0) copyString(grid.batch, '\n');
  cell.inParagraph = true;
}

/**
 * Text of a paragraph: a run of white space in it is one blank (ODF 1.2 part 1, §6.1.2), and more of them have an element. A blank
 * at the edge of a paragraph or of a span stays: LibreOffice writes it and means it, though the standard would drop it.
 */
export function addText(grid: Grid, xml: Xml, kind: number): void {
  const { batch } = grid;
  const start = batch.used;
  if (kind === CDATA) copyBytes(batch, xml.bytes, xml.textFrom, xml.textTo);
  else copyText(batch, xml.bytes, xml.textFrom, xml.textTo, false);
  const { bytes, used } = batch;
  let to = start;
  let spaced = false;
  for (let at = start; at < used; at++) {
    const byte = bytes[at]!;
    const white = byte === 32 || byte === 10 || byte === 9;
    if (!white || !spaced) bytes[to++] = white ? 32 : byte;
    spaced = white;
  }
  batch.used = to;
}

/** `nameOf` an attribute's value; 0 where it is missing. */
function worth(xml: Xml, name: number): number {
  const at = attributeAt(xml, name);
  if (at < 0) return 0;
  let hash = 0;
  for (let i = xml.froms[at]!; i < xml.tos[at]!; i++) hash = (Math.imul(hash, 31) + xml.bytes[i]!) | 0;
  return hash;
}
