import type { Bytes } from '../model/sheet.ts';
import { isCell } from './biff-cell.ts';
import { held } from './biff-old.ts';
import { advance, END, EOF, load, type Records, WAIT } from './biff-records.ts';
import { rowOf } from './biff-sheet.ts';
import { type Arena, copyBytes, reserve } from './xml-text.ts';

/** Whether the cells of a sheet come in the order of rows: nearly all programs write them so, and no standard asks for it. */
export async function isInOrder(records: Records): Promise<boolean> {
  let row = -1;
  for (let state = advance(records); state !== END; state = advance(records)) {
    if (state === WAIT) await load(records);
    else if (isCell(records.type)) {
      const next = rowOf(records);
      if (next < row) return false;
      row = next;
    }
  }
  return true;
}

/** The same sheet as a stream whose cells are in order: each with the records that belong to it, one row as it stood. It is held whole. */
export async function inOrder(records: Records): Promise<Bytes> {
  const arena: Arena = { bytes: new Uint8Array(2 ** 16), used: 0 };
  // A cell, and what follows it up to the next one.
  const pieces: { row: number; from: number }[] = [{ row: -1, from: 0 }];
  for (let state = advance(records); state !== END; state = advance(records)) {
    if (state === WAIT) await load(records);
    else {
      if (isCell(records.type)) pieces.push({ row: rowOf(records), from: arena.used });
      copyBytes(arena, records.bytes, records.at - 4, records.at + records.length);
    }
  }
  const ends = pieces.map((_, i) => pieces[i + 1]?.from ?? arena.used);
  const order = [...pieces.keys()].sort((a, b) => pieces[a]!.row - pieces[b]!.row || a - b);
  const sorted: Arena = { bytes: new Uint8Array(0), used: 0 };
  reserve(sorted, arena.used);
  for (const i of order) copyBytes(sorted, arena.bytes, pieces[i]!.from, ends[i]!);
  copyBytes(sorted, Uint8Array.of(EOF, 0, 0, 0), 0, 4);
  return held(sorted.bytes.subarray(0, sorted.used));
}
