import { isObject, json } from './cast.ts';

type Is = (value: unknown) => boolean;

const isPosition: Is = (value) =>
  Array.isArray(value) && value.length >= 2 && value.every((one) => typeof one === 'number');
const isLine: Is = (value) => isListOf(isPosition, 2)(value);
/** RFC 7946, 3.1.6: four positions or more, the last one being the first again. */
const isRing: Is = (value) =>
  Array.isArray(value) && isListOf(isPosition, 4)(value) && JSON.stringify(value[0]) === JSON.stringify(value.at(-1));
/** What the coordinates of a geometry are made of. */
const COORDINATES: Readonly<Record<string, Is>> = {
  Point: isPosition,
  MultiPoint: isListOf(isPosition),
  LineString: isLine,
  MultiLineString: isListOf(isLine),
  Polygon: isListOf(isRing),
  MultiPolygon: isListOf(isListOf(isRing)),
};

function isListOf(is: Is, least = 0): Is {
  return (value) => Array.isArray(value) && value.length >= least && value.every(is);
}

/** RFC 7946: a geometry, a feature or a collection of them; or TopoJSON's objects, with their arcs. */
export function castGeoJson(text: string, format: string): unknown {
  return json(text, format === 'topojson' ? isTopoJson : isGeoJson);
}

function isGeoJson(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (value['type'] === 'FeatureCollection') return isListOf(isFeature)(value['features']);
  return isFeature(value) || isGeometry(value);
}

function isFeature(value: unknown): boolean {
  if (!isObject(value) || value['type'] !== 'Feature') return false;
  const { properties, geometry } = value;
  return (properties === null || isObject(properties)) && (geometry === null || isGeometry(geometry));
}

function isGeometry(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type, coordinates, geometries } = value;
  if (type === 'GeometryCollection') return isListOf(isGeometry)(geometries);
  const is = typeof type === 'string' && Object.hasOwn(COORDINATES, type) ? COORDINATES[type] : undefined;
  return is?.(coordinates) ?? false;
}

function isTopoJson(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type, objects, arcs, coordinates, geometries } = value;
  if (type === 'Topology') return isObject(objects) && Array.isArray(arcs);
  if (type === 'Point' || type === 'MultiPoint') return Array.isArray(coordinates);
  if (type === 'GeometryCollection') return isListOf(isTopoJson)(geometries);
  return typeof type === 'string' && Object.hasOwn(COORDINATES, type) && Array.isArray(arcs);
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
  const number = typeof value === 'string' && /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/.test(value);
  return number ? Number(value) : Number.NaN;
}
