import type { Batch } from '../model/batch.ts';
import { letters } from '../model/place.ts';
import type { Layout } from '../model/sheet.ts';
import { damaged, judgeLength } from './faults.ts';
import { blank, commit, fits, full, type Grid, renew, startGrid } from './grid.ts';
import { type Address, readAddress } from './xlsx-address.ts';
import { type Cell, escapes, settle, type Workings } from './xlsx-cell.ts';
import { aroundRows, endCentred, type Looks, layoutOf, noteCell, noteRow, startLooks } from './xlsx-layout.ts';
import { CDATA, CLOSE, EMPTY, feed, finish, nameOf, next, OPEN, startXml, WAIT, type Xml } from './xml.ts';
import { utf8Pieces } from './xml-pieces.ts';
import { attributeAt, copyBytes, copyText, count } from './xml-text.ts';

const sheetData = nameOf('sheetData');
const row = nameOf('row');
const c = nameOf('c');
const v = nameOf('v');
const is = nameOf('is');
const t = nameOf('t');
const f = nameOf('f');
const r = nameOf('r');
const s = nameOf('s');
const rPh = nameOf('rPh');

const ROWS = 1_048_576;
const COLUMNS = 16_384;

/** One pass over a sheet. */
interface Pass {
  readonly xml: Xml;
  readonly grid: Grid;
  readonly workings: Workings;
  readonly cell: Cell;
  readonly address: Address;
  /** Rows and cells stand in sheetData; shapes and forms behind it have rows of their own. */
  inData: boolean;
  /** How deep rows stand; cells are one deeper. */
  depth: number;
  row: number;
  /** Whether the row says its own number. */
  numbered: boolean;
  /** The last row with cells. */
  last: number;
  /** The row's cells so far: the next one without an address comes here. */
  column: number;
  collecting: boolean;
  inGuide: boolean;
  inInline: boolean;
  widest: number;
  /** Bytes of text in all rows so far. */
  made: number;
  readonly looks: Looks;
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
  for await (const piece of utf8Pieces(pieces, part)) {
    feed(xml, piece);
    while (toRowEnd(pass)) {
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
  learnt(layoutOf(pass.looks, pass.widest));
}

function startPass(part: string, workings: Workings): Pass {
  return {
    xml: startXml(part, true),
    grid: startGrid(),
    workings,
    cell: { column: 0, type: 0, style: 0, from: 0, formula: false },
    address: { row: -1, column: -1 },
    inData: false,
    depth: 0,
    row: -1,
    numbered: false,
    last: -1,
    column: 0,
    collecting: false,
    inGuide: false,
    inInline: false,
    widest: 0,
    made: 0,
    looks: startLooks(),
  };
}

/** Reads on to the end of the next row with cells; false: more bytes are needed. Marks are stepped through here, for V8 compiles no generator well. */
function toRowEnd(pass: Pass): boolean {
  const { xml } = pass;
  for (let kind = next(xml); kind !== WAIT; kind = next(xml)) if (step(pass, kind)) return true;
  return false;
}

/** Takes one mark. True: a row with cells has ended. */
function step(pass: Pass, kind: number): boolean {
  const { xml, grid } = pass;
  if (pass.collecting) {
    if (kind === CDATA) copyBytes(grid.batch, xml.bytes, xml.textFrom, xml.textTo);
    else copyText(grid.batch, xml.bytes, xml.textFrom, xml.textTo, pass.inInline || escapes(pass.cell));
  }
  if (kind > EMPTY) return false;
  const name = xml.name;
  if (!pass.inData) {
    if (name === sheetData) {
      pass.inData = kind === OPEN;
      pass.depth = xml.depth;
    } else if (kind !== CLOSE) aroundRows(pass.looks, xml);
  } else if (name === c) {
    if (kind !== CLOSE) openCell(pass, kind);
    if (kind !== OPEN) closeCell(pass);
  } else if (name === v) {
    if (kind === OPEN) oneValue(pass);
    pass.collecting = kind === OPEN;
  } else if (name === row) {
    if (kind !== CLOSE) openRow(pass, kind);
    return kind !== OPEN && closeRow(pass);
  } else if (name === f) pass.cell.formula = true;
  else if (name === is) {
    if (kind === OPEN) oneValue(pass);
    pass.inInline = kind === OPEN;
  } else if (name === t) pass.collecting = kind === OPEN && pass.inInline && !pass.inGuide;
  else if (name === rPh) pass.inGuide = kind === OPEN;
  else if (name === sheetData) pass.inData = false;
  return false;
}

/** A row within a row, or a cell within a cell: whose content is whose cannot be known. */
function checkDepth(xml: Xml, kind: number, depth: number): void {
  if (xml.depth === (kind === OPEN ? depth + 1 : depth)) return;
  throw damaged(xml.part, { zh: '的列或儲存格層次錯亂', en: 'nests its rows or cells wrongly' });
}

/** Two values of one cell must not become one. */
function oneValue(pass: Pass): void {
  if (pass.grid.batch.used !== pass.cell.from) throw twice(pass);
}

function openRow(pass: Pass, kind: number): void {
  const { xml } = pass;
  checkDepth(xml, kind, pass.depth);
  pass.numbered = attributeAt(xml, r) >= 0;
  pass.row = count(xml, r, pass.row + 2) - 1;
  if (pass.row < 0 || pass.row >= ROWS) throw outside(xml);
  pass.column = 0;
  noteRow(pass.looks, xml, pass.row);
}

/** A row that stands above one that was read already cannot be put in its place: the rows have been handed on. */
function closeRow(pass: Pass): boolean {
  endCentred(pass.looks, pass.xml, pass.row);
  if (pass.grid.width === 0) return false;
  if (pass.row <= pass.last) {
    const zh = `的第 ${pass.row + 1} 列出現兩次，或順序錯亂`;
    throw damaged(pass.xml.part, { zh, en: `has row ${pass.row + 1} twice, or out of order` });
  }
  pass.last = pass.row;
  pass.made += pass.grid.batch.used - pass.grid.from;
  return true;
}

function openCell(pass: Pass, kind: number): void {
  const { xml, cell, grid } = pass;
  checkDepth(xml, kind, pass.depth + 1);
  let column = pass.column;
  cell.type = 0;
  cell.style = 0;
  for (let i = 0; i < xml.count; i++) {
    const name = xml.names[i];
    if (name === r) {
      readAddress(pass.address, xml.bytes, xml.froms[i]!, xml.tos[i]!);
      column = pass.address.column;
      if (pass.address.row !== pass.row) moveRow(pass);
    } else if (name === s) cell.style = count(xml, s, 0);
    else if (name === t) cell.type = hashOf(xml, xml.froms[i]!, xml.tos[i]!);
  }
  if (column < 0 || column >= COLUMNS) throw outside(xml);
  cell.column = column;
  cell.from = grid.batch.used;
  cell.formula = false;
  pass.column = column + 1;
}

/** The address of a row's first cell says where the row is, if the row does not. */
function moveRow(pass: Pass): void {
  const { address, xml } = pass;
  if (address.row < 0 || address.row >= ROWS) throw outside(xml);
  if (pass.numbered || pass.column > 0) {
    const zh = `的第 ${pass.row + 1} 列裡有第 ${address.row + 1} 列的儲存格`;
    throw damaged(xml.part, { zh, en: `holds a cell of row ${address.row + 1} in row ${pass.row + 1}` });
  }
  pass.row = address.row;
}

function closeCell(pass: Pass): void {
  const { cell, grid, workings } = pass;
  pass.collecting = false;
  pass.inInline = false;
  const empty = cell.from === grid.batch.used && !cell.formula;
  if (!empty) {
    if (cell.column < grid.width && grid.ends[cell.column] !== 0) throw twice(pass);
    settle(grid, cell, workings);
    judgeLength(pass.xml.part, grid.batch.used - grid.from, pass.made);
  }
  noteCell(pass.looks, pass.xml, pass.row, cell.column, empty, workings.styles.centred[cell.style] === true);
}

function hashOf(xml: Xml, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at++) hash = (Math.imul(hash, 31) + xml.bytes[at]!) | 0;
  return hash;
}

function twice(pass: Pass) {
  const cell = letters(pass.cell.column) + (pass.row + 1);
  return damaged(pass.xml.part, { zh: `有兩個 ${cell} 儲存格`, en: `has the cell ${cell} twice` });
}

function outside(xml: Xml) {
  return damaged(xml.part, { zh: '的儲存格位址超出範圍', en: 'has a cell outside of the sheet' });
}
