import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberInPlace, plainNumber } from '../../src/parse/number-text.ts';

const examples: readonly (readonly [stored: string, plain: string, percent: string])[] = [
  ['0', '0', '0%'],
  ['-0', '0', '0%'],
  ['7', '7', '700%'],
  ['-12.5', '-12.5', '-1250%'],
  ['0.9278', '0.9278', '92.78%'],
  ['0.92780000000000007', '0.9278', '92.78%'],
  ['1', '1', '100%'],
  ['0.5', '0.5', '50%'],
  ['0.005', '0.005', '0.5%'],
  ['12345678901234567', '12345678901234567', '1234567890123456700%'],
  ['0.30000000000000004', '0.3', '30%'],
  ['-0.86343374732210404', '-0.863433747322104', '-86.3433747322104%'],
  ['1234567890123456.7', '1234567890123457', '123456789012345700%'],
  ['99999999999999.96', '100000000000000', '10000000000000000%'],
  ['9.9999999999999999', '10', '1000%'],
  ['1e3', '1000', '100000%'],
  ['1.5E-7', '0.00000015', '0.000015%'],
  ['4.4408920985006262E-16', '0.000000000000000444089209850063', '0.0000000000000444089209850063%'],
  ['1.2345678901234567E+17', '123456789012345670', '12345678901234567000%'],
  ['007', '7', '700%'],
  ['.5', '0.5', '50%'],
  ['5.', '5', '500%'],
  ['1.50', '1.5', '150%'],
  ['+3', '3', '300%'],
  [' 3 ', '3', '300%'],
];

describe('numbers as text', () => {
  it.each(examples)('%s is %s, as a share %s', (stored, plain, percent) => {
    expect(inPlace(stored, false)).toBe(plain);
    expect(inPlace(stored, true)).toBe(percent);
  });

  it.each(['', 'abc', '1,000', '1e', '1e999', '--1', '.', '1.2.3'])('%j is no number and stays', (stored) => {
    expect(plainNumber(stored)).toBeUndefined();
    expect(inPlace(stored, false)).toBe(stored);
  });

  it('means the same number, and never has an exponent', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const text = inPlace(String(number), false);
        expect(text).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/);
        // `toPrecision` rounds the binary value, the text the shortest decimal one: the last digit may differ by one.
        const difference = Math.abs(Number(text) - number);
        expect(difference).toBeLessThanOrEqual(Math.abs(number) * 1e-14);
      }),
    );
  });

  it('keeps every integer digit for digit, and reads its own text as itself', () => {
    fc.assert(
      fc.property(fc.bigInt(), (number) => {
        expect(inPlace(String(number), false)).toBe(String(number));
      }),
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const text = inPlace(String(number), false);
        expect(inPlace(text, false)).toBe(text);
      }),
    );
  });
});

function inPlace(stored: string, percent: boolean): string {
  const head = new TextEncoder().encode('before');
  const bytes = new TextEncoder().encode(`before${stored}`);
  const arena = { bytes, used: bytes.length };
  numberInPlace(arena, head.length, percent);
  return new TextDecoder().decode(arena.bytes.subarray(head.length, arena.used));
}
