import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Findings } from '../../src/model/finding.ts';
import type { Field, Type } from '../../src/model/pipeline.ts';
import { startColumn } from '../../src/normalise/column.ts';
import { normalisers } from '../../src/normalise/index.ts';
import { project, shift67To97 } from '../../src/normalise/projection.ts';
import { addressParts, joinAddress } from '../../src/text/address.ts';
import { isBusinessNumber, isPersonalNumber } from '../../src/text/identity.ts';
import { placeKey } from '../../src/text/place-name.ts';
import { decodingOf } from '../../src/text/text-decoder.ts';
import { batchOf, cellsOf, fieldOf } from './cells.ts';

/** Values that stand in official files, with what they mean; kept outside the repository. */
interface Vectors {
  readonly rocDates: readonly { readonly input: string; readonly kind: string; readonly expect: string | null }[];
  readonly rocDatesReal: { readonly rows: readonly { readonly input: string; readonly expect: string | null }[] };
  readonly periodLabelsReal: { readonly rows: readonly { readonly input: string; readonly expect: string }[] };
  readonly numbers: readonly { readonly input: string; readonly expect: string }[];
  readonly ban: readonly { readonly v: string; readonly old10: boolean; readonly new5: boolean }[];
  readonly ids: readonly { readonly v: string; readonly ok: boolean }[];
  readonly phones: readonly { readonly input: string; readonly expect: string }[];
  readonly addresses: readonly string[];
  readonly coordinates: readonly {
    readonly lon: number;
    readonly lat: number;
    readonly epsg: 3825 | 3826;
    readonly x: number;
    readonly y: number;
  }[];
  readonly twd67to97: readonly {
    readonly x67: number;
    readonly y67: number;
    readonly fourParam: readonly [number, number];
    readonly epsgAffine: readonly [number, number];
  }[];
  readonly odsDisplay: {
    readonly rows: readonly { readonly display: string; readonly type: string; readonly value: string | null }[];
  };
  readonly placeNamesReal: { readonly rows: readonly { readonly input: string; readonly expect: string }[] };
  readonly big5Real: {
    readonly rows: readonly {
      readonly hex: string;
      readonly all?: string;
      readonly [decoder: string]: string | undefined;
    }[];
  };
}

/** What the program makes of bytes of Big5, which it reads by the table of windows-950. */
function big5(hex: string): string {
  return decodingOf('cp950').decode(Buffer.from(hex, 'hex'), true);
}

const path = process.env['GOLDBADGE_VECTORS'];
if (!path) console.warn('GOLDBADGE_VECTORS is not set: the official value vectors are not tested.');
const vectors: Vectors | undefined = path ? JSON.parse(readFileSync(path, 'utf8')) : undefined;

/** One cell through a whole column: what is published, and what was found. */
function through(type: Type, cell: string, more: Partial<Field> = {}) {
  const { batch, column } = batchOf([cell]);
  const findings = new Findings();
  const work = startColumn(fieldOf(type, more), normalisers[type]);
  work.batch(batch, column, '', findings);
  const { unreadable } = work.facts();
  return {
    cell: unreadable > 0 ? null : cellsOf(batch, column)[0],
    found: findings.list().map(({ problem }) => problem),
    facts: work.facts(),
  };
}

/**
 * Where what a vector expects is not what is published, and why. Half-years and budget years have labels of their own
 * (2023-H1, 2023); `form: interval` publishes what the vector says.
 */
const WRONG: Readonly<Record<string, string>> = {
  '00000000':
    'ban: the sum of eight zeros is divisible, but no such number is given out; the facts themselves say to refuse it',
};

const KINDS: Readonly<Record<string, readonly [Type, Partial<Field>?]>> = {
  date: ['date'],
  month: ['period'],
  ambiguous: ['period'],
  year: ['period'],
  quarter: ['period'],
  fiscalYear: ['period', { form: 'interval' }],
  fiscalYearAmbiguous: ['period', { form: 'interval' }],
  academicYear: ['period'],
  academicTerm: ['period'],
  half: ['period', { form: 'interval' }],
  range: ['period'],
  instant: ['period', { precision: 'day' }],
  datetime: ['datetime'],
};

describe.skipIf(!vectors)('value vectors', () => {
  it('are at hand', () => expect(vectors?.numbers.length).toBeGreaterThan(40));

  it.each(vectors?.rocDates ?? [])('$kind $input', ({ input, kind, expect: want }) => {
    const [type, more] = KINDS[kind]!;
    expect(through(type, input, more).cell).toBe(want);
  });

  it.each(vectors?.rocDatesReal.rows ?? [])('$input in a real date column', ({ input, expect: want }) => {
    const day = want !== null && /^\d{4}-\d\d-\d\d$/.test(want) ? want : null;
    expect(through('date', input).cell).toBe(day);
    // `ambiguous` and `or refuse`: refused.
    const part = want !== null && /^\d{4}(-\d\d)?$/.test(want) ? want : null;
    if (day === null) expect(through('period', input).cell).toBe(part);
  });

  it.each(vectors?.periodLabelsReal.rows ?? [])('period label $input', ({ input, expect: want }) => {
    const [, instant] = /^instant (\S+)$/.exec(want) ?? [];
    const [, plain] = /^(?:year )?(\d{4}(?:-\d\d)?(?:\/\d{4}-\d\d)?)$/.exec(want) ?? [];
    if (instant) expect(through('period', input, { precision: 'day' }).cell).toBe(instant);
    // Months without a year, ages and labels of change are no periods.
    else expect(through('period', input).cell).toBe(plain ?? null);
  });

  it.each(vectors?.numbers ?? [])('number $input', ({ input, expect: want }) => {
    const [, plain, what, mark] = /^(-?[\d.]+)(?: \((unit|currency|flag) (\S+)\))?$/.exec(want) ?? [];
    if (plain !== undefined) {
      const unit = what === 'unit' ? { unit: mark! } : what === 'currency' ? { unit: '元' } : {};
      const flags = what === 'flag' ? { flags: { [mark!]: 'keep' } as const } : {};
      expect(through('decimal', input, { ...unit, ...flags }).cell).toBe(plain);
      expect(through('integer', input, { ...unit, ...flags }).cell).toBe(plain.includes('.') ? null : plain);
      if (what === 'unit' && mark !== '元') expect(through('percent', input, unit).cell).toBe(plain);
      if (what === 'currency' || mark === '元') expect(through('amount', input).cell).toBe(plain);
    } else if (input === '') expect(through('decimal', input).cell).toBe('');
    else {
      // Marks mean what the pipeline declares, triangles too; nothing is assumed.
      expect(through('decimal', input).cell).toBe(null);
      if (/null/.test(want)) expect(through('decimal', input, { missing: [input] }).cell).toBe('');
    }
  });

  it.each(vectors?.ban ?? [])('統一編號 $v', ({ v, old10, new5 }) => {
    expect(isBusinessNumber(v)).toBe(v in WRONG ? false : new5);
    expect(isBusinessNumber(v, true)).toBe(v in WRONG ? false : old10);
    expect(through('business-number', v).cell).toBe(new5 && !(v in WRONG) ? v : null);
  });

  it.each(vectors?.ids ?? [])('identity number $v', ({ v, ok }) => expect(isPersonalNumber(v)).toBe(ok));

  it.each(vectors?.phones ?? [])('phone $input', ({ input, expect: want }) => {
    const { cell, found } = through('phone', input);
    if (want.startsWith('+')) expect(cell).toBe(want);
    else if (want.startsWith('ext')) expect(cell).toBe(`+886-2-2380-0791 ${want}`);
    else if (/^\d/.test(want)) expect(through('phone', input, { form: 'domestic' }).cell).toBe(want);
    else expect(cell).toBe(input);
    expect(found).toEqual(want.startsWith('no area code') ? ['phone-without-area'] : []);
  });

  it.each(vectors?.addresses ?? [])('address %s', (input) => {
    const parts = addressParts(input)!;
    expect(joinAddress(parts)).toBe(input);
    expect(parts).toMatchObject({ rest: '', county: input.slice(0, 3) });
    expect(through('address', input).cell).toBe(input);
  });

  it.each(vectors?.coordinates ?? [])('$lon $lat', ({ lon, lat, epsg, x, y }) => {
    expect(through('coordinate', String(lon), { system: 'longitude' }).cell).toBe(String(lon));
    expect(through('coordinate', String(lat), { system: 'latitude' }).cell).toBe(String(lat));
    expect(through('coordinate', String(x), { system: 'tm2-x' }).cell).toBe(String(x));
    expect(through('coordinate', String(y), { system: 'tm2-y' }).cell).toBe(String(y));
    expect(through('coordinate', String(lat), { system: 'longitude' })).toMatchObject({
      cell: null,
      found: ['coordinate-swapped'],
    });
    expect(through('coordinate', String(x), { system: 'longitude' }).found).toEqual(['coordinate-system']);
    const zone = epsg === 3826 ? 'TWD97-121' : 'TWD97-119';
    const metres = project('TWD97', zone, [lon, lat]);
    expect(Math.hypot(metres[0] - x, metres[1] - y)).toBeLessThan(0.002);
    const degrees = project(zone, 'TWD97', [x, y]);
    expect(Math.hypot(degrees[0] - lon, degrees[1] - lat)).toBeLessThan(2e-8);
  });

  it.each(vectors?.twd67to97 ?? [])('TWD67 $x67 $y67', ({ x67, y67, fourParam, epsgAffine }) => {
    const [x, y] = shift67To97([x67, y67]);
    expect(Math.hypot(x - fourParam[0], y - fourParam[1])).toBeLessThan(0.001);
    // The one shift of EPSG for the whole island is within 7 m of it.
    expect(Math.hypot(x - epsgAffine[0], y - epsgAffine[1])).toBeLessThan(7);
    expect([x67 + 828.589, y67 - 206.915].map((one, i) => Math.abs(one - epsgAffine[i]!) < 0.001)).toEqual([
      true,
      true,
    ]);
    const seven = project('TWD67-121', 'TWD97-121', [x67, y67]);
    expect(Math.hypot(x - seven[0]!, y - seven[1]!)).toBeLessThan(5);
  });

  it.each(vectors?.odsDisplay.rows ?? [])('shown $display', ({ display, type, value }) => {
    // What is stored is read, not what is shown; a text that shows a mark is missing where the mark is declared.
    if (type === 'float') expect(through('decimal', value!).cell).toBe(value);
    else expect(through('decimal', display, { missing: [display.trim()] }).cell).toBe('');
    // In a text file, where only the shown is left, a lone dash is never taken for 0.
    const shown = through('decimal', display).cell;
    if (/\d/.test(display)) expect(Number(shown)).toBeCloseTo(Number(value), 1);
    else expect(shown).toBe(null);
  });

  it.each(vectors?.placeNamesReal.rows ?? [])('place $input', ({ input, expect: want }) => {
    const { cell } = through('place', input, { flags: { '※': 'keep' } });
    if (/^aggregate/.test(want)) expect(cell).toBe(null);
    else if (/^valid before/.test(want)) expect(cell).toBe(input);
    else expect(cell).toBe(want.split(' ')[0]);
    // A text column keeps 台北市 as it is; only the key knows that it is 臺北市.
    if (/key only/.test(want)) {
      expect(through('text', input).cell).toBe(input);
      expect(placeKey(input)).toBe(want.split(' ')[0]);
    }
  });

  it.each(vectors?.big5Real.rows ?? [])('Big5 $hex', (row) => {
    const codes = [...big5(row.hex)].map(
      (sign) => `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
    );
    const { all } = row;
    const want = row['node20TextDecoder'] ?? all ?? row['whatwg'] ?? '';
    const [, named] = /^(U\+[0-9A-F]+(?: U\+[0-9A-F]+)*)/.exec(want) ?? [];
    if (named) expect(codes.join(' ')).toBe(named);
    else expect(big5(row.hex)).toBe(want.slice(0, 1));
  });
});
