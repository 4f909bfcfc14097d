import type { Hints, Sketch, Table } from '../model/table.ts';

/** A sheet as it was looked at, and the tables found on it. */
export interface Candidate {
  readonly sketch: Sketch;
  readonly tables: readonly Table[];
}

/**
 * The one table to publish when nobody says which: with the headings that were asked for, on a sheet that is shown,
 * well understood, with many columns and records. The first sheet wins where little speaks for another.
 */
export function choose(sheets: readonly Candidate[], hints: Hints): Table | undefined {
  let best: { table: Table; points: number } | undefined;
  for (const { sketch, tables } of sheets) {
    tables.forEach((table, place) => {
      const points = pointsOf(sketch, table, place, hints);
      if (!best || points > best.points) best = { table, points };
    });
  }
  return best?.table;
}

function pointsOf(sketch: Sketch, table: Table, place: number, hints: Hints): number {
  const titles = new Set(table.columns.map((column) => column.title));
  const asked = (hints.titles ?? []).filter((title) => titles.has(title)).length;
  const shown = sketch.hidden ? 0 : 1;
  const size = Math.log2(1 + table.records) / 20 + Math.log2(1 + Math.min(40, table.columns.length)) / 8;
  const named = hints.sheet !== undefined && sketch.sheet === hints.sheet ? 1 : 0;
  const empty = table.records === 0 ? -5 : 0;
  return 1000 * named + 100 * asked + 20 * shown + empty + table.sure + size - 0.1 * sketch.index - 0.2 * place;
}
