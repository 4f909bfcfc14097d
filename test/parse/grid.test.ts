import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, type Batch, cellText, Kind } from '../../src/model/batch.ts';
import { blank, commit, fits, full, put, renew, startGrid } from '../../src/parse/grid.ts';
import { copyString } from '../../src/parse/xml-text.ts';

/** A row is its cells by column. */
type Row = readonly (readonly [column: number, text: string])[];

/** Puts rows into batches, as a reader does; between batches the arena is written over, as a stage may. */
function batches(rows: readonly Row[]): { read: string[][]; sizes: number[] } {
  const grid = startGrid();
  const read: string[][] = [];
  const sizes: number[] = [];
  const take = (batch: Batch) => {
    sizes.push(batch.length);
    for (let row = 0; row < batch.length; row++) {
      read.push(batch.columns.slice(0, batch.widths[row]).map((column) => cellText(batch, column, row)));
      const beyond = batch.columns.slice(batch.widths[row]);
      expect(beyond.some((column) => column.starts[row] !== column.ends[row])).toBe(false);
    }
    append(batch, new Uint8Array(100).fill(120), 100);
    batch.bytes.fill(121);
  };
  rows.forEach((row, at) => {
    for (const [column, text] of row) {
      const from = grid.batch.used;
      copyString(grid.batch, text);
      put(grid, column, from, Kind.text);
    }
    if (!fits(grid)) {
      const { batch, carried } = full(grid);
      take(batch);
      renew(grid, carried);
    }
    commit(grid, at);
    blank(grid);
  });
  take(grid.batch);
  return { read, sizes };
}

function plain(rows: readonly Row[]): string[][] {
  return rows.map((row) => {
    const cells: string[] = [];
    for (const [column, text] of row) {
      while (cells.length <= column) cells.push('');
      cells[column] = text;
    }
    return cells;
  });
}

describe('batches of rows', () => {
  it('end at 8,192 rows', () => {
    const rows: Row[] = Array.from({ length: 20_000 }, (_, i) => [[0, `${i}`]]);
    expect(batches(rows)).toEqual({ read: plain(rows), sizes: [8192, 8192, 3616] });
  });

  it('end at about a megabyte', () => {
    const rows: Row[] = Array.from({ length: 300 }, (_, i) => [[1, `${i}`.padEnd(10_000, '中')]]);
    const { read, sizes } = batches(rows);
    expect(read).toEqual(plain(rows));
    expect(Math.max(...sizes)).toBeLessThan(40);
  });

  it('stay small when a sheet is wide, or has a stray cell far out', () => {
    const rows: Row[] = Array.from({ length: 300 }, (_, i) =>
      i % 100 === 99
        ? [
            [0, 'a'],
            [16_383, `${i}`],
          ]
        : [[0, `${i}`]],
    );
    const { read, sizes } = batches(rows);
    expect(read).toEqual(plain(rows));
    expect(sizes).toEqual([99, 64, 64, 72, 1]);
  });

  it('do not keep cells of the batch before', () => {
    const rows: Row[] = Array.from({ length: 16_384 }, (_, i) =>
      i <= 8192
        ? [
            [0, 'a'],
            [1, 'b'],
          ]
        : [[0, 'a']],
    );
    expect(batches(rows).read).toEqual(plain(rows));
  });

  it('hold one row of any length', () => {
    const rows: Row[] = [[[0, 'a']], [[2, '長'.repeat(2_000_000)]], [[1, 'b']]];
    expect(batches(rows).read).toEqual(plain(rows));
  });

  it('hold what was put in', () => {
    const cell = fc.tuple(fc.nat({ max: 80 }), fc.string({ minLength: 1 }));
    const row = fc.uniqueArray(cell, { selector: ([column]) => column, minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        expect(batches(rows).read).toEqual(plain(rows));
      }),
    );
  });
});
