import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Fault } from '../model/fault.ts';
import { type Answer, plain } from './http-client.ts';
import { connectFault } from './http-fault.ts';

/** Hands an answer's body on in pieces, decoded. Fault `source-too-large` beyond `most` bytes; `source-refused` where it breaks off. */
export async function download(answer: Answer, most: number, into: (piece: Uint8Array) => void): Promise<void> {
  const declared = Number(answer.headers['content-length'] ?? 0);
  if (declared > most) {
    answer.body.destroy();
    throw tooLarge(answer, most);
  }
  let size = 0;
  try {
    await pipeline(decoded(answer), async (pieces: AsyncIterable<Uint8Array>) => {
      for await (const piece of pieces) {
        size += piece.length;
        if (size > most) throw tooLarge(answer, most);
        into(piece);
      }
    });
  } catch (error) {
    throw error instanceof Fault ? error : connectFault(error, answer.url).fault;
  }
}

/** Some servers compress although they are asked not to. */
function decoded(answer: Answer): Readable {
  const encoding = answer.headers['content-encoding']?.toLowerCase();
  if (encoding === 'gzip' || encoding === 'x-gzip') return answer.body.pipe(createGunzip());
  if (encoding === 'deflate') return answer.body.pipe(createInflate());
  if (encoding === 'br') return answer.body.pipe(createBrotliDecompress());
  return answer.body;
}

function tooLarge(answer: Answer, most: number): Fault {
  const megabytes = Math.round(most / 1e6);
  return new Fault('source-too-large', {
    zh: `「${plain(answer.url)}」超過 ${megabytes} MB，已停止下載。確定要收的話，把來源的 web.megabytes 調大。`,
    en: `${plain(answer.url)} is larger than ${megabytes} MB; the download was stopped. Raise web.megabytes of the source if it is wanted.`,
  });
}
