import type { Cut, CutReason, Sketch, Table } from '../model/table.ts';
import { squeeze } from './cell-look.ts';
import { headingKey } from './match.ts';
import { blockLabel, type Label } from './reshape-label.ts';

/** Blocks of one sheet as one table, with the label of each. */
export interface Blocks {
  readonly table: Table;
  /** In order; each counts from its row on. '' where a block has no label. */
  readonly labels: readonly Label[];
}

/** The tables of a sheet that have the columns of `table`, stacked; undefined where it stands alone. */
export function blocksOf(sketch: Sketch, tables: readonly Table[], table: Table): Blocks | undefined {
  const same = tables.filter((one) => isSame(one, table)).sort((a, b) => a.first - b.first);
  if (same.length < 2) return undefined;
  const labels = same.map((one, index) => labelOf(sketch, one, index === 0 ? -1 : (same[index - 1]!.last ?? -1)));
  const { last: _, ...first } = same[0]!;
  const last = same.at(-1)!.last;
  const merged: Table = {
    ...first,
    place: { ...first.place, bottom: Math.max(...same.map((one) => one.place.bottom)) },
    header: [...new Set(same.flatMap((one) => one.header))].sort((a, b) => a - b),
    ...(last !== undefined && { last }),
    cut: cutOf(sketch, same),
    records: same.reduce((sum, one) => sum + one.records, 0),
    titles: first.titles.filter((title) => !labels.some((label) => label.text === blockLabel(title))),
    notes: [...new Set(same.flatMap((one) => one.notes))],
    sure: Math.min(...same.map((one) => one.sure)),
  };
  return { table: merged, labels };
}

function isSame(one: Table, other: Table): boolean {
  return (
    one.columns.length === other.columns.length &&
    one.columns.every(
      (column, at) =>
        column.at === other.columns[at]!.at &&
        (at === 0 || headingKey(column.title) === headingKey(other.columns[at]!.title)),
    )
  );
}

/** What detection called the block by, at the cell above it that says so. */
function labelOf(sketch: Sketch, table: Table, above: number): Label {
  const text = blockLabel(table.titles.at(-1) ?? '');
  for (const row of [...sketch.rows].reverse()) {
    if (text === '' || row.at >= table.first || row.at <= above) continue;
    const column = row.cells.findIndex((cell) => blockLabel(cell) === text);
    if (column >= 0) return { text, row: row.at, column };
  }
  return { text: '', row: table.first, column: table.place.left };
}

/** A row that is a record of no block is cut, for what the block it belongs to says it is. */
function cutOf(sketch: Sketch, tables: readonly Table[]): Cut[] {
  const runs: { top: number; bottom: number; reason: CutReason }[] = [];
  const lookUps = tables.map((table) => reasonsOf(table.cut));
  for (const { at, cells } of sketch.rows) {
    const reasons = lookUps.map((reasonAt) => reasonAt(at));
    if (reasons.includes(undefined)) continue;
    const own = reasons.find((reason) => reason !== 'other' && reason !== 'blank');
    const reason = own ?? (cells.every((cell) => squeeze(cell) === '') ? 'blank' : 'other');
    const last = runs.at(-1);
    if (last?.reason === reason && last.bottom === at - 1) last.bottom = at;
    else runs.push({ top: at, bottom: at, reason });
  }
  return runs;
}

/** Looks up the reason for a row; rows are asked for in rising order. */
function reasonsOf(cuts: readonly Cut[]): (at: number) => CutReason | undefined {
  let index = 0;
  return (at) => {
    while (index < cuts.length && cuts[index]!.bottom < at) index++;
    const one = cuts[index];
    return one && one.top <= at ? one.reason : undefined;
  };
}
