import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber } from '../../src/text/chinese-number.ts';

const DIGITS = '零一二三四五六七八九';

/** A number below 10,000 as Chinese writes it. */
function section(number: number): string {
  let text = '';
  let gap = false;
  for (const [unit, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / unit) % 10;
    if (digit === 0) gap = text !== '';
    else {
      text += (gap ? '零' : '') + DIGITS[digit] + sign;
      gap = false;
    }
  }
  return text;
}

function written(number: number): string {
  if (number === 0) return '零';
  let text = '';
  for (const [unit, sign] of [
    [1e8, '億'],
    [1e4, '萬'],
    [1, ''],
  ] as const) {
    const part = Math.floor(number / unit) % 1e4;
    if (part > 0) text += (text !== '' && part < 1000 ? '零' : '') + section(part) + sign;
  }
  return text;
}

describe('chineseNumber', () => {
  it('reads every number as it is written in full', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), fc.boolean(), (number, shorthand) => {
        expect(chineseNumber(written(number), shorthand)).toBe(BigInt(number));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['十一', 11n],
    ['一百十二', 112n],
    ['廿五', 25n],
    ['卅', 30n],
    ['壹佰貳拾參', 123n],
    ['〇九九', 99n],
    ['二〇二三', 2023n],
    ['兩百', 200n],
    ['一一百', undefined],
    ['一百千', undefined],
    ['萬', undefined],
    ['三萬億', undefined],
    ['百', undefined],
    ['五廿', undefined],
    ['一百零', undefined],
    ['', undefined],
    ['甲', undefined],
  ])('%s is %s', (text, number) => {
    expect(chineseNumber(text, false)).toBe(number);
  });

  it.each([
    ['三萬五', 35_000n],
    ['八百八', 880n],
    ['一億五', 150_000_000n],
    ['三萬零五', 30_005n],
  ])('reads %s as %s only where shorthand is allowed, if it is one', (text, number) => {
    expect(chineseNumber(text, true)).toBe(number);
    expect(chineseNumber(text, false)).toBe(text.includes('零') ? number : undefined);
  });
});
