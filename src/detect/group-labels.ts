import type { Sketch, SketchRow, Table, TableColumn } from '../model/table.ts';
import { bodyOfTable } from './body.ts';
import { squeeze } from './cell-look.ts';
import { mergedDown } from './merged-down.ts';

/** A column that says what a group of rows is about on one of its rows only. */
export interface GroupLabels {
  readonly column: TableColumn;
  /**
   * `sexes`: every group 計, 男, 女 has it on one of its rows; `merged`: the other rows of its group are merged with it, and a row that is not
   * is blank for another reason; `above`: each label stands once and rows below are blank, which is a guess for some of them at least.
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
    const proven = mergedBlanks(sketch, rows, blank, column.at);
    if (proven.rows.length > 0 && !proven.guesses) return [{ ...found, blank: proven.rows, how: 'merged' }];
    const some = proven.rows.length > 0 ? [{ ...found, blank: proven.rows, how: 'above' as const }] : [];
    if (serials.includes(key)) return some;
    const labels = rows.map((row) => textOf(row, column)).filter((text) => text !== '');
    const share = key === 0 ? ONCE_IN_FRONT : ONCE;
    const once = new Set(labels).size >= Math.max(GROUPS, labels.length * share);
    const sparse = labels.length <= rows.length * FEW && textOf(rows[0]!, column) !== '';
    return once && sparse && (key < dense || key === 0) ? [{ ...found, how: 'above' }] : some;
  });
}

/**
 * The blank cells that are merged with a label above them; `guesses`: others stand below a label that is not merged, which the file does not
 * say whether it is theirs.
 */
function mergedBlanks(
  { rows: all, layout }: Sketch,
  rows: readonly SketchRow[],
  blank: readonly SketchRow[],
  at: number,
): { readonly rows: readonly number[]; readonly guesses: boolean } {
  const down = mergedDown(layout.merged, at);
  const textOf = new Map(all.map((row) => [row.at, squeeze(row.cells[at] ?? '')]));
  const own = blank.filter((row) => (textOf.get(down.top(row.at) ?? -1) ?? '') !== '').map((row) => row.at);
  const proven = new Set(own);
  let label: number | undefined;
  let guesses = false;
  for (const row of own.length > 0 ? rows : []) {
    if (textOf.get(row.at) !== '') label = row.at;
    else if (!proven.has(row.at) && down.top(row.at) === undefined)
      guesses ||= label !== undefined && down.end(label) === undefined;
  }
  return { rows: own, guesses };
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
