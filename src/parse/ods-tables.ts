import { eachMark } from './each-mark.ts';
import { CLOSE, nameOf, OPEN, startXml } from './xml.ts';
import { attribute } from './xml-text.ts';

/** A sheet as content.xml names it. */
export interface FoundTable {
  readonly name: string;
  readonly hidden: boolean;
  /** A copy of another file's sheet, kept for formulas that refer to it. */
  readonly linked: boolean;
  /** Where its element begins, in bytes of the inflated part. */
  readonly at: number;
}

const spreadsheet = nameOf('office:spreadsheet');
const table = nameOf('table:table');
const style = nameOf('style:style');
const properties = nameOf('style:table-properties');
const styleName = nameOf('style:name');
const display = nameOf('table:display');
const tableName = nameOf('table:name');
const tableStyle = nameOf('table:style-name');

/** Goes through content.xml once, for the sheets and where they begin. */
export async function findTables(pieces: AsyncIterable<Uint8Array>, part: string): Promise<FoundTable[]> {
  const xml = startXml(part, false);
  const tables: FoundTable[] = [];
  const hiddenStyles = new Set<string>();
  let current = '';
  let inside = -1;
  await eachMark(xml, pieces, (kind) => {
    if (kind === CLOSE) return;
    if (xml.name === style) current = attribute(xml, styleName) ?? '';
    else if (xml.name === properties) {
      if (attribute(xml, display) === 'false') hiddenStyles.add(current);
    } else if (xml.name === spreadsheet) inside = xml.depth;
    // Tables may also stand inside cells, drawings and links; a sheet stands right below the spreadsheet.
    else if (xml.name === table && xml.depth === inside + (kind === OPEN ? 1 : 0)) {
      const name = attribute(xml, tableName) ?? '';
      tables.push({
        name,
        hidden: hiddenStyles.has(attribute(xml, tableStyle) ?? ''),
        linked: /^'[a-z][a-z0-9+.-]*:.*'#/i.test(name),
        at: xml.before + xml.textTo,
      });
    }
  });
  return tables;
}
