import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Batch, cellText } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import { open } from '../../src/parse/open.ts';
import { delivery } from '../parse/bytes.ts';

const PIECE = 1 << 20;

/** Writes sheet N of a workbook to `folder`/N.csv, hidden ones counted: every row and column at its place, no row taken for a heading. */
export async function writeWorkbook(path: string, folder: string, signal?: AbortSignal): Promise<void> {
  const file = delivery(basename(path), readFileSync(path));
  const opened = await open(file, new Findings(), signal ? { signal } : {});
  mkdirSync(folder, { recursive: true });
  for (const sheet of opened.sheets) await writeSheet(sheet, join(folder, `${sheet.index}.csv`), signal);
}

async function writeSheet(sheet: Sheet, path: string, signal?: AbortSignal): Promise<void> {
  const out = openSync(path, 'w');
  try {
    let text = '';
    let next = 0;
    for await (const batch of sheet.batches()) {
      signal?.throwIfAborted();
      for (let row = 0; row < batch.length; row++) {
        // A row that is blank in the file is a blank line.
        text += '\r\n'.repeat(batch.rows[row]! - next) + line(batch, row);
        next = batch.rows[row]! + 1;
        if (text.length < PIECE) continue;
        writeSync(out, text);
        text = '';
      }
    }
    writeSync(out, text);
  } finally {
    closeSync(out);
  }
}

function line(batch: Batch, row: number): string {
  let text = '';
  let at = 0;
  for (const column of batch.columns.slice(0, batch.widths[row]!)) {
    text += ','.repeat(column.at - at) + quoted(cellText(batch, column, row));
    at = column.at;
  }
  return `${text}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
