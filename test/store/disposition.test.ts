import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disposition } from '../../src/store/disposition.ts';

describe('the name under which a browser saves a file', () => {
  it.each([
    ['a.csv', `attachment; filename="a.csv"; filename*=UTF-8''a.csv`],
    ['砂石 (1).csv', `attachment; filename="__ (1).csv"; filename*=UTF-8''%E7%A0%82%E7%9F%B3%20%281%29.csv`],
    ['"a"\\b%20.csv', `attachment; filename="_a__b_20.csv"; filename*=UTF-8''%22a%22_b%2520.csv`],
    ['a\r\nSet-Cookie: b', `attachment; filename="a__Set-Cookie: b"; filename*=UTF-8''a__Set-Cookie%3A%20b`],
    ["it's*.csv", `attachment; filename="it's*.csv"; filename*=UTF-8''it%27s%2A.csv`],
  ])('%j', (name, expected) => {
    expect(disposition(name)).toBe(expected);
  });

  it('is one harmless header whatever the name, and gives the name back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const header = disposition(name);
        // RFC 8187 §3.2.1: value-chars.
        expect(header).toMatch(/^attachment; filename="[ -~]*"; filename\*=UTF-8''(%[0-9A-F]{2}|[\w!#$&+.^`|~-])*$/);
        const back = decodeURIComponent(header.slice(header.indexOf("''") + 2));
        expect(back).toBe(name.toWellFormed().replace(/[\u0000-\u001f\u007f/\\]/g, '_'));
      }),
    );
  });
});
