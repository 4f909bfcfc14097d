import type { Table, TableBody } from '../model/table.ts';
import { columnLooks, isNumeric } from './body-look.ts';
import type { Chosen } from './columns.ts';
import { fullRows } from './columns.ts';
import { type Row, textAt } from './grid.ts';
import { isMeasures, isSexes } from './totals.ts';

const KEYS = 5;

/** What the records are like, measured over the rows that are filled as records are. */
export function bodyOf(rows: readonly Row[], columns: readonly Chosen[]): TableBody {
  const full = fullRows(rows);
  const width = Math.max(0, ...columns.map((column) => column.at + 1));
  const looks = columnLooks(full, width, 0, full.length).filter((_, at) => columns.some((column) => column.at === at));
  const numeric = looks.map((look) => (isNumeric(look) ? look.numbers / look.filled : 0));
  const fill = looks.map((look) => look.filled / Math.max(full.length, 1));
  const length = looks.map((look) => look.length / Math.max(look.texts, 1));
  const sexes = columns.findIndex(
    (column, position) => position < 8 && isSexes(full.map((row) => textAt(row, column.at))),
  );
  const keys = keysOf(numeric, fill);
  const measures = keys.some((key) => isMeasures(full.map((row) => textAt(row, columns[key]!.at))));
  const own = keys.filter((key) => key !== sexes);
  const ats = columns.map((column) => column.at);
  return { ats, numeric, fill, length, keys: own, ...sexesAt(full, columns, sexes), ...(measures && { measures }) };
}

function sexesAt(full: readonly Row[], columns: readonly Chosen[], sexes: number): Pick<TableBody, 'sexes' | 'opens'> {
  if (sexes < 0) return {};
  const opens = full.map((row) => textAt(row, columns[sexes]!.at)).find((text) => text.trim() !== '');
  return { sexes, ...(opens !== undefined && { opens }) };
}

const NOTHING: TableBody = { numeric: [], fill: [], length: [], keys: [] };

/** A table's body along the columns that the table has now: whoever publishes it may have left some out. */
export function bodyOfTable(table: Pick<Table, 'body' | 'columns'>): TableBody {
  const { body = NOTHING, columns } = table;
  if (!body.ats || (body.ats.length === columns.length && columns.every((column, i) => column.at === body.ats![i])))
    return body;
  const from = columns.map((column) => body.ats!.indexOf(column.at));
  const along = (values: readonly number[]) => from.map((position) => values[position] ?? 0);
  const moved = (position: number) => from.indexOf(position);
  const { sexes: old, ...rest } = body;
  const sexes = old === undefined ? -1 : moved(old);
  return {
    ...rest,
    ats: columns.map((column) => column.at),
    numeric: along(body.numeric),
    fill: along(body.fill),
    length: along(body.length),
    keys: body.keys.map(moved).filter((position) => position >= 0),
    ...(sexes >= 0 && { sexes }),
  };
}

/** The first run of columns that hold words, dates or codes; number columns before it are serial numbers or codes. */
function keysOf(numeric: readonly number[], fill: readonly number[]): number[] {
  const keys: number[] = [];
  for (let position = 0; position < numeric.length && keys.length < KEYS; position++) {
    if (numeric[position]! === 0 && fill[position]! > 0) keys.push(position);
    else if (keys.length > 0 && numeric[position]! >= 0.5 && fill[position]! >= 0.6) break;
  }
  return keys;
}

/** Positions where a total or a comparison would be named: the keys, and serial numbers before them. */
export function namesOf(body: TableBody): number[] {
  const first = body.keys[0] ?? 0;
  return [
    ...Array.from({ length: Math.min(first, 4) }, (_, position) => position),
    ...(body.keys.length > 0 ? body.keys : [0]),
  ];
}

/** Positions that nearly every record fills. */
export function denseOf(body: TableBody): number[] {
  return body.fill.flatMap((share, position) => (share >= 0.8 ? [position] : []));
}
