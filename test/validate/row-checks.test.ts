import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Field, TableChecks } from '../../src/model/pipeline.ts';
import { fill } from '../../src/model/text.ts';
import { startFigures } from '../../src/validate/figures.ts';
import { tellHistory } from '../../src/validate/history.ts';
import { problems, rowChecks } from '../../src/validate/index.ts';
import { startRowChecks } from '../../src/validate/rows.ts';
import { sequence } from '../../src/validate/sequence.ts';
import { batchOf } from './batch-of.ts';

const fieldOf = (name: string): Field => ({
  name,
  title: `「${name}」欄`,
  type: name.startsWith('n') ? 'decimal' : 'text',
});

/** Rows of cells through the checks: what is found. */
function run(
  declared: TableChecks,
  names: readonly string[],
  rows: readonly (readonly string[])[],
  unread?: number[][],
) {
  const findings = new Findings();
  const checks = startRowChecks(
    declared,
    names.map(fieldOf),
    names.map((_, at) => at),
  );
  const marks = unread?.map((one) => Uint8Array.from(one));
  checks?.batch(batchOf(rows, names.length), '表', findings, (at) => marks?.[at]);
  return { found: findings.list(), failed: names.map((_, at) => checks?.failed(at) ?? 0) };
}

describe.each([...rowChecks])('$name', (check) => {
  it.each(check.examples)('%j, %j: %j', (declared, cells, passes) => {
    const { found } = run(declared, Object.keys(cells), [Object.values(cells)]);
    expect(found.map((one) => one.problem)).toEqual(passes ? [] : [check.problem.name]);
    for (const { facts } of found) {
      expect(fill(check.problem.says.zh, facts)).not.toContain('{');
      expect(fill(check.problem.says.en, facts)).not.toContain('{');
    }
  });
});

describe('startRowChecks', () => {
  const sums: TableChecks = { sums: [{ total: 'nAll', parts: ['nA', 'nB'] }] };

  it('tells the cell of the total, exact counts, and counts it as failed', () => {
    const rows = [
      ['1', '2', '3'],
      ['1', '2', '4'],
      ['1', '2', '5'],
      ['0.1', '0.2', '0.3'],
      ['1', '1', '1'],
    ];
    const { found, failed } = run(sums, ['nA', 'nB', 'nAll'], rows);
    expect(found).toEqual([
      {
        problem: 'sum-mismatch',
        level: 'error',
        field: 'nAll',
        facts: { found: '4', expected: '3', fields: '「「nA」欄」「「nB」欄」' },
        places: [
          { sheet: '表', top: 2, left: 2, bottom: 3, right: 2 },
          { sheet: '表', top: 5, left: 2, bottom: 5, right: 2 },
        ],
        cells: 3,
      },
    ]);
    expect(failed).toEqual([0, 0, 3]);
  });

  it('lets rows be in which a cell could not be read', () => {
    const rows = [
      ['x', '2', '9'],
      ['1', '2', '9'],
    ];
    expect(
      run(sums, ['nA', 'nB', 'nAll'], rows, [
        [1, 0],
        [0, 0],
        [0, 0],
      ]).found,
    ).toMatchObject([{ cells: 1 }]);
  });

  it('is not started for a total that the file does not have', () => {
    expect(startRowChecks(sums, ['nA', 'nB', 'nAll'].map(fieldOf), [0, 1, -1])).toBeUndefined();
    expect(startRowChecks(undefined, [], [])).toBeUndefined();
  });

  it('does not show a masked cell in a finding of another column', () => {
    const fields: Field[] = [{ ...fieldOf('a'), privacy: { mask: 'all' } }, fieldOf('b')];
    const findings = new Findings();
    const rules = { rules: [rule({ field: 'a', filled: true }, { field: 'b', required: true })] };
    startRowChecks(rules, fields, [0, 1])!.batch(batchOf([['王', '']], 2), '', findings, () => undefined);
    expect(JSON.stringify(findings.list())).not.toContain('王');
  });

  it('agrees with sums of whole numbers, whatever they are', () => {
    const row = fc.tuple(fc.integer(), fc.integer(), fc.integer({ min: -1, max: 1 }));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const cells = rows.map(([a, b, off]) => [a, b, a + b + off].map(String));
        const wrong = rows.filter(([, , off]) => off !== 0).length;
        expect(run(sums, ['nA', 'nB', 'nAll'], cells).failed[2]).toBe(wrong);
      }),
    );
  });
});

const rule = <If, Then>(condition: If, then: Then) => ({ if: condition, then });

describe('sequence', () => {
  const breaks = (value: string, cells: readonly string[], field: Partial<Field> = {}) => {
    const follows = sequence.start(value, { name: 'f', title: 'f', type: 'text', ...field });
    return cells.filter((cell) => {
      const bytes = new TextEncoder().encode(`#${cell}#`);
      return !follows(bytes, 1, bytes.length - 1);
    });
  };

  it.each([
    ['rising', ['2023-01', '2023-02', '2023-02', '2023-01', '2023-03'], {}, ['2023-01']],
    ['rising', ['9', '10', '9.5'], { type: 'decimal' }, ['9.5']],
    ['falling', ['10', '9', '9.5', '-1'], { type: 'decimal' }, ['9.5']],
    ['gapless', ['1', '2', '2', '4', '5', '3'], { type: 'integer' }, ['4', '3']],
    ['gapless', ['2023-11', '2023-12', '2024-01', '2024-03'], { type: 'period' }, ['2024-03']],
    ['gapless', ['008', '009', '010', '012'], { type: 'code' }, ['012']],
    ['gapless', ['甲', '乙'], {}, []],
    ['gapless', ['202312', '202401'], { type: 'period', form: 'basic' }, []],
  ] as const)('%s %j breaks at %3$j', (value, cells, field, wrong) => {
    expect(breaks(value, cells, field)).toEqual(wrong);
  });

  it('is only a warning', () => expect(sequence.problem.level).toBe('warning'));
});

describe('history', () => {
  const field: Field = {
    name: 'n',
    title: '數',
    type: 'decimal',
    checks: { history: { mean: 2, sum: 3, largest: 10, missing: 0.1 } },
  };
  const column = (cells: readonly string[]) => {
    const figures = startFigures(field)!;
    const batch: Batch = batchOf(
      cells.map((cell) => [cell]),
      1,
    );
    figures.batch(batch, batch.columns[0]!);
    const missing = cells.filter((cell) => cell === '').length;
    const numbers = figures.end();
    const counts = { column: 1, filled: cells.length - missing, missing, rewritten: 0, unreadable: 0 };
    return { name: 'n', title: '數', type: 'decimal' as const, ...counts, numbers };
  };

  it('counts numbers exactly', () => {
    expect(column(['0.1', '', '0.2', '-5', '9007199254740993']).numbers).toEqual({
      count: 4,
      sum: '9007199254740988.3',
      minimum: '-5',
      maximum: '9007199254740993',
    });
  });

  it.each([
    [['10', '12'], ['11', '12'], []],
    [['10', '12'], ['23', '24'], ['mean']],
    [['10', '12'], ['4', '5'], ['mean']],
    [
      ['10', '12'],
      ['-10', '-12'],
      ['mean', 'sum'],
    ],
    [['10', '12'], ['130', '-125', '21', '18'], ['largest']],
    [['10', '12'], ['11', '11', '11', '11', '11', '11', '11'], ['sum']],
    [['10', '12'], ['11', ''], ['missing']],
    [['0', '0'], ['9', '9'], []],
  ])('%j after %j: %j', (before, now, expected) => {
    const found = tellHistory([field], [column(now)], [column(before)]);
    const words: Record<string, string> = { mean: 'mean', sum: 'sum', 'largest number, whatever its sign': 'largest' };
    expect(found.map((one) => words[String(one.facts['whatEn'])] ?? 'missing')).toEqual(expected);
    for (const one of found) {
      expect(one.level).toBe('warning');
      const problem = problems.find(({ name }) => name === one.problem)!;
      expect(fill(problem.says.zh, one.facts) + fill(problem.says.en, one.facts)).not.toContain('{');
    }
  });

  it('says nothing where nothing was counted before', () => {
    const { numbers: _, ...bare } = column(['1']);
    expect(tellHistory([field], [column(['99'])], [bare])).toEqual([]);
    expect(tellHistory([field], [column(['99'])], [])).toEqual([]);
  });
});
