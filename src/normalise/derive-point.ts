import { cellText } from '../model/batch.ts';
import type { Field } from '../model/pipeline.ts';
import { byteNumber } from '../text/byte-number.ts';
import { writeDecimal } from '../text/write-decimal.ts';
import type { MadeCells, Maker, Making } from './derive-cells.ts';
import { pointOutside } from './derive-problems.ts';
import { type Position, projector, type System } from './projection.ts';

/** Digits after the point: 7 of a degree are 1.1 cm, 3 of a metre a millimetre. */
const DEGREE_PLACES = 7;
const METRE_PLACES = 3;

/** Where a point of Taiwan may lie, with the seas around: the main island, 澎湖, 金門 and 馬祖; 東沙; 太平島. */
const AREAS: readonly (readonly [west: number, south: number, east: number, north: number])[] = [
  [118, 21.3, 123.6, 26.9],
  [116, 20, 117.5, 21.3],
  [113.8, 9.8, 115, 11],
];

/** The system that a coordinate's field is in; undefined: it does not say enough. */
export function systemOfField({ system, datum, zone }: Field): System | undefined {
  if (system === undefined || datum === undefined) return undefined;
  if (system === 'longitude' || system === 'latitude') return datum;
  // TM2 of Taiwan is of TWD97 or TWD67; on WGS84 it is, to the centimetre, that of TWD97.
  const metres = datum === 'WGS84' ? 'TWD97' : datum;
  return zone === undefined ? undefined : `${metres}-${zone}`;
}

/** The fields that are axes of one point in one other system: it is projected once for both. */
export function startPoint(
  sources: readonly [number, number],
  [from, to]: readonly [System, System],
  fills: readonly MadeCells[],
): Maker {
  const out = new Uint8Array(32);
  const inMetres = to.includes('-');
  const places = inMetres ? METRE_PLACES : DEGREE_PLACES;
  const axes = fills.map(({ field }) => (field.system === 'latitude' || field.system === 'tm2-y' ? 1 : 0));
  const convert = projector(from, to);
  const toDegrees = projector(from, 'WGS84');
  const degrees = (position: Position, result: Position): Position =>
    !inMetres ? result : from.includes('-') ? toDegrees(position) : position;
  return {
    fills,
    batch(making) {
      const { batch } = making;
      const [x, y] = [batch.columns[sources[0]]!, batch.columns[sources[1]]!];
      const unread = sources.flatMap((source) => making.unread(source) ?? []);
      for (let i = 0; i < fills.length; i++) fills[i]!.open(making, axes[i] === 1 ? y : x);
      for (let row = 0; row < batch.length; row++) {
        if (unread.some((marks) => marks[row] === 1)) {
          for (const made of fills) made.mark(row);
          continue;
        }
        const east = byteNumber(batch.bytes, x.starts[row]!, x.ends[row]!);
        const north = byteNumber(batch.bytes, y.starts[row]!, y.ends[row]!);
        // An empty cell is no number: half a point is none.
        if (Number.isNaN(east + north)) continue;
        const result = convert([east, north]);
        if (!isInTaiwan(degrees([east, north], result))) {
          tellOutside(making, fills, sources, row, result, places);
          continue;
        }
        for (let i = 0; i < fills.length; i++) {
          fills[i]!.put(batch, row, out, writeDecimal(result[axes[i]!]!, places, out));
        }
      }
    },
  };
}

function isInTaiwan([longitude, latitude]: Position): boolean {
  return AREAS.some(
    ([west, south, east, north]) => longitude >= west && longitude <= east && latitude >= south && latitude <= north,
  );
}

function tellOutside(
  making: Making,
  fills: readonly MadeCells[],
  sources: readonly [number, number],
  row: number,
  result: Position,
  places: number,
): void {
  const { batch } = making;
  fills[0]!.tell(making, pointOutside, row, () => ({
    found: sources.map((source) => cellText(batch, batch.columns[source]!, row)).join(', '),
    published: result.map((value) => value.toFixed(places)).join(', '),
  }));
}
