import type { Corner } from '../model/sheet.ts';
import { documentTexts } from './document-texts.ts';
import { eachMark } from './each-mark.ts';
import { relations, type Workbook } from './xlsx-workbook.ts';
import { CLOSE, nameOf, OPEN, startXml } from './xml.ts';
import { type Arena, attribute, copyText } from './xml-text.ts';
import type { Zip } from './zip.ts';

/** Names of people in the properties (ECMA-376 part 2, §8, and part 1, §22.2). */
const authors = new Map(
  ['creator', 'lastModifiedBy', 'Manager'].map((name) => [nameOf(name), name === 'Manager' ? 'manager' : name]),
);
const properties = new Map(
  ['title', 'subject', 'description', 'keywords', 'category', 'Company', 'HyperlinkBase'].map((name) => [
    nameOf(name),
    name === 'Company' ? 'company' : name,
  ]),
);
const nameAttribute = nameOf('name');
const ref = nameOf('ref');
const comment = nameOf('comment');
const threaded = nameOf('threadedComment');
const author = nameOf('author');
const person = nameOf('person');
const displayName = nameOf('displayName');
const value = nameOf('v');
const SHORTEST = 8;
const decoder = new TextDecoder();

/** The comments of all sheets, old and threaded, and what the document says of itself. */
export async function workbookCorners(zip: Zip, workbook: Workbook): Promise<readonly Corner[]> {
  const corners: Corner[] = [];
  for (const { name, part } of workbook.sheets) {
    if (part === undefined) continue;
    for (const { type, target } of (await relations(zip, part)).values()) {
      if (/^(?:comments|threadedComment)$/.test(type) && zip.has(target)) await comments(zip, target, name, corners);
    }
  }
  for (const part of zip.names) {
    if (/(?:^|\/)persons\/[^/]+\.xml$/i.test(part)) await persons(zip, part, corners);
    if (/(?:^|\/)externalLinks\/[^/]+\.xml$/i.test(part)) await linkCache(zip, part, corners);
    if (/^docProps\/(?:core|app|custom)\.xml$/i.test(part)) await documentProperties(zip, part, corners);
  }
  return corners;
}

async function documentProperties(zip: Zip, part: string, corners: Corner[]): Promise<void> {
  const own = /custom/i.test(part);
  await documentTexts(zip.stream(part), part, nameAttribute, ({ name, text, said }) => {
    const who = own ? undefined : authors.get(name);
    if (who !== undefined) corners.push({ kind: 'author', place: who, text });
    const place = own ? (said ?? 'custom') : properties.get(name);
    if (place !== undefined) corners.push({ kind: 'property', place, text });
  });
}

/** A comment is one or more runs of text (§18.7); its cell is named in `ref`. */
async function comments(zip: Zip, part: string, sheet: string, corners: Corner[]): Promise<void> {
  const xml = startXml(part, true);
  const arena: Arena = { bytes: new Uint8Array(4096), used: 0 };
  let cell = '';
  await eachMark(xml, zip.stream(part), (kind) => {
    const begins = xml.name === comment || xml.name === threaded;
    if (kind === OPEN && (begins || xml.name === author)) {
      arena.used = 0;
      cell = attribute(xml, ref) ?? '';
      return;
    }
    copyText(arena, xml.bytes, xml.textFrom, xml.textTo, true);
    if (kind !== CLOSE || !(begins || xml.name === author)) return;
    const text = decoder.decode(arena.bytes.subarray(0, arena.used)).trim();
    if (text === '') return;
    if (begins) corners.push({ kind: 'comment', place: `${sheet}!${cell}`, text });
    else corners.push({ kind: 'author', place: 'commentAuthor', text });
  });
}

/** What a workbook keeps of the cells of other files (§18.14.1); shorter values are nobody's data. */
async function linkCache(zip: Zip, part: string, corners: Corner[]): Promise<void> {
  await documentTexts(zip.stream(part), part, nameAttribute, ({ name, text }) => {
    if (name === value && text.length >= SHORTEST) corners.push({ kind: 'property', place: 'externalLink', text });
  });
}

async function persons(zip: Zip, part: string, corners: Corner[]): Promise<void> {
  const xml = startXml(part, true);
  await eachMark(xml, zip.stream(part), (kind) => {
    if (kind === CLOSE || xml.name !== person) return;
    corners.push({ kind: 'author', place: 'commentAuthor', text: attribute(xml, displayName) ?? '' });
  });
}
