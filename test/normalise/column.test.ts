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
      changes: [
        {
          kind: 'blanks',
          cells: 2,
          samples: [
            { row: 6, found: ' 5\u3000', published: '5' },
            { row: 9, found: '\u3000 ', published: '' },
          ],
        },
        { kind: 'thousands', cells: 1, samples: [{ row: 4, found: '1,234', published: '1234' }] },
        { kind: 'missing-mark', cells: 1, samples: [{ row: 7, found: '－', published: '' }] },
      ],
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

  it.each([
    ['上?國小', '?'],
    ['上??國小', '??'],
    ['基?市基?一?', '?'],
    ['臺□國小', '□'],
  ])('tells of a character of a name that was lost: %s', (text, character) => {
    const { facts, found } = run('text', [text]);
    expect(found).toMatchObject([{ problem: 'lost-character', level: 'warning', facts: { found: text, character } }]);
    expect(facts.strange).toBe(1);
  });

  it.each(['是否同意?請勾選', '為什麼?因為', '可以嗎?', '已申請?', '?國小', '是□否■', '王□明', 'a?b=中', '真的?。'])(
    'takes the mark in %s as it stands',
    (text) => expect(run('text', [text]).found).toEqual([]),
  );

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

describe('changes', () => {
  it('counts a cell under each of its kinds, with the first three of every kind', () => {
    const { facts } = run('integer', ['1,000', '１，０００', '(1,000)', '1,001', '007', '5']);
    expect(facts.changes.map(({ kind, cells, samples }) => [kind, cells, samples.length])).toEqual([
      ['full-width', 1, 1],
      ['thousands', 4, 3],
      ['sign', 1, 1],
      ['zeros', 1, 1],
    ]);
    expect(facts.rewritten).toBe(5);
  });

  it('tells every changed cell, whole, to who listens', () => {
    const long = '長'.repeat(100);
    const { batch, column } = batchOf(['1', ` ${long}`, '－', '2*', '\u3000', ` ${long}`]);
    const told: [number, string, string, string][] = [];
    const field = fieldOf('text', { missing: ['－'], flags: { '*': 'keep' } });
    const work = startColumn(field, normalisers.text, ({ row, found, published }, kinds) =>
      told.push([row, found, published, kinds.join('+')]),
    );
    work.batch(batch, column, '', new Findings());
    expect(told).toEqual([
      [4, ` ${long}`, long, 'blanks'],
      [5, '－', '', 'missing-mark'],
      [6, '2*', '2', 'flag'],
      [7, '\u3000', '', 'blanks'],
      [8, ` ${long}`, long, 'blanks'],
    ]);
  });

  it('remembers the kind with the answer', () => {
    const { facts } = run('period', ['112年5月', '112年5月', '2023年5月', '112年5月']);
    expect(facts.changes.map(({ kind, cells }) => [kind, cells])).toEqual([
      ['roc-year', 3],
      ['date-form', 1],
    ]);
  });

  it('leaves a text as it is where a mend is switched off, and still reports its strange characters', () => {
    const { cells, facts, found } = run('code', ['Ａ１', ' B2', 'C\u200b3', '\u3000'], {
      mend: { 'full-width': false, blanks: false },
    });
    expect(cells).toEqual(['Ａ１', ' B2', 'C\u200b3', '\u3000']);
    expect(facts).toMatchObject({ rewritten: 0, unreadable: 0, filled: 4, missing: 0, changes: [] });
    expect(found.map(({ problem }) => problem)).toEqual(['zero-width-character']);
  });

  it('takes a cell for unreadable that needs a mend that is switched off', () => {
    const { cells, facts, found } = run('date', ['112/3/5', '2023-03-06', '2023/3/7', ' '], {
      mend: { 'roc-year': false, blanks: false },
    });
    expect(cells).toEqual(['112/3/5', '2023-03-06', '2023-03-07', ' ']);
    expect(facts.unreadable).toBe(2);
    expect(found).toMatchObject([{ problem: 'unreadable-date', cells: 2 }]);
  });

  it('warns of numbers with an exponent, with what is published', () => {
    const { cells, found } = run('decimal', ['1.2E+05', '5']);
    expect(cells).toEqual(['120000', '5']);
    expect(found).toMatchObject([
      { problem: 'rounded-number', cells: 1, facts: { found: '1.2E+05', published: '120000' } },
    ]);
  });
});

describe('one form a column', () => {
  function end(type: Type, cells: readonly string[], more: Partial<Field> = {}) {
    const findings = new Findings();
    const work = startColumn(fieldOf(type, more), normalisers[type]);
    for (let at = 0; at < cells.length; at += 3) {
      const { batch, column } = batchOf(cells.slice(at, at + 3));
      work.batch(batch, column, '表', findings);
    }
    work.end(findings);
    return findings.list().filter(({ problem }) => ['mixed-forms', 'day-month-order'].includes(problem));
  }

  it('tells both counts, at the rarer form', () => {
    expect(end('date', ['112/3/5', '112/3/6', 'x', '2023-03-07', '', '112/3/8'])).toEqual([
      {
        problem: 'mixed-forms',
        level: 'warning',
        field: 'value',
        facts: {
          form: '民國年',
          formEn: '民國 years',
          count: 3,
          found: '112/3/5',
          other: '西元年',
          otherEn: 'western years',
          otherCount: 1,
          otherFound: '2023-03-07',
        },
        places: [{ sheet: '表', top: 3, left: 3, bottom: 3, right: 3 }],
        cells: 1,
      },
    ]);
    expect(end('date', ['2023-03-05', '2023/3/6', '112/3/7'])).toMatchObject([
      { cells: 1, places: [{ top: 5 }], facts: { count: 1, otherCount: 2, otherFound: '2023-03-05' } },
    ]);
    expect(end('date', ['2023/3/6', '112/3/7'])).toMatchObject([{ facts: { otherFound: '2023/3/6' } }]);
    expect(end('percent', ['12%', '0.5', '3%'])).toMatchObject([{ facts: { count: 2, otherCount: 1 } }]);
  });

  it('says nothing of a column in one form', () => {
    expect(end('date', ['112/3/5', '112/3/6', '', '－'], { missing: ['－'] })).toEqual([]);
    expect(end('date', ['2023-03-05', '2023/3/6'])).toEqual([]);
    expect(end('integer', ['1,000', '5'])).toEqual([]);
  });

  it('takes no day of a spreadsheet for a text with a western year', () => {
    const findings = new Findings();
    const work = startColumn(fieldOf('date'), normalisers.date);
    const { batch, column } = batchOf(['112/3/5', '2023-04-01', '112/3/6'], [Kind.text, Kind.date, Kind.text]);
    work.batch(batch, column, '', findings);
    work.end(findings);
    expect(findings.list()).toEqual([]);
  });

  it('counts days whose order is not declared', () => {
    expect(end('date', ['31/12/2023', '5/1/2023', '12/31/2023', '1/13/2023', '2023-01-01'])).toEqual([
      {
        problem: 'day-month-order',
        level: 'error',
        field: 'value',
        facts: { found: '31/12/2023', dayFirst: 1, monthFirst: 2, either: 1 },
        places: [{ sheet: '表', top: 3, left: 3, bottom: 3, right: 3 }],
        cells: 4,
      },
    ]);
    expect(end('date', ['31/12/2023', '5/1/2023'], { order: 'day-month-year' })).toEqual([]);
  });
});
