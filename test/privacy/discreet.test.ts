import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/model/pipeline.ts';
import { publishedPipeline } from '../../src/model/privacy.ts';
import type { Report, ReportColumn } from '../../src/model/release.ts';
import { discreet, withoutAside } from '../../src/privacy/discreet.ts';

const fields: readonly Field[] = [
  { name: 'id', title: '證號', type: 'text' },
  { name: 'phone', title: '電話', type: 'text', privacy: { mask: 'phone' } },
  { name: 'age', title: '年齡', type: 'integer' },
  { name: 'remark', title: '備註', type: 'text' },
];
const column = (name: string, found: string): ReportColumn => {
  const sample = { cell: 'A2', found, published: `${found}!` };
  const counts = { column: 1, filled: 1, missing: 0, rewritten: 1, unreadable: 0 };
  return {
    name,
    title: name,
    type: 'text',
    ...counts,
    sample,
    changes: [{ kind: 'trimmed' as never, cells: 1, samples: [sample] }],
  };
};
const finding = (field: string, found: string) => ({
  problem: 'pattern-mismatch',
  level: 'error' as const,
  field,
  facts: { found, expected: '[0-9]+' },
  places: [],
  cells: 1,
});
const cells = { id: '甲機密', phone: '乙機密', age: '丙機密', remark: '請洽0912-345-678' };
const report = {
  table: { titles: ['公園清冊'], notes: ['承辦人手機0912-345-678'] },
  columns: Object.entries(cells).map(([name, found]) => column(name, found)),
  findings: Object.entries(cells).map(([name, found]) => finding(name, found)),
  preview: { header: Object.keys(cells), rows: [Object.values(cells)] },
} as unknown as Report;

describe('what a report shows', () => {
  it('of a field with personal data, a masked or a coarsened one: no cell', () => {
    const small = { quasi: ['age'], k: 5, small: 'coarsen', coarsen: { age: 10 } } as const;
    const made = discreet(report, fields, ['id'], small);
    const { preview, ...rest } = made;
    expect(JSON.stringify(rest)).not.toContain('機密');
    expect(made.findings.map((one) => one.facts['found'])).toEqual(['***', '***', '***', '請洽0912-***-***']);
    expect(made.findings[0]?.facts['expected']).toBe('[0-9]+');
    // What is masked or coarsened is so in the preview already.
    expect(preview.rows).toEqual([['***', '乙機密', '丙機密', '請洽0912-345-678']]);
    expect(made.columns.map((one) => one.changes?.[0]?.cells)).toEqual([1, 1, 1, 1]);
  });

  it('of anything else: all of it', () => {
    const made = discreet(report, fields, []);
    expect(made.columns[0]).toEqual(report.columns[0]);
    expect(made.columns[2]).toEqual(report.columns[2]);
    expect(made.findings[0]).toEqual(report.findings[0]);
  });

  it('of titles and notes: what tells no person', () => {
    expect(discreet(report, fields, []).table).toEqual({ titles: ['公園清冊'], notes: ['承辦人手機0912-***-***'] });
  });

  it('of rows that were set aside: no cell', () => {
    const [one, two] = report.findings;
    const kept = withoutAside({ ...report, findings: [{ ...one!, quarantined: 1 }, two!] });
    expect(kept.findings.map((each) => each.facts['found'])).toEqual(['***', '乙機密']);
  });
});

it('says in a field’s description what was done to its cells', () => {
  const own: readonly Field[] = [
    ...fields.map((field) => ({ ...field, description: `${field.title}。` })),
    { name: 'card', title: '卡號', type: 'text', privacy: { drop: true } },
  ];
  const small = { quasi: ['age'], k: 5, small: 'suppress', coarsen: { age: 10 } } as const;
  expect(publishedPipeline({ fields: own, privacy: small }).fields.map((field) => field.description)).toEqual([
    '證號。',
    '電話。（部分內容已遮罩）',
    '年齡。（每 10 為一組，發布的是下限；相同的不到 5 列時留空）',
    '備註。',
  ]);
});
