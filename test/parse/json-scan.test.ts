import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { endJson, feedJson, finishJson, nextToken, startJson, WAIT } from '../../src/parse/json-scan.ts';
import { copyJson } from '../../src/parse/json-text.ts';

const decoder = new TextDecoder();

/** All tokens of a text that comes in pieces of `piece` bytes; strings decoded, numbers as they are written. */
function tokens(text: string | Uint8Array, piece: number): string[] {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const json = startJson('a.json');
  const found: string[] = [];
  const read = () => {
    for (let kind = nextToken(json); kind !== WAIT; kind = nextToken(json)) {
      const arena = { bytes: new Uint8Array(8), used: 0 };
      if (kind === 4 || kind === 5) copyJson(arena, json.bytes, json.from, json.to);
      const raw = kind >= 6 ? decoder.decode(json.bytes.subarray(json.from, json.to)) : '';
      found.push(`${kind}${raw}${decoder.decode(arena.bytes.subarray(0, arena.used))}`);
    }
  };
  for (let at = 0; at < bytes.length; at += piece) {
    feedJson(json, bytes.slice(at, at + piece));
    read();
  }
  endJson(json);
  read();
  finishJson(json);
  return found;
}

/** What a value's tokens are, by JSON.parse. */
function wanted(value: unknown): string[] {
  if (value === null) return ['9null'];
  if (value === true) return ['7true'];
  if (value === false) return ['8false'];
  if (typeof value === 'number') return [`6${JSON.stringify(value)}`];
  if (typeof value === 'string') return [`5${value}`];
  if (Array.isArray(value)) return ['2', ...value.flatMap(wanted), '3'];
  return ['1', ...Object.entries(value as object).flatMap(([name, one]) => [`4${name}`, ...wanted(one)]), '3'];
}

describe('the JSON scanner', () => {
  it.each([
    ['{"a": 12345.60, "b": -0.1E+400}', ['1', '4a', '612345.60', '4b', '6-0.1E+400', '3']],
    ['[12345678901234567890]', ['2', '612345678901234567890', '3']],
    ['\ufeff ["\\u4e2d\\ud83d\\ude00\\n\\/\\""]', ['2', '5中😀\n/"', '3']],
    ['["\\ud83d"]', ['2', '5\ufffd', '3']],
    ['1\n"x"\n[]', ['61', '5x', '2', '3']],
  ])('reads %j to the letter, however it is cut', (text, found) => {
    for (const piece of [1, 2, 3, 7, 1000]) expect(tokens(text, piece)).toEqual(found);
  });

  it.each([
    ['[1,\n 2,\n  NaN]', 'line 3, character 3', 'no JSON value'],
    ['[{"中文": 1,}]', 'line 1, character 11', 'name in double quotes'],
    ["{'a': 1}", 'line 1, character 2', 'double quotes'],
    ['[1 2]', 'line 1, character 4', 'comma'],
    ['{"a" 1}', 'line 1, character 6', 'colon'],
    ['[1}', 'line 1, character 3', 'brackets'],
    ['["a\nb"]', 'line 1, character 4', 'line break'],
    ['["\\x"]', 'line 1, character 3', 'escape'],
    ['[01]', 'line 1, character 2', 'number'],
    ['[1.]', 'line 1, character 2', 'number'],
    ['[1,]', 'line 1, character 4', 'no JSON value'],
    ['[{"a": 1}', 'line 1, character 10', 'breaks off'],
    ['["a', 'line 1, character 5', 'breaks off'],
    ['[tru', 'line 1, character 2', 'no JSON value'],
  ])('says where %j is wrong', (text, where, why) => {
    for (const piece of [1, 4, 1000]) {
      let fault: unknown;
      try {
        tokens(text, piece);
      } catch (error) {
        fault = error;
      }
      expect(fault).toBeInstanceOf(Fault);
      expect((fault as Fault).code).toBe('file-damaged');
      if (why !== 'breaks off') expect((fault as Fault).en).toContain(where);
      expect((fault as Fault).en).toContain(why);
    }
  });

  it('refuses what is nested without end', () => {
    expect(() => tokens('['.repeat(300), 1000)).toThrow(/file-bomb/);
  });

  it('reads any JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(undefined, 1),
        (value, piece, indent) => {
          const text = JSON.stringify(value, null, indent);
          expect(tokens(text, piece)).toEqual(wanted(JSON.parse(text)));
        },
      ),
    );
  });

  it('takes what JSON.parse takes, and refuses what it refuses', () => {
    const bit = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '0.5',
      'true',
      'null',
      ' ',
      '\\',
      'e',
    );
    fc.assert(
      fc.property(fc.array(bit, { maxLength: 8 }), fc.integer({ min: 1, max: 4 }), (bits, piece) => {
        const text = `[${bits.join('')}]`;
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        let taken = true;
        try {
          taken = tokens(text, piece).length >= 2;
        } catch (error) {
          expect(error).toBeInstanceOf(Fault);
          taken = false;
        }
        // Several values in a row are JSON lines, which JSON.parse does not know.
        if (valid) expect(taken).toBe(true);
        else if (taken) expect(text).toMatch(/\][\s\S]*\[|\]\s*["\d{[tn-]/);
      }),
      { numRuns: 2000 },
    );
  });
});
