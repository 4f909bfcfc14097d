import { isUtf8 } from 'node:buffer';
import type { Bytes } from '../model/sheet.ts';
import { beyondAscii, eachLine } from './each-line.ts';

/** Lines of a file that hold more than ASCII: what there is to tell encodings by. */
export interface Lines {
  readonly bytes: Uint8Array;
  /** The number of each line in the file, from 1. */
  readonly numbers: readonly number[];
}

export interface Sample {
  /** Lines that are UTF-8, and can hardly be so by chance. */
  readonly utf8: Lines;
  readonly other: Lines;
}

const ENOUGH = 64 << 10;
const HEAD = 1 << 20;

/** The first lines beyond ASCII, about 64 kB of those that are no UTF-8 and a few of those that are; the whole file if it has fewer. */
export async function sampleOf(bytes: Bytes, skip: number, signal?: AbortSignal): Promise<Sample> {
  const utf8 = gathering();
  const other = gathering();
  await eachLine(
    bytes.stream(skip),
    (line, number) => {
      if (!beyondAscii(line)) return undefined;
      if (clearlyUtf8(line)) utf8.add(line, number);
      else other.add(line, number);
      return other.size() < ENOUGH;
    },
    signal,
  );
  return { utf8: utf8.lines(), other: other.lines() };
}

/** Lines beyond ASCII, about 64 kB of them, from the first megabyte or so of a text in UTF-8. */
export async function headLines(pieces: AsyncIterable<Uint8Array>): Promise<Lines> {
  const found = gathering();
  await eachLine(headOf(pieces), (line, number) => {
    if (beyondAscii(line)) found.add(line, number);
    return found.size() < ENOUGH;
  });
  return found.lines();
}

async function* headOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of pieces) {
    yield piece;
    size += piece.length;
    if (size >= HEAD) return;
  }
}

/** Three bytes that are one character of UTF-8 are rare in any other encoding; two may be an accident. */
export function clearlyUtf8(line: Uint8Array): boolean {
  if (!isUtf8(line)) return false;
  for (let i = 0; i < line.length; i++) if (line[i]! >= 0xe0) return true;
  return false;
}

function gathering(): { add(line: Uint8Array, number: number): void; size(): number; lines(): Lines } {
  const parts: Uint8Array[] = [];
  const numbers: number[] = [];
  let size = 0;
  return {
    add(line, number) {
      if (size >= ENOUGH) return;
      parts.push(new Uint8Array(line.subarray(0, ENOUGH)));
      numbers.push(number);
      size += Math.min(line.length, ENOUGH);
    },
    size: () => size,
    lines: () => ({ bytes: Buffer.concat(parts), numbers }),
  };
}
