import { ASK, type CellReader, KEEP } from '../model/normaliser.ts';
import { type ByteMemo, byteMemo } from '../text/byte-memo.ts';

/** Where a reader's answers are put, and how long they may be. */
const ROOM = 256;

/** Asks a reader's `read`, and remembers its answers for repeated values. */
export interface Reading {
  /** What `fast` writes into. */
  readonly out: Uint8Array;
  /** What the last `ask` has changed: bits of `changeBit`, and REMARK. */
  kinds: number;
  /** KEEP: canonical as it stands; 0 or more: the length of the `answer`; ASK: it cannot be read. */
  ask(bytes: Uint8Array, from: number, to: number): number;
  /** The bytes of the last answer, of `fast` or of `ask`. */
  answer(length: number): Uint8Array;
}

export function startReading(reader: CellReader): Reading {
  const out = new Uint8Array(ROOM);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let memo: ByteMemo | undefined;
  let long = out;
  const reading: Reading = {
    out,
    kinds: 0,
    ask(bytes, from, to) {
      memo ??= byteMemo();
      const slot = memo.find(bytes, from, to);
      if (slot >= 0) {
        const length = memo.length(slot);
        if (length < 0) return ASK;
        reading.kinds = memo.note(slot);
        memo.copy(slot, out);
        return sameBytes(out, length, bytes, from, to) ? KEEP : length;
      }
      const cell = decoder.decode(bytes.subarray(from, to));
      const text = reader.read(cell);
      if (text === undefined) {
        memo.keep(bytes, from, to, out, -1, 0);
        return ASK;
      }
      const kinds = reader.kinds(cell, text);
      reading.kinds = kinds;
      if (text === cell) {
        memo.keep(bytes, from, to, bytes.subarray(from, to), to - from, kinds);
        return KEEP;
      }
      if (text.length * 3 > ROOM) {
        long = encoder.encode(text);
        if (long.length <= ROOM) out.set(long);
        return long.length;
      }
      const { written } = encoder.encodeInto(text, out);
      memo.keep(bytes, from, to, out, written, kinds);
      return written;
    },
    answer: (length) => (length <= ROOM ? out : long),
  };
  return reading;
}

function sameBytes(text: Uint8Array, length: number, bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== length) return false;
  for (let i = 0; i < length; i++) if (text[i] !== bytes[from + i]) return false;
  return true;
}
