import { type Batch, cellText } from '../model/batch.ts';
import { letters, type Place } from '../model/place.ts';
import type { Sheet } from '../model/sheet.ts';
import { freshCell, LONGEST } from './fresh-cell.ts';

/** Told what of a sheet did not fit into a workbook: rows, columns or the ends of long texts. */
export type Shortened = (what: 'rows' | 'columns' | 'text', sheet: string, row: number, column: number) => void;

const ROWS = 1_048_576;
const COLUMNS = 16_384;
const PIECE = 64 * 1024;

/** A sheet's XML: text as text, what its format calls a number, a date or a truth value as that. */
export async function* freshSheet(sheet: Sheet, name: string, shortened: Shortened): AsyncGenerator<Uint8Array> {
  const before = sheet.layout();
  const hidden = new Set(before.hiddenRows);
  const cols = before.hiddenColumns.map((at) => `<col min="${at + 1}" max="${at + 1}" width="9" hidden="1"/>`);
  let text = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultColWidth="14" defaultRowHeight="15"/>${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>`;
  for await (const batch of sheet.batches()) {
    for (let row = 0; row < batch.length; row++) {
      const at = batch.rows[row]!;
      if (at >= ROWS) {
        shortened('rows', name, at, 0);
        break;
      }
      text += `<row r="${at + 1}"${hidden.has(at) ? ' hidden="1"' : ''}>${rowCells(batch, row, name, shortened)}</row>`;
      if (text.length < PIECE) continue;
      yield Buffer.from(text);
      text = '';
    }
  }
  yield Buffer.from(`${text}</sheetData>${merges(sheet.layout().merged)}${TEXT_IS_MEANT}</worksheet>`);
}

/** Numbers that are text in the file are text here: no green corners for them. */
const TEXT_IS_MEANT = '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>';

function rowCells(batch: Batch, row: number, name: string, shortened: Shortened): string {
  const at = batch.rows[row]!;
  const cells: [number, string][] = [];
  for (const column of batch.columns) {
    const text = cellText(batch, column, row);
    if (text === '') continue;
    if (column.at >= COLUMNS) shortened('columns', name, at, column.at);
    else {
      if (text.length > LONGEST) shortened('text', name, at, column.at);
      cells.push([column.at, freshCell(letters(column.at) + (at + 1), text, column.kinds?.[row] ?? 0)]);
    }
  }
  // Columns stand in the order of the sheet, but nothing says that they must.
  cells.sort(([a], [b]) => a - b);
  return cells.map(([, cell]) => cell).join('');
}

function merges(merged: readonly Place[]): string {
  const fit = merged.filter((one) => one.bottom < ROWS && one.right < COLUMNS);
  if (fit.length === 0) return '';
  const cells = fit.map(
    ({ top, left, bottom, right }) => `<mergeCell ref="${letters(left)}${top + 1}:${letters(right)}${bottom + 1}"/>`,
  );
  return `<mergeCells count="${cells.length}">${cells.join('')}</mergeCells>`;
}
