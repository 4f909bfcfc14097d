import type { Findings } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import { type Delivery, type Layout, type Opened, PLAIN, type Sheet } from '../model/sheet.ts';
import { eachMark } from './each-mark.ts';
import { extensionOf } from './extension.ts';
import { bomb, noSheet } from './faults.ts';
import { startWorksheet, type WorksheetPass, worksheetLayout, worksheetMark } from './spreadsheetml-sheet.ts';
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

/** Each sheet takes a reading of the whole file. */
const PASSED = 2 ** 31;

interface Book {
  readonly sheets: { name: string; hidden: boolean }[];
  /** Styles that show a number as a percentage. */
  readonly percents: Set<string>;
}

async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const { name } = delivery;
  const { encoding, pieces } = await xmlText(delivery, findings, hints);
  const book = await readBook(name, pieces());
  if (book.sheets.length === 0) throw noSheet(name);
  if (book.sheets.length * delivery.bytes.size > PASSED) {
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
  const book: Book = { sheets: [], percents: new Set() };
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
    else if (xml.name === numberFormat && isPercent(attribute(xml, format) ?? '')) book.percents.add(current);
  });
  return book;
}

function isPercent(said: string): boolean {
  return said === 'Percent' || /%/.test(said.replace(/"[^"]*"|\\./g, ''));
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
      else if (at === wanted) worksheetMark(pass, xml, kind, book.percents);
    }
    yield pass.ready.splice(0);
  }
  finish(xml);
  learnt(pass);
}
