import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** 20 columns as agencies have them: a code, texts (repeated and not), whole and broken numbers, dates. */
const COLUMNS = 20;
const TOWNS = Array.from({ length: 368 }, (_, i) => `第${i + 1}鄉鎮市區`);
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const ODF = 'urn:oasis:names:tc:opendocument:xmlns';

type Cell = { readonly text: string } | { readonly number: number } | { readonly day: number };

function cell(row: number, column: number): Cell {
  if (column === 0) return { text: String(row).padStart(8, '0') };
  if (column < 4) return { text: TOWNS[(row * (column + 6) + column) % TOWNS.length]! };
  if (column === 4) return { text: `中正路${row % 977}號${row % 13}樓` };
  if (column < 7) return { day: 40_000 + ((row * column) % 6000) };
  return column < 14
    ? { number: (row * 7919 * column) % 1_000_003 }
    : { number: ((row * 104_729 * column) % 1e7) / 100 };
}

/** Writes a workbook of so many rows and a heading, as `shared` strings or each in its cell. */
export async function writeXlsx(path: string, rows: number, shared: boolean): Promise<void> {
  const strings = new Map<string, number>();
  const text = (value: string): { type: string; body: string } => {
    if (!shared) return { type: ' t="inlineStr"', body: `<is><t>${value}</t></is>` };
    if (!strings.has(value)) strings.set(value, strings.size);
    return { type: ' t="s"', body: `<v>${strings.get(value)}</v>` };
  };
  const name = (column: number) => String.fromCharCode(65 + column);
  const written = (row: number, column: number): string => {
    const one = row === 0 ? { text: `欄位${column + 1}` } : cell(row, column);
    const at = `<c r="${name(column)}${row + 1}"`;
    if ('number' in one) return `${at}><v>${one.number}</v></c>`;
    if ('day' in one) return `${at} s="1"><v>${one.day}</v></c>`;
    const { type, body } = text(one.text);
    return `${at}${type}>${body}</c>`;
  };
  const sheet = function* () {
    yield `<?xml version="1.0"?><worksheet xmlns="${SHEET}"><sheetData>`;
    for (let row = 0; row <= rows; row++) {
      yield `<row r="${row + 1}">${Array.from({ length: COLUMNS }, (_, column) => written(row, column)).join('')}</row>`;
    }
    yield '</sheetData></worksheet>';
  };
  const zip = new ZipFile();
  const done = save(zip, path);
  const part = (at: string, xml: string) => zip.addBuffer(Buffer.from(xml), at);
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  part(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
  );
  const link = (xml: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${xml}</Relationships>`;
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${relations}/${type}" Target="${target}"/>`;
  part('_rels/.rels', link(relation(1, 'officeDocument', 'xl/workbook.xml')));
  const inside =
    relation(1, 'worksheet', 'worksheets/sheet1.xml') +
    relation(2, 'styles', 'styles.xml') +
    relation(3, 'sharedStrings', 'sharedStrings.xml');
  part('xl/_rels/workbook.xml.rels', link(inside));
  part(
    'xl/workbook.xml',
    `<workbook xmlns="${SHEET}" xmlns:r="${relations}"><sheets><sheet name="資料" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  part(
    'xl/styles.xml',
    `<styleSheet xmlns="${SHEET}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  );
  zip.addReadStream(Readable.from(gathered(sheet())), 'xl/worksheets/sheet1.xml');
  const table = function* () {
    yield `<sst xmlns="${SHEET}" count="${strings.size}" uniqueCount="${strings.size}">`;
    for (const one of strings.keys()) yield `<si><t>${one}</t></si>`;
    yield '</sst>';
  };
  // Asked for when the sheet has been written, so all strings are known.
  zip.addReadStreamLazy('xl/sharedStrings.xml', (give) => give(null, Readable.from(gathered(table()))));
  zip.end();
  await done;
}

export async function writeOds(path: string, rows: number): Promise<void> {
  const written = (row: number, column: number): string => {
    const one = row === 0 ? { text: `欄位${column + 1}` } : cell(row, column);
    if ('text' in one)
      return `<table:table-cell office:value-type="string"><text:p>${one.text}</text:p></table:table-cell>`;
    if ('number' in one)
      return `<table:table-cell office:value-type="float" office:value="${one.number}"><text:p>${one.number}</text:p></table:table-cell>`;
    const day = new Date(Date.UTC(1899, 11, 30) + one.day * 86_400_000).toISOString().slice(0, 10);
    return `<table:table-cell office:value-type="date" office:date-value="${day}"><text:p>${day}</text:p></table:table-cell>`;
  };
  const content = function* () {
    yield `<?xml version="1.0"?><office:document-content xmlns:office="${ODF}:office:1.0" xmlns:table="${ODF}:table:1.0" xmlns:text="${ODF}:text:1.0"><office:body><office:spreadsheet><table:table table:name="資料">`;
    for (let row = 0; row <= rows; row++) {
      yield `<table:table-row>${Array.from({ length: COLUMNS }, (_, column) => written(row, column)).join('')}</table:table-row>`;
    }
    yield '</table:table></office:spreadsheet></office:body></office:document-content>';
  };
  const type = 'application/vnd.oasis.opendocument.spreadsheet';
  const zip = new ZipFile();
  const done = save(zip, path);
  zip.addBuffer(Buffer.from(type), 'mimetype', { compress: false });
  const manifest = `${ODF}:manifest:1.0`;
  const entry = (name: string, media: string) =>
    `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="${media}"/>`;
  zip.addBuffer(
    Buffer.from(
      `<manifest:manifest xmlns:manifest="${manifest}">${entry('/', type)}${entry('content.xml', 'text/xml')}${entry('styles.xml', 'text/xml')}</manifest:manifest>`,
    ),
    'META-INF/manifest.xml',
  );
  zip.addBuffer(Buffer.from(`<office:document-styles xmlns:office="${ODF}:office:1.0"/>`), 'styles.xml');
  zip.addReadStream(Readable.from(gathered(content())), 'content.xml');
  zip.end();
  await done;
}

async function save(zip: ZipFile, path: string): Promise<void> {
  const file = zip.outputStream.pipe(createWriteStream(path));
  await once(file, 'open');
  await finished(file);
}

/** Pieces of about 64 kB: a stream of single rows would take longer than writing the workbook. */
function* gathered(parts: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const part of parts) {
    text += part;
    if (text.length < 65_536) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}
