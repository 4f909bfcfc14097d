import type { Batch } from '../model/batch.ts';
import type { HashTable } from '../text/hash-table.ts';
import { hashKey, type Key, keyHash } from './unique.ts';

/** Compares keys of the same hash byte by byte, so that no row is told that only looks like another. */
export interface Proof {
  /** `count` is how many rows passed before this batch. */
  batch(batch: Batch, count: number, told: (batch: Batch, row: number, first: First) => void): void;
  /** After all rows: whether they must pass again, for keys that memory did not hold. */
  again(): boolean;
}

/** The first row with a key: where its first cell stands, and how many rows passed before it. */
export interface First {
  readonly sheet: string | undefined;
  readonly row: number;
  readonly column: number;
  readonly count: number;
}

/** Bytes of different keys that one reading holds. */
const ARENA = 64 * 1024 * 1024;

/** `told` hears of every row but the first that has a key. */
export function startProof(key: Key, suspects: HashTable, most = ARENA): Proof {
  // 0: waits for its reading; 1: in memory; 2: done.
  const states = new Uint8Array(suspects.slots);
  let known = new Map<number, { readonly key: Uint8Array; readonly first: First }[]>();
  let used = 0;
  let waiting = false;

  const keep = (slot: number, batch: Batch, row: number, count: number) => {
    const bytes = keyBytes(batch, key, row);
    used += bytes.length + 100;
    const first: First = { sheet: batch.sheet, ...placeOf(batch, key, row), count };
    const there = known.get(slot);
    if (there) there.push({ key: bytes, first });
    else known.set(slot, [{ key: bytes, first }]);
  };

  return {
    batch(batch, count, told) {
      for (let row = 0; row < batch.length; row++) {
        if (!hashKey(batch, key, row)) continue;
        const slot = suspects.find(keyHash.high, keyHash.low);
        if (slot < 0 || states[slot] === 2) continue;
        if (states[slot] === 0) {
          if (used > most) {
            waiting = true;
            continue;
          }
          states[slot] = 1;
        }
        const same = known.get(slot)?.find((one) => isKey(one.key, batch, key, row));
        if (same) told(batch, row, same.first);
        else keep(slot, batch, row, count + row);
      }
    },
    again() {
      for (let slot = 0; slot < states.length; slot++) if (states[slot] === 1) states[slot] = 2;
      known = new Map();
      used = 0;
      const more = waiting;
      waiting = false;
      return more;
    },
  };
}

/** Where a key's first cell stands, which is elsewhere than its row and column where the table was reshaped. */
function placeOf(batch: Batch, key: Key, row: number): { row: number; column: number } {
  const { from, at } = batch.columns[key[0]!]!;
  return { row: from?.rows[row] ?? batch.rows[row]!, column: from?.columns[row] ?? at };
}

/** The cells of a key, each with its length before it. */
function keyBytes(batch: Batch, key: Key, row: number): Uint8Array {
  const size = key.reduce((sum, at) => sum + 4 + cellLength(batch, at, row), 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let used = 0;
  for (const at of key) {
    const { starts, ends } = batch.columns[at]!;
    view.setUint32(used, cellLength(batch, at, row));
    bytes.set(batch.bytes.subarray(starts[row]!, ends[row]!), used + 4);
    used += 4 + cellLength(batch, at, row);
  }
  return bytes;
}

function isKey(bytes: Uint8Array, batch: Batch, key: Key, row: number): boolean {
  let used = 0;
  for (const at of key) {
    const { starts } = batch.columns[at]!;
    const length = cellLength(batch, at, row);
    const said = ((bytes[used]! << 24) | (bytes[used + 1]! << 16) | (bytes[used + 2]! << 8) | bytes[used + 3]!) >>> 0;
    if (said !== length) return false;
    used += 4;
    const from = starts[row]!;
    for (let i = 0; i < length; i++) if (bytes[used + i] !== batch.bytes[from + i]) return false;
    used += length;
  }
  return true;
}

function cellLength(batch: Batch, at: number, row: number): number {
  const { starts, ends } = batch.columns[at]!;
  return ends[row]! - starts[row]!;
}
