import type { Findings } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import { type Delivery, type Layout, type Opened, PLAIN, type Sheet } from '../model/sheet.ts';
import { extensionOf } from './extension.ts';
import { encrypted, noSheet } from './faults.ts';
import { linkCache } from './link-cache.ts';
import { readTable } from './ods-sheet.ts';
import { type FoundTable, findTables } from './ods-tables.ts';
import { openZip, type Zip } from './zip.ts';

/** OpenDocument spreadsheets (ODF 1.2 and 1.3). */
export const ods: Parser = { format: 'ods', open };

const CONTENT = 'content.xml';

async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const zip = await openZip(delivery.bytes, delivery.name, hints.signal);
  if (await isEncrypted(zip)) throw encrypted(delivery.name);
  const tables = await findTables(zip.stream(CONTENT), CONTENT);
  const own = tables.filter((table) => !table.linked);
  if (own.length === 0) throw noSheet(delivery.name);
  const links = tables.length - own.length;
  if (links > 0) findings.file(linkCache, { found: links });
  return {
    facts: {
      format: 'ods',
      extension: extensionOf(delivery.name),
      macros: zip.names.some((name) => /^Basic\/.+\/.+\.xml$/i.test(name)),
      hiddenSheets: own.filter((table) => table.hidden).length,
      linkCaches: links,
    },
    sheets: own.map((table, index) => sheetOf(zip, table, index)),
  };
}

function sheetOf(zip: Zip, table: FoundTable, index: number): Sheet {
  let layout: Layout = PLAIN;
  return {
    name: table.name,
    index,
    hidden: table.hidden,
    text: false,
    batches: () =>
      readTable(after(zip.stream(CONTENT), table.at), CONTENT, (learnt) => {
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
