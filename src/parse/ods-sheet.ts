import type { Batch } from '../model/batch.ts';
import type { Place } from '../model/place.ts';
import type { Layout } from '../model/sheet.ts';
import { bomb, damaged } from './faults.ts';
import { blank, commit, fits, full, type Grid, renew, startGrid } from './grid.ts';
import { addText, begin, beginParagraph, type Cell, settle } from './ods-cell.ts';
import { CLOSE, EMPTY, feed, nameOf, next, OPEN, startXml, WAIT, type Xml } from './xml.ts';
import { attribute, copyString, count } from './xml-text.ts';

const row = nameOf('table:table-row');
const cellName = nameOf('table:table-cell');
const covered = nameOf('table:covered-table-cell');
const column = nameOf('table:table-column');
const rowsRepeated = nameOf('table:number-rows-repeated');
const columnsRepeated = nameOf('table:number-columns-repeated');
const rowsSpanned = nameOf('table:number-rows-spanned');
const columnsSpanned = nameOf('table:number-columns-spanned');
const visibility = nameOf('table:visibility');
const paragraph = nameOf('text:p');
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
  inCell: boolean;
  /** The depth at which skipping ends; -1: nothing is skipped. */
  skipTo: number;
  made: number;
  widest: number;
  last: number;
  mergedFrom: number;
  readonly merged: Place[];
  readonly hiddenRows: [number, number][];
  readonly hiddenColumns: [number, number][];
}

/** Reads one table:table, with which the pieces begin; `learnt` gets its layout when all of it has passed. */
export async function* readTable(
  pieces: AsyncIterable<Uint8Array>,
  part: string,
  learnt: (layout: Layout) => void,
): AsyncGenerator<Batch> {
  const pass = startPass(part);
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
  learnt(layoutOf(pass));
}

function startPass(part: string): Pass {
  const cell: Cell = {
    column: 0,
    repeated: 1,
    type: 0,
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
    inCell: false,
    skipTo: -1,
    made: 0,
    widest: 0,
    last: -1,
    mergedFrom: 0,
    merged: [],
    hiddenRows: [],
    hiddenColumns: [],
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
  } else if (kind === CLOSE) return false;
  else if (name === column) addColumns(pass);
  else if (kind === OPEN && xml.depth > 1 && isSkipped(xml)) pass.skipTo = xml.depth - 1;
  return false;
}

function inCell(pass: Pass, kind: number, name: number): void {
  const { xml, cell, grid } = pass;
  if (kind === OPEN && isSkipped(xml)) pass.skipTo = xml.depth - 1;
  else if (!cell.wanted) return;
  else if (name === paragraph) {
    if (kind !== CLOSE) beginParagraph(cell, grid);
    if (kind !== OPEN) cell.inParagraph = false;
  } else if (kind === CLOSE || !cell.inParagraph) return;
  else if (name === blanks) copyString(grid.batch, ' '.repeat(Math.min(count(xml, blankCount, 1), 32_767)));
  else if (name === tab) copyString(grid.batch, '\t');
  else if (name === lineBreak) copyString(grid.batch, '\n');
}

function isSkipped(xml: Xml): boolean {
  if (skipped.has(xml.name)) return true;
  const { bytes, nameFrom: at } = xml;
  // draw: and dr3d: are shapes that lie on the cell.
  return bytes[at] === 100 && bytes[at + 1] === 114 && bytes[at + 4] === 58;
}

function openRow(pass: Pass): void {
  const { xml } = pass;
  pass.repeated = Math.max(1, count(xml, rowsRepeated, 1));
  pass.column = 0;
  pass.mergedFrom = pass.merged.length;
  if (isHidden(xml)) pass.hiddenRows.push([pass.row, pass.row + pass.repeated - 1]);
}

/** Notes what the row was; a row with cells stays `pass.row` until it has been put down. */
function closeRow(pass: Pass): boolean {
  const { grid, xml, repeated } = pass;
  const at = pass.row;
  if (grid.width === 0) {
    pass.row += repeated;
    return false;
  }
  if (at + repeated > ROWS) throw outside(xml);
  if (repeated > 1) pass.made += repeated * grid.width;
  if (pass.made > REPEATED) throw bomb(xml.part, { zh: '重複的儲存格過多', en: 'repeats its cells too often' });
  for (const place of pass.merged.slice(pass.mergedFrom)) {
    for (let i = 1; i < repeated; i++) pass.merged.push({ ...place, top: at + i, bottom: place.bottom + i });
  }
  pass.widest = Math.max(pass.widest, grid.width);
  pass.last = at + repeated - 1;
  return true;
}

function openCell(pass: Pass): void {
  const { xml, cell, grid } = pass;
  cell.column = pass.column;
  cell.repeated = Math.max(1, count(xml, columnsRepeated, 1));
  pass.column += cell.repeated;
  begin(cell, xml, grid);
  pass.inCell = true;
  const bottom = pass.row + count(xml, rowsSpanned, 1) - 1;
  const right = cell.column + count(xml, columnsSpanned, 1) - 1;
  if (bottom > pass.row || right > cell.column) pass.merged.push({ top: pass.row, left: cell.column, bottom, right });
}

function closeCell(pass: Pass): void {
  const { cell, grid, xml } = pass;
  pass.inCell = false;
  if (grid.batch.used === cell.from && !cell.formula) return;
  if (cell.column + cell.repeated > COLUMNS) throw outside(xml);
  settle(cell, grid);
}

function addColumns(pass: Pass): void {
  const { xml } = pass;
  const repeated = Math.max(1, count(xml, columnsRepeated, 1));
  if (isHidden(xml)) pass.hiddenColumns.push([pass.columns, pass.columns + repeated - 1]);
  pass.columns += repeated;
}

/** `collapse` is hidden by hand, `filter` by a filter. */
function isHidden(xml: Xml): boolean {
  const said = attribute(xml, visibility);
  return said === 'collapse' || said === 'filter';
}

function layoutOf(pass: Pass): Layout {
  return {
    merged: pass.merged,
    hiddenRows: numbers(pass.hiddenRows, pass.last),
    hiddenColumns: numbers(pass.hiddenColumns, pass.widest - 1),
    centred: [],
  };
}

/** What is hidden beyond the data says nothing about it, and may be a million rows. */
function numbers(ranges: readonly [number, number][], last: number): number[] {
  return ranges.flatMap(([from, to]) =>
    from > last ? [] : Array.from({ length: Math.min(to, last) - from + 1 }, (_, i) => from + i),
  );
}

function outside(xml: Xml) {
  return damaged(xml.part, { zh: '的儲存格超出工作表範圍', en: 'has a cell outside of the sheet' });
}
