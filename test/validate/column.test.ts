import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Batch, Column } from '../../src/model/batch.ts';
import { Fault } from '../../src/model/fault.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Field } from '../../src/model/pipeline.ts';
import { startChecks } from '../../src/validate/column.ts';
import { checks, problems, rowChecks } from '../../src/validate/index.ts';
import { pattern } from '../../src/validate/pattern.ts';

function batchOf(cells: readonly string[]): { batch: Batch; column: Column } {
  const bytes = new TextEncoder().encode(cells.join(''));
  const column: Column = { at: 1, starts: new Uint32Array(cells.length), ends: new Uint32Array(cells.length) };
  let used = 0;
  for (const [row, cell] of cells.entries()) {
    column.starts[row] = used;
    used += new TextEncoder().encode(cell).length;
    column.ends[row] = used;
  }
  const rows = Uint32Array.from(cells, (_, row) => row + 1);
  return { batch: { length: cells.length, rows, widths: rows, bytes, used, columns: [column] }, column };
}

function run(field: Partial<Field>, cells: readonly string[], unread?: readonly number[]) {
  const { batch, column } = batchOf(cells);
  const findings = new Findings();
  const lists: Record<string, string[]> = { counties: ['63000', '09007'] };
  const work = startChecks({ name: 'f', title: '欄', type: 'text', ...field }, (name) => lists[name] ?? []);
  work.batch(batch, column, '表', findings, unread && Uint8Array.from(unread));
  return { failed: work.failed(), found: findings.list() };
}

describe.each([...checks])('$name', (check) => {
  it.each(check.examples)('%j, cell %j: %j', (value, cell, passes) => {
    const inner = new TextEncoder().encode(cell);
    const bytes = new Uint8Array(inner.length + 8).fill(0x31);
    bytes.set(inner, 4);
    const test = check.start(value);
    // Twice, as repeated values may be remembered.
    expect([test(bytes, 4, 4 + inner.length), test(bytes, 4, 4 + inner.length)]).toEqual([passes, passes]);
  });
});

describe('startChecks', () => {
  it('reports place, value and expectation, once a check', () => {
    const { failed, found } = run({ checks: { minimum: 0, maximum: 10 } }, ['5', '-1', '-2', '', '11']);
    expect(failed).toBe(3);
    expect(found).toEqual([
      {
        problem: 'below-minimum',
        level: 'error',
        field: 'f',
        facts: { found: '-1', expected: '0' },
        places: [{ sheet: '表', top: 2, left: 1, bottom: 3, right: 1 }],
        cells: 2,
      },
      {
        problem: 'above-maximum',
        level: 'error',
        field: 'f',
        facts: { found: '11', expected: '10' },
        places: [{ sheet: '表', top: 5, left: 1, bottom: 5, right: 1 }],
        cells: 1,
      },
    ]);
  });

  it('asks only `required` of an empty cell', () => {
    const { failed, found } = run({ checks: { required: true, minLength: 2, pattern: '..' } }, ['', 'ab', '']);
    expect(failed).toBe(2);
    expect(found).toMatchObject([{ problem: 'missing-required', cells: 2 }]);
    expect(run({ checks: { required: false, minLength: 2 } }, ['']).failed).toBe(0);
  });

  it('counts a cell that fails two checks once', () => {
    const { failed, found } = run({ checks: { minLength: 5, pattern: '\\d+' } }, ['ab']);
    expect(failed).toBe(1);
    expect(found.map(({ problem }) => problem)).toEqual(['pattern-mismatch', 'too-short']);
  });

  it('lets cells be that were already reported as unreadable', () => {
    expect(run({ checks: { pattern: '\\d+', required: true } }, ['x', 'y', ''], [1, 0, 1]).failed).toBe(1);
  });

  it('looks codes up in the list that the field names', () => {
    const { found } = run({ codes: 'counties' }, ['63000', '9007', '09007']);
    expect(found).toMatchObject([
      { problem: 'not-in-code-list', cells: 1, facts: { found: '9007', expected: 'counties' } },
    ]);
  });

  it('shortens what it shows', () => {
    const many = Array.from({ length: 20 }, (_, at) => String(at));
    const { found } = run({ checks: { enum: many } }, ['長'.repeat(300)]);
    expect(found[0]?.facts).toEqual({ found: `${'長'.repeat(60)}…`, expected: '0、1、2、3、4、5、6、7…' });
  });

  it('faults on a pattern that is no regular expression', () => {
    expect(() => pattern.start('(')).toThrow(Fault);
  });
});

describe('registry', () => {
  it('has every file that holds a check', async () => {
    const files = readdirSync(new URL('../../src/validate/', import.meta.url)).filter((name) => name !== 'index.ts');
    const found: unknown[] = [];
    for (const file of files) {
      const exported: Record<string, unknown> = await import(/* @vite-ignore */ `../../src/validate/${file}`);
      found.push(
        ...Object.values(exported).filter((one) => typeof one === 'object' && one !== null && 'examples' in one),
      );
    }
    expect(new Set<unknown>([...checks, ...rowChecks])).toEqual(new Set(found));
  });

  it('says what, why and how in both languages, once a problem', () => {
    expect(new Set(problems.map(({ name }) => name)).size).toBe(problems.length);
    for (const { says, why, mend } of problems) {
      for (const text of [says, why, mend]) {
        expect(text.zh).toMatch(/。$/);
        expect(text.en).toMatch(/\.$/);
      }
    }
  });
});
