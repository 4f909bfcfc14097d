import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberRange } from '../../src/text/number-range.ts';

const tester = (first: string, last: string) => {
  const expression = new RegExp(`^${numberRange(first, last)}$`);
  return (text: string) => expression.test(text);
};

describe('numberRange', () => {
  it.each([
    ['00000', '99999', '[0-9]{5}'.replace('[0-9]{5}', '[0-9][0-9]{4}')],
    ['0', '999', '(?:0|[1-9][0-9]{0,2})'],
    ['01', '12', '(?:0[1-9]|1[0-2])'],
    ['1', '2', '[1-2]'],
    ['7', '7', '7'],
  ])('%s to %s', (first, last, pattern) => expect(numberRange(first, last)).toBe(pattern));

  it.each([
    ['5', '3'],
    ['a', 'b'],
    ['01', '180'],
    ['1', '010'],
  ])('%s to %s is none', (first, last) => expect(numberRange(first, last)).toBeUndefined());

  it('holds exactly the numbers between its ends, in their width', () =>
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(9999), fc.nat(12000), fc.boolean(), (a, b, number, padded) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        const write = (value: number) => (padded ? String(value).padStart(4, '0') : String(value));
        const inside = number >= low && number <= high;
        expect(tester(write(low), write(high))(write(number))).toBe(inside);
      }),
    ));
});
