import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { letters } from '../../src/model/place.ts';

/** A cell as plain as can be, or with what a spreadsheet program keeps beside its value. */
export type CellSpec = string | number | boolean | undefined | Cell;

export interface Cell {
  readonly value?: string | number | boolean;
  /** The stored number, letter for letter. */
  readonly raw?: string;
  readonly formula?: string;
  /** #DIV/0! and its like. */
  readonly error?: string;
  /** A number format: `0.00%`, `[$-404]e/m/d`; in ODS only whether it is a percentage counts. */
  readonly format?: string;
  /** The number of a built-in format, for XLSX. */
  readonly builtIn?: number;
  /** `2023-03-05` or `2023-03-05T08:30:00`: in ODS a date, in XLSX a cell of type d. */
  readonly date?: string;
  readonly centred?: boolean;
  /** Rich text, in runs; with a phonetic guide on it. */
  readonly runs?: readonly string[];
  readonly guide?: string;
}

export interface SheetSpec {
  readonly name: string;
  readonly rows: readonly (readonly CellSpec[])[];
  /** `A1:C1` */
  readonly merged?: readonly string[];
  readonly hidden?: boolean | 'very';
  /** From 0. */
  readonly hiddenRows?: readonly number[];
  readonly hiddenColumns?: readonly number[];
}

export interface BookSpec {
  readonly sheets: readonly SheetSpec[];
  /** XLSX: texts in the cells themselves rather than shared. */
  readonly inline?: boolean;
  readonly from1904?: boolean;
  readonly macros?: boolean;
}

/** A zip file of these members. */
export async function zip(members: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const file = new ZipFile();
  for (const [name, content] of Object.entries(members)) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
    file.addBuffer(bytes, name, { mtime: new Date(2024, 0, 1), compress: name !== 'mimetype' });
  }
  file.end();
  return new Uint8Array(await buffer(file.outputStream));
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';

/** An XLSX file of these sheets. `more` adds or replaces members. */
export function xlsx(book: BookSpec, more: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Uint8Array> {
  const strings: string[] = [];
  const styles: string[] = [''];
  const sheets = book.sheets.map((sheet) => worksheet(sheet, book, strings, styles));
  const names = book.sheets.map(({ name, hidden }, i) => {
    const state = hidden ? ` state="${hidden === 'very' ? 'veryHidden' : 'hidden'}"` : '';
    return `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
  });
  const parts = [...sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`]), ['styles', 'styles.xml']];
  if (!book.inline) parts.push(['sharedStrings', 'sharedStrings.xml']);
  const links = parts.map(([type, target], i) => relation(i + 1, type!, target!));
  return zip({
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${HEAD}<Relationships ${PACKAGE}>${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook ${MAIN} xmlns:r="${OFFICE}"><workbookPr${
      book.from1904 ? ' date1904="1"' : ''
    }/><sheets>${names.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships ${PACKAGE}>${links.join('')}</Relationships>`,
    'xl/styles.xml': stylesheet(styles),
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheet])),
    ...(!book.inline && { 'xl/sharedStrings.xml': `${HEAD}<sst ${MAIN}>${strings.join('')}</sst>` }),
    ...(book.macros && { 'xl/vbaProject.bin': 'macros' }),
    ...more,
  });
}

function relation(id: number, type: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
}

function worksheet(sheet: SheetSpec, book: BookSpec, strings: string[], styles: string[]): string {
  const columns = sheet.hiddenColumns
    ?.map((at) => `<col min="${at + 1}" max="${at + 1}" width="9" hidden="1"/>`)
    .join('');
  const rows = sheet.rows.map((row, at) => {
    const cells = row
      .map((cell, c) => xlsxCell(`${letters(c)}${at + 1}`, specOf(cell), book, strings, styles))
      .join('');
    const hidden = sheet.hiddenRows?.includes(at) ? ' hidden="1"' : '';
    return cells === '' && hidden === '' ? '' : `<row r="${at + 1}"${hidden}>${cells}</row>`;
  });
  const merged = sheet.merged?.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  return `${HEAD}<worksheet ${MAIN}>${columns ? `<cols>${columns}</cols>` : ''}<sheetData>${rows.join('')}</sheetData>${
    merged ? `<mergeCells>${merged}</mergeCells>` : ''
  }</worksheet>`;
}

function xlsxCell(ref: string, cell: Cell, book: BookSpec, strings: string[], styles: string[]): string {
  const style = styleOf(cell, styles);
  const begin = `<c r="${ref}"${style > 0 ? ` s="${style}"` : ''}`;
  const formula = cell.formula === undefined ? '' : `<f>${escaped(cell.formula)}</f>`;
  const { value } = cell;
  if (cell.runs || (typeof value === 'string' && !formula)) {
    const text = cell.runs
      ? cell.runs.map((run) => `<r><rPr><b/></rPr><t xml:space="preserve">${escaped(run)}</t></r>`).join('')
      : `<t xml:space="preserve">${escaped(String(value))}</t>`;
    const guide = cell.guide ? `<rPh sb="0" eb="1"><t>${cell.guide}</t></rPh><phoneticPr fontId="1"/>` : '';
    if (book.inline) return `${begin} t="inlineStr"><is>${text}${guide}</is></c>`;
    const whole = `<si>${text}${guide}</si>`;
    if (!strings.includes(whole)) strings.push(whole);
    return `${begin} t="s"><v>${strings.indexOf(whole)}</v></c>`;
  }
  if (typeof value === 'string') return `${begin} t="str">${formula}<v>${escaped(value)}</v></c>`;
  if (typeof value === 'boolean') return `${begin} t="b">${formula}<v>${value ? 1 : 0}</v></c>`;
  if (cell.error) return `${begin} t="e">${formula}<v>${cell.error}</v></c>`;
  if (cell.date) return `${begin} t="d">${formula}<v>${cell.date}</v></c>`;
  const stored = cell.raw ?? (value === undefined ? undefined : String(value));
  if (stored !== undefined) return `${begin}>${formula}<v>${stored}</v></c>`;
  return formula ? `${begin}>${formula}</c>` : style > 0 ? `${begin}/>` : '';
}

/** A style is its number format and its alignment. */
function styleOf(cell: Cell, styles: string[]): number {
  const key =
    cell.builtIn === undefined && !cell.format && !cell.centred
      ? ''
      : JSON.stringify([cell.builtIn, cell.format, cell.centred]);
  if (!styles.includes(key)) styles.push(key);
  return styles.indexOf(key);
}

function stylesheet(styles: readonly string[]): string {
  const formats: string[] = [];
  const xfs = styles.map((key, i) => {
    const [builtIn, format, centred] = key === '' ? [] : JSON.parse(key);
    if (format) formats.push(`<numFmt numFmtId="${163 + i}" formatCode="${escaped(format)}"/>`);
    const id = format ? 163 + i : (builtIn ?? 0);
    const inner = centred ? '<alignment horizontal="centerContinuous" vertical="center"/>' : '';
    return `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0">${inner}</xf>`;
  });
  // The styles that named styles stand on come first in the part, and must not be taken for those of cells.
  return `${HEAD}<styleSheet ${MAIN}><numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`;
}

const NAMESPACES = [
  ['office', 'office:1.0'],
  ['table', 'table:1.0'],
  ['text', 'text:1.0'],
  ['style', 'style:1.0'],
  ['draw', 'drawing:1.0'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
  .join(' ');

/** An ODS file of these sheets. */
export function ods(book: BookSpec): Promise<Uint8Array> {
  return odsOf(book.sheets.map(odsTable).join(''), book.macros ? { 'Basic/Standard/Module1.xml': '<m/>' } : {});
}

/** An ODS file whose content.xml holds these table elements; sheets of the style `hidden` are hidden. */
export function odsOf(tables: string, more: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Uint8Array> {
  const styles =
    '<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>' +
    '<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>';
  return zip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `${HEAD}<office:document-content ${NAMESPACES} xmlns:calcext="urn:calcext"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    'META-INF/manifest.xml': `${HEAD}<manifest:manifest xmlns:manifest="urn:manifest"/>`,
    ...more,
  });
}

function odsTable(sheet: SheetSpec): string {
  const width = Math.max(0, ...sheet.rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) =>
    sheet.hiddenColumns?.includes(at) ? '<table:table-column table:visibility="collapse"/>' : '<table:table-column/>',
  );
  const merged = new Map((sheet.merged ?? []).map(rangeOf).map((range) => [`${range.top},${range.left}`, range]));
  const rows = sheet.rows.map((row, at) => {
    const hidden = sheet.hiddenRows?.includes(at) ? ' table:visibility="collapse"' : '';
    const cells = row.map((cell, c) => {
      const range = merged.get(`${at},${c}`);
      const spans = range
        ? ` table:number-columns-spanned="${range.right - range.left + 1}" table:number-rows-spanned="${range.bottom - range.top + 1}"`
        : '';
      const under = [...merged.values()].some(
        (one) => one !== range && at >= one.top && at <= one.bottom && c >= one.left && c <= one.right,
      );
      return odsCell(specOf(cell), under ? 'covered-table-cell' : 'table-cell', spans);
    });
    return `<table:table-row${hidden}>${cells.join('')}</table:table-row>`;
  });
  const style = sheet.hidden ? 'hidden' : 'shown';
  return `<table:table table:name="${escaped(sheet.name)}" table:style-name="${style}">${columns.join('')}${rows.join('')}</table:table>`;
}

function odsCell(cell: Cell, name: string, spans: string): string {
  const formula = cell.formula === undefined ? '' : ` table:formula="of:=${escaped(cell.formula)}"`;
  const begin = `<table:${name}${spans}${formula}`;
  const { value } = cell;
  const typed = (type: string, attribute: string, stored: string, shown = stored) =>
    `${begin} office:value-type="${type}" office:${attribute}="${escaped(stored)}"><text:p>${escaped(shown)}</text:p></table:${name}>`;
  if (cell.error)
    return `${begin} office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>${cell.error}</text:p></table:${name}>`;
  if (cell.date) return typed('date', 'date-value', cell.date);
  if (typeof value === 'boolean') return typed('boolean', 'boolean-value', String(value), value ? '是' : '否');
  const number = cell.raw ?? (typeof value === 'number' ? String(value) : undefined);
  if (number !== undefined) return typed(cell.format?.includes('%') ? 'percentage' : 'float', 'value', number, '約');
  const text = cell.runs?.map((run) => `<text:span>${escaped(run)}</text:span>`).join('') ?? value;
  if (text === undefined) return `${begin}/>`;
  const lines = cell.runs ? [text] : String(text).split('\n').map(escaped);
  return `${begin} office:value-type="string">${lines.map((line) => `<text:p>${line}</text:p>`).join('')}</table:${name}>`;
}

function specOf(cell: CellSpec): Cell {
  return typeof cell === 'object' ? cell : cell === undefined ? {} : { value: cell };
}

/** `A1:C2` as rows and columns from 0. */
export function rangeOf(ref: string): { top: number; left: number; bottom: number; right: number } {
  const [from, to = from] = ref.split(':');
  const column = (address: string) =>
    [...address.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = (address: string) => Number(address.replace(/\D/g, '')) - 1;
  return { top: row(from!), left: column(from!), bottom: row(to!), right: column(to!) };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
