import type { TableBody } from '../model/table.ts';
import { namesOf } from './body.ts';
import { squeeze } from './cell-look.ts';
import type { Chosen } from './columns.ts';
import type { Grid } from './grid.ts';
import type { Judged } from './judged.ts';
import { isComparison } from './notes.ts';
import { isRate } from './rate-rows.ts';
import type { Role } from './row-role.ts';
import { derivedOf } from './totals.ts';

const SPREADS: ReadonlySet<Role> = new Set<Role>(['total', 'subtotal', 'average', 'comparison']);

/** Rows of one group in a table whose groups all have the same rows (收件, 結案, 未結): where one of them is a total by its group's name, all are. */
export function spreadCycle(rows: readonly Judged[], { cycle }: TableBody): Judged[] {
  const result = [...rows];
  if (!cycle) return result;
  const opens = squeeze(cycle.opens);
  const label = (one: Judged) => squeeze(one.seen.cells[cycle.at]!);
  for (let from = 0; from < rows.length; from++) {
    if (label(rows[from]!) !== opens) continue;
    let to = from + 1;
    while (to < rows.length && to - from < cycle.length && label(rows[to]!) !== opens && label(rows[to]!) !== '') to++;
    const whole = rows.slice(from, to).find((one) => SPREADS.has(one.role) && !isOneOfEach(label(one)));
    if (whole) for (let at = from; at < to; at++) result[at] = { ...rows[at]!, role: whole.role };
    from = to - 1;
  }
  return result;
}

/** Whether the label of a row within its group says that it is a total, a comparison or a rate: then it says nothing of the other rows. */
export function isOneOfEach(label: string): boolean {
  return derivedOf(label) !== undefined || isComparison(label) || isRate(label);
}

/** 百分比 right below a total is a share of it. */
export function markShares(rows: readonly Judged[], body: TableBody): Judged[] {
  const name = (one: Judged) => namesOf(body).find((position) => squeeze(one.seen.cells[position]!) !== '');
  return rows.map((one, index) => {
    const above = rows[index - 1]?.role;
    if (one.role !== 'record' || (above !== 'total' && above !== 'subtotal')) return one;
    const at = name(one);
    const share = at !== undefined && at === name(rows[index - 1]!) && isRate(one.seen.cells[at]!);
    return share ? { ...one, role: 'comparison' as const } : one;
  });
}

/** A cell 總計 that is merged over several rows names them all, though other groups have other rows. */
export function spreadMerged(grid: Grid, columns: readonly Chosen[], rows: readonly Judged[]): Judged[] {
  const result = [...rows];
  const position = new Map(columns.map((column, index) => [column.at, index]));
  rows.forEach((one, index) => {
    if (!SPREADS.has(one.role)) return;
    const place = grid
      .merges(one.row.at)
      .find(
        ({ top, left, bottom }) =>
          top === one.row.at && bottom > top && derivedOf(one.seen.cells[position.get(left) ?? -1] ?? '') !== undefined,
      );
    if (!place) return;
    for (let at = index + 1; at < rows.length && rows[at]!.row.at <= place.bottom; at++)
      if (rows[at]!.role === 'record') result[at] = { ...rows[at]!, role: one.role };
  });
  return result;
}
