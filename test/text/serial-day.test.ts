import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSerialDay } from '../../src/text/serial-day.ts';

describe('readSerialDay', () => {
  it.each<[string, 1900 | 1904, string | undefined]>([
    ['44000', 1900, '2020-06-18'],
    ['44000.0', 1900, '2020-06-18'],
    ['1', 1900, '1900-01-01'],
    ['59', 1900, '1900-02-28'],
    // 29 February 1900, which only the spreadsheet has.
    ['60', 1900, undefined],
    ['61', 1900, '1900-03-01'],
    ['0', 1900, undefined],
    ['0', 1904, '1904-01-01'],
    ['42538', 1904, '2020-06-18'],
    ['44000.5', 1900, undefined],
    ['990305', 1900, undefined],
    ['-1', 1900, undefined],
    ['', 1900, undefined],
  ])('%s counted from %i is %s', (text, system, day) => expect(readSerialDay(text, system)).toBe(day));

  it('can be turned back into the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 99_999 }), (serial) => {
        const days = Date.parse(readSerialDay(String(serial), 1900)!) / 86_400_000;
        expect(days + 25_569).toBe(serial);
        expect(Date.parse(readSerialDay(String(serial), 1904)!) / 86_400_000 + 24_107).toBe(serial);
      }),
    );
  });
});
