import { cut, startTally } from '../detect/cut.ts';
import { chosenOf, type Look } from '../look.ts';
import { cellText } from '../model/batch.ts';
import type { Field } from '../model/pipeline.ts';
import type { SeenColumn } from '../standard/match.ts';

const ROWS = 5000;
const CELLS = 400;

/** The columns of the chosen table, whose fields lean to a type, with some of their cells, each text once. */
export async function seenColumns(seen: Look, fields: readonly Field[]): Promise<readonly SeenColumn[]> {
  const { view, table } = chosenOf(seen);
  const cells = table.columns.map(() => new Set<string>());
  let rows = 0;
  for await (const batch of cut(
    view.sheet,
    table,
    startTally(() => {}),
  )) {
    for (let row = 0; row < batch.length && rows < ROWS; row++, rows++)
      batch.columns.forEach((column, at) => {
        const texts = cells[at];
        const text = texts && texts.size < CELLS ? cellText(batch, column, row).trim() : '';
        if (text !== '') texts?.add(text);
      });
    if (rows >= ROWS) break;
  }
  return table.columns.map((column, at) => ({
    title: column.title,
    levels: column.levels,
    type: fields[at]?.type ?? 'text',
    cells: [...(cells[at] ?? [])],
  }));
}
