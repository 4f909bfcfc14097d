/** Bytes on their way out: filled by a renderer, handed to the sink when nearly full. */
export interface Out {
  bytes: Uint8Array;
  at: number;
}

const FIRST = 1 << 15;
const SIZE = 1 << 20;

export function out(): Out {
  return { bytes: new Uint8Array(FIRST), at: 0 };
}

/** Makes room for `more` bytes, by handing over what there is or, for a giant cell, by growing. */
export function room(target: Out, more: number, sink: (bytes: Uint8Array) => void): void {
  if (target.at + more <= target.bytes.length) return;
  if (target.at > 0) sink(target.bytes.subarray(0, target.at));
  target.at = 0;
  const size = Math.max(more, Math.min(SIZE, target.bytes.length * 4));
  if (size > target.bytes.length) target.bytes = new Uint8Array(size);
}

export function flush(target: Out, sink: (bytes: Uint8Array) => void): void {
  if (target.at > 0) sink(target.bytes.subarray(0, target.at));
  target.at = 0;
}
