import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Delivery } from '../../src/model/sheet.ts';

/** A delivery from memory, read in pieces of any length. */
export function delivery(name: string, content: string | Uint8Array, piece = 1 << 20): Delivery {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    from: name,
    path: name,
    tag: '',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    utf8: isUtf8(bytes),
    bytes: {
      size: bytes.length,
      async *stream(from = 0) {
        const buffer = new Uint8Array(piece);
        for (let at = from; at < bytes.length; at += piece) {
          const part = bytes.subarray(at, at + piece);
          buffer.set(part);
          yield buffer.subarray(0, part.length);
        }
      },
      slice: async (from, to) => bytes.slice(from, to),
    },
  };
}
