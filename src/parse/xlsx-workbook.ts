import { decodedName, partName } from '../text/part-name.ts';
import { eachMark } from './each-mark.ts';
import { CLOSE, nameOf, startXml } from './xml.ts';
import { attribute, flag } from './xml-text.ts';
import type { Zip } from './zip.ts';

/** What the workbook part says: its sheets in order, and how its days are counted. */
export interface Workbook {
  readonly from1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string | undefined }[];
  readonly strings: string | undefined;
  readonly styles: string | undefined;
}

const sheet = nameOf('sheet');
const workbookPr = nameOf('workbookPr');
const date1904 = nameOf('date1904');
const nameAttribute = nameOf('name');
const state = nameOf('state');
const id = nameOf('id');
const relationship = nameOf('Relationship');
const idAttribute = nameOf('Id');
const type = nameOf('Type');
const target = nameOf('Target');

export interface Relation {
  readonly type: string;
  readonly target: string;
}

/** Where the workbook part of a package is (ECMA-376 part 2, §6.5.3.4: the relation says, not the name); undefined: there is none. */
export async function findWorkbook(zip: Zip): Promise<string | undefined> {
  if (zip.has('_rels/.rels')) {
    const root = await relations(zip, '');
    const office = [...root.values()].find((one) => one.type === 'officeDocument');
    if (office && zip.has(office.target)) return office.target;
  }
  return zip.has('xl/workbook.xml') ? 'xl/workbook.xml' : undefined;
}

/** Reads the workbook part and its relations. Sheets that are charts have no part. */
export async function readWorkbook(zip: Zip, part: string): Promise<Workbook> {
  const related = await relations(zip, part);
  const xml = startXml(part, true);
  const sheets: Workbook['sheets'][number][] = [];
  let from1904 = false;
  await eachMark(xml, zip.stream(part), (kind) => {
    if (kind === CLOSE) return;
    if (xml.name === workbookPr) from1904 = flag(xml, date1904);
    if (xml.name !== sheet) return;
    const relation = related.get(attribute(xml, id) ?? '');
    const name = attribute(xml, nameAttribute) ?? '';
    sheets.push({
      name,
      hidden: /hidden$/i.test(attribute(xml, state) ?? ''),
      // A sheet whose part cannot be told is missed when it is read, with its name, not before.
      part: relation === undefined ? `${part}#${name}` : relation.type === 'worksheet' ? relation.target : undefined,
    });
  });
  const one = (kind: string) => [...related.values()].find((other) => other.type === kind)?.target;
  return { from1904, sheets, strings: one('sharedStrings'), styles: one('styles') };
}

/** What a part is related to, by the relation's id. */
export async function relations(zip: Zip, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const xml = startXml(`${folder}_rels/${part.slice(slash)}.rels`, true);
  const found = new Map<string, Relation>();
  if (!zip.has(xml.part)) return found;
  await eachMark(xml, zip.stream(xml.part), (kind) => {
    if (kind === CLOSE || xml.name !== relationship) return;
    const to = attribute(xml, target) ?? '';
    const last = (attribute(xml, type) ?? '').split('/').at(-1)!;
    const here = partName(folder, to);
    found.set(attribute(xml, idAttribute) ?? '', { type: last, target: zip.has(here) ? here : decodedName(here) });
  });
  return found;
}
