import { freshWorkbook } from '../annotate/fresh.ts';
import type { Parts } from '../annotate/parts.ts';
import type { Look } from '../look.ts';
import { openZip } from '../parse/zip.ts';
import type { Context } from './command.ts';

/** The workbook that is written anew: the agency's own, or one made of the sheets of its file. */
export interface OwnWorkbook {
  readonly parts: Parts;
  /** The agency's own workbook, part for part. */
  readonly own: boolean;
  readonly macros: boolean;
  /** What a sheet of the file is called in the workbook. */
  called(sheet: string): string;
  /** Rows, columns and long texts that a workbook cannot hold; known when it is written. */
  shortened(): readonly { readonly what: 'rows' | 'columns' | 'text'; readonly sheet: string; readonly row: number }[];
}

const ZIP = 'PK';
const TOLD = 20;

/** Opens the workbook of a file that was looked at. */
export async function workbookOf(context: Context, seen: Look): Promise<OwnWorkbook> {
  const { delivery, opened } = seen;
  const { facts, sheets } = opened;
  const head = Buffer.from(await delivery.bytes.slice(0, 2)).toString('latin1');
  // A workbook within an archive, or enciphered, is made anew from what was read of it.
  if (facts.format === 'xlsx' && facts.container === undefined && head === ZIP) {
    const parts = await openZip(delivery.bytes, delivery.name, context.effects.signal);
    return { parts, own: true, macros: facts.macros === true, called: (sheet) => sheet, shortened: () => [] };
  }
  const cut: { what: 'rows' | 'columns' | 'text'; sheet: string; row: number }[] = [];
  const name = delivery.name.replace(/\.[^.]+$/, '');
  const fresh = freshWorkbook(sheets, name, (what, sheet, row) => {
    if (cut.length < TOLD) cut.push({ what, sheet, row });
  });
  return {
    parts: fresh.parts,
    own: false,
    macros: false,
    called: (sheet) => fresh.names.get(sheet) ?? sheet,
    shortened: () => cut,
  };
}
