import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals } from '../../src/text/compare-decimals.ts';
import { csvColumn } from '../../src/text/csv-column.ts';
import { csvLine } from '../../src/text/csv-line.ts';
import { decimalSum, exact } from '../../src/text/decimal-sum.ts';
import { nextNumber, nextPeriod } from '../../src/text/next-of.ts';

const encoder = new TextEncoder();

/** The number as a BigInt in units of 10^-20: the oracle. */
function units(text: string): bigint {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)!;
  const size = BigInt(whole + part.padEnd(20, '0'));
  return sign === '-' ? -size : size;
}

const digits = (most: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: most });
const decimal = fc
  .tuple(fc.constantFrom('', '-'), digits(18), fc.option(digits(12), { nil: undefined }))
  .map(([sign, whole, part]) => `${sign}${whole}${part === undefined ? '' : `.${part}`}`);

const compare = (a: string, b: string): number => {
  // Side by side in one arena, as the cells of a batch are.
  const bytes = encoder.encode(`9${a}9${b}9`);
  return compareDecimals(bytes, 1, 1 + a.length, bytes, 2 + a.length, 2 + a.length + b.length);
};

describe('compareDecimals', () => {
  it.each([
    ['1', '1.0', 0],
    ['-0', '0.00', 0],
    ['0.5', '.5', Number.NaN],
    ['9', '10', -1],
    ['-9', '-10', 1],
    ['0.1', '0.09', 1],
    ['0.30000000000000001', '0.3', 1],
    ['007', '7', 0],
    ['1e3', '1', Number.NaN],
    ['', '1', Number.NaN],
  ])('%s against %s: %d', (a, b, sign) => expect(Math.sign(compare(a, b)) + 0).toBe(sign));

  it('orders any two as exact numbers do', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = [units(a), units(b)];
        expect(Math.sign(compare(a, b)) + 0).toBe(x < y ? -1 : x > y ? 1 : 0);
      }),
    );
  });
});

describe('decimalSum', () => {
  const add = (texts: readonly string[], sum = decimalSum()) => {
    for (const text of texts) sum.add(encoder.encode(text), 0, text.length, 1);
    return sum;
  };

  it('adds exactly, however long or fine the numbers are', () => {
    fc.assert(
      fc.property(fc.array(decimal, { maxLength: 12 }), (texts) => {
        const sum = texts.reduce((all, text) => all + units(text), 0n);
        expect(units(add(texts).text())).toBe(sum);
      }),
    );
  });

  it('takes away, and tells how far from zero it is', () => {
    fc.assert(
      fc.property(fc.array(decimal, { minLength: 1, maxLength: 5 }), decimal, (texts, limit) => {
        const within = exact(limit.replace('-', ''));
        const sum = add(texts);
        const last = encoder.encode(texts[0]!);
        sum.add(last, 0, last.length, -1);
        const rest = texts.slice(1).reduce((all, text) => all + units(text), 0n);
        expect(sum.within(within)).toBe((rest < 0n ? -rest : rest) <= units(limit.replace('-', '')));
      }),
    );
  });

  it('can be used again, and leaves what is no number alone', () => {
    const sum = add(['1.5', '9007199254740993']);
    sum.reset();
    expect(sum.add(encoder.encode('1,5'), 0, 3, 1)).toBe(false);
    expect(add(['0.10', '0.2'], sum).text()).toBe('0.30');
  });
});

describe('what comes next', () => {
  it.each([
    ['9', '10'],
    ['009', '010'],
    ['-1', '0'],
    ['A1', undefined],
  ])('number %s: %s', (text, next) => expect(nextNumber(text)).toBe(next));

  it.each([
    ['2023', '2024'],
    ['2023-12', '2024-01'],
    ['2023-Q4', '2024-Q1'],
    ['2023-H1', '2023-H2'],
    ['2024-02-28', '2024-02-29'],
    ['2023-02-28', '2023-03-01'],
    ['2023-12-31', '2024-01-01'],
    ['2022-08-01/2023-07-31', undefined],
  ])('period %s: %s', (text, next) => expect(nextPeriod(text)).toBe(next));
});

describe('csvColumn', () => {
  it('reads back what was written, each value once', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '甲', '"', ',', '\r\n', '\n', ' '), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), (rows) => {
        const text = [['x', 'y "1"', 'z'], ...rows].map((row) => csvLine(row)).join('');
        const values = (at: number) => [...new Set(rows.map((row) => row[at]!))].filter((value) => value !== '');
        expect(csvColumn(encoder.encode(text), 'y "1"')).toEqual(values(1));
        expect(csvColumn(encoder.encode(text), 'z')).toEqual(values(2));
      }),
    );
  });

  it('says where there is no such column', () =>
    expect(csvColumn(encoder.encode('x,y\r\n1,2\r\n'), 'z')).toBeUndefined());
});
