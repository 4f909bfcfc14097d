import { Fault } from '../model/fault.ts';
import type { Findings, Problem } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import type { Delivery, FileFacts, Opened } from '../model/sheet.ts';
import { type Content, contentOf } from './content.ts';
import { csv } from './csv.ts';
import { extensionOf } from './extension.ts';
import { encrypted } from './faults.ts';
import { ods } from './ods.ts';
import { openOle } from './ole.ts';
import { xls } from './xls.ts';
import { xlsx } from './xlsx.ts';
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
  csv: ['csv', 'txt', 'tsv', 'tab'],
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm'],
  ods: ['ods', 'ots'],
  xls: ['xls', 'xlt'],
};

/** Reads a file by what it holds, never by its name. What cannot be read as a table is a Fault that says what it is. */
export async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const content = await contentOf(delivery.bytes);
  const parser = await parserOf(content, delivery, hints);
  const extension = extensionOf(delivery.name);
  if (extension !== '' && !extensions[parser.format].includes(extension)) {
    findings.file(mislabelledFile, { found: parser.format.toUpperCase(), expected: extension });
  }
  return parser.open(delivery, findings, hints);
}

async function parserOf(content: Content, delivery: Delivery, hints: ParseHints): Promise<Parser> {
  const { name, bytes } = delivery;
  switch (content.is) {
    case 'empty':
      throw new Fault('file-not-a-table', {
        zh: `檔案「${name}」是空的。請重新匯出或下載。`,
        en: `The file ${name} is empty. Export or fetch it again.`,
      });
    case 'odd':
      throw notATable(name, content.zh, content.en, content.extensions);
    case 'zip':
      return zipParser(await openZip(bytes, name, hints.signal), name);
    case 'ole':
      return oleParser((await openOle(bytes, name)).names, name);
    case 'text':
      return csv;
  }
}

async function zipParser(zip: Zip, name: string): Promise<Parser> {
  if ((await findWorkbook(zip)) !== undefined) return xlsx;
  if (zip.has('xl/workbook.bin'))
    throw notATable(name, 'Excel 二進位活頁簿（XLSB）', 'a binary Excel workbook (XLSB)', ['xlsb']);
  const type = zip.has('mimetype') ? new TextDecoder().decode(await zip.whole('mimetype', 1024)).trim() : '';
  if (type.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return ods;
  if (type.startsWith('application/vnd.oasis.opendocument.')) {
    throw notATable(name, 'ODF 文件，不是試算表', 'an ODF document that is no spreadsheet', ['odt', 'odp', 'odg']);
  }
  if (zip.has('word/document.xml')) throw notATable(name, 'Word 文件', 'a Word document', ['docx']);
  if (zip.has('ppt/presentation.xml')) throw notATable(name, 'PowerPoint 簡報', 'a PowerPoint presentation', ['pptx']);
  const some = zip.names.slice(0, 5).join('、') + (zip.names.length > 5 ? '…' : '');
  throw new Fault('format-unknown', {
    zh: `檔案「${name}」是 ZIP 壓縮檔，內含 ${zip.names.length} 個檔案：${some}。請解壓縮後，改用其中的資料檔。`,
    en: `The file ${name} is a ZIP archive of ${zip.names.length} files: ${some}. Unpack it and use the data file in it.`,
  });
}

function oleParser(names: readonly string[], name: string): Parser {
  if (names.includes('EncryptedPackage')) throw encrypted(name);
  if (names.some((one) => /^(?:work)?book$/i.test(one))) return xls;
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
    zh: `檔案「${name}」的內容是 ${zh}，不是可讀的表格。請提供 CSV、XLSX、XLS 或 ODS 檔。`,
    en: `The file ${name} is ${en}, not a table that can be read. Give a CSV, XLSX, XLS or ODS file.`,
  });
}
