import type { Batch, Column } from '../model/batch.ts';

/** How many rows share the same cells in some columns; 20 bytes a group, whatever the cells are. */
export interface Groups {
  /** Counts the rows of a batch; `columns` are those that make the group, in the same order at every call. */
  count(batch: Batch, columns: readonly Column[]): void;
  /** How many rows so far are in the group of a row. */
  size(batch: Batch, columns: readonly Column[], row: number): number;
  /** Groups of fewer than `k` rows, and the rows in them. */
  below(k: number): Small;
}

export interface Small {
  readonly groups: number;
  readonly rows: number;
  readonly smallest: number;
  /** The first row of each, up to `FIRST`, as its number in the sheet. */
  readonly firsts: readonly number[];
}

const FIRST = 32;
const SEED = 0x811c9dc5;
const OTHER_SEED = 0x9747b28c;
const PRIME = 0x01000193;

interface Table {
  slots: number;
  used: number;
  /** Two hashes a group: of 2^64 no two that are equal are met by chance. */
  first: Uint32Array;
  second: Uint32Array;
  counts: Uint32Array;
  rows: Uint32Array;
}

export function startGroups(): Groups {
  let table = make(1024);
  const key = new Uint32Array(2);
  return {
    count(batch, columns) {
      for (let row = 0; row < batch.length; row++) {
        keyOf(batch, columns, row, key);
        const slot = slotOf(table, key[0]!, key[1]!);
        if (table.counts[slot]!++ > 0) continue;
        table.first[slot] = key[0]!;
        table.second[slot] = key[1]!;
        table.rows[slot] = columns[0]?.from?.rows[row] ?? batch.rows[row]!;
        if (++table.used * 2 > table.slots) table = grown(table);
      }
    },
    size(batch, columns, row) {
      keyOf(batch, columns, row, key);
      return table.counts[slotOf(table, key[0]!, key[1]!)]!;
    },
    below: (k) => small(table, k),
  };
}

function make(slots: number): Table {
  const array = () => new Uint32Array(slots);
  return { slots, used: 0, first: array(), second: array(), counts: array(), rows: array() };
}

/** Hashes the cells of a row with their lengths. */
function keyOf(batch: Batch, columns: readonly Column[], row: number, key: Uint32Array): void {
  const { bytes } = batch;
  let first = SEED;
  let second = OTHER_SEED;
  for (let at = 0; at < columns.length; at++) {
    const from = columns[at]!.starts[row]!;
    const to = columns[at]!.ends[row]!;
    first = Math.imul(first ^ (to - from), PRIME);
    second = Math.imul(second ^ (to - from), 0x85ebca6b);
    for (let i = from; i < to; i++) {
      first = Math.imul(first ^ bytes[i]!, PRIME);
      second = Math.imul((second << 13) | (second >>> 19), 0x85ebca6b) ^ bytes[i]!;
    }
  }
  key[0] = first;
  key[1] = second;
}

/** Where a group is, or the free place where it belongs. */
function slotOf({ slots, first, second, counts }: Table, one: number, other: number): number {
  let slot = (one ^ (one >>> 15)) & (slots - 1);
  while (counts[slot] !== 0 && (first[slot] !== one || second[slot] !== other)) slot = (slot + 1) & (slots - 1);
  return slot;
}

function grown(table: Table): Table {
  const more = make(table.slots * 2);
  more.used = table.used;
  for (let at = 0; at < table.slots; at++) {
    if (table.counts[at] === 0) continue;
    const slot = slotOf(more, table.first[at]!, table.second[at]!);
    more.first[slot] = table.first[at]!;
    more.second[slot] = table.second[at]!;
    more.counts[slot] = table.counts[at]!;
    more.rows[slot] = table.rows[at]!;
  }
  return more;
}

function small({ slots, counts, rows }: Table, k: number): Small {
  let groups = 0;
  let sum = 0;
  let smallest = k;
  const firsts: number[] = [];
  for (let slot = 0; slot < slots; slot++) {
    const count = counts[slot]!;
    if (count === 0 || count >= k) continue;
    groups++;
    sum += count;
    smallest = Math.min(smallest, count);
    firsts.push(rows[slot]!);
  }
  firsts.sort((a, b) => a - b);
  return { groups, rows: sum, smallest, firsts: firsts.slice(0, FIRST) };
}
