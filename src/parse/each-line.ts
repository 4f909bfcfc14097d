/** A longer line is looked at in parts of this size. */
const LONGEST = 1 << 20;

/** Every line of a text with its line end, and its number from 1. Bytes are overwritten after `visit` returns; `false` ends the walk. */
export async function eachLine(
  pieces: AsyncIterable<Uint8Array>,
  visit: (line: Uint8Array, number: number) => boolean | undefined,
  signal?: AbortSignal,
): Promise<void> {
  let carry: Uint8Array = new Uint8Array(0);
  let number = 1;
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    const all = carry.length > 0 ? Buffer.concat([carry, piece]) : piece;
    let from = 0;
    for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, from)) {
      if (visit(all.subarray(from, end + 1), number++) === false) return;
      from = end + 1;
    }
    if (all.length - from > LONGEST) {
      if (visit(all.subarray(from), number) === false) return;
      from = all.length;
    }
    carry = new Uint8Array(all.subarray(from));
  }
  if (carry.length > 0) visit(carry, number);
}

/** Whether any byte is beyond ASCII. */
export function beyondAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return true;
  return false;
}
