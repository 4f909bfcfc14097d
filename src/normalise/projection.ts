import { createRequire } from 'node:module';
import type Proj4 from 'proj4';

/** Loaded only when used, and at once: a column of coordinates cannot wait. */
const load = createRequire(import.meta.url);
let proj4: typeof Proj4 | undefined;

/** Degrees of TWD97 (within a metre of WGS84) and TWD67, and metres of their TM2 zones: 121° for the main island, 119° for 澎湖, 金門 and 馬祖. */
export type System = 'TWD97' | 'WGS84' | 'TWD67' | 'TWD97-121' | 'TWD97-119' | 'TWD67-121' | 'TWD67-119';

/** Two numbers: longitude and latitude, or X and Y. */
export type Position = readonly [number, number];

const TM2 = '+proj=tmerc +lat_0=0 +k=0.9999 +x_0=250000 +y_0=0 +units=m +no_defs';
const GRS80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0';
/** The ellipsoid of 1967, and the seven parameters by which it lies on TWD97. */
const TWD67 = '+a=6378160 +rf=298.25 +towgs84=-752,-358,-179,-0.0000011698,0.0000018398,0.0000009822,0.00002329';
const DEGREES = '+proj=longlat +no_defs';

/** EPSG 3824, 4326, 3821, 3826, 3825, 3828 and 3827. */
const DEFINITIONS: Readonly<Record<System, string>> = {
  TWD97: `${DEGREES} ${GRS80}`,
  WGS84: `${DEGREES} +datum=WGS84`,
  TWD67: `${DEGREES} ${TWD67}`,
  'TWD97-121': `${TM2} +lon_0=121 ${GRS80}`,
  'TWD97-119': `${TM2} +lon_0=119 ${GRS80}`,
  'TWD67-121': `${TM2} +lon_0=121 ${TWD67}`,
  'TWD67-119': `${TM2} +lon_0=119 ${TWD67}`,
};

const converters = new Map<string, (position: Position) => Position>();

/** Takes positions of one system to another; for a whole column. */
export function projector(from: System, to: System): (position: Position) => Position {
  const key = `${from} ${to}`;
  let convert = converters.get(key);
  if (!convert) {
    proj4 ??= load('proj4') as typeof Proj4;
    const { forward } = proj4(DEFINITIONS[from], DEFINITIONS[to]);
    convert = ([a, b]) => {
      const [c = Number.NaN, d = Number.NaN] = forward([a, b]);
      return [c, d];
    };
    converters.set(key, convert);
  }
  return convert;
}

/** A position of one system in another. Between TWD67 and TWD97 it is right to some metres. */
export function project(from: System, to: System, position: Position): Position {
  return projector(from, to)(position);
}

const A = 0.00001549;
const B = 0.000006521;

/** TM2 of TWD67 to TWD97 on the main island by the four parameters in use there: right to about 2 m. */
export function shift67To97([x, y]: Position): Position {
  return [x + 807.8 + A * x + B * y, y - 248.6 + A * y + B * x];
}

/** Metres between two positions in degrees, near enough for places in Taiwan. */
export function metresBetween(a: Position, b: Position): number {
  const east = (a[0] - b[0]) * 111_320 * Math.cos(((a[1] + b[1]) * Math.PI) / 360);
  return Math.hypot(east, (a[1] - b[1]) * 110_574);
}
