import { describe, expect, it } from 'vitest';
import type { Batch, Column } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import type { Field } from '../../src/model/pipeline.ts';
import { codesOf } from '../../src/pipeline/codes.ts';
import { startChecks } from '../../src/validate/column.ts';

/** A batch of rows with a code and a date each. */
function batchOf(rows: readonly (readonly [code: string, day: string])[]): Batch {
  const encoder = new TextEncoder();
  const bytes = encoder.encode(rows.flat().join(''));
  const columns: Column[] = [0, 1].map((at) => ({
    at,
    starts: new Uint32Array(rows.length),
    ends: new Uint32Array(rows.length),
  }));
  let used = 0;
  rows.forEach((row, at) => {
    row.forEach((cell, of) => {
      columns[of]!.starts[at] = used;
      used += encoder.encode(cell).length;
      columns[of]!.ends[at] = used;
    });
  });
  const numbers = Uint32Array.from(rows, (_, at) => at);
  return { length: rows.length, rows: numbers, widths: numbers, bytes, used, columns };
}

function check(codes: string, rows: readonly (readonly [string, string])[], on: Partial<Field> | undefined) {
  const field: Field = { name: 'code', title: '代碼', type: 'code', codes, ...(on && { codesOn: 'day' }) };
  const fields: Field[] = [field, { name: 'day', title: '日期', type: 'date', ...on }];
  const batch = batchOf(rows);
  const findings = new Findings();
  const checks = startChecks(field, codesOf, fields);
  checks.batch(batch, batch.columns[0]!, '', findings);
  return { failed: checks.failed(), found: findings.list() };
}

const wrong = (codes: string, code: string, day: string, on: Partial<Field> | undefined = {}) =>
  check(codes, [[code, day]], on).found[0]?.problem;

describe('codes with a history', () => {
  it.each([
    ['counties', '10001', '2010-12-24', undefined],
    ['counties', '10001', '2010-12-25', 'code-not-in-force'],
    ['counties', '65000', '2010-12-24', 'code-not-in-force'],
    ['counties', '65000', '2010-12-25', undefined],
    ['counties', '10001', '2010', undefined],
    ['counties', '65000', '2010', undefined],
    ['counties', '10003', '2014-12-25', 'code-not-in-force'],
    ['counties', '68000', '2013', 'code-not-in-force'],
    ['towns', '10001010', '2009-05', undefined],
    ['towns', '10001010', '2011-05', 'code-not-in-force'],
    ['towns', '64000010', '2009', undefined],
    ['towns', '1000505A', '2016', 'code-not-in-force'],
    ['villages', '10013010002', '2021-08', undefined],
    ['villages', '10013010002', '2021-09', undefined],
    ['villages', '10013010002', '2021-10', 'code-not-in-force'],
    ['villages', '10002060015', '2025-11', 'code-not-in-force'],
    ['villages', '10002060015', '2025-12-01', undefined],
    ['iso-3166-2-tw', 'TW-TPQ', '2005', undefined],
    ['iso-3166-2-tw', 'TW-TPQ', '2020', 'code-not-in-force'],
    ['towns', '99999999', '2020', 'not-in-code-list'],
    ['agencies', '2.16.886.101.99999', '2020', 'code-unlisted'],
    ['town-codes', '10001010', '2009', undefined],
  ])('%s: %s on %s: %s', (codes, code, day, problem) => expect(wrong(codes, code, day)).toBe(problem));

  it('are judged by the newest state where no date is named', () => {
    expect(check('counties', [['10001', '2009']], undefined).found[0]?.problem).toBe('code-not-in-force');
    expect(check('counties', [['65000', '2009']], undefined).found).toEqual([]);
  });

  it('do not judge a row without a date, and read 民國 where the field is published so', () => {
    expect(wrong('counties', '10001', '')).toBeUndefined();
    expect(wrong('counties', '10001', '1000101', { form: 'roc' })).toBe('code-not-in-force');
    expect(wrong('counties', '10001', '0990101', { form: 'roc' })).toBeUndefined();
  });

  it('say what the code was, and what stands in its place', () => {
    const { found, failed } = check(
      'villages',
      [
        ['64000051001', '2026-06'],
        ['', ''],
        ['65000010001', '2026-06'],
      ],
      {},
    );
    expect(failed).toBe(found[0]?.cells);
    const town = check('towns', [['10001010', '2026']], {}).found[0]?.facts;
    expect(town).toMatchObject({ title: '臺北縣板橋市', until: '2010-12-25', replacement: '65000010' });
    const old = check('towns', [['1000201', '2026']], {}).found[0]?.facts;
    expect(old).toMatchObject({ replacement: '10002010' });
    expect(old?.['hint']).toContain('宜蘭');
    expect(check('villages', [['6300100-002', '']], {}).found[0]?.facts).toMatchObject({ replacement: '63000010002' });
    expect(check('counties', [['9007', '']], {}).found[0]?.facts).toMatchObject({ replacement: '09007' });
  });

  it('a warning fails no cell', () => {
    expect(check('agencies', [['2.16.886.101.99999', '']], {}).failed).toBe(0);
    expect(check('agencies', [['2.16.886.101.20003', '']], {}).found).toEqual([]);
  });
});

describe('the lists', () => {
  it.each([
    ['counties', 22],
    ['towns', 368],
    ['villages', 7771],
    ['iso-3166-2-tw', 22],
  ])('%s has %i codes in force', (name, count) => expect(codesOf(name).codes).toHaveLength(count));

  it('name a village with its town', () => {
    const list = codesOf('villages');
    const bytes = new TextEncoder().encode('65000010001');
    expect(list.entry(list.find(bytes, 0, bytes.length)).title).toMatch(/^新北市板橋區.+里$/);
  });
});
