import { hashBytes } from './byte-hash.ts';

/** A set of texts that is asked with bytes, so that no string is made for the question. */
export interface ByteSet {
  readonly size: number;
  has(bytes: Uint8Array, from: number, to: number): boolean;
  /** The position of the text among the different ones given; -1: it is not there. */
  find(bytes: Uint8Array, from: number, to: number): number;
}

export function byteSet(texts: Iterable<string>): ByteSet {
  const encoder = new TextEncoder();
  const entries = [...new Set(texts)].map((text) => encoder.encode(text));
  let slots = 16;
  while (slots < entries.length * 2) slots *= 2;
  const longest = entries.reduce((most, entry) => Math.max(most, entry.length), 0);
  const arena = new Uint8Array(entries.reduce((sum, entry) => sum + entry.length, 0));
  // Slot -> entry + 1; the next slot is tried where one is taken.
  const table = new Int32Array(slots);
  const starts = new Int32Array(entries.length + 1);
  for (const [at, entry] of entries.entries()) {
    const start = starts[at]!;
    arena.set(entry, start);
    starts[at + 1] = start + entry.length;
    let slot = hashBytes(entry, 0, entry.length) & (slots - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (slots - 1);
    table[slot] = at + 1;
  }
  const find = (bytes: Uint8Array, from: number, to: number): number => {
    const length = to - from;
    if (length > longest) return -1;
    let slot = hashBytes(bytes, from, to) & (slots - 1);
    for (let entry = table[slot]!; entry !== 0; entry = table[slot]!) {
      const start = starts[entry - 1]!;
      if (starts[entry]! - start === length) {
        let i = 0;
        while (i < length && arena[start + i] === bytes[from + i]) i++;
        if (i === length) return entry - 1;
      }
      slot = (slot + 1) & (slots - 1);
    }
    return -1;
  };
  return { size: entries.length, find, has: (bytes, from, to) => find(bytes, from, to) >= 0 };
}
