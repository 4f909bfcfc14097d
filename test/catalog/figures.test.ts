import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figure, fileSize, moment, points } from '../../src/catalog/figures.ts';

describe('figures', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567.5, '1,234,567.5'],
    [-1234, '-1,234'],
    [1234.56789, '1,234.56789'],
  ])('writes %d as %s', (value, text) => expect(figure(value)).toBe(text));

  it('gives back the number when the separators go', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(figure(value).replaceAll(',', '')).toBe(String(value));
      }),
    );
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [12_345, '12.3 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1 MB'],
    [1_234_567_890, '1.2 GB'],
    [5e15, '5,000 TB'],
  ])('writes %d bytes as %s', (bytes, text) => expect(fileSize(bytes)).toBe(text));

  it.each([
    ['2026-11-20T02:00:00+08:00', '2026-11-20 02:00'],
    ['2026-11-20T02:00:00.5+08:00', '2026-11-20 02:00'],
    ['2026-11-20T02:00:00Z', '2026-11-20T02:00:00Z'],
    ['soon', 'soon'],
  ])('writes %s as %s', (time, text) => expect(moment(time)).toBe(text));

  it.each([
    [2.5, '2.5'],
    [2.25, '2.3'],
    [3, '3'],
  ])('writes %d points as %s', (value, text) => expect(points(value)).toBe(text));
});
