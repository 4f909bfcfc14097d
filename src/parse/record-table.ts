import { type Geometries, geometryTitles } from './geometry.ts';
import { isListed, isPositions, isTransparent, type RecordList } from './record-lists.ts';
import { type Plan, pathOf, type Shape } from './shape.ts';

/** A list of records as a table: its headings, and a plan on every shape that has a part in it. */
export interface RecordTable {
  readonly list: RecordList;
  /** Empty where the rows have no names. */
  readonly titles: readonly string[];
  readonly width: number;
  /** Columns whose cells are lists, written as JSON. */
  readonly gathered: readonly Gathered[];
}

export interface Gathered {
  readonly column: number;
  readonly title: string;
  /** As `source.records` would name the list. */
  readonly path: string;
  /** How many records have it. */
  readonly count: number;
}

export interface TableOptions {
  /** XML: see `SurveyOptions`. */
  readonly repeats: boolean;
  /** GeoJSON: properties are columns without a prefix, a geometry becomes coordinates or WKT. */
  readonly geometries?: Geometries;
}

interface Growing {
  readonly titles: string[];
  readonly gathered: Gathered[];
  readonly options: TableOptions;
}

/** Gives each value of a record its column: `parent_child` for values in objects, and the values of outer records first. */
export function tableOf(list: RecordList, options: TableOptions): RecordTable {
  const grows: Growing = { titles: [], gathered: [], options };
  if (isPositions(list.shape)) {
    list.shape.plan = { ...nothing(), record: true, positions: true };
    return { list, titles: [], width: list.shape.item!.most, gathered: [] };
  }
  for (const shape of list.above.toReversed()) {
    shape.plan = { ...nothing(), above: true };
    keyColumn(grows, shape);
    columns(grows, shape, [], list.shape);
  }
  const before = grows.titles.length;
  const { shape } = list;
  shape.plan = { ...nothing(), record: true };
  keyColumn(grows, shape);
  if (isTransparent(shape)) for (const kid of shape.item!.kids) place(grows, kid, [kid.name]);
  else columns(grows, shape, [], undefined);
  // A name that an outer record has as well is told apart by where it comes from.
  const own = new Set(grows.titles.slice(before));
  const outer = list.above.at(0)?.name || list.above.at(0)?.parent?.name;
  for (let i = 0; i < before; i++)
    if (own.has(grows.titles[i]!) && outer) grows.titles[i] = `${outer}_${grows.titles[i]}`;
  return { list, titles: grows.titles, width: grows.titles.length, gathered: grows.gathered };
}

function nothing(): Plan {
  return { column: -1, record: false, above: false, positions: false, gather: undefined, key: -1 };
}

/** The name by which a record stands in a map. */
function keyColumn(grows: Growing, shape: Shape): void {
  if (!shape.parent?.map) return;
  shape.plan!.key = grows.titles.length;
  grows.titles.push(shape.byName.has('key') ? '_key' : 'key');
}

/** Columns for a record's own value and its members; `leading` is a list further down that has rows of its own. */
function columns(grows: Growing, shape: Shape, names: readonly string[], leading: Shape | undefined): void {
  if (names.length === 0 && shape.filled > 0 && shape.name !== '') column(grows, shape, [shape.name]);
  for (const kid of shape.kids) {
    if (kid.plan || (leading && holds(kid, leading))) {
      if (kid !== leading && !kid.plan && !isListed(kid, grows.options.repeats)) {
        columns(grows, kid, [...names, kid.name], leading);
      }
    } else place(grows, kid, [...names, kid.name]);
  }
}

function place(grows: Growing, shape: Shape, names: readonly string[]): void {
  const { repeats, geometries } = grows.options;
  if (geometries && isProperties(shape)) for (const kid of shape.kids) place(grows, kid, [kid.name]);
  else if (geometries && shape.name === 'geometry') geometry(grows, shape, geometries);
  else if (geometries && shape.name === 'type' && shape.first === 'Feature') shape.plan = nothing();
  else if (repeats && isListed(shape, repeats)) gather(grows, shape, names);
  else {
    const inner = shape.kids.length > 0 || shape.item !== undefined;
    if (shape.item || shape.arrays > 0 || shape.map) gather(grows, shape, names);
    else if (shape.filled > 0 || !inner) column(grows, shape, names);
    for (const kid of shape.kids) place(grows, kid, [...names, kid.name]);
  }
  if (shape.again) place(grows, shape.again, names);
}

function column(grows: Growing, shape: Shape, names: readonly string[]): void {
  shape.plan ??= nothing();
  shape.plan.column = grows.titles.length;
  grows.titles.push(names.join('_'));
}

function gather(grows: Growing, shape: Shape, names: readonly string[]): void {
  column(grows, shape, names);
  shape.plan!.gather = 'json';
  // Arrays that are all empty are only cells without anything.
  if (!shape.item && shape.most < 2) return;
  const count = shape.item?.holders ?? shape.holders;
  const path = pathOf(shape).join('.');
  grows.gathered.push({ column: shape.plan!.column, title: names.join('_'), path, count });
}

function geometry(grows: Growing, shape: Shape, geometries: Geometries): void {
  shape.plan = { ...nothing(), gather: 'geometry', column: grows.titles.length };
  grows.titles.push(...geometryTitles(geometries));
}

/** RFC 7946 §3.2: a Feature's own members. */
function isProperties(shape: Shape): boolean {
  return shape.name === 'properties' && shape.parent?.parent?.name === 'features';
}

function holds(shape: Shape, wanted: Shape): boolean {
  for (let one: Shape | undefined = wanted; one; one = one.parent) if (one === shape) return true;
  return false;
}
