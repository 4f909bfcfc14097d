import type { Findings } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import { type Delivery, type Layout, type Opened, PLAIN, type Sheet } from '../model/sheet.ts';
import { extensionOf } from './extension.ts';
import { damaged, noSheet } from './faults.ts';
import { linkCache } from './link-cache.ts';
import type { Workings } from './xlsx-cell.ts';
import { workbookCorners } from './xlsx-corners.ts';
import { readSheet } from './xlsx-sheet.ts';
import { NO_STRINGS, readStrings } from './xlsx-strings.ts';
import { PLAIN_STYLES, readStyles } from './xlsx-styles.ts';
import { findWorkbook, readWorkbook, type Workbook } from './xlsx-workbook.ts';
import { openZip, type Zip } from './zip.ts';

/** Excel workbooks since 2007: XLSX, XLSM and their templates (ECMA-376). */
export const xlsx: Parser = { format: 'xlsx', open };

async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const zip = await openZip(delivery.bytes, delivery.name, hints.signal);
  const part = await findWorkbook(zip);
  if (part === undefined) throw damaged(delivery.name, { zh: '缺少活頁簿', en: 'lacks its workbook' });
  const workbook = await readWorkbook(zip, part);
  const parts = workbook.sheets.flatMap((one) => one.part ?? []);
  if (new Set(parts).size < parts.length) {
    throw damaged(part, { zh: '有兩個工作表指向同一個部分', en: 'has two sheets in one part' });
  }
  const workings = once(() => prepare(zip, workbook));
  const sheets = workbook.sheets.flatMap((one, index) =>
    one.part === undefined ? [] : [sheetOf(zip, one.name, index, one.hidden, one.part, workings)],
  );
  if (sheets.length === 0) throw noSheet(delivery.name);
  const links = zip.names.filter((name) => /(?:^|\/)externalLinks\/[^/]+\.xml$/i.test(name)).length;
  if (links > 0) findings.file(linkCache, { found: links });
  return {
    facts: {
      format: 'xlsx',
      extension: extensionOf(delivery.name),
      macros: zip.names.some((name) => /vbaProject\.bin$/i.test(name)),
      hiddenSheets: sheets.filter((sheet) => sheet.hidden).length,
      linkCaches: links,
    },
    sheets,
    corners: () => workbookCorners(zip, workbook),
  };
}

function sheetOf(
  zip: Zip,
  name: string,
  index: number,
  hidden: boolean,
  part: string,
  workings: () => Promise<Workings>,
): Sheet {
  let layout: Layout = PLAIN;
  return {
    name,
    index,
    hidden,
    text: false,
    async *batches() {
      yield* readSheet(zip.passing(part), part, await workings(), (learnt) => {
        layout = learnt;
      });
    },
    layout: () => layout,
  };
}

async function prepare(zip: Zip, workbook: Workbook): Promise<Workings> {
  const { strings, styles, from1904 } = workbook;
  return {
    from1904,
    strings: strings && zip.has(strings) ? await readStrings(zip.passing(strings), strings) : NO_STRINGS,
    styles: styles && zip.has(styles) ? await readStyles(zip.stream(styles)) : PLAIN_STYLES,
  };
}

/** What every sheet needs is read when the first one is asked for, and not again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
