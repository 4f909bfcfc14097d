import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { Fault } from '../model/fault.ts';
import type { Bytes } from '../model/sheet.ts';
import { bomb, damaged, encrypted } from './faults.ts';

/** A zip file's members, by their names in it. */
export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The member's content in pieces; a Fault if it is damaged, encrypted or larger than it says. */
  stream(name: string): AsyncIterable<Uint8Array>;
  /** As `stream`, for readers that copy what they need: a piece may be gone when the next one is asked for. */
  passing(name: string): AsyncIterable<Uint8Array>;
  /** A small member as a whole; a Fault if it holds more than `limit` bytes. */
  whole(name: string, limit?: number): Promise<Uint8Array>;
}

const MEMBERS = 10_000;
const TOTAL = 4 * 2 ** 30;
/** Above this size a member that shrank more than `RATIO` times is no table: deflate ends at 1,032 times. */
const SUSPECT = 128 * 2 ** 20;
const RATIO = 200;
const PIECE = 256 * 1024;
/** Each chunk that is inflated costs a turn of the loop and a hand-over between threads. */
const CHUNK = 256 * 1024;

/** Reads the directory of a zip file, and refuses a zip bomb by what it declares. `name` is how people know the file. */
export async function openZip(bytes: Bytes, name: string, signal?: AbortSignal): Promise<Zip> {
  const reader = new SliceReader(bytes);
  const members = new Map<string, Entry>();
  try {
    const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
    const file = await fromRandomAccessReaderPromise(reader, bytes.size, options);
    if (file.entryCount > MEMBERS) throw tooMany(name, file.entryCount);
    let total = 0;
    for await (const entry of file.eachEntry()) {
      total += entry.uncompressedSize;
      judge(entry, total, name);
      const path = memberName(entry.fileNameRaw);
      if (path.endsWith('/')) continue;
      // Two members of one name: which of them is meant cannot be known.
      if (members.has(path.toLowerCase())) throw damaged(name, { zh: `裡有兩個 ${path}`, en: `holds ${path} twice` });
      members.set(path.toLowerCase(), entry);
    }
    return view(file, members, bytes, name, signal);
  } catch (error) {
    if (reader.trouble !== undefined) throw reader.trouble;
    if (error instanceof Fault) throw error;
    throw damaged(name, { zh: '的壓縮檔目錄不完整', en: 'has an incomplete zip directory' }, error);
  }
}

function view(file: ZipFile, members: Map<string, Entry>, bytes: Bytes, name: string, signal?: AbortSignal): Zip {
  const stream = (path: string, passing = false) => {
    const entry = members.get(path.toLowerCase());
    if (!entry) throw damaged(name, { zh: `缺少 ${path}`, en: `lacks ${path}` });
    if (entry.isEncrypted()) throw encrypted(name);
    return content(file, entry, bytes, path, passing, signal);
  };
  return {
    names: [...members.values()].map((entry) => memberName(entry.fileNameRaw)),
    has: (path) => members.has(path.toLowerCase()),
    stream: (path) => stream(path),
    passing: (path) => stream(path, true),
    whole: (path, limit = 64 * 2 ** 20) => gather(stream(path), path, limit),
  };
}

function judge(entry: Entry, total: number, name: string): void {
  const path = memberName(entry.fileNameRaw);
  if (total > TOTAL) {
    throw bomb(name, { zh: `解開後超過 ${TOTAL / 2 ** 30} GB`, en: `holds more than ${TOTAL / 2 ** 30} GB` });
  }
  if (entry.uncompressedSize > SUSPECT && entry.uncompressedSize > entry.compressedSize * RATIO) {
    const times = Math.round(entry.uncompressedSize / Math.max(1, entry.compressedSize));
    throw bomb(path, { zh: `解開後是原來的 ${times} 倍`, en: `unfolds to ${times} times its size` });
  }
}

function tooMany(name: string, count: number): Fault {
  return bomb(name, { zh: `內含 ${count} 個檔案`, en: `holds ${count} members` });
}

/** Excel writes `/`, some other programs `\`; names that are not UTF-8 were written on a Windows of Taiwan. */
function memberName(raw: Uint8Array): string {
  let name: string;
  try {
    name = new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    name = new TextDecoder('big5').decode(raw);
  }
  return name.replaceAll('\\', '/').replace(/^\/+/, '');
}

async function* content(
  file: ZipFile,
  entry: Entry,
  bytes: Bytes,
  path: string,
  passing: boolean,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const watch: Watch = { trouble: undefined, ...(signal && { signal }) };
  let count = 0;
  let sum = 0;
  try {
    const { fileDataStart } = await file.readLocalFileHeaderPromise(entry, { minimal: true });
    const packed = pieces(bytes, fileDataStart, entry.compressedSize, watch);
    for await (const piece of unpacked(packed, entry, path, passing)) {
      count += piece.length;
      if (count > entry.uncompressedSize) throw bomb(path, { zh: '比目錄所載還大', en: 'is larger than it declares' });
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    if (watch.trouble !== undefined) throw watch.trouble;
    if (error instanceof Fault) throw error;
    throw damaged(path, { zh: '無法解壓縮', en: 'cannot be inflated' }, error);
  }
  if (count !== entry.uncompressedSize || sum !== entry.crc32) {
    throw damaged(path, { zh: '與檢查碼不符', en: 'does not match its checksum' });
  }
}

function unpacked(
  packed: AsyncGenerator<Uint8Array>,
  entry: Entry,
  path: string,
  passing: boolean,
): AsyncIterable<Uint8Array> {
  if (entry.compressionMethod === 0) return packed;
  if (entry.compressionMethod !== 8) {
    throw damaged(path, { zh: '使用不支援的壓縮方法', en: 'uses a compression that is not supported' });
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  const source = Readable.from(packed, { objectMode: true, highWaterMark: 1 });
  source.on('error', (error) => inflate.destroy(error));
  inflate.on('close', () => source.destroy());
  const chunks: AsyncIterable<Uint8Array<ArrayBuffer>> = source.pipe(inflate);
  return passing ? passingOn(chunks) : chunks;
}

/** Gives full chunks back at once: each is new memory, and zlib is done with one that it has filled. Left to the garbage collector they are 40 MB. */
async function* passingOn(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    if (chunk.length === CHUNK && chunk.buffer.byteLength === CHUNK) chunk.buffer.transfer(0);
  }
}

interface Watch {
  /** What went wrong below the zip, if it did: told apart from a zip that is damaged. */
  trouble: unknown;
  readonly signal?: AbortSignal;
}

async function* pieces(bytes: Bytes, start: number, size: number, watch: Watch): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < size; at += PIECE) {
    let piece: Uint8Array;
    try {
      watch.signal?.throwIfAborted();
      piece = await bytes.slice(start + at, start + Math.min(size, at + PIECE));
    } catch (error) {
      watch.trouble = error;
      throw error;
    }
    if (piece.length > 0) yield piece;
  }
}

async function gather(stream: AsyncIterable<Uint8Array>, path: string, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > limit) throw bomb(path, { zh: `超過 ${limit >> 20} MB`, en: `is larger than ${limit >> 20} MB` });
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

/** A class because yauzl takes what it reads from only as a subclass. */
class SliceReader extends RandomAccessReader {
  readonly #bytes: Bytes;
  trouble: unknown = undefined;

  constructor(bytes: Bytes) {
    super();
    this.#bytes = bytes;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, count?: number) => void,
  ): void {
    this.#bytes.slice(position, Math.min(position + length, this.#bytes.size)).then(
      (piece) => {
        buffer.set(piece, offset);
        callback(null, piece.length);
      },
      (error: Error) => {
        this.trouble = error;
        callback(error);
      },
    );
  }
}
