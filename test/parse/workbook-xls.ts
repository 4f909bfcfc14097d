import * as library from '@e965/xlsx';
import type { BookSpec, Cell, CellSpec } from './workbook.ts';
import { rangeOf } from './workbook.ts';

const errors: Readonly<Record<string, number>> = { '#DIV/0!': 7, '#N/A': 42, '#REF!': 23 };

/** An XLS file (BIFF8) of these sheets, as far as the library can write them: no centring, no hidden rows. */
export function xls(book: BookSpec): Uint8Array {
  const made = library.utils.book_new();
  for (const sheet of book.sheets) {
    const grid = library.utils.aoa_to_sheet([]);
    for (const [r, row] of sheet.rows.entries()) {
      for (const [c, cell] of row.entries()) {
        if (cell !== undefined) grid[library.utils.encode_cell({ r, c })] = cellOf(cell);
      }
    }
    const width = Math.max(1, ...sheet.rows.map((row) => row.length));
    grid['!ref'] = library.utils.encode_range({ r: 0, c: 0 }, { r: Math.max(0, sheet.rows.length - 1), c: width - 1 });
    grid['!merges'] = (sheet.merged ?? []).map(rangeOf).map(({ top, left, bottom, right }) => ({
      s: { r: top, c: left },
      e: { r: bottom, c: right },
    }));
    if (sheet.hiddenColumns) {
      grid['!cols'] = Array.from({ length: width }, (_, at) => ({ hidden: sheet.hiddenColumns!.includes(at) }));
    }
    if (sheet.hiddenRows) {
      grid['!rows'] = sheet.rows.map((_, at) => ({ hidden: sheet.hiddenRows!.includes(at) }));
    }
    library.utils.book_append_sheet(made, grid, sheet.name);
  }
  made.Workbook = {
    Sheets: book.sheets.map(({ hidden }) => ({ Hidden: hidden === 'very' ? 2 : hidden ? 1 : 0 })),
    ...(book.from1904 && { WBProps: { date1904: true } }),
  };
  return new Uint8Array(library.write(made, { type: 'buffer', bookType: 'biff8' }));
}

/** A compound file that holds one stream: what Excel makes of an XLSX with a password. */
export function compound(stream: string, content: Uint8Array): Uint8Array {
  const file = library.CFB.utils.cfb_new();
  library.CFB.utils.cfb_add(file, `/${stream}`, content);
  return new Uint8Array(library.CFB.write(file, { type: 'buffer' }));
}

function cellOf(spec: CellSpec): library.CellObject {
  const cell: Cell = typeof spec === 'object' ? spec : { value: spec! };
  const format = cell.format ? { z: cell.format } : {};
  if (cell.error) return { t: 'e', v: errors[cell.error]! };
  if (typeof cell.value === 'boolean') return { t: 'b', v: cell.value };
  if (typeof cell.value === 'number' || cell.raw) return { t: 'n', v: Number(cell.raw ?? cell.value), ...format };
  return { t: 's', v: cell.value ?? '' };
}
