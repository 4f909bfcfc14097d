import type { Batch } from '../model/batch.ts';
import type { Problem } from '../model/finding.ts';
import type { Field, TableChecks } from '../model/pipeline.ts';
import { type HashTable, hashTable } from '../text/hash-table.ts';
import { positionsOf } from './positions.ts';

/** A key that stands in more than one row. */
export const notUnique: Problem = {
  name: 'not-unique',
  level: 'error',
  says: {
    zh: '讀到「{found}」，{first} 已經有相同的值，應不重複。',
    en: 'Found “{found}”, which {firstEn} has already; expected no value twice.',
  },
  why: {
    zh: '編號重複時，無法分辨是同一筆資料寫了兩次，還是編錯了號；加總時會重複計算。',
    en: 'Where a key stands twice, nobody knows whether a record was written twice or numbered wrongly, and sums count it twice.',
  },
  mend: {
    zh: '請核對這幾列：重複的刪掉一列，編錯的改正；如果要好幾欄合起來才不重複，請在發布流程 checks 的 unique 寫出這些欄位。',
    en: 'Compare the rows: delete the one written twice, correct the wrong number; where only several fields together are a key, list them in `unique` under checks.',
  },
  example: { before: 'A001 中正公園\nA001 大安公園', after: 'A001 中正公園\nA002 大安公園' },
};

/** Columns whose values together must not stand in two rows, by their positions; a finding is told at the first of them. */
export type Key = readonly number[];

/** The keys that a pipeline declares: fields by themselves, then the table's. `placed`: the column of each field, -1 where there is none. */
export function keysOf(declared: TableChecks | undefined, fields: readonly Field[], placed: readonly number[]): Key[] {
  const alone = fields.flatMap((field, at) => (field.checks?.unique ? [[at]] : []));
  const together = positionsOf(declared?.unique ?? [], fields);
  return [...alone, ...(together.length > 0 ? [together] : [])].filter((key) => placed[key[0]!]! >= 0);
}

/**
 * Slots for hashes: 128 MB, and half as much again while they are moved. More than 11 million different keys are looked at in
 * several readings, each of a part of them.
 */
const SLOTS = 1 << 24;

/** The keys whose hashes begin with the `bits` bits of `part`. */
export interface Part {
  readonly bits: number;
  readonly part: number;
}

/** Looks for keys that may stand twice; memory is bounded, whatever passes. */
export interface Sieve {
  batch(batch: Batch): void;
  /** Hashes seen twice: every key that stands twice in the part that was looked at has one of them. */
  readonly suspects: HashTable;
  /** Parts that memory had no room for: each needs a reading of its own. */
  readonly rest: readonly Part[];
}

/** Starts looking at a part of the keys, which becomes smaller whenever memory is full. */
export function startSieve(key: Key, suspects = hashTable(), from: Part = { bits: 0, part: 0 }, most = SLOTS): Sieve {
  let { bits, part } = from;
  const rest: Part[] = [];
  const seen: HashTable = hashTable(most, () => {
    bits++;
    part *= 2;
    rest.push({ bits, part: part + 1 });
    seen.narrow(bits, part);
  });
  return {
    suspects,
    rest,
    batch(batch) {
      const { length } = batch;
      for (let row = 0; row < length; row++) {
        if (!hashKey(batch, key, row)) continue;
        const { high, low } = keyHash;
        if (bits > 0 && high >>> (32 - bits) !== part) continue;
        if (seen.add(high, low)) suspects.add(high, low);
      }
    },
  };
}

/** The hash that `hashKey` has counted. */
export const keyHash = { high: 0, low: 0 };

/** Hashes the key of a row into `keyHash`; false: all of its cells are missing. */
export function hashKey(batch: Batch, key: Key, row: number): boolean {
  const { bytes, columns } = batch;
  let high = 0x2545f491;
  let low = 0x1b873593;
  let filled = false;
  for (let i = 0; i < key.length; i++) {
    const column = columns[key[i]!]!;
    const to = column.ends[row]!;
    const from = column.starts[row]!;
    if (from !== to) filled = true;
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      high = Math.imul(high ^ byte, 0x9e3779b1);
      low = Math.imul((low << 13) | (low >>> 19), 5) + byte;
      high ^= high >>> 15;
    }
    // Where one cell ends and the next begins is part of the key.
    high = Math.imul(high ^ (to - from), 0x85ebca6b);
    low = Math.imul(low ^ 0x1f, 0xc2b2ae35);
  }
  keyHash.high = Math.imul(high ^ (high >>> 16), 0x27d4eb2f);
  keyHash.low = Math.imul(low ^ (low >>> 15), 0x165667b1) | 0;
  keyHash.low ^= keyHash.low >>> 13;
  return filled;
}
