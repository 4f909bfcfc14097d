import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnFacts, Subject } from '../../src/model/score.ts';
import { baseSubject, columnsWith, spreadsheet } from '../../src/score/base-subject.ts';
import { named } from '../../src/score/columns-named.ts';
import { rules, version } from '../../src/score/index.ts';
import { score } from '../../src/score/score.ts';

const count = fc.oneof(fc.constant(0), fc.nat(60));
const type = fc.constantFrom('text', 'integer', 'decimal', 'date', 'period', 'code', 'boolean', 'coordinate');

const column: fc.Arbitrary<ColumnFacts> = fc
  .record({
    title: fc.constantFrom('公園編號', '行政區', '面積', 'Column1', ''),
    levels: fc.constant(1),
    filled: count,
    missing: count,
    marked: count,
    flagged: count,
    rewritten: count,
    unreadable: count,
    failed: count,
    errors: count,
    kind: fc.option(type, { nil: undefined }),
  })
  .map(({ kind, ...rest }) => ({ ...rest, ...(kind && { type: kind }) }) as ColumnFacts);

const reasons = [
  'title',
  'unit',
  'header',
  'total',
  'subtotal',
  'average',
  'comparison',
  'note',
  'blank',
  'repeat',
  'label',
  'continuation',
  'other',
] as const;
const metadata = fc.record({
  titled: fc.boolean(),
  described: fc.boolean(),
  fieldsDescribed: count,
  unitsSaid: count,
  licensed: fc.boolean(),
  frequency: fc.boolean(),
  contact: fc.boolean(),
  standardUris: count,
  versioned: fc.boolean(),
  checksummed: fc.boolean(),
});

const subject: fc.Arbitrary<Subject> = fc
  .record({
    kind: fc.constantFrom('source', 'release'),
    file: fc.constantFrom<Subject['file']>(
      { format: 'csv', extension: 'csv', encoding: 'utf-8' },
      { format: 'csv', extension: 'csv', encoding: 'cp950' },
      { format: 'xlsx', extension: 'xlsx', linkCaches: 1 },
      { format: 'xls', extension: 'xls' },
    ),
    formats: fc.subarray(['csv', 'json', 'xlsx', 'xls', 'pdf']),
    sheets: fc.integer({ min: 1, max: 5 }),
    hiddenSheets: fc.nat(4),
    headerRows: fc.nat(4),
    rows: count,
    cut: fc.record(Object.fromEntries(reasons.map((reason) => [reason, count])), { requiredKeys: [] }),
    merged: fc.record({ header: count, data: count }),
    hiddenRows: count,
    hiddenColumns: count,
    ragged: count,
    strangeCharacters: count,
    columns: fc.array(column, { maxLength: 5 }),
    said: fc.option(metadata, { nil: undefined }),
  })
  .map(({ said, ...rest }) => ({ ...rest, ...(said && { metadata: said }) }) as Subject);

type Worse = (subject: Subject, at: number) => Subject;

const counts = ['hiddenSheets', 'hiddenRows', 'hiddenColumns', 'ragged', 'strangeCharacters', 'sheets'] as const;
const columnCounts = ['marked', 'flagged', 'rewritten', 'unreadable', 'failed', 'errors'] as const;
const changed = (one: Subject, at: number, change: (column: ColumnFacts) => Partial<ColumnFacts>): Subject => ({
  ...one,
  columns: one.columns.map((each, index) => (index === at % one.columns.length ? { ...each, ...change(each) } : each)),
});

const worse: readonly (readonly [string, Worse])[] = [
  ...counts.map((key) => [key, (one: Subject) => ({ ...one, [key]: one[key] + 1 })] as const),
  ...reasons.map(
    (reason) =>
      [reason, (one: Subject) => ({ ...one, cut: { ...one.cut, [reason]: (one.cut[reason] ?? 0) + 1 } })] as const,
  ),
  ...columnCounts.map(
    (key) => [key, (one: Subject, at: number) => changed(one, at, (each) => ({ [key]: each[key] + 1 }))] as const,
  ),
  ['headerRows', (one) => ({ ...one, headerRows: one.headerRows === 0 ? 0 : one.headerRows + 1 })],
  ['no header', (one) => ({ ...one, headerRows: 0 })],
  ['no records', (one) => ({ ...one, rows: 0 })],
  ['merged header', (one) => ({ ...one, merged: { ...one.merged, header: one.merged.header + 1 } })],
  ['merged data', (one) => ({ ...one, merged: { ...one.merged, data: one.merged.data + 1 } })],
  ['linkCaches', (one) => ({ ...one, file: { ...one.file, linkCaches: (one.file.linkCaches ?? 0) + 1 } })],
  ['a nameless column', (one, at) => changed(one, at, ({ title }) => (named(title) ? { title: '' } : {}))],
  ['a made-up name', (one, at) => changed(one, at, ({ title }) => (named(title) ? { title: `Column${at}` } : {}))],
  ['a format less', (one) => ({ ...one, formats: one.formats.slice(1) })],
  [
    'less said',
    (one) => {
      if (!one.metadata) return one;
      const { fieldsDescribed, unitsSaid, standardUris } = one.metadata;
      const less = (number: number) => Math.max(0, number - 1);
      return {
        ...one,
        metadata: {
          ...one.metadata,
          licensed: false,
          described: false,
          versioned: false,
          fieldsDescribed: less(fieldsDescribed),
          unitsSaid: less(unitsSaid),
          standardUris: less(standardUris),
        },
      };
    },
  ],
];

describe('the score', () => {
  it('is 100 where nothing is to be mended, and lists every rule', () => {
    const result = score(baseSubject);
    expect(result.total).toBe(100);
    expect(result.version).toBe(version);
    expect(result.rules.map((one) => one.rule)).toEqual(rules.map((one) => one.problem.name));
  });

  it('leaves out points that do not apply', () => {
    const { rules: listed } = score(baseSubject);
    expect(listed.find((one) => one.rule === 'no-merged-cells')).toEqual({ rule: 'no-merged-cells', points: 5 });
    // utf-8 does not apply to a spreadsheet, which leaves 96 points; the merge costs 3.
    const merged = score({ ...baseSubject, ...spreadsheet, formats: ['csv'], merged: { header: 0, data: 1 } });
    expect(merged.total).toBe(Math.round((100 * 93) / 96));
  });

  it('is below 100 for one bad cell in a million', () => {
    const cells = { filled: 1_000_000, missing: 0 };
    const columns = columnsWith('啟用日期', { ...cells, rewritten: 1 });
    expect(score({ ...baseSubject, rows: 1_000_000, columns }).total).toBeLessThan(100);
    const many = Array.from({ length: 400 }, () => ({ ...baseSubject.columns[3]!, ...cells }));
    const one = [...many, { ...many[0]!, rewritten: 1 }].map((each, at) => ({ ...each, title: `日期${at}日` }));
    const { metadata: _, ...bare } = { ...baseSubject, columns: one };
    expect(score(bare).total).toBe(99);
  });

  it('tells a sheet made for paper from one made for machines', () => {
    const paper: Subject = {
      ...baseSubject,
      ...spreadsheet,
      kind: 'source',
      headerRows: 2,
      sheets: 3,
      cut: { title: 1, unit: 1, header: 2, total: 3, note: 2, blank: 1 },
      merged: { header: 2, data: 6 },
      columns: columnsWith('啟用日期', { rewritten: 40, unreadable: 1 }),
    };
    const { metadata: _, ...bare } = paper;
    expect(score(bare).total).toBeLessThan(55);
    expect(score(bare).total).toBeGreaterThan(20);
  });

  it('is a whole number from 0 to 100, whatever the counts', () => {
    fc.assert(
      fc.property(subject, (one) => {
        const result = score(one);
        expect(Number.isInteger(result.total)).toBe(true);
        expect(result.total).toBeGreaterThanOrEqual(0);
        expect(result.total).toBeLessThanOrEqual(100);
        const lost = result.rules.some((each) => each.kept !== undefined && each.kept < 1);
        expect(result.total === 100).toBe(!lost);
      }),
    );
  });

  it.each(worse)('never rises when things get worse: %s', (_, worsen) => {
    fc.assert(
      fc.property(subject, fc.nat(), (one, at) => {
        expect(score(worsen(one, at)).total).toBeLessThanOrEqual(score(one).total);
      }),
    );
  });
});
