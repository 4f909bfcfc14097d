import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { Accepted, Field, Gates, Type } from '../../src/model/pipeline.ts';
import { fill } from '../../src/model/text.ts';
import { changes } from '../../src/publish/changes.ts';
import { judgeGates } from '../../src/publish/gates.ts';
import { gates, problems } from '../../src/publish/index.ts';
import { plan } from '../../src/publish/plan.ts';
import { inputOf } from './subject.ts';

type Subject = Parameters<typeof judgeGates>[0];

const field = (name: string, type: Type = 'text', more: Partial<Field> = {}): Field => ({
  name,
  title: name,
  type,
  ...more,
});
const column = (name: string, filled = 10) => ({ name, filled, missing: 10 - filled });
const finding = (problem: string, name: string, level: Finding['level'] = 'error'): Finding => ({
  problem,
  level,
  field: name,
  facts: {},
  places: [],
  cells: 3,
});
const last = (rows: number, fields: readonly Field[], columns = fields.map((each) => column(each.name))) => ({
  release: { rows, fields },
  columns,
});
const good: Subject = {
  settings: {},
  rows: 10,
  fields: [field('甲'), field('乙')],
  columns: [column('甲'), column('乙')],
  findings: [],
  score: 90,
  last: last(10, [field('甲'), field('乙')]),
};
const failed = (subject: Subject, accept: readonly Accepted[] = []) =>
  judgeGates(subject, accept, '2026-11-20')
    .results.filter((result) => !result.passed)
    .map(({ gate, facts }) => [gate, facts]);
const rows = (count: number, settings: Gates, before?: number): Subject => {
  const { last: _, ...first } = good;
  return { ...first, rows: count, settings, ...(before !== undefined && { last: last(before, good.fields) }) };
};

describe('gates', () => {
  it('let a good run pass, each telling so', () => {
    const judged = judgeGates(good, [], '2026-11-20');
    expect(judged.held).toBe(false);
    expect(judged.results.map((each) => each.gate)).toEqual(gates.map((gate) => gate.problem.name));
  });

  it.each<[string, Subject, unknown]>([
    ['no rows', rows(0, {}), [['no-rows', { found: 0, expected: 1 }]]],
    ['no rows after many is told once', rows(0, {}, 100), [['no-rows', { found: 0, expected: 1 }]]],
    ['no rows, allowed', rows(0, { minimumRows: 0 }), []],
    [
      'no rows, allowed, after many',
      rows(0, { minimumRows: 0 }, 4),
      [['rows-dropped', { found: 0, before: 4, drop: 100, expected: 30 }]],
    ],
    ['fewer than the minimum', rows(9, { minimumRows: 10 }), [['too-few-rows', { found: 9, expected: 10 }]]],
    ['as many as the minimum', rows(10, { minimumRows: 10 }), []],
    ['a drop at the limit', rows(70, {}, 100), []],
    [
      'a drop over the limit',
      rows(69, {}, 100),
      [['rows-dropped', { found: 69, before: 100, drop: 31, expected: 30 }]],
    ],
    ['a drop the pipeline allows', rows(69, { maximumDrop: 0.5 }, 100), []],
    ['more rows', rows(1000, {}, 100), []],
    ['a column gone', { ...good, fields: [field('甲')] }, [['column-gone', { field: '乙', expected: '乙' }]]],
    [
      'a column renamed, by alias',
      { ...good, fields: [field('丙', 'integer', { aliases: ['乙'] }), field('甲')] },
      [['column-renamed', { field: '乙', found: '丙', expected: '乙' }]],
    ],
    [
      'a column renamed, by place',
      { ...good, fields: [field('甲'), field('丙')] },
      [['column-renamed', { field: '乙', found: '丙', expected: '乙' }]],
    ],
    [
      'a column gone, another of another type at its place',
      { ...good, fields: [field('甲'), field('丙', 'integer')] },
      [['column-gone', { field: '乙', expected: '乙' }]],
    ],
    ['a column more', { ...good, fields: [...good.fields, field('丙')] }, []],
    ['columns in another order', { ...good, fields: good.fields.toReversed() }, []],
    [
      'a column gone empty',
      { ...good, columns: [column('甲', 0), column('乙')] },
      [['column-emptied', { field: '甲', found: 10 }]],
    ],
    [
      'a column that the file lacks, which `change` lets be published',
      {
        ...good,
        columns: [{ ...column('甲', 0), column: 0 }, column('乙')],
        findings: [{ problem: 'drift-column-removed', level: 'warning', field: '甲', facts: {}, places: [], cells: 0 }],
      },
      [],
    ],
    [
      'a column that was empty before',
      { ...good, columns: [column('甲', 0)], last: last(10, good.fields, [column('甲', 0)]) },
      [],
    ],
    ['an empty column of a first release', { ...rows(10, {}), columns: [column('甲', 0)] }, []],
    [
      'an empty required column of a first release',
      { ...rows(10, {}), fields: [field('甲', 'text', { checks: { required: true } })], columns: [column('甲', 0)] },
      [['column-emptied', { field: '甲', found: 10 }]],
    ],
    [
      'a type changed',
      { ...good, fields: [field('甲', 'integer'), field('乙')] },
      [['type-changed', { field: '甲', found: 'integer', expected: 'text' }]],
    ],
    ['a low score', { ...good, score: 59.9 }, [['score-too-low', { found: 59.9, expected: 60 }]]],
    ['a score the pipeline allows', { ...good, score: 40, settings: { minimumScore: 40 } }, []],
    [
      'errors',
      {
        ...good,
        findings: [finding('date-unreadable', '甲'), finding('date-unreadable', '乙'), finding('x', '甲', 'note')],
      },
      [['findings-hold-back', { found: 2, cells: 6 }]],
    ],
  ])('%s', (_, subject, expected) => {
    expect(failed(subject)).toEqual(expected);
    expect(judgeGates(subject, [], '2026-11-20').held).toBe((expected as unknown[]).length > 0);
  });

  it.each<[string, Partial<Accepted>, boolean]>([
    ['to the last day', { until: '2026-11-20' }, false],
    ['no longer the day after', { until: '2026-11-19' }, true],
    ['for its column', { field: '乙' }, false],
    ['not for another', { field: '甲' }, true],
    ['not for another problem', { problem: 'type-changed' }, true],
  ])('accept counts %s', (_, over, held) => {
    const accept = { problem: 'column-gone', reason: '不再蒐集', until: '2026-12-31', ...over };
    const judged = judgeGates({ ...good, fields: [field('甲')] }, [accept], '2026-11-20');
    expect(judged.held).toBe(held);
    expect(judged.accepted).toEqual(held ? [] : [accept]);
    expect(judged.findings.map((each) => each.problem)).toEqual(
      over.until === '2026-11-19' ? ['acceptance-expired'] : [],
    );
  });

  it('accepted findings hold nothing back, the others do', () => {
    const accept = { problem: 'date-unreadable', field: '甲', reason: '原件如此', until: '2026-12-31' };
    const one = judgeGates({ ...good, findings: [finding('date-unreadable', '甲')] }, [accept], '2026-11-20');
    expect([one.held, one.accepted]).toEqual([false, [accept]]);
    const both = [finding('date-unreadable', '甲'), finding('date-unreadable', '乙')];
    expect(failed({ ...good, findings: both }, [accept])).toEqual([['findings-hold-back', { found: 1, cells: 3 }]]);
  });

  it('say all they know: no brace is left, and every problem is told apart', () => {
    expect(new Set(problems.map((problem) => problem.name)).size).toBe(12);
    const everything = [
      ...failed({ ...good, findings: [finding('x', '甲')], fields: [field('甲', 'integer')], score: 1 }),
      ...failed({ ...good, fields: [field('甲'), field('丙')], columns: [column('甲', 0)] }),
      ...failed(rows(0, {})),
      ...failed(rows(2, { minimumRows: 3 }, 9)),
      ...failed({ ...good, quarantine: { rows: 30, share: 0.1 } }),
    ] as [string, Record<string, string | number>][];
    expect(new Set(everything.map(([gate]) => gate)).size).toBe(gates.length);
    for (const [gate, facts] of everything) {
      const { says } = problems.find((problem) => problem.name === gate)!;
      expect(fill(says.zh + says.en, facts)).not.toMatch(/[{}]/);
    }
  });

  it('are all in the registry', async () => {
    const files = readdirSync('src/publish').filter((name) => name.startsWith('gate-'));
    const found = await Promise.all(files.map((name) => import(`../../src/publish/${name.slice(0, -3)}.ts`)));
    expect(new Set(found.flatMap((each) => Object.values(each)))).toEqual(new Set(gates));
  });
});

describe('changes', () => {
  const release = plan(inputOf('1,10,2001', undefined)).release;
  const after = { ...release, metadata: release.metadata! };
  const changed = (over: Partial<typeof after>) => changes(release, { ...after, ...over });
  const [id, area, year] = release.fields;
  const filesWith = (name: string) => release.files.map((file) => (file.name === name ? { name, sha256: 'x' } : file));

  it.each<[string, Partial<typeof after>, string[]]>([
    ['nothing', {}, []],
    ['rows', { rows: 3 }, ['rows 1 -> 3']],
    ['values', { files: filesWith('parks.csv') as typeof after.files }, ['values changed']],
    ['schema', { files: filesWith('schema.json') as typeof after.files }, ['schema changed']],
    ['metadata', { metadata: 'x' }, ['metadata changed']],
    ['a field gone', { fields: [id!, year!] }, ['field removed 面積']],
    ['a field more', { fields: [id!, { name: '新', title: '新', type: 'text' }, area!, year!] }, ['field added 新']],
    ['a type', { fields: [id!, { ...area!, type: 'text' }, year!] }, ['field retyped decimal -> text 面積']],
    ['the order', { fields: [area!, id!, year!] }, ['fields reordered']],
    ['formats', { formats: ['csv'] }, ['format removed json']],
  ])('tell %s', (_, over, expected) => {
    expect(changed(over)).toEqual(expected);
  });

  it('tell a first release, and what was accepted', () => {
    const accepted = [{ problem: 'column-gone', field: '乙', reason: '不再蒐集', until: '2026-12-31' }];
    expect(changes(undefined, after, accepted)).toEqual([
      'first release',
      'accepted column-gone 乙 until 2026-12-31: 不再蒐集',
    ]);
    expect(release.changes).toEqual(['first release']);
  });
});
