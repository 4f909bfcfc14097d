import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addStrings, endStrings, startStrings } from '../../src/parse/biff-strings.ts';
import { beginText, isWhole, readText, resume, startText } from '../../src/parse/biff-text.ts';
import { bytes, sharedStrings, u16, u32 } from './biff-book.ts';

/** The strings of an SST record and its CONTINUE records. */
function read(records: Uint8Array): string[] {
  const view = Buffer.from(records);
  const table = startStrings();
  for (let at = 0; at < view.length; ) {
    const length = view.readUInt16LE(at + 2);
    const first = at === 0;
    addStrings(table, view, at + (first ? 12 : 4), at + 4 + length, !first);
    at += 4 + length;
  }
  const { bytes: all, ends, count } = endStrings(table);
  return Array.from({ length: count }, (_, i) =>
    Buffer.from(all.subarray(i === 0 ? 0 : ends[i - 1]!, ends[i]!)).toString(),
  );
}

/** One string that comes in parts: what stands in a record, then what in its CONTINUE records. */
function joined(...parts: readonly Uint8Array[]): string | undefined {
  const reader = startText();
  const arena = { bytes: new Uint8Array(0), used: 0 };
  beginText(reader);
  for (const [i, part] of parts.entries()) {
    readText(reader, arena, part, i === 0 ? 0 : resume(reader, part, 0, part.length), part.length);
  }
  return isWhole(reader) ? Buffer.from(arena.bytes.subarray(0, arena.used)).toString() : undefined;
}

const wide = (text: string) => Buffer.from(text, 'utf16le');
const narrow = (text: string) => Buffer.from(text, 'latin1');

describe('strings of BIFF8', () => {
  it('come whole, wherever records cut them', () => {
    const string = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string(), fc.constantFrom('臺北市', 'é', '😀', ''));
    fc.assert(
      fc.property(fc.array(string), fc.integer({ min: 16, max: 60 }), (strings, limit) => {
        expect(read(sharedStrings(strings, limit))).toEqual(strings);
      }),
    );
  });

  it.each<[string, string | undefined, Uint8Array[]]>([
    ['one byte a character', 'Zürich', [bytes(u16(6), 0, narrow('Zürich'))]],
    ['a cut after which characters get wide', 'ab臺北', [bytes(u16(4), 0, narrow('ab')), bytes(1, wide('臺北'))]],
    ['a cut after which they get narrow', '臺北cd', [bytes(u16(4), 1, wide('臺北')), bytes(0, narrow('cd'))]],
    ['a cut before the first character', '臺北', [bytes(u16(2), 1), bytes(1, wide('臺北'))]],
    ['a cut inside a pair of surrogates', '😀', [bytes(u16(2), 1, [0x3d, 0xd8]), bytes(1, [0x00, 0xde])]],
    ['half a pair', '\ufffdA', [bytes(u16(2), 1, [0x3d, 0xd8], wide('A'))]],
    ['the other half', '\ufffd', [bytes(u16(1), 1, [0x00, 0xde])]],
    ['half a pair at the end', 'A\ufffd', [bytes(u16(2), 1, wide('A'), [0x3d, 0xd8])]],
    ['rich text, its runs cut', '臺', [bytes(u16(1), 9, u16(2), wide('臺'), [1, 2, 3]), bytes([4, 5, 6, 7, 8])]],
    ['a phonetic guide, cut', '北', [bytes(u16(1), 5, u32(4), wide('北')), bytes([1, 2, 3, 4])]],
    ['both', 'x', [bytes(u16(1), 12, u16(1), u32(3), narrow('x'), new Array(7).fill(1))]],
    ['characters missing', undefined, [bytes(u16(3), 0, narrow('ab'))]],
    ['runs missing', undefined, [bytes(u16(1), 8, u16(1), narrow('a'), [1, 2, 3])]],
    ['nothing', '', [bytes(u16(0), 0)]],
  ])('%s', (_, expected, parts) => expect(joined(...parts)).toBe(expected));

  it('are as long as they say: the longest has 32,767 characters', () => {
    const long = '臺北'.repeat(16_383) + 'a';
    expect(read(sharedStrings(['前', long, '後']))).toEqual(['前', long, '後']);
  });
});
