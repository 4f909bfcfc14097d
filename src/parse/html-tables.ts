import type { Place } from '../model/place.ts';
import type { Layout } from '../model/sheet.ts';
import { type HtmlEvents, htmlEvents } from '../text/html-document.ts';
import { bomb } from './faults.ts';
import { type CellText, cellEnd, cellStart, cellTag, cellWords } from './html-cell.ts';
import type { TextRow } from './text-rows.ts';

/** One `<table>` while a page is read. */
export interface HtmlTable {
  readonly index: number;
  readonly hidden: boolean;
  caption: string;
  /** Rows with any text, and cells with any. */
  rows: number;
  filled: number;
  width: number;
  /** Another table lies in one of its cells. */
  holds: boolean;
  /** Its rows are kept. */
  readonly wanted: boolean;
  /** Rows that have ended and were not taken yet. */
  readonly ready: TextRow[];
  row: number;
  cells: string[] | undefined;
  column: number;
  /** How many rows further down each column is taken by a cell from above. */
  readonly taken: number[];
  cell: CellText | undefined;
  captioned: CellText | undefined;
  readonly merged: Place[];
  readonly hiddenRows: number[];
  /** How many cells of each column are hidden, and how many there are. */
  readonly hiddenCells: number[];
  readonly allCells: number[];
}

/** What a page says outside of its tables, for people. */
export interface HtmlPage {
  readonly tables: HtmlTable[];
  title: string;
  words: string;
}

export interface HtmlReader {
  readonly page: HtmlPage;
  write(text: string): void;
  end(): void;
}

const SKIPPED = new Set(['script', 'style', 'template', 'noscript']);
/** HTML, table processing model: more are taken for a mistake. */
const COLUMNS = 1000;
const ROWS = 65_534;
const WORDS = 200;
/** No page is nested so deep, and the parser takes longer with each level. */
const DEPTH = 5000;

/** Reads the tables of a page; the rows of those that are wanted, by their place on the page, are kept for the caller to take. */
export function readHtml(wanted: (table: number) => boolean): HtmlReader {
  const page: HtmlPage = { tables: [], title: '', words: '' };
  const open: HtmlTable[] = [];
  let depth = 0;
  let skipping = 0;
  let titled = false;

  const on: HtmlEvents = {
    open(name, attributes) {
      if (++depth > DEPTH) throw bomb('HTML', { zh: `超過 ${DEPTH} 層`, en: `is nested deeper than ${DEPTH}` });
      if (SKIPPED.has(name)) skipping++;
      const table = open.at(-1);
      if (name === 'title' && page.title === '' && !table) titled = true;
      if (name === 'table') {
        if (table) table.holds = true;
        const begun = startTable(page.tables.length, isHidden(attributes), wanted(page.tables.length));
        page.tables.push(begun);
        open.push(begun);
      } else if (table) tag(table, name, attributes);
    },
    text(text) {
      if (skipping > 0) return;
      const table = open.at(-1);
      const cell = table?.captioned ?? table?.cell;
      if (cell) cellWords(cell, text);
      else if (titled) page.title += text;
      else if (page.words.length < WORDS) page.words = `${page.words} ${text}`.replace(/\s+/g, ' ').trimStart();
    },
    close(name) {
      depth--;
      if (SKIPPED.has(name)) skipping = Math.max(0, skipping - 1);
      if (name === 'title') titled = false;
      const table = open.at(-1);
      if (!table) return;
      if (name === 'td' || name === 'th') endCell(table);
      else if (name === 'tr') endRow(table);
      else if (name === 'caption' && table.captioned) {
        table.caption = cellEnd(table.captioned).replace(/\s+/g, ' ');
        table.captioned = undefined;
      } else if (name === 'table') {
        endRow(table);
        open.pop();
      } else if (table.cell) cellTag(table.cell, name, undefined);
    },
  };
  const parser = htmlEvents(on);
  return { page, write: (text) => parser.write(text), end: () => parser.end() };
}

function startTable(index: number, hidden: boolean, wanted: boolean): HtmlTable {
  return {
    index,
    hidden,
    caption: '',
    rows: 0,
    filled: 0,
    width: 0,
    holds: false,
    wanted,
    ready: [],
    row: 0,
    cells: undefined,
    column: 0,
    taken: [],
    cell: undefined,
    captioned: undefined,
    merged: [],
    hiddenRows: [],
    hiddenCells: [],
    allCells: [],
  };
}

function tag(table: HtmlTable, name: string, attributes: Readonly<Record<string, string>>): void {
  if (name === 'caption') table.captioned = cellStart();
  else if (name === 'tr') {
    endRow(table);
    if (isHidden(attributes)) table.hiddenRows.push(table.row);
    table.cells = [];
    table.column = 0;
  } else if (name === 'td' || name === 'th') startCell(table, attributes);
  else if (table.cell) cellTag(table.cell, name, attributes);
}

function startCell(table: HtmlTable, attributes: Readonly<Record<string, string>>): void {
  endCell(table);
  // A cell without a row begins one.
  if (!table.cells) {
    table.cells = [];
    table.column = 0;
  }
  const { taken, row } = table;
  while ((taken[table.column] ?? 0) > 0) table.column++;
  const left = table.column;
  const across = Math.min(COLUMNS, span(attributes['colspan'], 1));
  const down = Math.min(ROWS, span(attributes['rowspan'], ROWS));
  if (left + across > COLUMNS * 16) return;
  for (let i = 0; i < across; i++) taken[left + i] = down;
  if (across > 1 || down > 1) {
    table.merged.push({ top: row, left, bottom: row + down - 1, right: left + across - 1 });
  }
  table.allCells[left] = (table.allCells[left] ?? 0) + 1;
  if (isHidden(attributes)) table.hiddenCells[left] = (table.hiddenCells[left] ?? 0) + 1;
  table.column = left + across;
  table.width = Math.max(table.width, table.column);
  table.cell = cellStart(left);
}

/** `rowspan="0"` reaches to the end of the table, `colspan="0"` is a mistake for 1. */
function span(text: string | undefined, zero: number): number {
  const number = /^\s*(\d{1,6})/.exec(text ?? '')?.[1];
  return number === undefined ? 1 : Number(number) || zero;
}

function endCell(table: HtmlTable): void {
  const { cell, cells } = table;
  table.cell = undefined;
  if (!cell || !cells) return;
  const text = cellEnd(cell);
  if (text === '') return;
  while (cells.length < cell.column) cells.push('');
  cells[cell.column] = text;
}

function endRow(table: HtmlTable): void {
  endCell(table);
  const { cells, taken, row } = table;
  if (!cells) return;
  table.cells = undefined;
  const filled = cells.filter((text) => text !== '').length;
  if (filled > 0) table.rows++;
  table.filled += filled;
  if (table.wanted && filled > 0) table.ready.push({ at: row, cells });
  for (let i = 0; i < taken.length; i++) if (taken[i]! > 0) taken[i]!--;
  table.row++;
}

function isHidden(attributes: Readonly<Record<string, string>>): boolean {
  return 'hidden' in attributes || /(?:^|;)\s*display\s*:\s*none/i.test(attributes['style'] ?? '');
}

/** How a table looks, once all of it has been read. */
export function layoutOf(table: HtmlTable): Layout {
  const last = table.row - 1;
  return {
    merged: table.merged
      .map((place) => ({ ...place, bottom: Math.min(place.bottom, last) }))
      .filter((place) => place.bottom > place.top || place.right > place.left),
    hiddenRows: table.hiddenRows,
    hiddenColumns: table.allCells.flatMap((all, column) => (table.hiddenCells[column] === all ? [column] : [])),
    centred: [],
  };
}
