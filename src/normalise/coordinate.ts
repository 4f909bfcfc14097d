import type { Problem } from '../model/finding.ts';
import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, LENGTH, type Normaliser } from '../model/normaliser.ts';
import type { Field } from '../model/pipeline.ts';
import { byteNumber } from '../text/byte-number.ts';
import { readDegrees } from '../text/degrees.ts';
import { hasWide } from '../text/fold-width.ts';
import { readNumber } from '../text/read-number.ts';
import { otherSystem, swappedCoordinate } from './coordinate-problems.ts';
import { numberBytes } from './number-bytes.ts';
import { numberKinds } from './number-kinds.ts';
import { roundedNumber } from './rounded-number.ts';

type System = NonNullable<Field['system']>;

/**
 * Where Taiwan lies: in degrees with 東沙 and 南沙, in metres of TWD97 TM2 (121° and 119° zones) with 東沙. The ranges do
 * not meet, so that swapped columns are seen.
 */
const RANGES: Readonly<Record<System, readonly [low: number, high: number]>> = {
  longitude: [114, 124.6],
  latitude: [10, 27],
  'tm2-x': [1_000, 500_000],
  'tm2-y': [2_200_000, 3_000_000],
};

/** One axis of a position, as plain numbers with the digits they were written with; systems are never converted. */
export const coordinate: Normaliser = {
  type: 'coordinate',
  expected: { zh: '臺灣範圍內的坐標', en: 'a coordinate within Taiwan' },
  examples: [
    ['121.5645', '121.5645', { system: 'longitude' }],
    ['121.5', '121.5'],
    ['１２１．５', '121.5', { system: 'longitude' }],
    ['121.500', '121.500', { system: 'longitude' }],
    ['121°30\'15"', '121.504167', { system: 'longitude' }],
    ['東經121度30分15秒', '121.504167', { system: 'longitude' }],
    ['25°2′2.4″N', '25.034', { system: 'latitude' }],
    ['121 30 15', '121.504167', { system: 'longitude' }],
    ['121°30.5′', '121.508333', { system: 'longitude' }],
    ['121.5645°', '121.5645', { system: 'longitude' }],
    ['121°60\'00"', undefined, { system: 'longitude' }],
    ['25.034', undefined, { system: 'longitude' }],
    ['121.5645', undefined, { system: 'latitude' }],
    ['121.5645E', '121.5645', { system: 'longitude' }],
    ['北緯121.5645', undefined, { system: 'longitude' }],
    ['124.6', '124.6', { system: 'longitude' }],
    ['124.61', undefined, { system: 'longitude' }],
    ['0', undefined, { system: 'latitude' }],
    ['306965.533', '306965.533', { system: 'tm2-x' }],
    ['306,965.533', '306965.533', { system: 'tm2-x' }],
    ['2769662.224', '2769662.224', { system: 'tm2-y' }],
    ['2769662.224', undefined, { system: 'tm2-x' }],
    ['121.5645', undefined, { system: 'tm2-y' }],
    ['', '', { system: 'longitude' }],
  ],
  mends: [
    ['blanks', ' 121.5', '121.5'],
    ['full-width', '１２１．５', '121.5'],
    ['thousands', '306,965.5', '306965.5', { system: 'tm2-x' }],
    ['sign', '+121.5', '121.5'],
    ['zeros', '0121.5', '121.5'],
    ['chinese-numerals', '一百二十一', '121'],
    ['exponent', '3.06E5', '306000', { system: 'tm2-x' }],
    ['inner-blanks', '+ 121.5', '121.5'],
    ['degrees', '121°30\'15"', '121.504167'],
  ],
  forms: {
    by: 'degrees',
    changed: { zh: '度分秒', en: 'degrees, minutes and seconds' },
    others: { zh: '十進位度', en: 'decimal degrees' },
  },
  remark: roundedNumber,
  unreadable: misplaced,
  start({ scale: _, unit: __, ...field }) {
    const ranges = field.system ? [RANGES[field.system]] : [RANGES.longitude, RANGES.latitude];
    const metres = field.system === 'tm2-x' || field.system === 'tm2-y';
    const fits = (value: number): boolean => ranges.some(([low, high]) => value >= low && value <= high);
    return {
      fast(bytes, from, to, out) {
        const length = numberBytes(bytes, from, to, out, true);
        if (length === ASK) return ASK;
        const value = length === KEEP ? byteNumber(bytes, from, to) : byteNumber(out, 0, length & LENGTH);
        return fits(value) ? length : ASK;
      },
      read(cell) {
        const text = readNumber(cell) ?? (metres ? undefined : readDegrees(cell));
        if (text === undefined || text === '') return text;
        return fits(Number(text)) && !contradicts(cell, Number(text)) ? text : undefined;
      },
      kinds: (cell, published) =>
        readNumber(cell) === published ? numberKinds(cell, published, field) : degreeKinds(cell, published),
    };
  },
};

/** Whether a letter or word of the other axis stands beside a value: 北緯121.5. */
function contradicts(cell: string, value: number): boolean {
  const north = value <= RANGES.latitude[1];
  return north ? /[EeＥｅ]\s*$|^\s*[EeＥｅ]|東經/.test(cell) : /[NnＮｎ]\s*$|^\s*[NnＮｎ]|北緯/.test(cell);
}

function degreeKinds(cell: string, published: string): number {
  if (cell === published) return 0;
  return changeBit.degrees | (hasWide(cell) ? changeBit['full-width'] : 0);
}

/** What is the matter with a cell that lies outside the range of its axis: another axis, or another system. */
function misplaced(cell: string, field: Field): Problem | undefined {
  const { system } = field;
  const value = Number(readNumber(cell) ?? readDegrees(cell) ?? Number.NaN);
  if (system === undefined || !(value > 0)) return undefined;
  const found = (Object.keys(RANGES) as System[]).find((one) => value >= RANGES[one][0] && value <= RANGES[one][1]);
  if (found === undefined) return undefined;
  return found.startsWith('tm2') === system.startsWith('tm2') ? swappedCoordinate : otherSystem;
}

/** A cell of a coordinate column that is no coordinate, or lies outside Taiwan. */
export const unreadableCoordinate: Problem = {
  name: 'unreadable-coordinate',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '坐標讀不出來或落在臺灣以外，地圖上就會少一個點，或點錯地方。常見原因是經緯度對調，或坐標系統標示錯誤。',
    en: 'A coordinate that cannot be read, or lies outside Taiwan, is a point lost or misplaced on the map. Often the two axes are swapped or the system is mislabelled.',
  },
  mend: {
    zh: '請確認經度（114–124.6）與緯度（10–27）沒有對調，TM2 坐標以公尺為單位，並在發布流程的 system 說明是哪一種。',
    en: 'Check that longitude (114–124.6) and latitude (10–27) are not swapped and that TM2 is in metres, and say in the pipeline’s `system` which it is.',
  },
  example: { before: '25.0340', after: '121.5645' },
};
