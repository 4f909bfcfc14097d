import type { FindingFacts, Findings } from './model/finding.ts';
import { keys } from './model/keys.ts';
import type { Field, ListedIn } from './model/pipeline.ts';
import type { Release } from './model/release.ts';
import type { Store } from './model/store.ts';
import { readLatest } from './publish/read.ts';
import { csvColumn } from './text/csv-column.ts';
import { otherMissing } from './validate/other-missing.ts';

/**
 * The values that `listedIn` of each field stands for, from the latest release of the other dataset. Where it is missing, or has no such
 * field, the finding says so and the field is not held against anything.
 */
export async function othersOf(
  fields: readonly Field[],
  store: Store,
  findings: Findings,
): Promise<(field: Field) => readonly string[] | undefined> {
  const lists = new Map<string, readonly string[]>();
  for (const field of fields) {
    const wanted = field.checks?.listedIn;
    if (!wanted) continue;
    const expected = `${wanted.dataset} ${wanted.field}`;
    const tell = (facts: FindingFacts) => findings.file(otherMissing, { expected, ...facts }, undefined, field.name);
    const latest = await readLatest(store, wanted.dataset);
    if (!latest) tell({ found: '還沒有發布過', foundEn: 'has never been published' });
    else {
      const list = await valuesOf(latest.release, wanted, store);
      if (list) lists.set(field.name, list);
      else tell({ found: '沒有這個欄位', foundEn: 'has no such field' });
    }
  }
  return (field) => lists.get(field.name);
}

/** The versions that `listedIn` of these fields reads at this moment: with another one the same source can be judged otherwise. */
export async function otherVersions(
  fields: readonly Field[],
  store: Store,
): Promise<Readonly<Record<string, string | null>>> {
  const versions: Record<string, string | null> = {};
  for (const dataset of new Set(fields.flatMap((field) => field.checks?.listedIn?.dataset ?? [])))
    versions[dataset] = (await readLatest(store, dataset))?.release.version ?? null;
  return versions;
}

async function valuesOf(release: Release, wanted: ListedIn, store: Store): Promise<readonly string[] | undefined> {
  if (!release.fields.some((field) => field.name === wanted.field)) return undefined;
  const format = release.formats.includes('csv') ? 'csv' : 'json';
  const found = await store.get(`${keys.release(release.dataset, release.version)}${release.dataset}.${format}`);
  if (!found) return undefined;
  if (format === 'csv') return csvColumn(found.bytes, wanted.field);
  return jsonColumn(new TextDecoder().decode(found.bytes), wanted.field);
}

/** As in the CSV: a number keeps the digits that it is written with. */
function jsonColumn(text: string, name: string): readonly string[] {
  const values = new Set<string>();
  JSON.parse(text, function (this: unknown, key: string, value: unknown, context?: { readonly source?: string }) {
    if (key === name && value !== null && typeof value !== 'object' && !Array.isArray(this))
      values.add(typeof value === 'string' ? value : (context?.source ?? String(value)));
    return value;
  });
  return [...values];
}
