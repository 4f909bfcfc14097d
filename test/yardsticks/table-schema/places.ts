import { isObject, json } from './cast.ts';

const GEOMETRIES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'];

/** RFC 7946: a geometry, a feature or a collection of them; of TopoJSON only that it is an object with a type. */
export function castGeoJson(text: string, format: string): unknown {
  return json(
    text,
    format === 'topojson' ? (value) => isObject(value) && typeof value['type'] === 'string' : isGeoJson,
  );
}

function isGeoJson(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type } = value;
  if (type === 'Feature')
    return isObject(value['properties'] ?? {}) && (value['geometry'] === null || isGeoJson(value['geometry']));
  if (type === 'FeatureCollection') return Array.isArray(value['features']) && value['features'].every(isGeoJson);
  if (type === 'GeometryCollection') return Array.isArray(value['geometries']) && value['geometries'].every(isGeoJson);
  return GEOMETRIES.includes(String(type)) && Array.isArray(value['coordinates']) && areNumbers(value['coordinates']);
}

function areNumbers(value: readonly unknown[]): boolean {
  return value.every((one) => (Array.isArray(one) ? areNumbers(one) : typeof one === 'number'));
}

/** Longitude and latitude: `lon, lat`, an array of two, or an object with both. */
export function castGeoPoint(text: string, format: string): readonly number[] | undefined {
  const pair = format === 'default' ? text.split(',').map((part) => numberOf(part)) : fromJson(text, format);
  if (pair?.length !== 2) return undefined;
  const [longitude = Number.NaN, latitude = Number.NaN] = pair;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : undefined;
}

function fromJson(text: string, format: string): readonly number[] | undefined {
  const value = json(text, format === 'array' ? Array.isArray : isObject);
  if (Array.isArray(value)) return value.map(numberOf);
  if (!isObject(value) || Object.keys(value).length !== 2) return undefined;
  return [numberOf(value['lon']), numberOf(value['lat'])];
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\s*[-+]?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : Number.NaN;
}

const KEYWORD = /^[A-Z]+/;
const POINT = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?: +[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?){1,3}/;
const SHAPES = new Set([
  ...['POINT', 'LINESTRING', 'POLYGON', 'TRIANGLE', 'CIRCULARSTRING', 'COMPOUNDCURVE', 'CURVEPOLYGON', 'MULTIPOINT'],
  ...[
    'MULTICURVE',
    'MULTILINESTRING',
    'MULTIPOLYGON',
    'MULTISURFACE',
    'POLYHEDRALSURFACE',
    'TIN',
    'GEOMETRYCOLLECTION',
  ],
]);

/** Well-known text (OGC 06-103r4, 7): a shape, Z, M or ZM, and EMPTY or a list of points, lists and shapes. */
export function isWkt(text: string): boolean {
  const rest = shape(text.trim().toUpperCase());
  return rest !== undefined && rest.trim() === '';
}

/** What is left behind a shape; undefined: there is none. */
function shape(text: string): string | undefined {
  const name = KEYWORD.exec(text)?.[0] ?? '';
  const shapeName = SHAPES.has(name) ? name : '';
  if (shapeName === '') return undefined;
  const rest = text
    .slice(name.length)
    .trimStart()
    .replace(/^(?:ZM|Z|M)(?=[\s(]|$)\s*/, '');
  return rest.startsWith('EMPTY') ? rest.slice(5) : list(rest);
}

function list(text: string): string | undefined {
  if (!text.startsWith('(')) return undefined;
  let rest: string | undefined = text.slice(1).trimStart();
  for (;;) {
    rest = item(rest);
    if (rest === undefined) return undefined;
    rest = rest.trimStart();
    if (rest.startsWith(')')) return rest.slice(1);
    if (!rest.startsWith(',')) return undefined;
    rest = rest.slice(1).trimStart();
  }
}

function item(text: string): string | undefined {
  const point = POINT.exec(text)?.[0];
  return point === undefined ? (list(text) ?? shape(text)) : text.slice(point.length);
}
