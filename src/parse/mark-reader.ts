import type { Reader } from './walk.ts';
import { feed, finish, next, WAIT, type Xml } from './xml.ts';

/** A reader that hands every mark of an XML text to `mark`. */
export function markReader(xml: Xml, mark: (kind: number) => void): Reader {
  return {
    feed: (piece) => feed(xml, piece),
    end() {},
    step() {
      const kind = next(xml);
      if (kind === WAIT) return false;
      mark(kind);
      return true;
    },
    finish: () => finish(xml),
  };
}
