import { describe, expect, it } from 'vitest';
import type { Batch, Column } from '../../src/model/batch.ts';
import { Findings, type Problem } from '../../src/model/finding.ts';

const text = { zh: '一', en: 'a' };
const problem: Problem = {
  name: 'odd',
  level: 'error',
  says: text,
  why: text,
  mend: text,
  example: { before: '', after: '' },
};

/** A batch of rows whose one column is from the cells (row, column) of a sheet. */
function batchOf(cells: readonly (readonly [row: number, column: number])[], shared = false): [Batch, Column] {
  const column: Column = {
    at: 1,
    starts: new Uint32Array(cells.length),
    ends: new Uint32Array(cells.length),
    from: {
      rows: Uint32Array.from(cells, ([row]) => row),
      columns: Uint32Array.from(cells, ([, at]) => at),
      shared,
    },
  };
  const rows = Uint32Array.from(cells, ([row]) => row);
  const widths = new Uint32Array(cells.length);
  return [{ length: cells.length, rows, widths, bytes: new Uint8Array(0), used: 0, columns: [column] }, column];
}

function told(cells: readonly (readonly [number, number])[], shared = false) {
  const findings = new Findings();
  const [batch, column] = batchOf(cells, shared);
  for (let row = 0; row < cells.length; row++)
    findings.at(problem, 'f', '1月', { batch, column, row }, () => ({ row }));
  return findings.list();
}

describe('Findings.at', () => {
  it('is one finding over many source columns, runs joined both ways', () => {
    const found = told([
      [3, 1],
      [3, 2],
      [3, 3],
      [5, 2],
      [6, 2],
    ]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ problem: 'odd', field: 'f', cells: 5, facts: { row: 0 } });
    expect(found[0]!.places).toEqual([
      { sheet: '1月', top: 3, left: 1, bottom: 3, right: 3 },
      { sheet: '1月', top: 5, left: 2, bottom: 6, right: 2 },
    ]);
  });

  it('tells a cell once that neighbouring rows show', () => {
    const cells = [3, 3, 3, 4, 4].map((row): [number, number] => [row, 0]);
    expect(told(cells)[0]).toMatchObject({ cells: 2, places: [{ top: 3, left: 0, bottom: 4, right: 0 }] });
  });

  it('tells a heading once that rows all over the table show', () => {
    const cells = [1, 2, 1, 2, 1].map((column): [number, number] => [0, column]);
    expect(told(cells, true)[0]).toMatchObject({ cells: 2, places: [{ top: 0, left: 1, bottom: 0, right: 2 }] });
  });

  it('tells cells of a plain column as ever, one finding a column', () => {
    const findings = new Findings();
    const [batch, { from: _, ...column }] = batchOf([
      [3, 1],
      [4, 1],
    ]);
    for (let row = 0; row < 2; row++) findings.at(problem, 'f', '', { batch, column, row }, () => ({}));
    expect(findings.list()[0]).toMatchObject({ cells: 2, places: [{ top: 3, left: 1, bottom: 4, right: 1 }] });
  });
});
