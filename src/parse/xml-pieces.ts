import { damaged } from './faults.ts';

type Decoder = InstanceType<typeof TextDecoder>;

const HEAD = 256;

/**
 * The pieces of an XML part as UTF-8, whatever its encoding is (XML 1.0 §4.3.3 and appendix F: the byte-order mark says, then the
 * declaration). Nearly all parts are UTF-8, and pass through as they are.
 */
export async function* utf8Pieces(pieces: AsyncIterable<Uint8Array>, part: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let decoder: Decoder | undefined;
  let head: Uint8Array | undefined = new Uint8Array(0);
  for await (let piece of pieces) {
    if (head) {
      if (head.length > 0) piece = Buffer.concat([head, piece]);
      // The declaration may come in pieces; they are overwritten, so what waits is copied.
      if (piece.length < HEAD) {
        head = piece.slice();
        continue;
      }
      head = undefined;
      decoder = decoderOf(piece, part);
    }
    yield decoder ? encoder.encode(decode(decoder, piece, part)) : piece;
  }
  if (head && head.length > 0) {
    decoder = decoderOf(head, part);
    yield decoder ? encoder.encode(decode(decoder, head, part)) : head;
  }
  const rest = decoder ? decode(decoder, undefined, part) : '';
  if (rest !== '') yield encoder.encode(rest);
}

/** undefined: the bytes are UTF-8 as they stand. */
function decoderOf(head: Uint8Array, part: string): Decoder | undefined {
  const start = new TextDecoder('latin1').decode(head.subarray(0, HEAD));
  if (/^(?:ÿþ|<\0)/.test(start)) return new TextDecoder('utf-16le', { fatal: true });
  if (/^(?:þÿ|\0<)/.test(start)) return new TextDecoder('utf-16be', { fatal: true });
  const label = /^(?:ï»¿)?<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(start)?.[1];
  if (label === undefined || start.startsWith('ï»¿') || /^(?:utf-?8|us-ascii|utf-16)$/i.test(label)) return undefined;
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (error) {
    throw damaged(part, { zh: `的編碼「${label}」無法辨識`, en: `is in the unknown encoding ${label}` }, error);
  }
}

function decode(decoder: Decoder, piece: Uint8Array | undefined, part: string): string {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
  } catch (error) {
    throw damaged(
      part,
      { zh: `有不是 ${decoder.encoding} 編碼的文字`, en: `holds bytes that are not ${decoder.encoding}` },
      error,
    );
  }
}
