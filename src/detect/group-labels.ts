import type { Sketch, SketchRow, Table, TableColumn } from '../model/table.ts';
import { bodyOfTable } from './body.ts';
import { squeeze } from './cell-look.ts';

/** A column that says what a group of rows is about on one of its rows only. */
export interface GroupLabels {
  readonly column: TableColumn;
  /**
   * `sexes`: every group 計, 男, 女 has it on one of its rows; `merged`: the other rows of its group are merged with it; `above`: each
   * label stands once and the rows below are blank, which is a guess.
   */
  readonly how: 'sexes' | 'merged' | 'above';
  /** Sheet rows of the records that lack it. */
  readonly blank: readonly number[];
  readonly records: number;
}

/** A group's label is written once a group, so hardly any label comes again. */
const ONCE = 0.8;
/** In the first column it may: a long one is wrapped over rows, and parts of it are alike. */
const ONCE_IN_FRONT = 0.5;
const FEW = 0.6;
const GROUPS = 3;

/** The columns of a table whose labels are not on every row; as far as detection has looked. */
export function groupLabels({ sketch }: { readonly sketch: Sketch }, table: Table): GroupLabels[] {
  const body = bodyOfTable(table);
  const away = (at: number) => table.cut.some((one) => one.top <= at && at <= one.bottom);
  const rows = sketch.rows.filter(
    ({ at }) => at >= table.first && (table.last === undefined || at <= table.last) && !away(at),
  );
  const textOf = (row: SketchRow, column: TableColumn) => squeeze(row.cells[column.at] ?? '');
  const sexes = body.sexes === undefined ? undefined : table.columns[body.sexes];
  const groups = sexes && groupsOf(rows, (row) => textOf(row, sexes));
  const dense = body.keys.find((key) => (body.fill[key] ?? 0) >= 0.9) ?? Number.POSITIVE_INFINITY;
  // Numbers before the first label number the groups, or say their year; numbers behind it may be sums of a group, which no row has.
  const serials = Array.from({ length: body.keys[0] ?? 0 }, (_, position) => position);
  return [...serials, ...body.keys].flatMap((key): GroupLabels[] => {
    const column = table.columns[key]!;
    const blank = rows.filter((row) => textOf(row, column) === '');
    if (blank.length === 0 || blank.length === rows.length) return [];
    const found = { column, blank: blank.map((row) => row.at), records: rows.length };
    if (groups?.every((group) => group.filter((row) => textOf(row, column) !== '').length === 1))
      return [{ ...found, how: 'sexes' }];
    const { merged } = sketch.layout;
    const down = merged.filter(
      (place) => place.bottom > place.top && place.left <= column.at && column.at <= place.right,
    );
    if (blank.every(({ at }) => down.some((place) => place.top < at && at <= place.bottom)))
      return [{ ...found, how: 'merged' }];
    if (serials.includes(key)) return [];
    const labels = rows.map((row) => textOf(row, column)).filter((text) => text !== '');
    const share = key === 0 ? ONCE_IN_FRONT : ONCE;
    const once = new Set(labels).size >= Math.max(GROUPS, labels.length * share);
    const sparse = labels.length <= rows.length * FEW && textOf(rows[0]!, column) !== '';
    return once && sparse && (key < dense || key === 0) ? [{ ...found, how: 'above' }] : [];
  });
}

/** The rows from each 計 to the next. */
function groupsOf(rows: readonly SketchRow[], textOf: (row: SketchRow) => string): SketchRow[][] {
  const opens = rows[0] && textOf(rows[0]);
  const groups: SketchRow[][] = [];
  for (const row of rows) {
    if (textOf(row) === opens || groups.length === 0) groups.push([]);
    groups.at(-1)!.push(row);
  }
  return groups;
}
