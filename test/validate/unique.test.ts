import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/model/pipeline.ts';
import { type HashTable, hashTable } from '../../src/text/hash-table.ts';
import { keysOf, type Part, startSieve } from '../../src/validate/unique.ts';
import { startProof } from '../../src/validate/unique-proof.ts';
import { batchOf } from './batch-of.ts';

type Rows = readonly (readonly string[])[];

/** As the program does it: sieve, the parts that memory had no room for, proof. `slots` and `arena` make memory small. */
function repeats(batches: readonly Rows[], key: readonly number[], slots?: number, arena?: number): number[] {
  const all = batches.map((rows) => batchOf(rows, rows[0]?.length ?? 2));
  const suspects = hashTable();
  const parts: Part[] = [{ bits: 0, part: 0 }];
  for (let part = parts.pop(); part; part = parts.pop()) {
    const sieve = startSieve(key, suspects, part, slots);
    for (const batch of all) sieve.batch(batch);
    parts.push(...sieve.rest);
  }
  const told: number[] = [];
  const proof = startProof(key, suspects, arena);
  do {
    let count = 0;
    for (const batch of all) {
      proof.batch(batch, count, (_batch, row, first) => {
        expect(first.count).toBeLessThan(count + row);
        told.push(count + row);
      });
      count += batch.length;
    }
  } while (proof.again());
  return told.sort((a, b) => a - b);
}

/** What is true: rows whose key some row before them has. */
function expected(rows: Rows, key: readonly number[]): number[] {
  const seen = new Set<string>();
  return rows.flatMap((cells, row) => {
    const text = JSON.stringify(key.map((at) => cells[at]));
    if (key.every((at) => cells[at] === '')) return [];
    const again = seen.has(text);
    seen.add(text);
    return again ? [row] : [];
  });
}

describe('unique', () => {
  const cell = fc.constantFrom('', 'a', 'b', 'ab', '甲', '1', '01', 'aab');
  const rows = fc.array(fc.tuple(cell, cell), { maxLength: 40 });

  it('finds the rows that repeat a key, all of them and no other', () => {
    fc.assert(
      fc.property(rows, rows, fc.constantFrom([0], [1], [0, 1], [1, 0]), (one, two, key) => {
        expect(repeats([one, two], key)).toEqual(expected([...one, ...two], key));
      }),
    );
  });

  it('finds the same when memory is too small for the keys', () => {
    const many = Array.from({ length: 30_000 }, (_, row) => [`k${row % 7 === 0 ? row % 20_000 : row}`]);
    const whole = expected(many, [0]);
    expect(whole.length).toBeGreaterThan(1000);
    // 4096 slots hold a tenth of the keys; 20 kB hold a few hundred of those that stand twice.
    expect(repeats([many.slice(0, 9000), many.slice(9000)], [0], 4096, 20_000)).toEqual(whole);
  });

  it('is not misled by keys of one hash', () => {
    // Every key falls into one slot, as if all had the same hash: only bytes tell.
    const suspects: HashTable = { ...hashTable(), slots: 1, find: () => 0 };
    const rows = [['x'], ['y'], ['x'], ['xy'], ['y']];
    const told: number[] = [];
    startProof([0], suspects).batch(batchOf(rows, 1), 0, (_, row) => told.push(row));
    expect(told).toEqual([2, 4]);
  });

  it('takes keys from fields and from the table, where the file has the columns', () => {
    const fields: Field[] = ['a', 'b', 'c'].map((name) => ({ name, title: name, type: 'text' }));
    const one = [{ ...fields[0]!, checks: { unique: true } }, ...fields.slice(1)];
    expect(keysOf({ unique: ['c', 'b'] }, one, [0, 1, 2])).toEqual([[0], [2, 1]]);
    expect(keysOf({ unique: ['c', 'b'] }, one, [-1, 1, 2])).toEqual([[2, 1]]);
    expect(keysOf(undefined, fields, [0, 1, 2])).toEqual([]);
  });
});

describe('hashTable', () => {
  it('holds what was added and nothing else, and narrows to a part', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer(), fc.integer({ min: 0, max: 3 })), { maxLength: 200 }), (pairs) => {
        const table = hashTable();
        const known = new Set<string>();
        for (const [high, low] of pairs) {
          const l = high === 0 && low === 0 ? 1 : low;
          expect(table.add(high, low)).toBe(known.has(`${high} ${l}`));
          known.add(`${high} ${l}`);
        }
        expect(table.size).toBe(known.size);
        table.narrow(1, 1);
        for (const [high, low] of pairs) expect(table.find(high, low) >= 0).toBe(high < 0);
      }),
    );
  });

  it('grows to its bound and then asks for room', () => {
    let asked = 0;
    const table = hashTable(8192, () => {
      asked++;
      table.narrow(asked, 0);
    });
    for (let i = 0; i < 20_000; i++) table.add(Math.imul(i, 0x9e3779b1), i);
    expect(asked).toBeGreaterThan(0);
    expect(table.slots).toBe(8192);
    for (let i = 19_990; i < 20_000; i++) table.find(Math.imul(i, 0x9e3779b1), i);
  });
});
