import { letters } from '../model/place.ts';
import type { Corner } from '../model/sheet.ts';
import { documentTexts } from './document-texts.ts';
import { eachMark } from './each-mark.ts';
import { CLOSE, nameOf, OPEN, startXml } from './xml.ts';
import { type Arena, attribute, copyText, count } from './xml-text.ts';

/** Names of people and other texts in meta.xml (ODF 1.2 part 1, §4.3), by local name. */
const authors = new Map([
  [nameOf('initial-creator'), 'creator'],
  [nameOf('creator'), 'lastModifiedBy'],
  [nameOf('printed-by'), 'lastModifiedBy'],
]);
const properties = new Map(['title', 'subject', 'description', 'keyword'].map((name) => [nameOf(name), name]));
const userDefined = nameOf('user-defined');
const metaName = nameOf('name');

const table = nameOf('table:table');
const tableName = nameOf('table:name');
const row = nameOf('table:table-row');
const rowsRepeated = nameOf('table:number-rows-repeated');
const cells = new Set(['table:table-cell', 'table:covered-table-cell'].map(nameOf));
const columnsRepeated = nameOf('table:number-columns-repeated');
const annotation = nameOf('office:annotation');
const creator = nameOf('dc:creator');
const dates = new Set(['dc:date', 'meta:date-string'].map(nameOf));
const decoder = new TextDecoder();

/** What a document says of itself. */
export async function metaCorners(pieces: AsyncIterable<Uint8Array>, part: string): Promise<readonly Corner[]> {
  const corners: Corner[] = [];
  await documentTexts(pieces, part, metaName, ({ name, text, said }) => {
    const who = authors.get(name);
    if (who !== undefined) corners.push({ kind: 'author', place: who, text });
    const place = name === userDefined ? (said ?? 'custom') : properties.get(name);
    if (place !== undefined) corners.push({ kind: 'property', place, text });
  });
  return corners;
}

/** The comments at cells, with the sheet and the cell that they hang on. */
export async function annotations(pieces: AsyncIterable<Uint8Array>, part: string): Promise<readonly Corner[]> {
  const xml = startXml(part, false);
  const corners: Corner[] = [];
  const arena: Arena = { bytes: new Uint8Array(4096), used: 0 };
  let sheet = '';
  let [line, column] = [0, 0];
  let [rows, columns] = [1, 1];
  let inside = false;
  const whole = () => decoder.decode(arena.bytes.subarray(0, arena.used)).trim();
  await eachMark(xml, pieces, (kind) => {
    const { name } = xml;
    if (inside) {
      if (!dates.has(name)) copyText(arena, xml.bytes, xml.textFrom, xml.textTo, false);
      if (kind === CLOSE && name === creator) {
        if (whole() !== '') corners.push({ kind: 'author', place: 'commentAuthor', text: whole() });
        arena.used = 0;
      } else if (kind === CLOSE && name === annotation) {
        inside = false;
        const place = `${sheet}!${letters(column)}${line + 1}`;
        if (whole() !== '') corners.push({ kind: 'comment', place, text: whole() });
      }
    } else if (name === annotation && kind === OPEN) {
      inside = true;
      arena.used = 0;
    } else if (name === table && kind === OPEN) {
      sheet = attribute(xml, tableName) ?? '';
      line = 0;
    } else if (name === row) {
      if (kind !== CLOSE) [rows, column] = [count(xml, rowsRepeated, 1), 0];
      if (kind !== OPEN) line += rows;
    } else if (cells.has(name)) {
      if (kind !== CLOSE) columns = count(xml, columnsRepeated, 1);
      if (kind !== OPEN) column += columns;
    }
  });
  return corners;
}
