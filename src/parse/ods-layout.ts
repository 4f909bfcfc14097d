import type { Place } from '../model/place.ts';
import type { Layout } from '../model/sheet.ts';
import { bomb } from './faults.ts';
import { nameOf, type Xml } from './xml.ts';
import { attribute, attributeAt, count } from './xml-text.ts';

/** How a sheet looks, as far as it has been read. */
export interface Looks {
  /** The depth at which a group of rows or columns that is folded away ends; -1: none is. */
  groupTo: number;
  /** Where the merges of the row being read begin. */
  rowFrom: number;
  readonly merged: Place[];
  readonly links: Place[];
  readonly hiddenRows: [number, number][];
  readonly hiddenColumns: [number, number][];
}

const rowsSpanned = nameOf('table:number-rows-spanned');
const columnsSpanned = nameOf('table:number-columns-spanned');
const visibility = nameOf('table:visibility');
const display = nameOf('table:display');
const href = nameOf('xlink:href');
const HASH = 35;
/** Merges are held in memory; no sheet that a person has made has more. */
const PLACES = 500_000;

export function startLooks(): Looks {
  return { groupTo: -1, rowFrom: 0, merged: [], links: [], hiddenRows: [], hiddenColumns: [] };
}

export function beginGroup(looks: Looks, xml: Xml): void {
  if (looks.groupTo < 0 && attribute(xml, display) === 'false') looks.groupTo = xml.depth - 1;
}

/** Takes the element of a row that stands for `repeated` rows. */
export function beginRow(looks: Looks, xml: Xml, row: number, repeated: number): void {
  looks.rowFrom = looks.merged.length;
  if (isHidden(looks, xml)) looks.hiddenRows.push([row, row + repeated - 1]);
}

/** Takes the element of one or more columns. */
export function noteColumns(looks: Looks, xml: Xml, column: number, repeated: number): void {
  if (isHidden(looks, xml)) looks.hiddenColumns.push([column, column + repeated - 1]);
}

/** Takes the element of a cell. */
export function noteSpan(looks: Looks, xml: Xml, row: number, column: number): void {
  const bottom = row + count(xml, rowsSpanned, 1) - 1;
  const right = column + count(xml, columnsSpanned, 1) - 1;
  if (bottom > row || right > column) looks.merged.push({ top: row, left: column, bottom, right });
}

/** Takes the element of a link: one within the document begins with #. */
export function noteLink(looks: Looks, xml: Xml, row: number, column: number): void {
  const at = attributeAt(xml, href);
  const last = looks.links.at(-1);
  if (at < 0 || xml.bytes[xml.froms[at]!] === HASH || looks.links.length >= PLACES) return;
  if (last?.top !== row || last.left !== column)
    looks.links.push({ top: row, left: column, bottom: row, right: column });
}

/** What is merged in a row is merged in each of its repetitions. */
export function endRow(looks: Looks, xml: Xml, repeated: number): void {
  const { merged, rowFrom } = looks;
  if (rowFrom + (merged.length - rowFrom) * repeated > PLACES) {
    throw bomb(xml.part, { zh: `的合併儲存格超過 ${PLACES} 個`, en: `merges more than ${PLACES} ranges of cells` });
  }
  for (const place of repeated > 1 ? merged.slice(rowFrom) : []) {
    for (let i = 1; i < repeated; i++) merged.push({ ...place, top: place.top + i, bottom: place.bottom + i });
  }
}

/** `collapse` is hidden by hand, `filter` by a filter. */
function isHidden(looks: Looks, xml: Xml): boolean {
  if (looks.groupTo >= 0) return true;
  const said = attributeAt(xml, visibility) < 0 ? undefined : attribute(xml, visibility);
  return said === 'collapse' || said === 'filter';
}

/** The layout of a sheet with its last row and column that hold a cell. */
export function layoutOf(looks: Looks, last: number, lastColumn: number): Layout {
  return {
    merged: looks.merged,
    hiddenRows: numbers(looks.hiddenRows, last),
    hiddenColumns: numbers(looks.hiddenColumns, lastColumn),
    centred: [],
    ...(looks.links.length > 0 && { links: looks.links }),
  };
}

/** What is hidden beyond the data says nothing about it, and may be a million rows. */
function numbers(ranges: readonly [number, number][], last: number): number[] {
  return ranges.flatMap(([from, to]) =>
    from > last ? [] : Array.from({ length: Math.min(to, last) - from + 1 }, (_, i) => from + i),
  );
}
