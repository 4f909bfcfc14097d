import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay } from '../../src/text/calendar.ts';
import { readPeriod } from '../../src/text/period.ts';
import { readDate } from '../../src/text/roc-date.ts';

const day = fc.date({
  min: new Date('1912-01-01T00:00:00Z'),
  max: new Date('2199-12-31T00:00:00Z'),
  noInvalidDate: true,
});
const wide = (text: string): string =>
  text.replace(/[0-9/]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

describe('readDate', () => {
  it('reads every day in every form of the 民國 calendar', () => {
    fc.assert(
      fc.property(day, (when) => {
        const iso = when.toISOString().slice(0, 10);
        const [year, month, date] = [when.getUTCFullYear() - 1911, when.getUTCMonth() + 1, when.getUTCDate()];
        const padded = `${String(year).padStart(3, '0')}${iso.slice(5, 7)}${iso.slice(8)}`;
        const forms = [
          padded,
          `民國${year}年${month}月${date}日`,
          `${year} 年 ${month} 月 ${date} 日`,
          iso.replaceAll('-', ''),
        ];
        if (year >= 10)
          forms.push(
            `${year}/${month}/${date}`,
            wide(`${year}/${month}/${date}`),
            `${year}.${iso.slice(5, 7)}.${date}`,
          );
        for (const form of forms) expect(readDate(form)).toBe(iso);
      }),
      { numRuns: 500 },
    );
  });
});

describe('isDay', () => {
  it('agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (y, m, d) => {
          const real = new Date(Date.UTC(y, m - 1, d));
          expect(isDay(y, m, d)).toBe(m > 0 && real.getUTCMonth() === m - 1 && real.getUTCDate() === d);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('readPeriod', () => {
  it('admits what is as coarse as the column or coarser', () => {
    const cells = ['112年', '112年上半年', '112年第2季', '112年5月'];
    expect(cells.map((cell) => readPeriod(cell, 'year'))).toEqual(['2023', undefined, undefined, undefined]);
    expect(cells.map((cell) => readPeriod(cell, 'quarter'))).toEqual(['2023', '2023-H1', '2023-Q2', undefined]);
    expect(cells.map((cell) => readPeriod(cell, 'month'))).toEqual(['2023', '2023-H1', '2023-Q2', '2023-05']);
  });
});
