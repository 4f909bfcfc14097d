import { cellText } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { ParseHints } from '../../src/model/parser.ts';
import type { FileFacts, Layout, Sheet } from '../../src/model/sheet.ts';
import { open } from '../../src/parse/open.ts';
import { delivery } from './bytes.ts';

/** A sheet with all its rows as strings, for comparing. */
export interface ReadSheet {
  readonly name: string;
  readonly index: number;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
  /** The rows' numbers in the sheet, from 0. */
  readonly at: readonly number[];
  readonly kinds: readonly (readonly number[])[];
  readonly layout: Layout;
}

export interface ReadFile {
  readonly facts: FileFacts;
  readonly findings: readonly string[];
  readonly sheets: readonly ReadSheet[];
}

/** Opens a file of these bytes and reads all of it. */
export async function readFile(name: string, bytes: Uint8Array | string, hints: ParseHints = {}): Promise<ReadFile> {
  const findings = new Findings();
  const opened = await open(delivery(name, bytes), findings, hints);
  const sheets: ReadSheet[] = [];
  for (const sheet of opened.sheets) sheets.push(await readSheet(sheet));
  return { facts: opened.facts, findings: findings.list().map((one) => one.problem), sheets };
}

/** One whole pass over a sheet. */
export async function readSheet(sheet: Sheet): Promise<ReadSheet> {
  const rows: string[][] = [];
  const at: number[] = [];
  const kinds: number[][] = [];
  for await (const batch of sheet.batches()) {
    for (let row = 0; row < batch.length; row++) {
      const cells = batch.columns.slice(0, batch.widths[row]!);
      rows.push(cells.map((column) => cellText(batch, column, row)));
      kinds.push(cells.map((column) => column.kinds?.[row] ?? 0));
      at.push(batch.rows[row]!);
    }
  }
  return { name: sheet.name, index: sheet.index, hidden: sheet.hidden, rows, at, kinds, layout: sheet.layout() };
}
