import type { Findings } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import { type Delivery, type Layout, type Opened, PLAIN, type Sheet } from '../model/sheet.ts';
import { extensionOf } from './extension.ts';
import { bomb, encrypted, noSheet } from './faults.ts';
import { linkCache } from './link-cache.ts';
import { annotations, metaCorners } from './ods-corners.ts';
import { readTable } from './ods-sheet.ts';
import { readStyles, type Styles } from './ods-styles.ts';
import { type FoundTable, type FoundTables, findTables } from './ods-tables.ts';
import { utf8Pieces } from './xml-pieces.ts';
import { openZip, type Zip } from './zip.ts';

/** OpenDocument spreadsheets (ODF 1.2 and 1.3). */
export const ods: Parser = { format: 'ods', open };

const CONTENT = 'content.xml';
const STYLES = 'styles.xml';
/** Bytes that may be passed over on the way to all sheets. */
const PASSED = 8 * 2 ** 30;
const META = 'meta.xml';

async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const zip = await openZip(delivery.bytes, delivery.name, hints.signal);
  if (await isEncrypted(zip)) throw encrypted(delivery.name);
  const styles = zip.has(STYLES) ? await readStyles(zip.stream(STYLES), STYLES) : undefined;
  const found = await findTables(zip.passing(CONTENT), CONTENT, styles);
  const macros = zip.names.some((name) => /^Basic\/.+\/.+\.xml$/i.test(name));
  return openedTables(
    { ...found, macros: macros || found.macros },
    {
      format: 'ods',
      part: CONTENT,
      pieces: () => zip.passing(CONTENT),
      ...(zip.has(META) && { meta: { part: META, pieces: () => zip.stream(META) } }),
    },
    delivery.name,
    findings,
  );
}

/** The XML that holds the sheets, to be read as often as wanted. */
export interface TableSource {
  readonly format: 'ods' | 'fods';
  readonly part: string;
  pieces(): AsyncIterable<Uint8Array>;
  /** What the document says of itself. */
  readonly meta?: { readonly part: string; pieces(): AsyncIterable<Uint8Array> };
}

/** Makes sheets of the tables found in content.xml or in a flat document. */
export function openedTables(found: FoundTables, source: TableSource, name: string, findings: Findings): Opened {
  const own = found.tables.filter((table) => !table.linked);
  if (own.length === 0) throw noSheet(name);
  const links = found.tables.length - own.length;
  // Each sheet is found again from the beginning of the part.
  if (own.reduce((sum, table) => sum + table.at, 0) > PASSED) {
    throw bomb(source.part, { zh: `有 ${own.length} 個工作表`, en: `holds ${own.length} sheets` });
  }
  if (links > 0) findings.file(linkCache, { found: links });
  return {
    facts: {
      format: source.format,
      extension: extensionOf(name),
      macros: found.macros,
      hiddenSheets: own.filter((table) => table.hidden).length,
      linkCaches: links,
    },
    sheets: own.map((table, index) => sheetOf(source, table, index, found.styles)),
    corners: async () => [
      ...(source.meta ? await metaCorners(source.meta.pieces(), source.meta.part) : []),
      ...(found.annotated ? await annotations(source.pieces(), source.part) : []),
    ],
  };
}

function sheetOf(source: TableSource, table: FoundTable, index: number, styles: Styles): Sheet {
  let layout: Layout = PLAIN;
  return {
    name: table.name,
    index,
    hidden: table.hidden,
    text: false,
    batches: () =>
      readTable(after(utf8Pieces(source.pieces(), source.part), table.at), source.part, styles, (learnt) => {
        layout = learnt;
      }),
    layout: () => layout,
  };
}

/** The pieces from byte `at` on: all sheets stand in one part, one after the other. */
async function* after(pieces: AsyncIterable<Uint8Array>, at: number): AsyncGenerator<Uint8Array> {
  let skip = at;
  for await (const piece of pieces) {
    if (skip < piece.length) yield piece.subarray(skip);
    skip = Math.max(0, skip - piece.length);
  }
}

/** ODF 1.2 part 3, §4.3: the manifest says which members are encrypted. */
async function isEncrypted(zip: Zip): Promise<boolean> {
  if (!zip.has('META-INF/manifest.xml')) return false;
  const manifest = await zip.whole('META-INF/manifest.xml', 2 ** 24);
  return new TextDecoder().decode(manifest).includes('encryption-data');
}
