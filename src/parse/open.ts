import { Fault } from '../model/fault.ts';
import type { Findings, Problem } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import type { Delivery, FileFacts, Opened } from '../model/sheet.ts';
import { openArchive, openGzip } from './archive.ts';
import { type Content, contentOf } from './content.ts';
import { extensionOf } from './extension.ts';
import { encrypted } from './faults.ts';
import { type Ole, openOle } from './ole.ts';
import { withUserDefined } from './user-defined.ts';
import { unlock } from './xlsx-unlock.ts';
import { findWorkbook } from './xlsx-workbook.ts';
import { openZip, type Zip } from './zip.ts';

/** A file that can be read, but is something else than its name says. */
export const mislabelledFile: Problem = {
  name: 'mislabelled-file',
  level: 'warning',
  says: {
    zh: '檔名的副檔名是 .{expected}，內容其實是 {found}；已依內容讀取。',
    en: 'Found {found} in a file named .{expected}; it was read by its content.',
  },
  why: {
    zh: '副檔名與內容不符時，別人的程式打不開檔案，平臺的品質檢測也會認為格式不一致。',
    en: 'Programs that trust the name cannot open the file, and the portal’s check finds format and content at odds.',
  },
  mend: {
    zh: '用試算表軟體開啟後另存新檔，選擇正確的檔案類型；不要只改檔名。',
    en: 'Open it in a spreadsheet program and save it as the type you want; do not just rename it.',
  },
  example: { before: '統計表.ods（XLS）', after: '統計表.xls' },
};

const extensions: Readonly<Record<FileFacts['format'], readonly string[]>> = {
  csv: ['csv', 'txt', 'tsv', 'tab', 'prn', 'dat'],
  'fixed-width': ['txt', 'prn', 'dat', 'lst'],
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm'],
  ods: ['ods', 'ots'],
  fods: ['fods', 'xml'],
  xls: ['xls', 'xlt'],
  json: ['json', 'geojson', 'jsonl', 'ndjson'],
  jsonl: ['jsonl', 'ndjson', 'json'],
  geojson: ['geojson', 'json'],
  xml: ['xml', 'rss', 'atom', 'gml', 'rdf'],
  kml: ['kml', 'xml'],
  html: ['html', 'htm'],
  'xml-spreadsheet': ['xml'],
};

/** What formats are called where their name in the code says too little. */
const called: Readonly<Partial<Record<FileFacts['format'], string>>> = {
  'xml-spreadsheet': 'Excel 2003 XML',
  'fixed-width': '固定寬度文字',
  jsonl: 'JSON Lines',
  geojson: 'GeoJSON',
};

/** Loaded only when used: a file is of one format. */
const parsers = {
  csv: async () => (await import('./csv.ts')).csv,
  fods: async () => (await import('./fods.ts')).fods,
  html: async () => (await import('./html.ts')).html,
  json: async () => (await import('./json.ts')).json,
  kml: async () => (await import('./kml.ts')).kml,
  ods: async () => (await import('./ods.ts')).ods,
  xmlSpreadsheet: async () => (await import('./spreadsheetml.ts')).xmlSpreadsheet,
  xls: async () => (await import('./xls.ts')).xls,
  xlsx: async () => (await import('./xlsx.ts')).xlsx,
  xmlRecords: async () => (await import('./xml-records.ts')).xmlRecords,
} satisfies Readonly<Record<string, () => Promise<Parser>>>;

/** Reads a file by what it holds, never by its name. What cannot be read as a table is a Fault that says what it is. */
export async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const content = await contentOf(delivery.bytes);
  if (content.is === 'gzip') {
    tellMislabelled(delivery.name, 'GZIP', ['gz', 'tgz'], findings);
    return openGzip(delivery, findings, hints, open);
  }
  const zip = content.is === 'zip' ? await openZip(delivery.bytes, delivery.name, hints.signal) : undefined;
  const parser = zip ? await zipParser(zip, delivery.name) : await parserOf(content, delivery);
  if (!parser) {
    tellMislabelled(delivery.name, 'ZIP', ['zip', 'kmz'], findings);
    return openArchive(zip!, delivery, findings, hints, open);
  }
  const opened = await parser.open(delivery, findings, hints);
  tellFormat(opened.facts, findings);
  return { ...opened, sheets: opened.sheets.map((sheet) => withUserDefined(sheet, opened.facts, hints, findings)) };
}

function tellFormat({ format, extension, delimiter }: FileFacts, findings: Findings): void {
  const tabs = delimiter === '\t' && extension === 'csv';
  const expected = tabs ? [] : extensions[format];
  tellMislabelled(extension, tabs ? 'TSV' : (called[format] ?? format.toUpperCase()), expected, findings);
}

function tellMislabelled(name: string, found: string, expected: readonly string[], findings: Findings): void {
  const extension = name.includes('.') ? extensionOf(name) : name;
  if (extension !== '' && !expected.includes(extension)) findings.file(mislabelledFile, { found, expected: extension });
}

async function parserOf(content: Content, delivery: Delivery): Promise<Parser> {
  const { name, bytes } = delivery;
  switch (content.is) {
    case 'empty':
      throw new Fault('file-not-a-table', {
        zh: `檔案「${name}」是空的。請重新匯出或下載。`,
        en: `The file ${name} is empty. Export or fetch it again.`,
      });
    case 'odd':
      throw notATable(name, content.zh, content.en, content.extensions);
    case 'ole':
      return oleParser(await openOle(bytes, name), name);
    case 'biff':
      return parsers.xls();
    case 'fods':
      return parsers.fods();
    case 'json':
      return parsers.json();
    case 'xml':
      return parsers.xmlRecords();
    case 'kml':
      return parsers.kml();
    case 'html':
      return parsers.html();
    case 'xml-spreadsheet':
      return parsers.xmlSpreadsheet();
    default:
      return textParser(delivery);
  }
}

/** Text that is not JSON or XML to the letter, but begins like it and is called so: its own reader says where the mistake is. */
async function textParser({ name, bytes }: Delivery): Promise<Parser> {
  const head = new TextDecoder('latin1').decode(await bytes.slice(0, Math.min(64, bytes.size)));
  const start = head.replace(/^(?:ï»¿|\s)+/, '');
  const extension = extensionOf(name);
  if (extensions.json.includes(extension) && /^[[{]/.test(start)) return parsers.json();
  if (extensions.xml.includes(extension) && start.startsWith('<')) return parsers.xmlRecords();
  return parsers.csv();
}

/** undefined: it is no document in the form of a zip file, but an archive of files. */
async function zipParser(zip: Zip, name: string): Promise<Parser | undefined> {
  const workbook = await findWorkbook(zip);
  if (zip.has('xl/workbook.bin') || workbook?.endsWith('.bin'))
    throw notATable(name, 'Excel 二進位活頁簿（XLSB）', 'a binary Excel workbook (XLSB)', ['xlsb']);
  if (workbook !== undefined) return parsers.xlsx();
  if (zip.names.some((name) => /^Index(?:\/.+\.iwa|\.zip)$/i.test(name)))
    throw notATable(name, 'Apple Numbers 等 iWork 文件', 'a document of Apple Numbers or its like', [
      'numbers',
      'pages',
      'key',
    ]);
  const type = zip.has('mimetype') ? new TextDecoder().decode(await zip.whole('mimetype', 1024)).trim() : '';
  if (type.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return parsers.ods();
  if (type.startsWith('application/vnd.oasis.opendocument.')) {
    throw notATable(name, 'ODF 文件，不是試算表', 'an ODF document that is no spreadsheet', ['odt', 'odp', 'odg']);
  }
  if (zip.has('word/document.xml')) throw notATable(name, 'Word 文件', 'a Word document', ['docx']);
  if (zip.has('ppt/presentation.xml')) throw notATable(name, 'PowerPoint 簡報', 'a PowerPoint presentation', ['pptx']);
  return undefined;
}

async function oleParser(ole: Ole, name: string): Promise<Parser> {
  const { names } = ole;
  if (names.includes('EncryptedPackage')) {
    const bytes = await unlock(ole, name);
    if (!bytes) throw encrypted(name);
    const xlsx = await parsers.xlsx();
    return { ...xlsx, open: (delivery, findings, hints) => xlsx.open({ ...delivery, bytes }, findings, hints) };
  }
  if (names.some((one) => /^(?:work)?book$/i.test(one))) return parsers.xls();
  if (names.includes('WordDocument')) throw notATable(name, 'Word 97-2003 文件', 'a Word 97-2003 document', ['doc']);
  if (names.includes('PowerPoint Document')) {
    throw notATable(name, 'PowerPoint 97-2003 簡報', 'a PowerPoint 97-2003 presentation', ['ppt']);
  }
  throw notATable(name, 'OLE 複合文件，裡面沒有活頁簿', 'a compound file without a workbook', []);
}

/** A name that promises a table over something else misleads; a name that tells the truth is only a format not read here. */
function notATable(name: string, zh: string, en: string, own: readonly string[]): Fault {
  const extension = extensionOf(name);
  const mislabelled = extension !== '' && !own.includes(extension);
  return new Fault(mislabelled ? 'file-mislabelled' : 'format-unknown', {
    zh: `檔案「${name}」的內容是 ${zh}，不是可讀的表格。請提供 CSV、JSON、XML、XLSX、XLS 或 ODS 檔。`,
    en: `The file ${name} is ${en}, not a table that can be read. Give a CSV, JSON, XML, XLSX, XLS or ODS file.`,
  });
}
