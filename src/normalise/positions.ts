import type { Batch } from '../model/batch.ts';
import type { Findings, Problem } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import { byteNumber } from '../text/byte-number.ts';
import { metresBetween, type Position, project, type System } from './projection.ts';

/** Rows that are compared: enough to know in which system a table was written. */
const ROWS = 2000;
/** Two systems are told apart by 850 m; what is nearer than this is one position, however it was rounded. */
const NEAR = 60;

const METRES: readonly System[] = ['TWD97-121', 'TWD97-119', 'TWD67-121', 'TWD67-119'];

/** Compares the positions of a table that says them twice, in degrees and in metres. */
export interface Positions {
  batch(batch: Batch): void;
  end(findings: Findings): void;
}

/** Undefined: the table does not say positions twice, so nothing can be compared. */
export function startPositions(fields: readonly Field[]): Positions | undefined {
  const at = (system: Field['system']): number =>
    fields.findIndex((field) => field.type === 'coordinate' && field.system === system && !field.from);
  const [longitude, latitude, x, y] = [at('longitude'), at('latitude'), at('tm2-x'), at('tm2-y')] as const;
  if (Math.min(longitude, latitude, x, y) < 0) return undefined;
  let looked = 0;
  let old = 0;
  let apart = 0;
  return {
    batch(batch) {
      for (let row = 0; row < batch.length && looked < ROWS; row++) {
        const [lon, lat, east, north] = [
          valueAt(batch, longitude, row),
          valueAt(batch, latitude, row),
          valueAt(batch, x, row),
          valueAt(batch, y, row),
        ];
        if (Number.isNaN(lon + lat + east + north)) continue;
        looked++;
        const found = systemOf([lon, lat], [east, north]);
        if (found === undefined) apart++;
        else if (found.startsWith('TWD67')) old++;
      }
    },
    end(findings) {
      const name = fields[x]?.name;
      if (old > 0 && fields[x]?.datum !== 'TWD67') findings.file(otherDatum, { count: old, looked }, undefined, name);
      if (apart > 0) findings.file(positionsApart, { count: apart, looked }, undefined, name);
    },
  };
}

/** The system of the metres by which they are the place of the degrees; undefined: by none of them. */
export function systemOf(degrees: Position, metres: Position): System | undefined {
  return METRES.find((system) => metresBetween(degrees, project(system, 'TWD97', metres)) < NEAR);
}

function valueAt(batch: Batch, at: number, row: number): number {
  const column = batch.columns[at]!;
  return byteNumber(batch.bytes, column.starts[row]!, column.ends[row]!);
}

/** TM2 of the old datum under the name of the new one. */
export const otherDatum: Problem = {
  name: 'coordinate-datum',
  level: 'warning',
  says: {
    zh: '比對同列的經緯度，{looked} 列裡有 {count} 列的 TM2 坐標是 TWD67，不是 TWD97。',
    en: 'Against the degrees in the same row, {count} of {looked} rows have TM2 coordinates of TWD67, not TWD97.',
  },
  why: {
    zh: 'TWD67 與 TWD97 相差約 850 公尺，標錯了，地圖上每個點都偏一個街區以上。',
    en: 'TWD67 lies some 850 m from TWD97; mislabelled, every point on the map is blocks off.',
  },
  mend: {
    zh: '請轉換成 TWD97，或在欄位說明寫明是 TWD67。',
    en: 'Convert to TWD97, or say in the field’s description that it is TWD67.',
  },
  example: { before: '306137.0', after: '306965.5' },
};

/** Two positions in one row that are not one place. */
export const positionsApart: Problem = {
  name: 'coordinates-apart',
  level: 'warning',
  says: {
    zh: '{looked} 列裡有 {count} 列的經緯度與 TM2 坐標不是同一個地方。',
    en: 'In {count} of {looked} rows the degrees and the TM2 coordinates are not one place.',
  },
  why: {
    zh: '同一列有兩個位置時，使用者不知道該信哪一個；常見原因是填錯列或分帶（119、121）弄錯。',
    en: 'With two positions in a row nobody knows which to trust; often a row slipped, or the zone (119, 121) is wrong.',
  },
  mend: {
    zh: '請核對這些列，以其中一種坐標重新換算另一種。',
    en: 'Check these rows and work one of the two out from the other.',
  },
  example: { before: '119.566, 103606', after: '119.566, 307778' },
};
