import { beginText, isWhole, readText, resume, startText, type TextReader } from './biff-text.ts';
import type { Strings } from './xlsx-strings.ts';
import type { Arena } from './xml-text.ts';

/** The shared strings while they are read (SST and its CONTINUE records, MS-XLS §2.4.265): one arena, and where each string ends in it. */
export interface StringTable {
  readonly arena: Arena;
  readonly reader: TextReader;
  ends: Uint32Array;
  count: number;
}

export function startStrings(): StringTable {
  return {
    arena: { bytes: new Uint8Array(2 ** 16), used: 0 },
    reader: startText(),
    ends: new Uint32Array(2 ** 10),
    count: 0,
  };
}

/** Takes what follows the two counts of SST, or the content of one of its CONTINUE records. */
export function addStrings(table: StringTable, bytes: Uint8Array, from: number, to: number, continued: boolean): void {
  const { reader, arena } = table;
  let at = continued ? resume(reader, bytes, from, to) : from;
  while (at < to) {
    at = readText(reader, arena, bytes, at, to);
    if (!isWhole(reader)) return;
    if (table.count === table.ends.length) {
      const grown = new Uint32Array(table.count * 2);
      grown.set(table.ends);
      table.ends = grown;
    }
    table.ends[table.count++] = arena.used;
    beginText(reader);
  }
}

/** The strings that have come whole. */
export function endStrings({ arena, ends, count }: StringTable): Strings {
  return { bytes: arena.bytes, ends, count };
}
