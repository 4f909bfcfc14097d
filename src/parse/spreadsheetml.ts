import type { Findings } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import { type Delivery, type Layout, type Opened, PLAIN, type Sheet } from '../model/sheet.ts';
import { eachMark } from './each-mark.ts';
import { extensionOf } from './extension.ts';
import { bomb, noSheet } from './faults.ts';
import { shownBy } from './number-pattern.ts';
import {
  type CellStyles,
  startWorksheet,
  type WorksheetPass,
  worksheetLayout,
  worksheetMark,
} from './spreadsheetml-sheet.ts';
import { rowBatches, type TextRow } from './text-rows.ts';
import { watched } from './watched.ts';
import { CLOSE, feed, finish, nameOf, next, OPEN, startXml, WAIT } from './xml.ts';
import { xmlText } from './xml-records.ts';
import { attribute } from './xml-text.ts';

/** XML Spreadsheet 2003, which many systems write and call .xls. */
export const xmlSpreadsheet: Parser = { format: 'xml-spreadsheet', open };

const worksheet = nameOf('Worksheet');
const sheetName = nameOf('Name');
const visible = nameOf('Visible');
const style = nameOf('Style');
const styleId = nameOf('ID');
const numberFormat = nameOf('NumberFormat');
const format = nameOf('Format');

/** Each sheet takes a reading of the whole file, and room of its own that is as much as reading a megabyte. */
const PASSED = 2 ** 31;
const ROOM = 2 ** 20;

interface Book {
  readonly sheets: { name: string; hidden: boolean }[];
  readonly styles: CellStyles;
}

async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const { name } = delivery;
  const { encoding, pieces } = await xmlText(delivery, findings, hints);
  const book = await readBook(name, pieces());
  if (book.sheets.length === 0) throw noSheet(name);
  if (book.sheets.length * Math.max(delivery.bytes.size, ROOM) > PASSED) {
    throw bomb(name, { zh: `有 ${book.sheets.length} 個工作表`, en: `holds ${book.sheets.length} sheets` });
  }
  return {
    facts: {
      format: 'xml-spreadsheet',
      extension: extensionOf(name),
      encoding,
      hiddenSheets: book.sheets.filter((one) => one.hidden).length,
    },
    sheets: book.sheets.map((one, index) => sheetOf(one, index, book, () => watched(pieces(), hints.signal), name)),
  };
}

/** Names and styles stand before the cells they are for, but whether a sheet is shown stands behind them. */
async function readBook(part: string, pieces: AsyncIterable<Uint8Array>): Promise<Book> {
  const book: Book = { sheets: [], styles: { shown: new Map(), patterns: [] } };
  const xml = startXml(part, true);
  let current = '';
  let shown = false;
  await eachMark(xml, pieces, (kind) => {
    const sheet = book.sheets.at(-1);
    if (shown && sheet && /^Sheet(?:Very)?Hidden/.test(textBefore(xml))) sheet.hidden = true;
    shown = kind === OPEN && xml.name === visible;
    if (kind === CLOSE) return;
    if (xml.name === worksheet) {
      book.sheets.push({ name: attribute(xml, sheetName) ?? `Sheet${book.sheets.length + 1}`, hidden: false });
    } else if (xml.name === style) current = attribute(xml, styleId) ?? '';
    else if (xml.name === numberFormat) book.styles.shown.set(current, howNamed(attribute(xml, format) ?? '', book));
  });
  return book;
}

/** Some formats have names, which are no codes. */
const names: Readonly<Record<string, string>> = {
  'General Number': 'General',
  Currency: '#,##0.00',
  'Euro Currency': '#,##0.00',
  Fixed: '0.00',
  Standard: '#,##0.00',
  Percent: '0.00%',
  Scientific: '0.00E+00',
  'General Date': 'm/d/yyyy h:mm',
  'Long Date': 'd-mmm-yy',
  'Medium Date': 'd-mmm-yy',
  'Short Date': 'm/d/yyyy',
  'Long Time': 'h:mm:ss',
  'Medium Time': 'h:mm',
  'Short Time': 'h:mm',
  'Yes/No': '"Yes";"Yes";"No"',
  'True/False': '"True";"True";"False"',
  'On/Off': '"On";"On";"Off"',
};

function howNamed(said: string, { styles }: Book): number {
  return shownBy(names[said] ?? said, styles.patterns);
}

function textBefore(xml: ReturnType<typeof startXml>): string {
  return new TextDecoder().decode(xml.bytes.subarray(xml.textFrom, xml.textTo)).trim();
}

function sheetOf(
  one: { readonly name: string; readonly hidden: boolean },
  index: number,
  book: Book,
  pieces: () => AsyncIterable<Uint8Array>,
  part: string,
): Sheet {
  let layout: Layout = PLAIN;
  const batches = () =>
    rowBatches(
      rowsOf(index, book, pieces(), part, (pass) => {
        layout = worksheetLayout(pass);
      }),
    );
  return { ...one, index, text: false, batches, layout: () => layout };
}

/** The rows of one Worksheet, in as many turns as the file has pieces. */
async function* rowsOf(
  wanted: number,
  book: Book,
  pieces: AsyncIterable<Uint8Array>,
  part: string,
  learnt: (pass: WorksheetPass) => void,
): AsyncGenerator<readonly TextRow[]> {
  const xml = startXml(part, true);
  const pass = startWorksheet();
  let at = -1;
  for await (const piece of pieces) {
    feed(xml, piece);
    for (let kind = next(xml); kind !== WAIT; kind = next(xml)) {
      if (kind === OPEN && xml.name === worksheet) at++;
      else if (at === wanted) worksheetMark(pass, xml, kind, book.styles);
    }
    yield pass.ready.splice(0);
  }
  finish(xml);
  learnt(pass);
}
