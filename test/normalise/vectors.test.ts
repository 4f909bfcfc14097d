import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Field, Type } from '../../src/model/pipeline.ts';
import { normalisers } from '../../src/normalise/index.ts';
import { fieldOf } from './cells.ts';

/** Values that stand in official files, with what they mean; kept outside the repository. */
interface Vectors {
  readonly rocDates: readonly { readonly input: string; readonly kind: string; readonly expect: string | null }[];
  readonly rocDatesReal: { readonly rows: readonly { readonly input: string; readonly expect: string | null }[] };
  readonly periodLabelsReal: { readonly rows: readonly { readonly input: string; readonly expect: string }[] };
  readonly numbers: readonly { readonly input: string; readonly expect: string }[];
  readonly coordinates: readonly {
    readonly lon: number;
    readonly lat: number;
    readonly x: number;
    readonly y: number;
  }[];
}

const path = process.env['GOLDBADGE_VECTORS'];
if (!path) console.warn('GOLDBADGE_VECTORS is not set: the official value vectors are not tested.');
const vectors: Vectors | undefined = path ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

function read(type: Type, cell: string, more: Partial<Field> = {}): string | undefined {
  return normalisers[type].start(fieldOf(type, more)).read(cell);
}

/** Read by no type of this version, or refused on purpose. */
const REFUSED = new Set(['1.2E+05']);
const KINDS: Readonly<Record<string, Type>> = {
  date: 'date',
  month: 'period',
  year: 'period',
  quarter: 'period',
  ambiguous: 'period',
};

describe.skipIf(!vectors)('value vectors', () => {
  it('are at hand', () => expect(vectors?.numbers.length).toBeGreaterThan(40));

  it.each((vectors?.rocDates ?? []).filter(({ kind }) => kind in KINDS))(
    '$kind $input',
    ({ input, kind, expect: want }) => {
      expect(read(KINDS[kind] ?? 'date', input)).toBe(want ?? undefined);
    },
  );

  it.each(vectors?.rocDatesReal.rows ?? [])('$input in a real date column', ({ input, expect: want }) => {
    const day = want !== null && /^\d{4}-\d\d-\d\d$/.test(want) ? want : undefined;
    expect(read('date', input)).toBe(day);
    if (want !== null && /^\d{4}(-\d\d)?$/.test(want)) expect(read('period', input)).toBe(want);
  });

  it.each((vectors?.periodLabelsReal.rows ?? []).filter((row) => /^(year )?\d{4}(-\d\d)?$/.test(row.expect)))(
    'period label $input',
    ({ input, expect: want }) => {
      expect(read('period', input)).toBe(want.replace('year ', ''));
    },
  );

  it.each(vectors?.numbers ?? [])('number $input', ({ input, expect: want }) => {
    const [, plain, unit] = /^(-?[\d.]+)(?: \((?:unit|currency) (\S+)\))?$/.exec(want) ?? [];
    if (plain === undefined || REFUSED.has(input)) {
      if (input !== '' && !want.includes('(flag')) expect(read('decimal', input)).toBeUndefined();
      return;
    }
    const more: Partial<Field> = unit ? { unit: unit === 'TWD' ? '元' : unit } : {};
    expect(read('decimal', input, more)).toBe(plain);
    expect(read('integer', input, more)).toBe(plain.includes('.') ? undefined : plain);
  });

  it.each(vectors?.coordinates ?? [])('$lon $lat', ({ lon, lat, x, y }) => {
    expect(read('coordinate', String(lon), { system: 'longitude' })).toBe(String(lon));
    expect(read('coordinate', String(lat), { system: 'latitude' })).toBe(String(lat));
    expect(read('coordinate', String(x), { system: 'tm2-x' })).toBe(String(x));
    expect(read('coordinate', String(y), { system: 'tm2-y' })).toBe(String(y));
    expect(read('coordinate', String(lat), { system: 'longitude' })).toBeUndefined();
  });
});
