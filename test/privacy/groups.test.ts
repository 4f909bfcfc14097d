import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchOf } from '../../scripts/personal/measure.ts';
import { cellText } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Field } from '../../src/model/pipeline.ts';
import { startGroups } from '../../src/privacy/groups.ts';
import { startCounting, startPrivacy } from '../../src/privacy/watch.ts';
import { scanned } from './table.ts';

const column = (cells: readonly string[]) => ({ cells: cells.map((text) => ({ text, is: '' })) });

describe('groups', () => {
  it('are counted as a map counts them', () => {
    const word = fc.constantFrom('', '甲', '乙', '甲乙', 'a', 'ab', 'b');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 2, max: 6 }),
        (rows, k) => {
          const batch = batchOf([column(rows.map(([a]) => a)), column(rows.map(([, b]) => b))]);
          const groups = startGroups();
          groups.count(batch, batch.columns);
          const counts = Map.groupBy(rows, (row) => JSON.stringify(row));
          for (const [i, row] of rows.entries())
            expect(groups.size(batch, batch.columns, i)).toBe(counts.get(JSON.stringify(row))!.length);
          const small = [...counts.values()].filter((one) => one.length < k);
          const below = groups.below(k);
          expect([below.groups, below.rows]).toEqual([small.length, small.flat().length]);
        },
      ),
    );
  });

  it('grow: a hundred thousand of them are all kept apart', () => {
    const groups = startGroups();
    for (let at = 0; at < 100_000; at += 5000) {
      const batch = batchOf([column(Array.from({ length: 5000 }, (_, i) => String(at + i)))]);
      groups.count(batch, batch.columns);
    }
    expect(groups.below(2).groups).toBe(100_000);
  });
});

describe('small groups', () => {
  const towns = ['大安區', '大安區', '大安區', '烏坵鄉'];
  const ages = ['30', '35', '30', '87'];
  const quasi = ['town', 'age'];
  const fields = [
    { name: 'town', title: '鄉鎮' },
    { name: 'age', title: '年齡', type: 'integer' },
  ] as const;
  const table = [
    [fields[0], towns],
    [fields[1], ages],
  ] as const;

  it('hold the release back, and name the first row of each', () => {
    const { findings } = scanned(table, { quasi, k: 2, small: 'hold' });
    expect(findings).toMatchObject([
      {
        problem: 'small-group',
        level: 'error',
        cells: 2,
        facts: { groups: 2, rows: 2, found: 1, expected: 2, quasi: 'town、age' },
      },
    ]);
    expect(findings[0]!.places.map((place) => place.top)).toEqual([1, 3]);
    expect(scanned(table, { quasi: ['town'], k: 2, small: 'hold' }).findings[0]?.facts).toMatchObject({ groups: 1 });
  });

  it('become large where columns are coarsened', () => {
    const { findings, batch } = scanned(
      [
        [fields[0], ['大安區', '大安區', '信義區']],
        [fields[1], ['30', '35', '39']],
      ],
      { quasi, k: 3, small: 'coarsen', coarsen: { age: 10, town: 1 } },
    );
    expect([0, 1, 2].map((row) => cellText(batch, batch.columns[1]!, row))).toEqual(['30', '30', '30']);
    expect([0, 1, 2].map((row) => cellText(batch, batch.columns[0]!, row))).toEqual(['大', '大', '信']);
    expect(findings.map((finding) => finding.problem)).toEqual(['small-group']);
  });

  it('are emptied where that is declared, and what is left over holds the release back', () => {
    const small = { quasi, k: 2, small: 'suppress' } as const;
    const all: readonly Field[] = fields.map((field): Field => ({ type: 'text', ...field }));
    const suppressed = (rows: readonly (readonly [string, string])[]) => {
      const make = () => batchOf([column(rows.map(([town]) => town)), column(rows.map(([, age]) => age))]);
      const counting = startCounting(all, small);
      counting.batch(make());
      const batch = make();
      const findings = new Findings();
      const watch = startPrivacy({ fields: all, headings: [], small, counted: counting.groups });
      watch.batch(batch, '', () => undefined);
      watch.end(findings);
      const cells = rows.map((_, row) => batch.columns.map((one) => cellText(batch, one, row)).join(' '));
      return { cells, problems: findings.list().map((finding) => finding.problem) };
    };
    expect(
      suppressed([
        ['大', '3'],
        ['大', '3'],
        ['烏', '8'],
        ['金', '9'],
      ]),
    ).toEqual({
      cells: ['大 3', '大 3', ' ', ' '],
      problems: ['small-groups-suppressed'],
    });
    // One row alone, emptied, is still known: it is the only empty one.
    expect(
      suppressed([
        ['大', '3'],
        ['大', '3'],
        ['烏', '8'],
      ]).problems,
    ).toEqual(['small-group', 'small-groups-suppressed']);
  });
});
