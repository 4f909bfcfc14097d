import { cellText } from '../model/batch.ts';
import type { Findings } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Table } from '../model/table.ts';
import type { Passed } from '../pass.ts';
import { linkLost } from '../validate/link-lost.ts';

/** The text says the address, or most of it. */
const ADDRESS = /:\/\/|^www\.|@|\.(?:com|org|net|gov|edu|tw)\b/i;
const LONGEST = 40;

/** Tells of the table's cells with a link whose address their text does not say; reads the sheet again where it has links. */
export async function tellLinks(sheet: Sheet, table: Table, passed: Passed, findings: Findings): Promise<void> {
  const links = sheet.layout().links ?? [];
  if (links.length === 0) return;
  const columns = new Map(table.columns.map(({ at, title }) => [at, { title, texts: new Map<string, number>() }]));
  const told: { readonly row: number; readonly at: number; readonly text: string }[] = [];
  const linked = linkedRows(links);
  for await (const batch of sheet.batches()) {
    for (const column of batch.columns) {
      const seen = columns.get(column.at);
      const rows = linked.get(column.at);
      if (!seen || !rows) continue;
      for (let i = 0; i < batch.length; i++) {
        const row = batch.rows[i]!;
        if (row < passed.first || row > passed.last || !rows.has(row)) continue;
        const text = cellText(batch, column, i).trim();
        if (text === '' || ADDRESS.test(text)) continue;
        seen.texts.set(text, (seen.texts.get(text) ?? 0) + 1);
        told.push({ row, at: column.at, text });
      }
    }
  }
  for (const { row, at, text } of told) {
    const { title, texts } = columns.get(at)!;
    // Names that lead somewhere say something by themselves; one word for all of them says nothing.
    const count = [...texts.values()].reduce((sum, cells) => sum + cells, 0);
    const level = texts.size > Math.max(1, count / 4) ? 'note' : 'warning';
    const facts = () => ({ found: text.slice(0, LONGEST), links: count });
    findings.cell({ ...linkLost, level }, title, table.sheet, row, at, facts);
  }
}

function linkedRows(links: readonly Place[]): ReadonlyMap<number, ReadonlySet<number>> {
  const columns = new Map<number, Set<number>>();
  for (const { top, left, bottom, right } of links) {
    for (let at = left; at <= Math.min(right, left + 255); at++) {
      const rows = columns.get(at) ?? new Set();
      for (let row = top; row <= Math.min(bottom, top + 99_999); row++) rows.add(row);
      columns.set(at, rows);
    }
  }
  return columns;
}
