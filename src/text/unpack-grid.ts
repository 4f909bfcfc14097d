import { brotliDecompressSync } from 'node:zlib';

/** A table of characters as `scripts/encoding-tables.ts` packs it: low bytes, middle bytes, high bytes; 0 is no character. */
export function unpackGrid(packed: string): Uint32Array {
  const bytes = brotliDecompressSync(Buffer.from(packed, 'base64'));
  const cells = bytes.length / 3;
  return Uint32Array.from(
    { length: cells },
    (_, i) => bytes[i]! | (bytes[cells + i]! << 8) | (bytes[2 * cells + i]! << 16),
  );
}
