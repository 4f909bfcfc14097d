import type { Place } from '../model/place.ts';
import type { Layout } from '../model/sheet.ts';
import { bomb } from './faults.ts';
import { placeOf } from './xlsx-address.ts';
import { nameOf, type Xml } from './xml.ts';
import { attribute, attributeAt, count, flag } from './xml-text.ts';

/** How a sheet looks, as far as it has been read. */
export interface Looks {
  /** The cell that is centred across, and how far it reaches; -1: none. */
  centredFrom: number;
  centredTo: number;
  readonly merged: Place[];
  readonly hiddenRows: number[];
  readonly hiddenColumns: [number, number][];
  readonly centred: Place[];
  readonly links: Place[];
}

const col = nameOf('col');
const min = nameOf('min');
const max = nameOf('max');
const hidden = nameOf('hidden');
const mergeCell = nameOf('mergeCell');
const ref = nameOf('ref');
const hyperlink = nameOf('hyperlink');
/** Names the relation with the address; links inside the workbook have none (ECMA-376 part 1, §18.3.1.47). */
const relation = nameOf('id');
const ht = nameOf('ht');
const width = nameOf('width');
const ZERO = 48;
const COLUMNS = 16_384;
/** Merges and the like are held in memory; no sheet that a person has made has more. */
const PLACES = 500_000;

export function startLooks(): Looks {
  return { centredFrom: -1, centredTo: -1, merged: [], hiddenRows: [], hiddenColumns: [], centred: [], links: [] };
}

/** Takes an element before or behind the rows. */
export function aroundRows(looks: Looks, xml: Xml): void {
  if (xml.name === mergeCell) {
    const place = placeOf(attribute(xml, ref) ?? '');
    if (place) keep(looks.merged, place, xml);
  } else if (xml.name === hyperlink && attributeAt(xml, relation) >= 0) {
    const place = placeOf(attribute(xml, ref) ?? '');
    if (place && looks.links.length < PLACES) looks.links.push(place);
  } else if (xml.name === col && isHidden(xml, width)) {
    const range: [number, number] = [count(xml, min, 1) - 1, Math.min(count(xml, max, 1), COLUMNS) - 1];
    if (looks.hiddenColumns.push(range) > COLUMNS) throw tooMany(xml);
  }
}

/** Takes a row's own element. */
export function noteRow(looks: Looks, xml: Xml, row: number): void {
  if (isHidden(xml, ht)) looks.hiddenRows.push(row);
}

/** No height or no width hides as well as the word does. */
function isHidden(xml: Xml, size: number): boolean {
  const at = attributeAt(xml, size);
  return flag(xml, hidden) || (at >= 0 && xml.bytes[xml.froms[at]!] === ZERO && Number(attribute(xml, size)) === 0);
}

/** Takes a cell that may be centred across the blank ones behind it. */
export function noteCell(looks: Looks, xml: Xml, row: number, column: number, empty: boolean, centred: boolean): void {
  if (looks.centredFrom < 0 && empty) return;
  if (empty && centred && column === looks.centredTo + 1) looks.centredTo = column;
  else {
    endCentred(looks, xml, row);
    if (centred && !empty) looks.centredFrom = looks.centredTo = column;
  }
}

/** A cell reaches no further than its row. */
export function endCentred(looks: Looks, xml: Xml, row: number): void {
  const { centredFrom: left, centredTo: right } = looks;
  if (left >= 0 && right > left) keep(looks.centred, { top: row, left, bottom: row, right }, xml);
  looks.centredFrom = -1;
}

function tooMany(xml: Xml) {
  return bomb(xml.part, { zh: `有超過 ${COLUMNS} 組隱藏欄`, en: `hides more than ${COLUMNS} ranges of columns` });
}

function keep(places: Place[], place: Place, xml: Xml): void {
  if (places.push(place) <= PLACES) return;
  throw bomb(xml.part, { zh: `的合併儲存格超過 ${PLACES} 個`, en: `merges more than ${PLACES} ranges of cells` });
}

/** The layout of a sheet whose rows have at most so many cells. */
export function layoutOf(looks: Looks, widest: number): Layout {
  // Hiding all columns to the right of the data is common, and says nothing about the data. Ranges may overlap.
  const edges = new Int32Array(widest + 1);
  for (const [from, to] of looks.hiddenColumns) {
    if (from > to || from >= widest) continue;
    edges[Math.max(0, from)]!++;
    edges[Math.min(to + 1, widest)]!--;
  }
  const hiddenColumns: number[] = [];
  for (let at = 0, open = 0; at < widest; at++) if ((open += edges[at]!) > 0) hiddenColumns.push(at);
  const { merged, hiddenRows, centred, links } = looks;
  return { merged, hiddenRows, hiddenColumns, centred, ...(links.length > 0 && { links }) };
}
