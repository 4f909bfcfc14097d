import { CLOSE, EMPTY, feed, finish, next, OPEN, WAIT, type Xml } from './xml.ts';
import { utf8Pieces } from './xml-pieces.ts';

/** Calls `mark` for every tag of a part that is small, or read only once. */
export async function eachMark(
  xml: Xml,
  pieces: AsyncIterable<Uint8Array>,
  mark: (kind: number) => void,
): Promise<void> {
  for await (const piece of utf8Pieces(pieces, xml.part)) {
    feed(xml, piece);
    for (let kind = next(xml); kind !== WAIT; kind = next(xml)) {
      if (kind === OPEN || kind === CLOSE || kind === EMPTY) mark(kind);
    }
  }
  finish(xml);
}
