import type { Fault } from '../model/fault.ts';
import { malformed } from './faults.ts';

/** A text of which the beginning may be gone already. */
interface Read {
  readonly part: string;
  bytes: Uint8Array;
  /** Line ends, and characters since the last one, in what is no longer in `bytes`. */
  lines: number;
  characters: number;
}

const LF = 10;

/** Counts lines and characters of bytes that are about to go. */
export function passOver(read: Read, to: number): void {
  for (let at = 0; at < to; at++) {
    const byte = read.bytes[at]!;
    if (byte === LF) {
      read.lines++;
      read.characters = 0;
    } else if ((byte & 0xc0) !== 0x80) read.characters++;
  }
}

/** The text is no JSON at `at`, counted in what is in `bytes`. */
export function wrong(read: Read, at: number, why: { zh: string; en: string }): Fault {
  passOver(read, at);
  const where = { line: read.lines + 1, character: read.characters + 1 };
  return malformed(read.part, {
    zh: `JSON 第 ${where.line} 行第 ${where.character} 個字${why.zh}`,
    en: `its JSON, at line ${where.line}, character ${where.character}, ${why.en}`,
  });
}
