import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Fault } from '../model/fault.ts';
import type { Bytes, Delivery } from '../model/sheet.ts';
import { wholeUtf8 } from '../text/utf8.ts';

const PIECE = 1 << 20;
/** After so many bytes the process looks up: signals are heard and leases renewed only between two turns of its loop. */
const TURN = 8 << 20;

/** What says, without reading it, that a file is the same as last time. */
export async function fileTag(path: string): Promise<string> {
  try {
    const { size, mtimeMs, ino, ctimeMs } = await stat(path);
    return `${size}-${Math.round(mtimeMs)}-${Math.round(ctimeMs)}-${ino}`;
  } catch (cause) {
    throw missing(path, cause);
  }
}

/** A file on this machine: read once from end to end for its hash, then as often as the stages want. */
export async function openFile(path: string, signal?: AbortSignal): Promise<Delivery> {
  const tag = await fileTag(path);
  const bytes = fileBytes(path, signal);
  const hash = createHash('sha256');
  let utf8 = true;
  let carry = new Uint8Array(0);
  for await (const piece of bytes.stream()) {
    signal?.throwIfAborted();
    hash.update(piece);
    if (!utf8) continue;
    const begin = seam(carry, piece);
    const cut = wholeUtf8(piece, piece.length);
    utf8 = begin >= 0 && (cut <= begin || isUtf8(piece.subarray(begin, cut)));
    carry = piece.slice(Math.max(cut, begin));
  }
  const { mtime } = await stat(path);
  return {
    name: basename(path),
    bytes,
    from: path,
    path,
    sha256: hash.digest('hex'),
    utf8: utf8 && carry.length === 0,
    tag,
    modified: mtime.toISOString(),
  };
}

/** How many bytes of `piece` finish the character begun in `carry`; -1: together they are none. */
function seam(carry: Uint8Array, piece: Uint8Array): number {
  if (carry.length === 0) return 0;
  const lead = carry[0]!;
  const begin = (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2) - carry.length;
  return isUtf8(Buffer.concat([carry, piece.subarray(0, begin)])) ? begin : -1;
}

function fileBytes(path: string, signal: AbortSignal | undefined): Bytes {
  let size: number;
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw missing(path, cause);
  }
  try {
    const facts = fstatSync(file);
    if (!facts.isFile()) throw missing(path, undefined);
    size = facts.size;
  } finally {
    closeSync(file);
  }
  return {
    size,
    async *stream(from = 0) {
      // Reading into one buffer, without a promise a piece, costs a third of a read stream.
      const descriptor = openSync(path, 'r');
      const buffer = new Uint8Array(Math.max(1, Math.min(PIECE, size - from)));
      try {
        let at = from;
        let turned = from;
        for (;;) {
          if (at - turned >= TURN) {
            await setImmediate();
            signal?.throwIfAborted();
            turned = at;
          }
          const read = readSync(descriptor, buffer, 0, buffer.length, at);
          if (read === 0) return;
          at += read;
          yield buffer.subarray(0, read);
        }
      } finally {
        closeSync(descriptor);
      }
    },
    async slice(from, to) {
      const handle = await open(path, 'r');
      try {
        const wanted = new Uint8Array(Math.max(0, Math.min(to, size) - from));
        let at = 0;
        while (at < wanted.length) {
          const { bytesRead } = await handle.read(wanted, at, wanted.length - at, from + at);
          if (bytesRead === 0) break;
          at += bytesRead;
        }
        return wanted.subarray(0, at);
      } finally {
        await handle.close();
      }
    },
  };
}

function missing(path: string, cause: unknown): Fault {
  return new Fault(
    'source-missing',
    {
      zh: `讀不到檔案「${path}」。請確認檔案在這個位置，而且程式有讀取的權限。`,
      en: `Cannot read the file “${path}”. Check that it is there and that the program may read it.`,
    },
    cause,
  );
}
