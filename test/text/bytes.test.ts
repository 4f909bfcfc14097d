import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLANK_FIRST, BLANK_LAST, dropBlanks, skipBlanks, trimBlanks } from '../../src/text/blanks.ts';
import { byteMemo } from '../../src/text/byte-memo.ts';
import { byteNumber } from '../../src/text/byte-number.ts';
import { byteSet } from '../../src/text/byte-set.ts';
import { countCharacters } from '../../src/text/count-characters.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const wellFormed = fc.string({ unit: 'binary', maxLength: 12 });
const blanky = fc
  .array(fc.oneof(fc.constantFrom(...' \t\n\r\u3000\u00a0\u200b\u200c\u200d\ufeff中a「é\u200a\u2014〇'), wellFormed), {
    maxLength: 8,
  })
  .map((parts) => parts.join('').toWellFormed());

describe('blanks', () => {
  it('are the same in bytes as in strings', () => {
    fc.assert(
      fc.property(blanky, (text) => {
        const bytes = encoder.encode(`a${text}b`).subarray(0);
        const to = bytes.length - 1;
        const from = skipBlanks(bytes, 1, to);
        expect(decoder.decode(bytes.subarray(from, dropBlanks(bytes, from, to)))).toBe(trimBlanks(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('are announced by their first and last bytes', () => {
    fc.assert(
      fc.property(blanky, (text) => {
        const bytes = encoder.encode(text);
        if (trimBlanks(text) === text) return;
        expect(BLANK_FIRST[bytes[0]!]! | BLANK_LAST[bytes.at(-1)!]!).toBe(1);
      }),
    );
  });
});

describe('byteSet', () => {
  it('has what was put in and nothing else', () => {
    fc.assert(
      fc.property(fc.array(wellFormed), fc.array(wellFormed), (inside, asked) => {
        const texts = inside.map((text) => text.toWellFormed());
        const set = byteSet(texts);
        for (const text of [...texts, ...asked.map((one) => one.toWellFormed())]) {
          const bytes = encoder.encode(`x${text}x`);
          expect(set.has(bytes, 1, bytes.length - 1)).toBe(texts.includes(text));
        }
      }),
    );
  });
});

describe('byteMemo', () => {
  it('never answers for another key, however many fall together', () => {
    const memo = byteMemo();
    const out = new Uint8Array(64);
    let known = 0;
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 5000; i++) {
        const key = encoder.encode(`key ${i}`);
        const slot = memo.find(key, 0, key.length);
        if (slot < 0) memo.keep(key, 0, key.length, encoder.encode(`${i}`), i % 7 === 0 ? -1 : `${i}`.length);
        else {
          known++;
          const length = memo.length(slot);
          if (length >= 0) memo.copy(slot, out);
          expect(length < 0 ? -1 : Number(decoder.decode(out.subarray(0, length)))).toBe(i % 7 === 0 ? -1 : i);
        }
      }
      for (let again = 0; again < 2; again++) {
        const key = encoder.encode('the same');
        if (memo.find(key, 0, key.length) >= 0) known++;
        else memo.keep(key, 0, key.length, key, key.length);
      }
    }
    expect(known).toBeGreaterThan(2);
  });

  it('lets long keys and answers be', () => {
    const memo = byteMemo();
    const long = new Uint8Array(41).fill(0x61);
    memo.keep(long, 0, 41, long, 1);
    memo.keep(long, 0, 3, long, 41);
    expect([memo.find(long, 0, 41), memo.find(long, 0, 3)]).toEqual([-1, -1]);
  });
});

describe('byteNumber', () => {
  it('is what JavaScript reads from a plain decimal', () => {
    const digits = fc.stringMatching(/^-?\d{1,20}(\.\d{1,12})?$/);
    fc.assert(
      fc.property(digits, (text) => {
        const bytes = encoder.encode(`9${text}9`);
        expect(byteNumber(bytes, 1, bytes.length - 1)).toBe(Number(text));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['', '-', '.', '5.', '.5', '1.2.3', '1e5', '1,2', 'x', '+1'])('is NaN for %j', (text) => {
    const bytes = encoder.encode(text);
    expect(byteNumber(bytes, 0, bytes.length)).toBeNaN();
  });
});

describe('countCharacters', () => {
  it('counts code points', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const bytes = encoder.encode(text);
        expect(countCharacters(bytes, 0, bytes.length)).toBe([...text].length);
      }),
    );
  });
});
