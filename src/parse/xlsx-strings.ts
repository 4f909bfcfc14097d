import { bomb } from './faults.ts';
import { CDATA, CLOSE, feed, finish, nameOf, next, OPEN, startXml, WAIT } from './xml.ts';
import { utf8Pieces } from './xml-pieces.ts';
import { type Arena, copyBytes, copyText } from './xml-text.ts';

/** The shared strings: string i is bytes[ends[i - 1]..ends[i]). */
export interface Strings {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
  readonly count: number;
}

const si = nameOf('si');
const t = nameOf('t');
const rPh = nameOf('rPh');
/** All of them are held in memory, and twice that while the arena grows. */
const LIMIT = 250 * 2 ** 20;

export const NO_STRINGS: Strings = { bytes: new Uint8Array(0), ends: new Uint32Array(1), count: 0 };

/** Reads sharedStrings.xml: runs of rich text are joined, phonetic guides are left out (ECMA-376 part 1, §18.4.6). */
export async function readStrings(pieces: AsyncIterable<Uint8Array>, part: string): Promise<Strings> {
  const xml = startXml(part, true);
  const arena: Arena = { bytes: new Uint8Array(2 ** 18), used: 0 };
  // One place before the first string, so that every string begins where one ends.
  let ends = new Uint32Array(2 ** 14);
  let count = 0;
  let inText = false;
  let inGuide = false;
  for await (const piece of utf8Pieces(pieces, part)) {
    feed(xml, piece);
    for (let kind = next(xml); kind !== WAIT; kind = next(xml)) {
      if (inText && !inGuide) {
        if (kind === CDATA) copyBytes(arena, xml.bytes, xml.textFrom, xml.textTo);
        else copyText(arena, xml.bytes, xml.textFrom, xml.textTo, true);
      }
      if (kind > 3) continue;
      if (xml.name === t) inText = kind === OPEN;
      else if (xml.name === rPh) inGuide = kind === OPEN;
      else if (xml.name === si && kind !== OPEN) {
        if (++count === ends.length) ends = twice(ends);
        ends[count] = arena.used;
      } else if (kind === CLOSE) inText = false;
    }
    if (arena.used > LIMIT) throw bomb(part, { zh: '的文字超過 250 MB', en: 'holds more than 250 MB of text' });
  }
  finish(xml);
  return { bytes: arena.bytes, ends: ends.subarray(1), count };
}

function twice(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(array.length * 2);
  grown.set(array);
  return grown;
}
