import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { rkNumber, writeNumber } from '../../src/parse/biff-number.ts';
import { Shown } from '../../src/parse/number-format.ts';
import { plainNumber } from '../../src/parse/number-text.ts';

function written(value: number, how: number = Shown.number): [string, number] {
  const arena = { bytes: new Uint8Array(4), used: 0 };
  const kind = writeNumber(arena, value, how, false);
  return [Buffer.from(arena.bytes.subarray(0, arena.used)).toString(), kind];
}

describe('a stored number', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.tuple(fc.maxSafeInteger(), fc.integer({ min: 1, max: 12 })).map(([digits, places]) => digits / 10 ** places),
    fc.tuple(fc.integer(), fc.integer({ min: 1, max: 7 })).map(([digits, places]) => digits / 10 ** places),
  );

  it('is written as it would be by way of a string', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(written(one)).toEqual([plainNumber(String(one)), Kind.number]);
        expect(written(one, Shown.percent)).toEqual([`${plainNumber(String(one), 2)}%`, Kind.number]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [0.05, '0.05'],
    [-12.5, '-12.5'],
    [0.1 + 0.2, '0.3'],
    [999_999_999_999_999, '999999999999999'],
    [1e15, '1000000000000000'],
    [1e-7, '0.0000001'],
    [0.000001, '0.000001'],
    [123_456_789.123456, '123456789.123456'],
  ])('%d is %s', (number, text) => expect(written(number)[0]).toBe(text));

  it.each([
    [0.943, '94.3%'],
    [0.5, '50%'],
    [1, '100%'],
    [0.1, '10%'],
    [1e14, '10000000000000000%'],
    [-0.00125, '-0.125%'],
  ])('%d shown as a percentage is %s', (number, text) => expect(written(number, Shown.percent)[0]).toBe(text));

  it('shown as a date is one', () => {
    expect(written(44_990, Shown.date)).toEqual(['2023-03-05', Kind.date]);
  });

  it.each([
    [0x0000_0002, 0],
    [(123 << 2) | 2, 123],
    [(-123 << 2) | 2, -123],
    [(12_345 << 2) | 3, 123.45],
    [0x3ff0_0000, 1],
    [0x3ff0_0001, 0.01],
    [0x4059_0000 | 1, 1],
  ])('RK %i is %d', (bits, number) => {
    const view = new DataView(new ArrayBuffer(4));
    view.setInt32(0, bits, true);
    expect(rkNumber(view, 0)).toBe(number);
  });
});
