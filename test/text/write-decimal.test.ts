import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeDecimal } from '../../src/text/write-decimal.ts';

function write(value: number, places: number): string {
  const out = new Uint8Array(32);
  return new TextDecoder().decode(out.subarray(0, writeDecimal(value, places, out)));
}

it.each([
  [121.5, 7, '121.5000000'],
  [0, 3, '0.000'],
  [0.0004, 3, '0.000'],
  [0.05, 3, '0.050'],
  [-1.25, 2, '-1.25'],
  [2769662.2244, 3, '2769662.224'],
  [12, 0, '12'],
  [0, 0, '0'],
])('%d with %d places is %s', (value, places, text) => expect(write(value, places)).toBe(text));

it('is the number again', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3e9, max: 3e9 }), fc.integer({ min: 0, max: 7 }), (whole, places) => {
      const text = write(whole / 10 ** places, places);
      expect(Number(text)).toBeCloseTo(whole / 10 ** places, places);
      expect(text.length - text.indexOf('.') - 1).toBe(places === 0 ? text.length : places);
    }),
  );
});
