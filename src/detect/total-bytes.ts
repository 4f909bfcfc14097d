import type { Batch, Column } from '../model/batch.ts';

const LONGEST = 60;
/** Thirty Chinese characters. */
const COMPARISON = 90;
/** Letters with which one of the words below begins, as a table. */
const telling = new Uint8Array(256);
for (const byte of [0x61, 0x41, 0x6d, 0x4d, 0x6f, 0x4f]) telling[byte] = 1;

/** Whether a cell may name a total or an average, by its bytes: it is short and holds 計, 均, `total`, `mean` or `av`. Whoever is told yes looks closer. */
export function mayTotal(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > LONGEST) return false;
  for (let at = from; at + 2 < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0xe0) {
      if (byte === 0xe8 && bytes[at + 1] === 0xa8 && bytes[at + 2] === 0x88) return true;
      if (byte === 0xe5 && bytes[at + 1] === 0x9d && bytes[at + 2] === 0x87) return true;
      // The rest of a Chinese character begins no word.
      at += 2;
      continue;
    }
    if (telling[byte] === 0) continue;
    const letter = byte | 0x20;
    const next = bytes[at + 1]! | 0x20;
    if (letter === 0x61 && next === 0x76) return true;
    if (letter === 0x6d && next === 0x65 && (bytes[at + 2]! | 0x20) === 0x61) return true;
    if (letter === 0x6f && next === 0x74 && (bytes[at + 2]! | 0x20) === 0x61) return true;
  }
  return false;
}

/** Whether a cell may name a comparison or a rate, by its bytes: it is short and holds 較, 比, 增, 増, 與 or 率. Whoever is told yes looks closer. */
export function mayCompare(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 6 || to - from > COMPARISON) return false;
  for (let at = from; at + 2 < to; at++) {
    if (bytes[at]! < 0xe0) continue;
    switch ((bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!) {
      case 0xe8bc83:
      case 0xe88887:
      case 0xe6af94:
      case 0xe5a29e:
      case 0xe5a297:
      case 0xe78e87:
        return true;
    }
    at += 2;
  }
  return false;
}

/** Whether the cell holds exactly these bytes. */
export function isCell(batch: Batch, column: Column, row: number, text: Uint8Array): boolean {
  const from = column.starts[row]!;
  if (column.ends[row]! - from !== text.length) return false;
  const bytes = batch.bytes;
  for (let at = 0; at < text.length; at++) if (bytes[from + at] !== text[at]) return false;
  return true;
}
