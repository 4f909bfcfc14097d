import type { Format, Type } from '../model/pipeline.ts';
import type { Release, Report } from '../model/release.ts';

/** What of a release is compared with the one before. */
export interface Comparable {
  readonly rows: number;
  readonly fields: readonly { readonly name: string; readonly title: string; readonly type: Type }[];
  readonly formats: readonly Format[];
  /** Of the data files and of `schema.json`. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Hash of the descriptive metadata. */
  readonly metadata: string;
}

/**
 * What changed against the predecessor, as short lines that programs can read: what, then how, then the field's name last.
 * `first release` · `rows 120 -> 132` · `field added X` · `field removed X` · `field retyped text -> code X` · `fields reordered` ·
 * `format added json` · `format removed json` · `values changed` (same rows and fields) · `schema changed` (same names and types) ·
 * `metadata changed` · `source differs drift-unit: 元 -> 千元 X` (from what the pipeline has recorded, published by its `change`) · `accepted rows-dropped until 2026-12-31: reason` (with ` X` after the problem where it is one field's).
 */
export function changes(
  before: Release | undefined,
  after: Comparable,
  accepted: Report['accepted'] = [],
  findings: Report['findings'] = [],
): readonly string[] {
  const told = before ? against(before, after) : ['first release'];
  for (const { problem, level, facts } of findings) {
    if (!problem.startsWith('drift-') || level === 'error') continue;
    const { expected = '—', found = '—' } = facts;
    told.push(`source differs ${problem}: ${expected} -> ${problem === 'drift-column-removed' ? '—' : found}`);
  }
  for (const one of accepted) {
    const field = one.field === undefined ? '' : ` ${one.field}`;
    told.push(`accepted ${one.problem}${field} until ${one.until}: ${one.reason}`);
  }
  return told;
}

function against(before: Release, after: Comparable): string[] {
  const told: string[] = [];
  if (before.rows !== after.rows) told.push(`rows ${before.rows} -> ${after.rows}`);
  const fields = fieldChanges(before.fields, after.fields);
  told.push(...fields);
  for (const format of after.formats) if (!before.formats.includes(format)) told.push(`format added ${format}`);
  for (const format of before.formats) if (!after.formats.includes(format)) told.push(`format removed ${format}`);
  const differs = (name: string, sha256: string) =>
    before.files.some((old) => old.name === name && old.sha256 !== sha256);
  const [schema, data] = [
    after.files.filter((file) => file.name === 'schema.json'),
    after.files.filter((file) => file.name !== 'schema.json'),
  ];
  const changed = (files: Comparable['files']) => files.some((file) => differs(file.name, file.sha256));
  if (before.rows === after.rows && fields.length === 0 && changed(data)) told.push('values changed');
  if (fields.length === 0 && changed(schema)) told.push('schema changed');
  if (before.metadata !== undefined && before.metadata !== after.metadata) told.push('metadata changed');
  return told;
}

function fieldChanges(before: Release['fields'], after: Release['fields']): string[] {
  const old = new Map(before.map((field) => [field.name, field]));
  const now = new Set(after.map((field) => field.name));
  const told = before.filter((field) => !now.has(field.name)).map((field) => `field removed ${field.name}`);
  for (const field of after) {
    const was = old.get(field.name);
    if (!was) told.push(`field added ${field.name}`);
    else if (was.type !== field.type) told.push(`field retyped ${was.type} -> ${field.type} ${field.name}`);
  }
  const order = (fields: Release['fields'], others: { has(name: string): boolean }) =>
    fields.flatMap((field) => (others.has(field.name) ? [field.name] : [])).join('\0');
  if (order(before, now) !== order(after, old)) told.push('fields reordered');
  return told;
}
