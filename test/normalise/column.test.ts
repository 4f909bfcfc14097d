import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Field, Type } from '../../src/model/pipeline.ts';
import { startColumn } from '../../src/normalise/column.ts';
import { normalisers } from '../../src/normalise/index.ts';
import { batchOf, cellsOf, fieldOf } from './cells.ts';

function run(type: Type, cells: readonly string[], more: Partial<Field> = {}, kinds?: readonly number[]) {
  const { batch, column } = batchOf(cells, kinds);
  const findings = new Findings();
  const work = startColumn(fieldOf(type, more), normalisers[type]);
  work.batch(batch, column, '工作表1', findings);
  return { cells: cellsOf(batch, column), facts: work.facts(), found: findings.list(), unread: work.unread() };
}

describe('startColumn', () => {
  it('rewrites, empties, keeps and reports, cell by cell', () => {
    const { cells, facts, found, unread } = run('integer', ['12', '1,234', '', ' 5\u3000', '－', '約3', '\u3000 '], {
      missing: ['－'],
    });
    expect(cells).toEqual(['12', '1234', '', '5', '', '約3', '']);
    expect(facts).toEqual({
      filled: 4,
      missing: 3,
      marked: 1,
      flagged: 0,
      rewritten: 2,
      unreadable: 1,
      errors: 0,
      strange: 0,
      sample: { row: 4, found: '1,234', published: '1234' },
    });
    expect(found).toEqual([
      {
        problem: 'unreadable-integer',
        level: 'error',
        field: 'value',
        facts: { found: '約3', expected: '整數', expectedEn: 'a whole number' },
        places: [{ sheet: '工作表1', top: 8, left: 3, bottom: 8, right: 3 }],
        cells: 1,
      },
    ]);
    expect([...(unread ?? [])]).toEqual([0, 0, 0, 0, 0, 1, 0]);
  });

  it('takes a mark for missing only as a whole, blanks aside', () => {
    const { cells, facts } = run('text', ['無', ' 無 ', '無障礙', '…', '-'], { missing: ['無', '…', ' - '] });
    expect(cells).toEqual(['', '', '無障礙', '', '']);
    expect(facts.marked).toBe(4);
  });

  it('never takes an undeclared dash for zero or for missing', () => {
    const { cells, facts } = run('decimal', ['-', '－', '—', ' -  ']);
    expect(cells).toEqual(['-', '－', '—', ' -  ']);
    expect(facts.unreadable).toBe(4);
  });

  it('takes declared flags off either end and keeps a record', () => {
    const flags = { '#': 'missing', '*': 'keep', r: 'keep', '**': 'missing' } as const;
    const { cells, facts, found } = run('decimal', ['12#', '3.5*', 'r 1,234', '1,234r', '7**', '#', '*', '8', '－*'], {
      flags,
      missing: ['－'],
    });
    expect(cells).toEqual(['', '3.5', '1234', '1234', '', '', '', '8', '']);
    expect(facts).toMatchObject({ flagged: 8, missing: 5, unreadable: 0, filled: 4 });
    expect(found).toMatchObject([
      { problem: 'flagged-value', level: 'note', cells: 8, facts: { found: '12#', flag: '#', published: '' } },
    ]);
  });

  it('keeps a flagged cell whole when it cannot be read', () => {
    const { cells, found } = run('decimal', ['約3*'], { flags: { '*': 'keep' } });
    expect(cells).toEqual(['約3*']);
    expect(found).toMatchObject([{ problem: 'unreadable-decimal', facts: { found: '約3*' } }]);
  });

  it('reports spreadsheet errors and formulas without a value, whatever the type', () => {
    const kinds = [Kind.error, Kind.uncounted, Kind.text, Kind.uncounted, Kind.number];
    const { cells, facts, found, unread } = run('text', ['#DIV/0!', '', '#N/A', 'B2*2', '#號'], {}, kinds);
    expect(cells).toEqual(['#DIV/0!', '', '#N/A', 'B2*2', '#號']);
    expect(facts).toMatchObject({ errors: 2, missing: 1, filled: 4 });
    expect(found.map(({ problem, cells }) => [problem, cells])).toEqual([
      ['spreadsheet-error', 2],
      ['formula-without-value', 2],
    ]);
    expect([...(unread ?? [])]).toEqual([1, 1, 1, 1, 0]);
  });

  it('lets a declared mark win over a spreadsheet error', () => {
    const { cells, found } = run('integer', ['#N/A', '1'], { missing: ['#N/A'] }, [Kind.error, Kind.number]);
    expect(cells).toEqual(['', '1']);
    expect(found).toEqual([]);
  });

  it('leaves text alone and reports its strange characters', () => {
    const texts = [
      '\ue001子',
      '\u{fffa8}溝',
      '溫\ufffd路',
      '中\u200b正',
      'a\u0002b',
      'a\u0085b',
      '第一\n行',
      '龜\u{2f85a}里',
      'é€ﬁ𡍼\u200a字',
    ];
    const { cells, facts, found } = run('text', texts);
    expect(cells).toEqual(texts);
    expect(facts.strange).toBe(6);
    expect(found.map(({ problem, level, cells, facts }) => [problem, level, cells, facts['character']])).toEqual([
      ['replacement-character', 'error', 1, 'U+FFFD'],
      ['private-use-character', 'warning', 2, 'U+E001'],
      ['zero-width-character', 'warning', 1, 'U+200B'],
      ['control-character', 'warning', 2, 'U+0002'],
    ]);
  });

  it('trims long texts, which fit into no scratch buffer', () => {
    const long = '長'.repeat(500);
    expect(run('text', [` ${long} `]).cells).toEqual([long]);
    expect(run('code', [`${long}１`]).cells).toEqual([`${long}1`]);
  });

  it('answers the same for a value that comes again, in this batch and the next', () => {
    const cells = ['112年5月', '二', '112年5月', '二', '2023Q1', '112年5月'];
    const work = startColumn(fieldOf('period'), normalisers.period);
    const findings = new Findings();
    for (let round = 0; round < 2; round++) {
      const { batch, column } = batchOf(cells);
      work.batch(batch, column, '', findings);
      expect(cellsOf(batch, column)).toEqual(['2023-05', '二', '2023-05', '二', '2023-Q1', '2023-05']);
    }
    expect(work.facts()).toMatchObject({ rewritten: 8, unreadable: 4, filled: 12 });
  });

  it('forgets the unread rows of the batch before', () => {
    const work = startColumn(fieldOf('integer'), normalisers.integer);
    const findings = new Findings();
    const first = batchOf(['x', '1']);
    work.batch(first.batch, first.column, '', findings);
    expect([...(work.unread() ?? [])]).toEqual([1, 0]);
    const second = batchOf(['1', 'x']);
    work.batch(second.batch, second.column, '', findings);
    expect([...(work.unread() ?? [])]).toEqual([0, 1]);
    const third = batchOf(['1']);
    work.batch(third.batch, third.column, '', findings);
    expect(work.unread()).toBeUndefined();
  });
});
