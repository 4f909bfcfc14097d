import type { Bytes } from '../model/sheet.ts';
import { damaged } from './faults.ts';

/** Takes the cipher off a record's content: `bytes[at..at + length)`, which stands at `position` in the stream. */
export type Decipher = (type: number, bytes: Uint8Array, at: number, length: number, position: number) => void;

/**
 * A walk over the records of one substream (MS-XLS §2.1.4), from its BOF to its EOF. Substreams inside it, which are charts,
 * are passed over. The current record's content is bytes[at..at + length).
 */
export interface Records {
  readonly source: Bytes;
  /** How people know the file. */
  readonly part: string;
  readonly signal: AbortSignal | undefined;
  decipher: Decipher | undefined;
  bytes: Uint8Array;
  view: DataView;
  /** Where `bytes` begin in the stream, and where in `bytes` the next record does. */
  base: number;
  next: number;
  depth: number;
  type: number;
  at: number;
  length: number;
}

/** `advance` says: load more, then ask again. */
export const WAIT = 0;
/** There is a record. */
export const RECORD = 1;
/** The substream has ended. */
export const END = 2;

export const BOF = 0x809;
export const EOF = 0x0a;
export const CONTINUE = 0x3c;
/** BOF of Excel 2, 3 and 4. */
const OLDER = new Set([0x009, 0x209, 0x409]);
/** A record is at most 64 kB and its head. */
const WINDOW = 2 ** 17;

/** Starts at a substream's first byte. */
export function startRecords(source: Bytes, part: string, position: number, more: Partial<Records> = {}): Records {
  const bytes = new Uint8Array(0);
  return {
    source,
    part,
    signal: more.signal,
    decipher: more.decipher,
    bytes,
    view: new DataView(bytes.buffer),
    base: position,
    next: 0,
    depth: 0,
    type: 0,
    at: 0,
    length: 0,
  };
}

/** Goes on to the next record of the substream. */
export function advance(records: Records): number {
  const { view, bytes } = records;
  for (;;) {
    const at = records.next + 4;
    if (at > bytes.length) return WAIT;
    const type = view.getUint16(at - 4, true);
    const length = view.getUint16(at - 2, true);
    if (at + length > bytes.length) return WAIT;
    records.next = at + length;
    if (isBof(type)) records.depth++;
    else if (records.depth === 0) throw broken(records);
    else if (type === EOF) records.depth--;
    if (records.depth === 0) return END;
    if (records.depth > 1 || type === EOF) continue;
    records.decipher?.(type, bytes, at, length, records.base + at);
    records.type = type;
    records.at = at;
    records.length = length;
    return RECORD;
  }
}

/** Reads on. The stream's end before EOF is a Fault `file-damaged`. */
export async function load(records: Records): Promise<void> {
  const { source, signal } = records;
  signal?.throwIfAborted();
  const base = records.base + records.next;
  const left = records.bytes.length - records.next;
  const bytes = await source.slice(base, Math.min(source.size, base + WINDOW));
  if (bytes.length <= left) throw broken(records);
  records.base = base;
  records.next = 0;
  records.bytes = bytes;
  records.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The content of the current record as far as a reader of `length` bytes needs it; a shorter one is a Fault. */
export function need(records: Records, length: number): void {
  if (records.length < length) throw broken(records);
}

export function broken(records: Records): Error {
  const { part, base, at } = records;
  return damaged(part, { zh: `的內容在第 ${base + at} 個位元組中斷`, en: `breaks off at byte ${base + at}` });
}

function isBof(type: number): boolean {
  return type === BOF || OLDER.has(type);
}
