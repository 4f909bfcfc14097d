import { describe, expect, it } from 'vitest';
import { derivedInOrder, mainSource, standsAt } from '../../src/model/derived.ts';

const plain = (name: string) => ({ name });
const made = (name: string, ...of: string[]) => ({ name, from: { codes: 'towns', of } });

describe('derivedInOrder', () => {
  it('puts each after what it is made of', () => {
    expect(derivedInOrder([made('c', 'b'), made('b', 'a'), plain('a'), made('d', 'a', 'c')])).toEqual([1, 0, 3]);
  });
  it('leaves out what is made of itself, and what is made of that', () => {
    expect(derivedInOrder([made('a', 'b'), made('b', 'a'), made('c', 'a'), made('d', 'd'), plain('e')])).toEqual([]);
  });
});

describe('standsAt', () => {
  it('is the column of the main source, however far away', () => {
    expect(standsAt([made('c', 'x', 'b'), made('b', 'a'), plain('a'), plain('x')], [-1, -1, 4, 7])).toEqual([
      4, 4, 4, 7,
    ]);
  });
  it('is nowhere where the source is not in the file', () => {
    expect(standsAt([made('b', 'a'), plain('a')], [-1, -1])).toEqual([-1, -1]);
  });
});

it('tells findings of an axis at the axis', () => {
  const from = { point: ['x', 'y'] as const };
  expect(mainSource({ name: 'a', system: 'latitude', from })).toBe('y');
  expect(mainSource({ name: 'a', system: 'longitude', from })).toBe('x');
});
