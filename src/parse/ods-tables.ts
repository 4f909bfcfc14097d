import { eachMark } from './each-mark.ts';
import { noteStyle, type Styles, startStyles } from './ods-styles.ts';
import { CLOSE, nameOf, OPEN, startXml } from './xml.ts';
import { attribute } from './xml-text.ts';

/** A sheet as content.xml names it. */
export interface FoundTable {
  readonly name: string;
  readonly hidden: boolean;
  /** A copy of another file's sheet, kept for formulas that refer to it. */
  readonly linked: boolean;
  /** Where its element begins, in bytes of the inflated part in UTF-8. */
  readonly at: number;
}

/** What one pass over content.xml, or over a flat document, has found. */
export interface FoundTables {
  readonly tables: readonly FoundTable[];
  readonly styles: Styles;
  /** A flat document holds its macros; in a package they are members. */
  readonly macros: boolean;
  /** Cells have comments. */
  readonly annotated: boolean;
}

const spreadsheet = nameOf('office:spreadsheet');
const table = nameOf('table:table');
const tableName = nameOf('table:name');
const tableStyle = nameOf('table:style-name');
const macroModule = nameOf('ooo:module');
const annotation = nameOf('office:annotation');
const nullDate = nameOf('table:null-date');
const dateValue = nameOf('table:date-value');

/** Goes through content.xml once, for the sheets and where they begin. `styles` are those of styles.xml; its own are added. */
export async function findTables(
  pieces: AsyncIterable<Uint8Array>,
  part: string,
  styles: Styles = startStyles(),
): Promise<FoundTables> {
  const xml = startXml(part, false);
  const tables: FoundTable[] = [];
  let inside = -1;
  let macros = false;
  let annotated = false;
  await eachMark(xml, pieces, (kind) => {
    if (kind === CLOSE) return;
    if (xml.name === annotation) annotated = true;
    if (xml.name === nullDate) styles.from1904 = attribute(xml, dateValue) === '1904-01-01';
    if (xml.name === spreadsheet) {
      // An embedded chart of a flat document is a document in the document, with a spreadsheet of its own.
      if (inside < 0) inside = xml.depth;
    } else if (inside < 0) {
      if (xml.name === macroModule) macros = true;
      else noteStyle(styles, xml);
    } else if (xml.name === table && xml.depth === inside + (kind === OPEN ? 1 : 0)) {
      // Tables may also stand inside cells, drawings and links; a sheet stands right below the spreadsheet.
      const name = attribute(xml, tableName) ?? '';
      tables.push({
        name,
        hidden: styles.hiding.has(attribute(xml, tableStyle) ?? ''),
        linked: /^'[a-z][a-z0-9+.-]*:.*'#/i.test(name),
        at: xml.before + xml.textTo,
      });
    }
  });
  return { tables, styles, macros, annotated };
}
