import { isList, memberIn, type Tree, treeText } from './gathered.ts';

/** What the geometries of a file are like, and so which columns they need. */
export interface Geometries {
  points: number;
  others: number;
  /** Points with a third coordinate. */
  heights: number;
  /** Points that cannot be longitude and latitude. */
  beyond: number;
}

export function noGeometries(): Geometries {
  return { points: 0, others: 0, heights: 0, beyond: 0 };
}

/** A geometry as cells: a point by its coordinates, all else as WKT (OGC 06-103r4 §7). */
export type GeometryCells = { readonly point: readonly string[] } | { readonly wkt: string };

export function lookAtGeometry(seen: Geometries, tree: Tree): void {
  const cells = geometryCells(tree);
  if (!cells) return;
  if ('wkt' in cells) seen.others++;
  else lookAtPoint(seen, cells.point);
}

export function lookAtPoint(seen: Geometries, [x, y, height]: readonly string[]): void {
  seen.points++;
  if (height !== undefined) seen.heights++;
  if (Math.abs(Number(x)) > 180 || Math.abs(Number(y)) > 90) seen.beyond++;
}

/** The titles of their columns, in the order of `geometryRow`. */
export function geometryTitles(seen: Geometries): string[] {
  const point = seen.beyond > 0 ? ['x', 'y'] : ['longitude', 'latitude'];
  return [
    ...(seen.points > 0 ? point : []),
    ...(seen.heights > 0 ? ['altitude'] : []),
    ...(seen.others > 0 ? ['geometry'] : []),
  ];
}

/** One geometry's cells, one for each of `geometryTitles`. */
export function geometryRow(seen: Geometries, cells: GeometryCells | undefined): string[] {
  const point = cells && 'point' in cells ? cells.point : [];
  const wkt = cells && 'wkt' in cells ? cells.wkt : '';
  return [
    ...(seen.points > 0 ? [point[0] ?? '', point[1] ?? ''] : []),
    ...(seen.heights > 0 ? [point[2] ?? ''] : []),
    ...(seen.others > 0 ? [wkt] : []),
  ];
}

/** How deep the coordinates of each type are nested (RFC 7946 §3.1). */
const nesting: Readonly<Record<string, readonly [wkt: string, depth: number]>> = {
  Point: ['POINT', 0],
  MultiPoint: ['MULTIPOINT', 1],
  LineString: ['LINESTRING', 1],
  MultiLineString: ['MULTILINESTRING', 2],
  Polygon: ['POLYGON', 2],
  MultiPolygon: ['MULTIPOLYGON', 3],
};

/** undefined: there is no geometry. One that RFC 7946 does not know stays as JSON. */
export function geometryCells(tree: Tree): GeometryCells | undefined {
  const type = typeOf(tree);
  const coordinates = memberIn(tree, 'coordinates');
  if (type === 'Point' && isList(coordinates)) {
    const point = coordinates.map((one) => (typeof one === 'string' ? one : ''));
    return point.length >= 2 ? { point } : undefined;
  }
  return tree instanceof Map && tree.size > 0 ? { wkt: wktOf(tree) ?? treeText(tree) } : undefined;
}

function wktOf(tree: Tree): string | undefined {
  const type = typeOf(tree);
  const coordinates = memberIn(tree, 'coordinates');
  if (type === 'GeometryCollection') {
    const parts = memberIn(tree, 'geometries');
    const texts = isList(parts) ? parts.map(wktOf) : [];
    return texts.includes(undefined) ? undefined : `GEOMETRYCOLLECTION ${texts.length > 0 ? bracket(texts) : 'EMPTY'}`;
  }
  const known = nesting[type];
  if (!known || !isList(coordinates)) return undefined;
  const third = hasThird(coordinates) ? ' Z' : '';
  return `${known[0]}${third} ${coordinates.length > 0 ? nested(coordinates, known[1]) : 'EMPTY'}`;
}

function nested(tree: Tree, depth: number): string {
  if (!isList(tree)) return '';
  if (depth === 0) return bracket([position(tree)]);
  return bracket(tree.map((one) => (depth === 1 && isList(one) ? position(one) : nested(one, depth - 1))));
}

function position(coordinates: readonly Tree[]): string {
  return coordinates.filter((one) => typeof one === 'string').join(' ');
}

function hasThird(tree: Tree): boolean {
  if (!isList(tree) || tree.length === 0) return false;
  return isList(tree[0]) ? hasThird(tree[0]) : tree.length > 2;
}

function bracket(parts: readonly (string | undefined)[]): string {
  return `(${parts.join(', ')})`;
}

function typeOf(tree: Tree): string {
  const type = memberIn(tree, 'type');
  return typeof type === 'string' && type.startsWith('"') ? JSON.parse(type) : '';
}
