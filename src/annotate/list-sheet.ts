import { letters } from '../model/place.ts';
import { displayWidth } from '../text/display-width.ts';
import { cellMarkup, markup } from './markup.ts';
import type { Look, Styles } from './styles.ts';

/** A sheet that is added to a workbook: lines of text with links to its cells. */
export interface ListSheet {
  readonly name: string;
  /** Lines above the headings; the first one is the title. */
  readonly above: readonly string[];
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  /** Asked for when all other sheets are written. */
  rows(): AsyncIterable<readonly ListCell[]> | Iterable<readonly ListCell[]>;
}

export interface ListCell {
  readonly text: string;
  readonly look?: Look;
  /** Where a click leads, from 0. */
  readonly link?: { readonly sheet: string; readonly row: number; readonly column: number };
}

/** The most rows of a sheet, and the most links that Excel takes in one. */
const ROWS = 1_048_576;
const LINKS = 60_000;

/** A sheet's XML with its headings frozen. Text is text, whatever it begins with. */
export async function* listMarkup(list: ListSheet, styles: Styles, main: string): AsyncGenerator<string> {
  const head = list.above.length + 1;
  const cell = (at: string, text: string, look: Look) =>
    `<c r="${at}" s="${styles.look(look)}" t="inlineStr"><is><t xml:space="preserve">${cellMarkup(text)}</t></is></c>`;
  const cols = list.columns.map(
    ({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  const above = list.above.map(
    (text, i) => `<row r="${i + 1}">${cell(`A${i + 1}`, text, i === 0 ? 'title' : 'text')}</row>`,
  );
  const titles = list.columns.map(({ title }, i) => cell(letters(i) + head, title, 'head'));
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData>${above.join('')}<row r="${head}">${titles.join('')}</row>`;
  const links: string[] = [];
  let row = head;
  for await (const cells of list.rows()) {
    if (row >= ROWS) break;
    row++;
    const written = cells.map((one, i) => {
      const at = letters(i) + row;
      if (one.link && links.length < LINKS) links.push(linkMarkup(at, one.link));
      return one.text === '' ? '' : cell(at, one.text, one.look ?? (one.link ? 'link' : 'text'));
    });
    const lines = linesOf(cells, list.columns);
    yield `<row r="${row}"${lines > 1 ? ` ht="${lines * LINE}" customHeight="1"` : ''}>${written.join('')}</row>`;
  }
  const hyperlinks = links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '';
  yield `</sheetData>${hyperlinks}<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`;
}

/** How high a line of text is, in points, and how many a row shows at most: Excel ends at 409 points. */
const LINE = 16;
const LINES = 20;

/** How many lines the longest wrapped cell takes: not every program measures rows when it opens a workbook. */
function linesOf(cells: readonly ListCell[], columns: ListSheet['columns']): number {
  const lines = cells.map(({ text, look }, i) =>
    look === 'wrapped' ? Math.ceil(displayWidth(text) / ((columns[i]?.width ?? 10) - 1)) : 1,
  );
  return Math.min(LINES, Math.max(1, ...lines));
}

function linkMarkup(at: string, { sheet, row, column }: NonNullable<ListCell['link']>): string {
  const cell = letters(column) + (row + 1);
  return `<hyperlink ref="${at}" location="${markup(`'${sheet.replaceAll("'", "''")}'!${cell}`)}" display="${markup(cell)}"/>`;
}
