import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDegrees } from '../../src/text/degrees.ts';

describe('readDegrees', () => {
  it('is within half of the sixth place of the angle', () => {
    const part = fc.integer({ min: 0, max: 59 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 180 }), part, part, part, (degrees, minutes, seconds, hundredths) => {
        const second = `${seconds}.${String(hundredths).padStart(2, '0')}`;
        const text = readDegrees(`${degrees}°${minutes}'${second}"`);
        expect(Math.abs(Number(text) - (degrees + minutes / 60 + Number(second) / 3600))).toBeLessThan(5.01e-7);
      }),
    );
  });

  it.each([
    ['121°', '121'],
    ['121.5°', '121.5'],
    ['０２５．０３', '25.03'],
    ['121:30:15', '121.504167'],
    ['E121°30\'00"', '121.5'],
    ['121 30 15', '121.504167'],
    ['121-30-15', '121.504167'],
    ['121 30-15', undefined],
    ['121 60 15', undefined],
    ['121 30', undefined],
    ['121°30.5\'15"', undefined],
    ["121°75'", undefined],
    ['西經121度', undefined],
    ['121°30\'15"S', undefined],
  ])('%s', (cell, becomes) => {
    expect(readDegrees(cell)).toBe(becomes);
  });
});
