import type { TableRecipe } from '../model/pipeline.ts';
import type { Table } from '../model/table.ts';
import type { Pair, Recorded } from './align.ts';
import { type Drift, headingOf } from './one-drift.ts';

/** Where another unit is given than the one recorded: beside the table, or in a heading. A unit that is gone is another one, too. */
export function unitDrifts(
  recipe: TableRecipe,
  recorded: readonly Recorded[],
  pairs: readonly Pair[],
  table: Table,
): Drift[] {
  const list: Drift[] = [];
  if (unitKey(recipe.unit) !== unitKey(table.unit)) {
    list.push(unitDrift('整個表格', 'the whole table', recipe.unit, table.unit, { place: unitPlace(table) }));
  }
  for (const pair of pairs) {
    const { title, unit, field } = recorded[pair.recorded]!;
    const column = table.columns[pair.found]!;
    // A column takes the unit line's unit where its own heading gives none; that one has been told already.
    const before = unitKey(unit) === unitKey(recipe.unit) ? '' : unitKey(unit);
    const now = unitKey(column.unit) === unitKey(table.unit) ? '' : unitKey(column.unit);
    if (before === now) continue;
    const place = headingOf(table, pair.found);
    list.push(
      unitDrift(`「${title}」`, `“${title}”`, unit, column.unit, { place, field: field?.name ?? column.title }),
    );
  }
  return list;
}

function unitDrift(
  what: string,
  whatEn: string,
  before: string | undefined,
  now: string | undefined,
  where: Pick<Drift, 'place' | 'field'>,
): Drift {
  return { kind: 'unit', facts: { what, whatEn, expected: before ?? '—', found: now ?? '—' }, ...where };
}

function unitPlace(table: Table): NonNullable<Drift['place']> {
  const row = table.cut.find((cut) => cut.reason === 'unit')?.top ?? table.header[0] ?? table.first;
  return { ...table.place, top: row, bottom: row };
}

/** Units are compared without layout: 新臺幣 千元 is 新台幣千元. */
function unitKey(unit: string | undefined): string {
  return (unit ?? '')
    .normalize('NFKC')
    .replace(/[\s:]+/g, '')
    .replaceAll('台', '臺')
    .toLowerCase();
}
