import type { Batch } from '../model/batch.ts';
import type { Place } from '../model/place.ts';
import type { Layout } from '../model/sheet.ts';
import { damaged } from './faults.ts';
import { blank, commit, fits, full, type Grid, renew, startGrid } from './grid.ts';
import { type Cell, settle, type Workings } from './xlsx-cell.ts';
import { CDATA, CLOSE, EMPTY, feed, finish, nameOf, next, OPEN, startXml, WAIT, type Xml } from './xml.ts';
import { attribute, copyBytes, copyText, count, flag } from './xml-text.ts';

const row = nameOf('row');
const c = nameOf('c');
const v = nameOf('v');
const is = nameOf('is');
const t = nameOf('t');
const f = nameOf('f');
const r = nameOf('r');
const s = nameOf('s');
const rPh = nameOf('rPh');
const col = nameOf('col');
const min = nameOf('min');
const max = nameOf('max');
const hidden = nameOf('hidden');
const mergeCell = nameOf('mergeCell');
const ref = nameOf('ref');

const ROWS = 1_048_576;
const COLUMNS = 16_384;

/** One pass over a sheet. */
interface Pass {
  readonly xml: Xml;
  readonly grid: Grid;
  readonly workings: Workings;
  readonly cell: Cell;
  row: number;
  /** The row's cells so far: the next one without an address comes here. */
  column: number;
  collecting: boolean;
  inGuide: boolean;
  inInline: boolean;
  widest: number;
  /** The cell that is centred across, and how far it reaches; -1: none. */
  centredFrom: number;
  centredTo: number;
  readonly merged: Place[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: [number, number][];
  readonly centred: Place[];
}

/** Reads a sheet's rows (ECMA-376 part 1, §18.3.1); `learnt` gets its layout when all of it has passed. */
export async function* readSheet(
  pieces: AsyncIterable<Uint8Array>,
  part: string,
  workings: Workings,
  learnt: (layout: Layout) => void,
): AsyncGenerator<Batch> {
  const pass = startPass(part, workings);
  const { xml, grid } = pass;
  for await (const piece of pieces) {
    feed(xml, piece);
    for (let kind = next(xml); kind !== WAIT; kind = next(xml)) {
      if (!step(pass, kind)) continue;
      if (!fits(grid)) {
        const { batch, carried } = full(grid);
        yield batch;
        renew(grid, carried);
      }
      commit(grid, pass.row);
      if (grid.width > pass.widest) pass.widest = grid.width;
      blank(grid);
    }
  }
  finish(xml);
  if (grid.batch.length > 0) yield grid.batch;
  learnt(layoutOf(pass));
}

function startPass(part: string, workings: Workings): Pass {
  return {
    xml: startXml(part, true),
    grid: startGrid(),
    workings,
    cell: { column: 0, type: 0, style: 0, from: 0, formula: false, valued: false },
    row: -1,
    column: 0,
    collecting: false,
    inGuide: false,
    inInline: false,
    widest: 0,
    centredFrom: -1,
    centredTo: -1,
    merged: [],
    hiddenRows: [],
    hiddenColumns: [],
    centred: [],
  };
}

/** Takes one mark. True: a row with cells has ended. */
function step(pass: Pass, kind: number): boolean {
  const { xml, grid } = pass;
  if (pass.collecting) {
    if (kind === CDATA) copyBytes(grid.batch, xml.bytes, xml.textFrom, xml.textTo);
    else copyText(grid.batch, xml.bytes, xml.textFrom, xml.textTo, pass.inInline);
  }
  if (kind > EMPTY) return false;
  const name = xml.name;
  if (name === c) {
    if (kind !== CLOSE) openCell(pass);
    if (kind !== OPEN) closeCell(pass);
  } else if (name === v) pass.collecting = kind === OPEN;
  else if (name === row) {
    if (kind !== CLOSE) openRow(pass);
    return kind !== OPEN && closeRow(pass);
  } else if (name === f) pass.cell.formula = true;
  else if (name === is) pass.inInline = kind === OPEN;
  else if (name === t) pass.collecting = kind === OPEN && pass.inInline && !pass.inGuide;
  else if (name === rPh) pass.inGuide = kind === OPEN;
  else if (kind !== CLOSE) aroundRows(pass, name);
  return false;
}

function openRow(pass: Pass): void {
  const { xml } = pass;
  pass.row = count(xml, r, pass.row + 2) - 1;
  if (pass.row < 0 || pass.row >= ROWS) throw outside(xml);
  pass.column = 0;
  if (flag(xml, hidden)) pass.hiddenRows.push(pass.row);
}

function closeRow(pass: Pass): boolean {
  endCentred(pass);
  return pass.grid.width > 0;
}

function openCell(pass: Pass): void {
  const { xml, cell, grid } = pass;
  let column = pass.column;
  cell.type = 0;
  cell.style = 0;
  for (let i = 0; i < xml.count; i++) {
    const name = xml.names[i];
    if (name === r) column = columnOf(xml, xml.froms[i]!, xml.tos[i]!);
    else if (name === s) cell.style = count(xml, s, 0);
    else if (name === t) cell.type = hashOf(xml, xml.froms[i]!, xml.tos[i]!);
  }
  if (column < 0 || column >= COLUMNS) throw outside(xml);
  cell.column = column;
  cell.from = grid.batch.used;
  cell.formula = false;
  pass.column = column + 1;
}

function closeCell(pass: Pass): void {
  const { cell, grid, workings } = pass;
  pass.collecting = false;
  pass.inInline = false;
  const empty = cell.from === grid.batch.used && !cell.formula;
  if (!empty) settle(grid, cell, workings);
  if (pass.centredFrom < 0 && empty) return;
  const centred = workings.styles.centred[cell.style] === true;
  if (empty && centred && cell.column === pass.centredTo + 1) pass.centredTo = cell.column;
  else {
    endCentred(pass);
    if (centred && !empty) pass.centredFrom = pass.centredTo = cell.column;
  }
}

function endCentred(pass: Pass): void {
  const { centredFrom: left, centredTo: right, row: at } = pass;
  if (left >= 0 && right > left) pass.centred.push({ top: at, left, bottom: at, right });
  pass.centredFrom = -1;
}

function aroundRows(pass: Pass, name: number): void {
  const { xml } = pass;
  if (name === mergeCell) {
    const place = placeOf(attribute(xml, ref) ?? '');
    if (place) pass.merged.push(place);
  } else if (name === col && flag(xml, hidden)) {
    pass.hiddenColumns.push([count(xml, min, 1) - 1, Math.min(count(xml, max, 1), COLUMNS) - 1]);
  }
}

/** The column of an address such as AB12; lower case and $ do not occur. */
function columnOf(xml: Xml, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) {
    const letter = xml.bytes[at]! - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function hashOf(xml: Xml, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + xml.bytes[at]!) | 0;
  return hash;
}

const range = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/;

function placeOf(text: string): Place | undefined {
  const parts = range.exec(text);
  if (!parts) return undefined;
  const column = (letters: string) => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
  const [, left, top, right = left, bottom = top] = parts;
  return { top: Number(top) - 1, left: column(left!), bottom: Number(bottom) - 1, right: column(right!) };
}

function layoutOf(pass: Pass): Layout {
  const hiddenColumns = new Set<number>();
  for (const [from, to] of pass.hiddenColumns) {
    // Hiding all columns to the right of the data is common, and says nothing about the data.
    for (let at = from; at <= Math.min(to, pass.widest - 1); at++) hiddenColumns.add(at);
  }
  const { merged, hiddenRows, centred } = pass;
  return { merged, hiddenRows, hiddenColumns: [...hiddenColumns].sort((a, b) => a - b), centred };
}

function outside(xml: Xml) {
  return damaged(xml.part, { zh: '的儲存格位址超出範圍', en: 'has a cell outside of the sheet' });
}
