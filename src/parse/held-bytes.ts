import { createHash } from 'node:crypto';
import { Fault } from '../model/fault.ts';
import type { Bytes } from '../model/sheet.ts';

/** What came out of an archive, as bytes that can be read from any point. */
export interface Held {
  readonly bytes: Bytes;
  readonly sha256: string;
  readonly utf8: boolean;
}

/** How many bytes of an archive's content may still be kept in memory. */
export interface Budget {
  left: number;
}

export const KEPT = 256 * 2 ** 20;
/** Beyond this a file that is not kept is unfolded anew for every look at it. */
const NEAR = 8 * 2 ** 20;
const PIECE = 2 ** 20;

/**
 * Reads a stream once: what fits is kept, what is larger is unfolded anew at every reading. A text is read from its beginning and
 * does not mind; a workbook of that size is a Fault.
 */
export async function hold(stream: () => AsyncIterable<Uint8Array>, name: string, budget: Budget): Promise<Held> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let parts: Uint8Array[] = [];
  let size = 0;
  let utf8 = true;
  for await (const piece of stream()) {
    hash.update(piece);
    size += piece.length;
    if (utf8) utf8 = takes(decoder, piece);
    if (size <= budget.left) parts.push(piece.slice());
    else parts = [];
  }
  if (utf8) utf8 = takes(decoder, undefined);
  const sha256 = hash.digest('hex');
  if (size > budget.left) return { bytes: streamed(stream, size, name), sha256, utf8 };
  budget.left -= size;
  return { bytes: inMemory(Buffer.concat(parts, size)), sha256, utf8 };
}

function takes(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array | undefined): boolean {
  try {
    decoder.decode(piece, { stream: piece !== undefined });
    return true;
  } catch {
    return false;
  }
}

function inMemory(all: Uint8Array): Bytes {
  return {
    size: all.length,
    async *stream(from = 0) {
      for (let at = from; at < all.length; at += PIECE) yield all.slice(at, at + PIECE);
    },
    slice: async (from, to) => all.slice(from, to),
  };
}

function streamed(stream: () => AsyncIterable<Uint8Array>, size: number, name: string): Bytes {
  const bytes: Bytes = {
    size,
    async *stream(from = 0) {
      let before = 0;
      for await (const piece of stream()) {
        if (before + piece.length > from) yield piece.subarray(Math.max(0, from - before));
        before += piece.length;
      }
    },
    async slice(from, to) {
      if (from > NEAR) throw tooLarge(name, size);
      const wanted = new Uint8Array(Math.max(0, Math.min(to, size) - from));
      let at = 0;
      if (wanted.length === 0) return wanted;
      for await (const piece of bytes.stream(from)) {
        const part = piece.subarray(0, wanted.length - at);
        wanted.set(part, at);
        at += part.length;
        if (at === wanted.length) break;
      }
      return wanted;
    },
  };
  return bytes;
}

function tooLarge(name: string, size: number): Fault {
  const megabytes = Math.round(size / 2 ** 20);
  return new Fault('source-too-large', {
    zh: `壓縮檔裡的「${name}」解開後有 ${megabytes} MB，這種格式太大，無法直接讀取。請先解壓縮，再用解開的檔案。`,
    en: `“${name}” unfolds to ${megabytes} MB, too much for a file of its kind inside an archive. Unpack it first, and use the unpacked file.`,
  });
}
