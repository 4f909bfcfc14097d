import { describe, expect, it } from 'vitest';
import { openZip } from '../../src/parse/zip.ts';
import { delivery } from './bytes.ts';
import { zip } from './workbook.ts';

const CHUNK = 256 * 1024;
/** Compresses, and no two chunks of it are alike. */
const long = Uint8Array.from({ length: 5 * CHUNK + 1234 }, (_, i) => (i % 251) ^ (i >> 12));
/** Stored as they are, members are read without being inflated. */
const members = { 'long.xml': long, 'even.xml': long.subarray(0, CHUNK), mimetype: long.subarray(7, 7 + CHUNK) };

async function open() {
  const { bytes } = delivery('book.zip', await zip(members));
  return { bytes, zip: await openZip(bytes, 'book.zip') };
}

describe('the content of a member', () => {
  it.each(Object.keys(members) as (keyof typeof members)[])('is the same in all ways of reading: %s', async (name) => {
    const { zip } = await open();
    const kept: Uint8Array[] = [];
    for await (const piece of zip.stream(name)) kept.push(piece);
    const copied: Uint8Array[] = [];
    for await (const piece of zip.passing(name)) copied.push(Uint8Array.from(piece));
    const whole = Buffer.from(members[name]);
    expect(Buffer.concat(kept).equals(whole)).toBe(true);
    expect(Buffer.concat(copied).equals(whole)).toBe(true);
    expect(Buffer.from(await zip.whole(name)).equals(whole)).toBe(true);
  });

  it('is given back at once where it only passes, and never the bytes of the archive', async () => {
    const { bytes, zip } = await open();
    const before = Buffer.from(await bytes.slice(0, bytes.size));
    const pieces: Uint8Array[] = [];
    for await (const piece of zip.passing('long.xml')) pieces.push(piece);
    for await (const _ of zip.passing('mimetype'));
    expect(pieces.filter((piece) => piece.length === 0).length).toBeGreaterThanOrEqual(2);
    expect(Buffer.from(await bytes.slice(0, bytes.size)).equals(before)).toBe(true);
  });
});
