import { Kind } from '../model/batch.ts';
import { letters, type Place } from '../model/place.ts';
import type { Layout } from '../model/sheet.ts';
import { damaged } from './faults.ts';
import { Shown } from './number-format.ts';
import type { Pattern } from './number-pattern.ts';
import { plainNumber } from './number-text.ts';
import { readIso } from './serial.ts';
import type { TextRow } from './text-rows.ts';
import { numeric } from './xlsx-cell.ts';
import { CDATA, CLOSE, EMPTY, nameOf, type Xml } from './xml.ts';
import { type Arena, attribute, attributeAt, copyBytes, copyString, copyText, count } from './xml-text.ts';

/** One Worksheet while it is read; marks of its XML part are told one by one. */
export interface WorksheetPass {
  readonly ready: TextRow[];
  readonly merged: Place[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: number[];
  row: number;
  /** The column of the next cell. */
  column: number;
  /** How many rows more the present one stands for. */
  more: number;
  cells: string[] | undefined;
  kinds: number[];
  type: string;
  /** One of `Shown`, by the cell's style. */
  how: number;
  formula: boolean;
  inCell: boolean;
  inData: boolean;
  readonly text: Arena;
  /** Inside of a comment, whose text is no cell's. */
  comment: number;
}

const worksheetRow = nameOf('Row');
const cell = nameOf('Cell');
const data = nameOf('Data');
const column = nameOf('Column');
const comment = nameOf('Comment');
const index = nameOf('Index');
const spanned = nameOf('Span');
const hidden = nameOf('Hidden');
const type = nameOf('Type');
const formula = nameOf('Formula');
const style = nameOf('StyleID');
const mergeAcross = nameOf('MergeAcross');
const mergeDown = nameOf('MergeDown');

const ROWS = 1_048_576;
const COLUMNS = 16_384;
const decoder = new TextDecoder();

export function startWorksheet(): WorksheetPass {
  return {
    ready: [],
    merged: [],
    hiddenRows: [],
    hiddenColumns: [],
    row: -1,
    column: 0,
    more: 0,
    cells: undefined,
    kinds: [],
    type: '',
    how: 0,
    formula: false,
    inCell: false,
    inData: false,
    text: { bytes: new Uint8Array(4096), used: 0 },
    comment: 0,
  };
}

/** What a book's styles show, one of `Shown` by their names, and the patterns that some point to. */
export interface CellStyles {
  readonly shown: Map<string, number>;
  readonly patterns: Pattern[];
}

/** Takes one mark inside of a Worksheet. */
export function worksheetMark(pass: WorksheetPass, xml: Xml, kind: number, styles: CellStyles): void {
  if (pass.inData && xml.textTo > xml.textFrom) {
    if (kind === CDATA) copyBytes(pass.text, xml.bytes, xml.textFrom, xml.textTo);
    else copyText(pass.text, xml.bytes, xml.textFrom, xml.textTo, false);
  }
  if (kind > EMPTY) return;
  const { name } = xml;
  if (name === comment && kind !== EMPTY) pass.comment += kind === CLOSE ? -1 : 1;
  else if (pass.comment > 0) return;
  else if (name === data && pass.cells) {
    if (kind !== CLOSE) pass.type = attribute(xml, type) ?? 'String';
    pass.inData = kind !== CLOSE && kind !== EMPTY;
  } else if (name === cell && pass.cells) {
    if (kind !== CLOSE) beginCell(pass, xml, styles);
    if (kind === CLOSE || kind === EMPTY) endCell(pass, styles);
  } else if (name === worksheetRow) {
    if (kind !== CLOSE) beginRow(pass, xml);
    if (kind === CLOSE || kind === EMPTY) endRow(pass);
  } else if (name === column && kind !== CLOSE) addColumn(pass, xml);
}

function beginRow(pass: WorksheetPass, xml: Xml): void {
  const at = count(xml, index, pass.row + 2) - 1;
  if (at >= ROWS || at < 0) throw outside(xml);
  // A row within a row, or before one that was: whose cells are whose cannot be known.
  if (pass.cells || at <= pass.row) throw again(xml, `第 ${at + 1} 列`, `row ${at + 1}`);
  pass.row = at;
  if (attribute(xml, hidden) === '1') pass.hiddenRows.push(pass.row);
  pass.cells = [];
  pass.kinds = [];
  pass.column = 0;
  // `Span` rows more look and are as empty as this one.
  pass.more = Math.min(ROWS, count(xml, spanned, 0));
}

function endRow(pass: WorksheetPass): void {
  const { cells, kinds, row } = pass;
  pass.cells = undefined;
  if (cells?.some((text, i) => text !== '' || kinds[i] === Kind.uncounted)) pass.ready.push({ at: row, cells, kinds });
  pass.row += pass.more;
}

function beginCell(pass: WorksheetPass, xml: Xml, styles: CellStyles): void {
  pass.column = count(xml, index, pass.column + 1) - 1;
  if (pass.column < 0 || pass.column >= COLUMNS) throw outside(xml);
  if (pass.inCell || pass.cells![pass.column]) {
    const cell = letters(pass.column) + (pass.row + 1);
    throw again(xml, ` ${cell} 儲存格`, `cell ${cell}`);
  }
  pass.inCell = true;
  pass.text.used = 0;
  pass.type = '';
  pass.formula = attributeAt(xml, formula) >= 0;
  pass.how = styles.shown.get(attribute(xml, style) ?? 'Default') ?? Shown.number;
  const across = count(xml, mergeAcross, 0);
  const down = count(xml, mergeDown, 0);
  if (across > 0 || down > 0) {
    const { row, column: left } = pass;
    pass.merged.push({ top: row, left, bottom: Math.min(ROWS, row + down), right: Math.min(COLUMNS, left + across) });
  }
  while (pass.cells!.length < pass.column) pass.cells!.push('');
  pass.cells![pass.column] = '';
  pass.kinds[pass.column] = Kind.text;
}

function endCell(pass: WorksheetPass, styles: CellStyles): void {
  const last = pass.merged.at(-1);
  const at = pass.column;
  pass.inCell = false;
  const read = cellValue(pass, styles);
  pass.cells![at] = read.text;
  pass.kinds[at] = read.kind;
  pass.column = last && last.top === pass.row && last.left === at ? last.right + 1 : at + 1;
}

function cellValue(pass: WorksheetPass, styles: CellStyles): { text: string; kind: number } {
  const text = decoder.decode(pass.text.bytes.subarray(0, pass.text.used));
  if (text === '') return { text, kind: pass.formula && pass.type === '' ? Kind.uncounted : Kind.text };
  switch (pass.type) {
    case 'Number':
      return numberOf(pass.text, text, pass.how, styles.patterns);
    case 'DateTime':
      return dateOf(text, pass.how);
    case 'Boolean':
      return { text: text.trim() === '1' ? 'TRUE' : 'FALSE', kind: Kind.boolean };
    case 'Error':
      return { text, kind: Kind.error };
    default:
      return { text, kind: Kind.text };
  }
}

function numberOf(
  arena: Arena,
  text: string,
  how: number,
  patterns: readonly Pattern[],
): { text: string; kind: number } {
  if (plainNumber(text) === undefined) return { text, kind: Kind.text };
  arena.used = 0;
  copyString(arena, text.trim());
  const kind = numeric(arena, 0, how, false, patterns);
  return { text: decoder.decode(arena.bytes.subarray(0, arena.used)), kind };
}

/** `2023-03-05T00:00:00.000` is a day, unless its format shows the time too; the 31st of December 1899 only carries a time. */
function dateOf(text: string, how: number): { text: string; kind: number } {
  const read = readIso(text);
  const midnight = how === Shown.dateTime ? null : /^(.*)T00:00:00$/.exec(read.text);
  const time = /^1899-12-3[01]T(.*)$/.exec(read.text);
  return { text: time?.[1] ?? midnight?.[1] ?? read.text, kind: read.kind };
}

function addColumn(pass: WorksheetPass, xml: Xml): void {
  const at = count(xml, index, pass.column + 1) - 1;
  const more = Math.min(COLUMNS, count(xml, spanned, 0));
  const last = Math.min(COLUMNS - 1, at + more);
  // Columns come in their order; more than there are would only fill the memory.
  for (let i = at; attribute(xml, hidden) === '1' && i <= last && pass.hiddenColumns.length < COLUMNS; i++)
    pass.hiddenColumns.push(i);
  pass.column = at + more + 1;
}

export function worksheetLayout(pass: WorksheetPass): Layout {
  return { merged: pass.merged, hiddenRows: pass.hiddenRows, hiddenColumns: pass.hiddenColumns, centred: [] };
}

function again(xml: Xml, zh: string, en: string) {
  return damaged(xml.part, { zh: `有兩個${zh}，或順序不對`, en: `has ${en} twice, or out of order` });
}

function outside(xml: Xml) {
  return damaged(xml.part, { zh: '的儲存格超出工作表範圍', en: 'has a cell outside of the sheet' });
}
