import type { Batch } from '../model/batch.ts';
import type { Layout } from '../model/sheet.ts';
import { bomb, damaged, judgeLength } from './faults.ts';
import { blank, commit, fits, full, type Grid, renew, startGrid } from './grid.ts';
import { addText, begin, beginParagraph, type Cell, cellStyle, settle } from './ods-cell.ts';
import {
  beginGroup,
  beginRow,
  endRow,
  type Looks,
  layoutOf,
  noteColumns,
  noteLink,
  noteSpan,
  startLooks,
} from './ods-layout.ts';
import type { Styles } from './ods-styles.ts';
import { CLOSE, EMPTY, feed, nameOf, next, OPEN, startXml, WAIT, type Xml } from './xml.ts';
import { copyString, count } from './xml-text.ts';

const row = nameOf('table:table-row');
const cellName = nameOf('table:table-cell');
const covered = nameOf('table:covered-table-cell');
const column = nameOf('table:table-column');
const rowsRepeated = nameOf('table:number-rows-repeated');
const columnsRepeated = nameOf('table:number-columns-repeated');
const groups = new Set(['table:table-row-group', 'table:table-column-group'].map(nameOf));
const paragraph = nameOf('text:p');
const anchor = nameOf('text:a');
const blanks = nameOf('text:s');
const blankCount = nameOf('text:c');
const tab = nameOf('text:tab');
const lineBreak = nameOf('text:line-break');
/** What stands in cells and sheets but is not their text. */
const skipped = new Set(
  [
    'office:annotation',
    'text:ruby-text',
    'text:note',
    'table:shapes',
    'table:table',
    'table:detective',
    'office:forms',
  ].map(nameOf),
);

const ROWS = 1_048_576;
const COLUMNS = 16_384;
/** Cells that repeats may make out of few bytes. */
const REPEATED = 64 * 2 ** 20;
/** One pass over a sheet. */
interface Pass {
  readonly xml: Xml;
  readonly grid: Grid;
  readonly cell: Cell;
  row: number;
  repeated: number;
  column: number;
  columns: number;
  inRow: boolean;
  inCell: boolean;
  /** The depth at which skipping ends; -1: nothing is skipped. */
  skipTo: number;
  made: number;
  /** Bytes of text in all rows so far. */
  length: number;
  widest: number;
  last: number;
  readonly looks: Looks;
}

/** Reads one table:table, with which the pieces begin; `learnt` gets its layout when all of it has passed. */
export async function* readTable(
  pieces: AsyncIterable<Uint8Array>,
  part: string,
  styles: Styles,
  learnt: (layout: Layout) => void,
): AsyncGenerator<Batch> {
  const pass = startPass(part, styles);
  const { xml, grid } = pass;
  reading: for await (const piece of pieces) {
    feed(xml, piece);
    for (let kind = next(xml); kind !== WAIT; kind = next(xml)) {
      if (step(pass, kind)) {
        for (let i = 0; i < pass.repeated; i++) {
          if (!fits(grid)) {
            const { batch, carried } = full(grid);
            yield batch;
            renew(grid, carried);
          }
          commit(grid, pass.row + i);
        }
        blank(grid);
        pass.row += pass.repeated;
      }
      if (xml.depth === 0) break reading;
    }
  }
  if (xml.depth !== 0) throw damaged(part, { zh: '內容不完整', en: 'breaks off' });
  if (grid.batch.length > 0) yield grid.batch;
  learnt(layoutOf(pass.looks, pass.last, pass.widest - 1));
}

function startPass(part: string, styles: Styles): Pass {
  const cell: Cell = {
    column: 0,
    repeated: 1,
    type: 0,
    style: 0,
    styles,
    rowStyle: 0,
    columnStyles: [],
    from: 0,
    valueTo: 0,
    formula: false,
    error: false,
    wanted: false,
    paragraphs: 0,
    inParagraph: false,
  };
  return {
    xml: startXml(part, false),
    grid: startGrid(),
    cell,
    row: 0,
    repeated: 0,
    column: 0,
    columns: 0,
    inRow: false,
    inCell: false,
    skipTo: -1,
    made: 0,
    length: 0,
    widest: 0,
    last: -1,
    looks: startLooks(),
  };
}

/** Takes one mark. True: a row with cells has ended. */
function step(pass: Pass, kind: number): boolean {
  const { xml, cell } = pass;
  if (pass.skipTo >= 0) {
    if (kind === CLOSE && xml.depth === pass.skipTo) pass.skipTo = -1;
    return false;
  }
  if (cell.inParagraph && xml.textTo > xml.textFrom) addText(pass.grid, xml, kind);
  if (kind > EMPTY) return false;
  const name = xml.name;
  if (name === cellName || name === covered) {
    if (kind !== CLOSE) openCell(pass);
    if (kind !== OPEN) closeCell(pass);
  } else if (pass.inCell) inCell(pass, kind, name);
  else if (name === row) {
    if (kind !== CLOSE) openRow(pass);
    return kind !== OPEN && closeRow(pass);
  } else if (kind === CLOSE) {
    if (xml.depth === pass.looks.groupTo) pass.looks.groupTo = -1;
  } else if (name === column) addColumns(pass);
  else if (groups.has(name)) beginGroup(pass.looks, xml);
  else if (kind === OPEN && xml.depth > 1 && isSkipped(xml)) pass.skipTo = xml.depth - 1;
  return false;
}

function inCell(pass: Pass, kind: number, name: number): void {
  const { xml, cell, grid } = pass;
  if (kind === OPEN && isSkipped(xml)) pass.skipTo = xml.depth - 1;
  else if (name === anchor && kind !== CLOSE) noteLink(pass.looks, xml, pass.row, cell.column);
  else if (!cell.wanted) return;
  else if (name === paragraph) {
    if (kind !== CLOSE) beginParagraph(cell, grid);
    if (kind !== OPEN) cell.inParagraph = false;
  } else if (kind === CLOSE || !cell.inParagraph) return;
  else if (name === blanks) {
    copyString(grid.batch, ' '.repeat(Math.min(count(xml, blankCount, 1), 32_767)));
    judgeLength(xml.part, grid.batch.used - grid.from, pass.length);
  } else if (name === tab) copyString(grid.batch, '\t');
  else if (name === lineBreak) copyString(grid.batch, '\n');
}

function isSkipped(xml: Xml): boolean {
  if (skipped.has(xml.name)) return true;
  const { bytes, nameFrom: at } = xml;
  // draw: and dr3d: are shapes that lie on the cell.
  return bytes[at] === 100 && bytes[at + 1] === 114 && bytes[at + 4] === 58;
}

/** A row within a row, or a cell that stands in none: whose content is whose cannot be known. */
function nested(xml: Xml) {
  return damaged(xml.part, { zh: '的列或儲存格層次錯亂', en: 'nests its rows or cells wrongly' });
}

function openRow(pass: Pass): void {
  const { xml } = pass;
  if (pass.inRow) throw nested(xml);
  pass.inRow = true;
  pass.repeated = Math.max(1, count(xml, rowsRepeated, 1));
  pass.column = 0;
  pass.cell.rowStyle = cellStyle(pass.cell, xml);
  beginRow(pass.looks, xml, pass.row, pass.repeated);
}

/** Notes what the row was; a row with cells stays `pass.row` until it has been put down. */
function closeRow(pass: Pass): boolean {
  const { grid, xml, repeated } = pass;
  const at = pass.row;
  pass.inRow = false;
  endRow(pass.looks, xml, grid.width === 0 ? 1 : repeated);
  if (grid.width === 0) {
    pass.row += repeated;
    return false;
  }
  if (at + repeated > ROWS) throw outside(xml);
  if (repeated > 1) pass.made += repeated * grid.width;
  if (pass.made > REPEATED) throw bomb(xml.part, { zh: '重複的儲存格過多', en: 'repeats its cells too often' });
  pass.widest = Math.max(pass.widest, grid.width);
  pass.last = at + repeated - 1;
  pass.length += repeated * (grid.batch.used - grid.from);
  judgeLength(xml.part, 0, pass.length);
  return true;
}

function openCell(pass: Pass): void {
  const { xml, cell, grid } = pass;
  if (!pass.inRow || pass.inCell) throw nested(xml);
  cell.column = pass.column;
  cell.repeated = Math.max(1, count(xml, columnsRepeated, 1));
  pass.column += cell.repeated;
  begin(cell, xml, grid);
  pass.inCell = true;
  noteSpan(pass.looks, xml, pass.row, cell.column);
}

function closeCell(pass: Pass): void {
  const { cell, grid, xml } = pass;
  pass.inCell = false;
  if (grid.batch.used === cell.from && !cell.formula) return;
  if (cell.column + cell.repeated > COLUMNS) throw outside(xml);
  settle(cell, grid);
  judgeLength(xml.part, grid.batch.used - grid.from, pass.length);
}

function addColumns(pass: Pass): void {
  const { xml } = pass;
  const repeated = Math.max(1, count(xml, columnsRepeated, 1));
  noteColumns(pass.looks, xml, pass.columns, repeated);
  const style = cellStyle(pass.cell, xml);
  const to = Math.min(COLUMNS, pass.columns + repeated);
  if (style !== 0) for (let at = pass.columns; at < to; at++) pass.cell.columnStyles[at] = style;
  pass.columns += repeated;
}

function outside(xml: Xml) {
  return damaged(xml.part, { zh: '的儲存格超出工作表範圍', en: 'has a cell outside of the sheet' });
}
