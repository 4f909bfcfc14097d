/** Bytes on their way out: filled by a renderer, handed to the sink when nearly full. */
export interface Out {
  bytes: Uint8Array;
  /** The same bytes, to be written four at a time. */
  view: DataView;
  at: number;
}

const FIRST = 1 << 15;
/** 64 kB stay in the processor's cache between render, hash and write; Linux writes 1 MB pieces at a fifth of the speed. */
const SIZE = 1 << 16;

export function out(): Out {
  const bytes = new Uint8Array(FIRST);
  return { bytes, view: viewOf(bytes), at: 0 };
}

/** Makes room for `more` bytes, by handing over what there is or, for a giant cell, by growing. */
export function room(target: Out, more: number, sink: (bytes: Uint8Array) => void): void {
  if (target.at + more <= target.bytes.length) return;
  if (target.at > 0) sink(target.bytes.subarray(0, target.at));
  target.at = 0;
  const size = Math.max(more, Math.min(SIZE, target.bytes.length * 4));
  if (size <= target.bytes.length) return;
  target.bytes = new Uint8Array(size);
  target.view = viewOf(target.bytes);
}

export function flush(target: Out, sink: (bytes: Uint8Array) => void): void {
  if (target.at > 0) sink(target.bytes.subarray(0, target.at));
  target.at = 0;
}

/** Bytes as words of four. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A text that is written again and again, as words of four bytes; what stands behind its end is overwritten by what comes next. */
export interface Stamp {
  readonly words: Int32Array;
  readonly length: number;
}

export function stamp(text: string): Stamp {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  padded.set(bytes);
  const view = viewOf(padded);
  return {
    words: Int32Array.from({ length: padded.length / 4 }, (_, i) => view.getInt32(i * 4, true)),
    length: bytes.length,
  };
}
