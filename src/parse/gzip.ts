import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Fault } from '../model/fault.ts';
import type { Bytes, Delivery } from '../model/sheet.ts';
import { bomb, damaged } from './faults.ts';
import { hold, KEPT } from './held-bytes.ts';

const TOTAL = 4 * 2 ** 30;
/** As for zip: above this size a file that shrank more than `RATIO` times is no table. */
const SUSPECT = 128 * 2 ** 20;
const RATIO = 200;
const CHUNK = 256 * 1024;

/** What a gzip file (RFC 1952) holds, as a delivery of its own. */
export async function unzipped(delivery: Delivery, signal?: AbortSignal): Promise<Delivery> {
  const name = delivery.name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar');
  const held = await hold(() => inflated(delivery.bytes, delivery.name, signal), name, { left: KEPT });
  return { ...delivery, name, ...held };
}

async function* inflated(bytes: Bytes, name: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  let trouble: unknown;
  const packed = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of bytes.stream()) {
        signal?.throwIfAborted();
        // The piece is overwritten by the next one while the stream may still hold it.
        yield piece.slice();
      }
    } catch (error) {
      trouble = error;
      throw error;
    }
  };
  const gunzip = createGunzip({ chunkSize: CHUNK });
  const source = Readable.from(packed(), { objectMode: true, highWaterMark: 1 });
  source.on('error', (error) => gunzip.destroy(error));
  gunzip.on('close', () => source.destroy());
  let size = 0;
  try {
    for await (const piece of source.pipe(gunzip)) {
      size += piece.length;
      const times = Math.round(size / Math.max(1, bytes.size));
      if (size > TOTAL) throw bomb(name, { zh: '解開後超過 4 GB', en: 'holds more than 4 GB' });
      if (size > SUSPECT && times > RATIO) {
        throw bomb(name, { zh: `解開後是原來的 ${times} 倍以上`, en: `unfolds to more than ${times} times its size` });
      }
      yield piece;
    }
  } catch (error) {
    if (trouble !== undefined) throw trouble;
    if (error instanceof Fault) throw error;
    throw damaged(name, { zh: '無法解壓縮', en: 'cannot be inflated' }, error);
  }
}
