import { Kind } from '../model/batch.ts';
import { type Grid, put } from './grid.ts';
import { numberInPlace } from './number-text.ts';
import { readIso, readPeriod } from './serial.ts';
import { CDATA, nameOf, type Xml } from './xml.ts';
import { attributeAt, copyBytes, copyString, copyText } from './xml-text.ts';

/** The cell being read. Its value stands in the batch's arena at [from, valueTo), its paragraphs behind that. */
export interface Cell {
  column: number;
  /** How many columns it stands for. */
  repeated: number;
  /** `nameOf` its value type; 0: none. */
  type: number;
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
const valueType = nameOf('office:value-type');
const errorType = nameOf('calcext:value-type');
const formula = nameOf('table:formula');
const percentage = nameOf('percentage');
const boolean = nameOf('boolean');
const date = nameOf('date');
const time = nameOf('time');
const text = nameOf('string');
const error = nameOf('error');
/** Where each value type keeps its value (ODF 1.2 part 1, §19.385). */
const storedIn = new Map([
  [nameOf('float'), nameOf('office:value')],
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
  cell.formula = attributeAt(xml, formula) >= 0;
  cell.error = worth(xml, errorType) === error;
  cell.from = grid.batch.used;
  cell.paragraphs = 0;
  cell.inParagraph = false;
  const from = storedIn.get(cell.type);
  const at = from === undefined ? -1 : attributeAt(xml, from);
  if (at >= 0) copyText(grid.batch, xml.bytes, xml.froms[at]!, xml.tos[at]!, false);
  cell.valueTo = grid.batch.used;
  cell.wanted = cell.valueTo === cell.from || cell.formula || cell.error;
}

/** Makes the cell's text and puts it into its columns. */
export function settle(cell: Cell, grid: Grid): void {
  const { batch } = grid;
  const { from, valueTo } = cell;
  if (batch.used > valueTo && (cell.error || (cell.formula && saysError(batch.bytes, valueTo, batch.used)))) {
    batch.bytes.copyWithin(from, valueTo, batch.used);
    batch.used -= valueTo - from;
    spread(cell, grid, Kind.error);
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
        ? readIso(stored)
        : readPeriod(stored);
  batch.used = from;
  copyString(batch, read.text);
  return read.kind;
}

/** Older LibreOffice and Excel store an error as a value of 0 or a string; only the text shows it. */
function saysError(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > 8 || (bytes[from] !== 35 && bytes[from] !== 69)) return false;
  return /^(?:#(?:DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:\d{3})$/.test(
    decoder.decode(bytes.subarray(from, to)),
  );
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
