import type { Cut, CutReason } from '../model/table.ts';
import type { Block } from './blocks.ts';
import type { Found } from './found.ts';
import type { Grid } from './grid.ts';
import type { Role } from './row-role.ts';

/** Runs of rows that are no records, in the order of the sheet. */
export function cutsOf(
  grid: Grid,
  found: Found,
  block: Block,
  headerRows: readonly number[],
  isRecord: (role: Role) => boolean,
): Cut[] {
  const header = new Set(headerRows);
  const all: { at: number; role: CutReason }[] = [...found.above.roles];
  const [top, bottom] = [found.header.rows[0] ?? 0, found.header.rows.at(-1) ?? -1];
  for (let index = top; index <= bottom; index++) {
    const row = grid.rows[index]!;
    // A row between two header rows that is none itself has nothing to say.
    all.push({ at: row.at, role: found.header.rows.includes(index) || row.filled > 0 ? 'header' : 'blank' });
  }
  found.rows.forEach((one, index) => {
    const inside = index >= block.from && index < block.to;
    if (header.has(one.row.at)) all.push({ at: one.row.at, role: 'header' });
    else if (!inside) all.push({ at: one.row.at, role: one.role === 'blank' ? 'blank' : 'other' });
    else if (!isRecord(one.role)) all.push({ at: one.row.at, role: one.role as CutReason });
  });
  const runs: { top: number; bottom: number; reason: CutReason }[] = [];
  let previous = -2;
  for (const { at, role } of all.sort((a, b) => a.at - b.at)) {
    const last = runs.at(-1);
    if (last && last.reason === role && previous === last.bottom && at === last.bottom + 1) last.bottom = at;
    else runs.push({ top: at, bottom: at, reason: role });
    previous = at;
  }
  return runs;
}
