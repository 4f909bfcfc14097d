import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Rule, Subject } from '../../src/model/score.ts';
import { baseSubject, columnsWith, spreadsheet } from '../../src/score/base-subject.ts';
import { named } from '../../src/score/columns-named.ts';
import { problems, rules, version } from '../../src/score/index.ts';

const folder = join(import.meta.dirname, '../../src/score');
const over = (changes: Partial<Subject>): Subject => ({ ...baseSubject, ...changes });
const rule = (name: string): Rule => rules.find((one) => one.problem.name === name)!;

describe('the registry', () => {
  it('holds every rule of the folder under its file name, sorted', async () => {
    const found: string[] = [];
    for (const file of readdirSync(folder).toSorted()) {
      const exported: Record<string, unknown> = await import(join(folder, file));
      for (const [name, value] of Object.entries(exported)) {
        if (typeof value !== 'object' || value === null || !('judge' in value)) continue;
        const stem = file.slice(0, -'.ts'.length);
        expect(name).toBe(stem.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
        found.push(stem);
      }
    }
    expect(rules.map((one) => one.problem.name)).toEqual(found);
    expect(found.length).toBeGreaterThan(15);
  });

  it('makes 100 points', () => {
    expect(rules.reduce((sum, one) => sum + one.points, 0)).toBe(100);
    expect(rules.every((one) => Number.isInteger(one.points) && one.points > 0)).toBe(true);
  });

  it('has a version and no problem twice', () => {
    expect(version).toMatch(/^20\d\d\.\d+$/);
    expect(problems).toEqual(rules.map((one) => one.problem));
    expect(new Set(problems.map((problem) => problem.name)).size).toBe(problems.length);
  });

  // The gate on the score holds a release back; a single rule never does.
  it('declares no error', () => {
    expect(problems.filter((problem) => problem.level === 'error')).toEqual([]);
  });
});

describe.each(rules.map((one) => [one.problem.name, one] as const))('%s', (_, one) => {
  it('keeps all on its good fixture and loses some on its bad one', () => {
    expect(one.judge(over(one.fixtures.good))).toBe(1);
    const kept = one.judge(over(one.fixtures.bad));
    expect(kept).toBeGreaterThanOrEqual(0);
    expect(kept).toBeLessThan(1);
  });

  it('does not look at who made the subject', () => {
    for (const fixture of [one.fixtures.good, one.fixtures.bad]) {
      expect(one.judge(over({ ...fixture, kind: 'source' }))).toBe(one.judge(over({ ...fixture, kind: 'release' })));
    }
  });

  it('speaks both languages in whole sentences, without facts it cannot know', () => {
    const { says, why, mend, example, name } = one.problem;
    for (const text of [says, why, mend]) {
      expect(text.zh).toMatch(/。$/);
      expect(text.en).toMatch(/\.$/);
      expect(text.zh + text.en).not.toMatch(/[{}]/);
    }
    expect(says.en).toMatch(/^Found .*expected /);
    expect(example.before).not.toBe(example.after);
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(one.source).not.toBe('');
  });
});

describe('what is kept', () => {
  const { type: _, ...untyped } = baseSubject.columns[1]!;
  const text = { file: { format: 'csv', extension: 'csv', encoding: 'cp950' } } as const;
  it.each<[name: string, changes: Partial<Subject>, kept: number | undefined]>([
    ['header-in-one-row', { headerRows: 0 }, 0],
    ['header-in-one-row', { headerRows: 4 }, 0.125],
    ['columns-named', { headerRows: 0 }, 0],
    ['columns-named', { columns: columnsWith('面積', { title: '' }) }, 0.75],
    ['columns-named', { columns: [] }, 0],
    ['column-names-unique', { headerRows: 0 }, undefined],
    ['column-names-unique', { columns: baseSubject.columns.map((column) => ({ ...column, title: 'A' })) }, 0.25],
    ['column-names-unique', { columns: baseSubject.columns.map((column) => ({ ...column, title: '' })) }, 1],
    ['nothing-above-header', { cut: { unit: 1 } }, 0],
    ['dates-iso', { columns: columnsWith('啟用日期', { type: 'datetime', rewritten: 40, misformed: 0 }) }, 1],
    ['every-row-a-record', { rows: 30, cut: { blank: 10 } }, 0.375],
    ['every-row-a-record', { cut: { header: 3, title: 1, total: 1, note: 1 } }, 1],
    ['no-merged-cells', { ...spreadsheet, merged: { header: 3, data: 0 } }, 0.6],
    ['no-merged-cells', { ...spreadsheet, merged: { header: 0, data: 1 } }, 0.4],
    ['no-merged-cells', { merged: { header: 0, data: 0 } }, undefined],
    ['nothing-hidden', { ...spreadsheet, hiddenRows: 9, hiddenSheets: 1 }, 0.5],
    ['nothing-hidden', { file: { ...spreadsheet.file, linkCaches: 2 } }, 0.75],
    ['nothing-hidden', {}, undefined],
    ['one-table-a-file', { ...spreadsheet, sheets: 4 }, 0.25],
    ['one-table-a-file', { cut: { other: 12 } }, 0.5],
    ['rectangular', { rows: 40, ragged: 10 }, 0.375],
    ['rectangular', { rows: 40, ragged: 40 }, 0],
    ['utf-8', text, 0],
    ['utf-8', { file: { format: 'csv', extension: 'csv', encoding: 'utf-16le' } }, 0],
    ['utf-8', spreadsheet, undefined],
    ['open-format', { formats: ['ods'] }, 0.5],
    ['open-format', { formats: ['xls', 'CSV'] }, 1],
    ['open-format', { formats: [] }, 0],
    ['values-as-declared', { rows: 0 }, 0],
    ['values-as-declared', { columns: columnsWith('啟用日期', { unreadable: 40 }) }, 0.75],
    ['values-as-declared', { columns: columnsWith('啟用日期', { failed: 20 }) }, 0.8125],
    ['values-as-declared', { columns: [untyped] }, undefined],
    ['numbers-plain', { columns: columnsWith('面積', { rewritten: 18 }) }, 0.25],
    ['numbers-plain', { columns: columnsWith('啟用日期', { rewritten: 40 }) }, 1],
    ['numbers-plain', { columns: [baseSubject.columns[1]!] }, undefined],
    ['dates-iso', { columns: columnsWith('面積', { rewritten: 18 }) }, 1],
    ['dates-iso', { columns: [baseSubject.columns[1]!] }, undefined],
    ['missing-left-empty', { columns: columnsWith('面積', { marked: 1 }) }, (3 + 0.375) / 4],
    ['no-strange-characters', { strangeCharacters: 156 }, 0],
    ['metadata-described', { metadata: { ...baseSubject.metadata!, titled: false } }, 0.5],
    ['fields-described', { metadata: { ...baseSubject.metadata!, fieldsDescribed: 3 } }, 0.75],
    ['units-said', { columns: [baseSubject.columns[0]!] }, undefined],
    ['terms-said', { metadata: { ...baseSubject.metadata!, frequency: false } }, 0.75],
  ])('%s of %j is %s', (name, changes, kept) => {
    const judged = rule(name).judge(over(changes));
    if (kept === undefined) expect(judged).toBeUndefined();
    else expect(judged).toBeCloseTo(kept, 10);
  });

  it('is nothing about metadata where there is none', () => {
    const { metadata: _, ...bare } = baseSubject;
    const silent = rules.filter((one) => one.judge(bare) === undefined && one.judge(baseSubject) !== undefined);
    expect(silent.map((one) => one.problem.name)).toEqual([
      'fields-described',
      'metadata-described',
      'standard-uris',
      'terms-said',
      'units-said',
      'versioned-and-checksummed',
    ]);
  });
});

describe('a heading', () => {
  it.each([
    '行政區',
    'PM2.5',
    '00',
    '112年',
    'Field name',
    'column_total',
    '欄位說明',
    'V',
    'F',
    'Unnamed road',
    '備註1',
    'PM2.5',
    'h12',
    'itemvalue',
    'population2020',
  ])('%j is a name', (title) => expect(named(title)).toBe(true));
  it.each(['', ' ', '　', '－', '…', 'Column1', 'column 12', 'field_1', 'FIELD-2', 'Unnamed: 0', 'Unnamed: 3_level_1'])(
    '%j is none',
    (title) => expect(named(title)).toBe(false),
  );
  it.each([
    'itemvalue1',
    'itemvalue63',
    'percent17',
    'value_2',
    '__EMPTY',
    '__EMPTY_4',
    '欄位1',
    '欄位３',
    '未命名',
    'F7',
    'Ｃｏｌｕｍｎ１',
  ])('%j is none', (title) => expect(named(title)).toBe(false));
});
