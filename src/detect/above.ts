import type { CutReason } from '../model/table.ts';
import { squeeze } from './cell-look.ts';
import { filledColumns, type Grid, textAt } from './grid.ts';
import { isLetteredTitle } from './header-starts.ts';
import { type KindUnit, kindUnitOf, unitOf } from './titles.ts';

/** What stands above a header. */
export interface Above {
  readonly titles: readonly string[];
  readonly unit?: string;
  /** Units of the columns that are called so. */
  readonly kinds: readonly KindUnit[];
  /** Texts without blanks, by which a title is known again on the next printed page. */
  readonly texts: ReadonlySet<string>;
  readonly roles: readonly { readonly at: number; readonly role: CutReason }[];
}

/** Titles, periods and the unit in the rows above index `below`. */
export function aboveHeader(grid: Grid, below: number): Above {
  const titles: string[] = [];
  const texts = new Set<string>();
  const roles: { at: number; role: CutReason }[] = [];
  const kinds: KindUnit[] = [];
  let unit: string | undefined;
  for (const [index, row] of grid.rows.slice(0, below).entries()) {
    const letters = filledColumns(row).map((column) => textAt(row, column));
    const cells = isLetteredTitle(grid, index) ? [letters.map(squeeze).join('')] : letters;
    const units = cells.map(unitOf).filter((one) => one !== undefined);
    unit ??= units[0];
    const own = cells.map(kindUnitOf).filter((one) => one !== undefined);
    kinds.push(...own);
    for (const cell of cells) {
      const short = squeeze(cell);
      if (unitOf(cell) === undefined && !texts.has(short)) titles.push(cell.trim().replace(/\s+/g, ' '));
      texts.add(short);
    }
    const role = cells.length === 0 ? 'blank' : units.length + own.length === cells.length ? 'unit' : 'title';
    roles.push({ at: row.at, role });
  }
  return { titles, texts, roles, kinds, ...(unit !== undefined && { unit }) };
}

/** The unit line that stands in the header's own rows, over a column that has nothing else: `年別 | 出生 | 單位：人`. */
export function unitBeside(
  grid: Grid,
  header: readonly number[],
): { readonly at: number; readonly unit: string } | undefined {
  for (const index of header) {
    const row = grid.rows[index]!;
    const at = filledColumns(row).at(-1);
    const unit = at === undefined || at === 0 ? undefined : unitOf(textAt(row, at));
    if (at === undefined || unit === undefined) continue;
    const others = grid.rows.filter((one) => one !== row && one.at >= row.at);
    if (others.every((one) => squeeze(textAt(one, at)) === '')) return { at, unit };
  }
  return undefined;
}
