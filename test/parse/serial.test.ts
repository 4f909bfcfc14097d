import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { builtIn, Shown } from '../../src/parse/number-format.ts';
import { shownBy } from '../../src/parse/number-pattern.ts';
import { readIso, readPeriod, readSerial } from '../../src/parse/serial.ts';

describe('number formats', () => {
  it.each([
    ['General', Shown.number],
    ['0.00%', Shown.percent],
    ['#,##0_ ;[Red]\\-#,##0\\ ', Shown.number],
    ['_-* #,##0_-;\\-* #,##0_-;_-* "-"_-', Shown.number],
    ['0.00E+00', Shown.number],
    ['"月"0', Shown.number],
    ['0"年"', Shown.number],
    ['@', Shown.number],
    ['', Shown.number],
    ['yyyy/m/d', Shown.date],
    ['[$-404]e/m/d', Shown.date],
    ['[$-404]e"年"m"月"d"日";@', Shown.date],
    ['[$-404]ggge"年"m"月"', Shown.date],
    ['yyyy/m/d h:mm', Shown.dateTime],
    ['[$-404]e/m/d\\ 上午/下午 hh:mm', Shown.dateTime],
    ['h:mm', Shown.time],
    ['mm:ss', Shown.time],
    ['上午/下午hh"時"mm"分"', Shown.time],
    ['[h]:mm', Shown.duration],
    ['[mm]:ss', Shown.duration],
    ['[=0]"－";yyyy/m/d', Shown.date],
    [';;;', Shown.number],
    ['0000', Shown.padded + 4],
    ['00000_);(00000)', Shown.padded + 5],
    ['[Red]00', Shown.padded + 2],
    ['00.00', Shown.number],
    ['#00', Shown.number],
    ['0', Shown.number],
    ['[=0]"-";0.0%', Shown.percent],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', Shown.date],
    ['[$-40E0404]General', Shown.number],
    ['[Color10]General"元";[Magenta]@', Shown.number],
    ['[DBNum1][$-404]General', Shown.number],
    ['[$-404]e"年"m"月"d"日" [$-404]AM/PM h:mm', Shown.dateTime],
  ])('%s', (code, kind) => expect(shownBy(code, [])).toBe(kind));

  it.each([
    [0, Shown.number],
    [4, Shown.number],
    [9, Shown.percent],
    [10, Shown.percent],
    [14, Shown.date],
    [17, Shown.date],
    [20, Shown.time],
    [22, Shown.dateTime],
    [27, Shown.date],
    [33, Shown.time],
    [36, Shown.date],
    [37, Shown.number],
    [45, Shown.time],
    [46, Shown.duration],
    [57, Shown.either],
  ])('number %d', (id, kind) => expect(builtIn(id)).toBe(kind));
});

describe('serial numbers', () => {
  it.each<[number, number, string | undefined]>([
    [1, Shown.date, '1900-01-01'],
    [59, Shown.date, '1900-02-28'],
    [60, Shown.date, undefined],
    [61, Shown.date, '1900-03-01'],
    [44990, Shown.date, '2023-03-05'],
    [44990, Shown.dateTime, '2023-03-05T00:00:00'],
    [44990.3541666667, Shown.dateTime, '2023-03-05T08:30:00'],
    [44990.3541666667, Shown.date, '2023-03-05T08:30:00'],
    [44989.9999999999, Shown.date, '2023-03-05'],
    [0.3541666667, Shown.time, '08:30:00'],
    [44990.3541666667, Shown.time, '2023-03-05T08:30:00'],
    [44990, Shown.either, '2023-03-05'],
    [0.5, Shown.either, '12:00:00'],
    [1.5, Shown.duration, '36:00:00'],
    [-0.5, Shown.duration, '-12:00:00'],
    [0, Shown.date, undefined],
    [-1, Shown.date, undefined],
    [2_958_465, Shown.date, '9999-12-31'],
    [2_958_466, Shown.date, undefined],
    [1e300, Shown.date, undefined],
  ])('%d', (serial, how, text) => expect(readSerial(serial, how, false)?.text).toBe(text));

  it('counts from 1904 where the workbook says so', () => {
    expect(readSerial(0, Shown.date, true)).toEqual({ text: '1904-01-01', kind: Kind.date });
    expect(readSerial(43_528, Shown.date, true)?.text).toBe('2023-03-05');
    expect(readSerial(0.25, Shown.time, true)?.text).toBe('06:00:00');
  });

  it('agrees with the calendar for every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
        expect(readSerial(serial, Shown.date, false)?.text).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('dates and times of ODF', () => {
  it.each([
    ['2023-03-05', '2023-03-05'],
    ['2023-03-05T08:30:00', '2023-03-05T08:30:00'],
    ['2023-03-05T08:29:59.999999999', '2023-03-05T08:30:00'],
    ['2023-12-31T23:59:59.9999999', '2024-01-01T00:00:00'],
    ['2024-02-28T23:59:59.6', '2024-02-29T00:00:00'],
    ['昨天', '昨天'],
  ])('%s', (stored, text) => expect(readIso(stored)).toEqual({ text, kind: Kind.date }));

  it.each([
    ['PT08H30M00S', '08:30:00', Kind.date],
    ['PT8H30M', '08:30:00', Kind.date],
    ['PT08H29M59.999999S', '08:30:00', Kind.date],
    ['PT36H00M00S', '36:00:00', Kind.text],
    ['P1DT12H', '36:00:00', Kind.text],
    ['-PT01H00M00S', '-01:00:00', Kind.text],
  ])('%s', (stored, text, kind) => expect(readPeriod(stored)).toEqual({ text, kind }));
});
