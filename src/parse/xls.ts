import { isUtf8 } from 'node:buffer';
import { Fault } from '../model/fault.ts';
import type { Findings } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import { type Bytes, type Corner, type Delivery, type Layout, type Opened, PLAIN, type Sheet } from '../model/sheet.ts';
import { codePageOf } from './biff-code-page.ts';
import { modernised, oldVersion } from './biff-old.ts';
import { inOrder, isInOrder } from './biff-order.ts';
import { type Records, startRecords } from './biff-records.ts';
import { readSheet } from './biff-sheet.ts';
import { type BiffSheet, type BiffWorkbook, readWorkbook, sheetRecords } from './biff-workbook.ts';
import { detectEncoding, reportEncoding } from './encoding.ts';
import { extensionOf } from './extension.ts';
import { damaged, encrypted, noSheet } from './faults.ts';
import { linkCache } from './link-cache.ts';
import { openOle } from './ole.ts';
import { summaryCorners } from './ole-summary.ts';
import { noteCorners } from './xls-corners.ts';

/** Excel workbooks of Excel 2 to 2003 (BIFF2 to BIFF8, MS-XLS), in their container or bare. */
export const xls: Parser = { format: 'xls', open };

const WORKSHEET = 0;
const MACROS = 1;

async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const { name } = delivery;
  const found = await workbookStream(delivery.bytes, name);
  const { macros, properties } = found;
  const { stream, codePage } = await modernStream({ ...delivery, bytes: found.stream }, findings, hints);
  const records = startRecords(stream, name, 0, { signal: hints.signal });
  const workbook = await readWorkbook(records, { codePage });
  if (!workbook) throw unknownVersion(name);
  const sheets = workbook.sheets.flatMap((one, index) =>
    one.type === WORKSHEET ? [sheetOf(records, workbook, one, index)] : [],
  );
  if (sheets.length === 0) throw noSheet(name);
  if (workbook.links > 0) findings.file(linkCache, { found: workbook.links });
  return {
    facts: {
      format: 'xls',
      extension: extensionOf(name),
      macros: macros || workbook.sheets.some((sheet) => sheet.type === MACROS),
      hiddenSheets: sheets.filter((sheet) => sheet.hidden).length,
      linkCaches: workbook.links,
    },
    sheets,
    corners: async () => [...(await properties()), ...(await noteCorners(records, workbook, workbook.sheets))],
  };
}

/** The stream with the workbook's records: BIFF8 before BIFF5 where a file holds both, for older programs. */
async function workbookStream(
  bytes: Bytes,
  name: string,
): Promise<{ stream: Bytes; macros: boolean; properties: () => Promise<readonly Corner[]> }> {
  const head = await bytes.slice(0, 2);
  if (head[0] !== 0xd0 || head[1] !== 0xcf) return { stream: bytes, macros: false, properties: async () => [] };
  const ole = await openOle(bytes, name);
  if (ole.names.includes('EncryptedPackage')) throw encrypted(name);
  const entry = [/^workbook$/i, /^book$/i].map((one) => ole.names.find((found) => one.test(found))).find(Boolean);
  const stream = entry && (await ole.find(entry));
  if (!stream) throw damaged(name, { zh: '缺少活頁簿', en: 'lacks its workbook' });
  const properties = () => summaryCorners(ole.names, ole.find, name);
  return { stream, macros: ole.names.some((one) => /^_VBA_PROJECT/i.test(one)), properties };
}

function sheetOf(records: Records, workbook: BiffWorkbook, sheet: BiffSheet, index: number): Sheet {
  let layout: Layout = PLAIN;
  let sorted: Promise<Bytes | undefined> | undefined;
  const start = () => sheetRecords(records, workbook, sheet);
  const sort = async () => ((await isInOrder(start())) ? undefined : inOrder(start()));
  return {
    // A sheet without a workbook has no name but its file's.
    name: sheet.name || records.part.replace(/\.[^.]*$/, ''),
    index,
    hidden: sheet.hidden,
    text: false,
    async *batches() {
      const bytes = await (sorted ??= sort());
      const ordered = bytes ? startRecords(bytes, records.part, 0, { signal: records.signal }) : start();
      yield* readSheet(ordered, workbook, (learnt) => {
        layout = learnt;
      });
    },
    layout: () => layout,
  };
}

/** The stream as Excel 5 or later would write it, and the code page that its own word, the pipeline or its texts tell. */
async function modernStream(
  delivery: Delivery,
  findings: Findings,
  hints: ParseHints,
): Promise<{ stream: Bytes; codePage: number | undefined }> {
  const { bytes, name } = delivery;
  const told = codePageOf(hints.encoding);
  const version = oldVersion(await bytes.slice(0, Math.min(bytes.size, 8)));
  if (version === undefined) return { stream: bytes, codePage: told };
  const { stream, unsaid } = await modernised(bytes, name, version);
  if (told !== undefined || unsaid === undefined) return { stream, codePage: told };
  const utf8 = isUtf8(await unsaid.slice(0, unsaid.size));
  const encoding = await detectEncoding({ ...delivery, bytes: unsaid, utf8 }, hints);
  reportEncoding(encoding, findings);
  return { stream, codePage: codePageOf(encoding.label) };
}

function unknownVersion(name: string): Fault {
  return new Fault('format-unknown', {
    zh: `檔案「${name}」不知是哪一版 Excel 的格式，無法讀取。請用 Excel 或 LibreOffice 開啟後另存為 .xlsx 或 .ods。`,
    en: `The file ${name} is in the format of an unknown version of Excel, which is not read. Save it as .xlsx or .ods.`,
  });
}
