import type { Table, TableBody } from '../model/table.ts';
import { columnLooks, isNumeric } from './body-look.ts';
import type { Chosen } from './columns.ts';
import { fullRows } from './columns.ts';
import { cycleOf } from './cycle.ts';
import { type Row, textAt } from './grid.ts';
import { kinOf } from './kin.ts';
import { isPageCode } from './notes.ts';
import { isRateAside } from './rate-rows.ts';
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
  const measures = [...serialsOf(keys), ...keys].some((key) =>
    isMeasures(full.map((row) => textAt(row, columns[key]!.at))),
  );
  const own = keys.filter((key) => key !== sexes);
  const compares = (keys.length > 0 ? [...serialsOf(own), ...own] : [0]).filter(
    (key) => columns[key] !== undefined && isRateAside(full.map((row) => textAt(row, columns[key]!.at))),
  );
  const ats = columns.map((column) => column.at);
  const cycle = sexes < 0 ? cycleAt(rows, columns, own) : undefined;
  const named = namesOf({ numeric, fill, length, keys: own });
  const kin = columns.map(({ at }, position) =>
    named.includes(position) ? kinOf(full.map((row) => textAt(row, at))) : [],
  );
  const paged = columns.flatMap(({ at }, position) =>
    full.some((row) => isPageCode(textAt(row, at))) ? [position] : [],
  );
  return {
    ats,
    numeric,
    fill,
    length,
    keys: own,
    kin,
    paged,
    ...sexesAt(full, columns, sexes),
    ...(cycle && { cycle }),
    ...(measures && { measures }),
    ...(compares.length > 0 && { compares }),
  };
}

function sexesAt(full: readonly Row[], columns: readonly Chosen[], sexes: number): Pick<TableBody, 'sexes' | 'opens'> {
  if (sexes < 0) return {};
  const opens = full.map((row) => textAt(row, columns[sexes]!.at)).find((text) => text.trim() !== '');
  return { sexes, ...(opens !== undefined && { opens }) };
}

/** The labels that come again, over all rows that have one: those of a total are fewer where its name stands over other columns. */
function cycleAt(rows: readonly Row[], columns: readonly Chosen[], keys: readonly number[]): TableBody['cycle'] {
  const some = rows.filter((row) => row.filled > 1);
  const found = cycleOf(keys.map((key) => some.map((row) => textAt(row, columns[key]!.at))));
  return found && { ...found, at: keys[found.at]! };
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
  const { sexes: old, cycle: turn, ...rest } = body;
  const sexes = old === undefined ? -1 : moved(old);
  const cycle = turn === undefined ? -1 : moved(turn.at);
  return {
    ...rest,
    ats: columns.map((column) => column.at),
    numeric: along(body.numeric),
    fill: along(body.fill),
    length: along(body.length),
    ...(body.kin && { kin: from.map((position) => body.kin![position] ?? []) }),
    keys: body.keys.map(moved).filter((position) => position >= 0),
    ...(body.compares && { compares: body.compares.map(moved).filter((position) => position >= 0) }),
    ...(body.paged && { paged: body.paged.map(moved).filter((position) => position >= 0) }),
    ...(sexes >= 0 && { sexes }),
    ...(turn && cycle >= 0 && { cycle: { ...turn, at: cycle } }),
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
  return [...serialsOf(body.keys), ...(body.keys.length > 0 ? body.keys : [0])];
}

/** Positions before the first key: numbers of the records. */
function serialsOf(keys: readonly number[]): number[] {
  return Array.from({ length: Math.min(keys[0] ?? 0, 4) }, (_, position) => position);
}

/** Positions that nearly every record fills. */
export function denseOf(body: TableBody): number[] {
  return body.fill.flatMap((share, position) => (share >= 0.8 ? [position] : []));
}
