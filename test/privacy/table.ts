import { batchOf } from '../../scripts/personal/measure.ts';
import type { Batch } from '../../src/model/batch.ts';
import { type Finding, Findings } from '../../src/model/finding.ts';
import type { Field } from '../../src/model/pipeline.ts';
import type { SmallGroups } from '../../src/model/privacy.ts';
import { startPrivacy } from '../../src/privacy/watch.ts';

export interface Scanned {
  readonly findings: readonly Finding[];
  readonly personal: readonly string[];
  readonly batch: Batch;
}

/** Scans columns of cells as a run does. A column is its heading, or a field, with its cells. */
export function scanned(
  columns: readonly (readonly [field: string | Partial<Field>, cells: readonly string[]])[],
  small?: SmallGroups,
): Scanned {
  const fields = columns.map(([field], at): Field => {
    const said = typeof field === 'string' ? { title: field } : field;
    return { name: `column${at + 1}`, title: '', type: 'text', ...said };
  });
  const batch = batchOf(columns.map(([, cells]) => ({ cells: cells.map((text) => ({ text, is: '' })) })));
  const watch = startPrivacy({ fields, headings: fields.map((field) => field.title), ...(small && { small }) });
  watch.batch(batch, '', () => undefined);
  const findings = new Findings();
  const personal = watch.end(findings);
  return { findings: findings.list(), personal, batch };
}

/** The names of the problems found in one column of cells. */
export function problemsIn(field: string | Partial<Field>, cells: readonly string[]): readonly string[] {
  return scanned([[field, cells]]).findings.map((finding) => finding.problem);
}

/** What is found in one column that comes in several batches. */
export function scannedInParts(title: string, parts: readonly (readonly string[])[]): readonly Finding[] {
  const watch = startPrivacy({ fields: [{ name: 'column', title, type: 'text' }], headings: [title] });
  let row = 0;
  for (const cells of parts) {
    const batch = batchOf([{ cells: cells.map((text) => ({ text, is: '' })) }]);
    for (let i = 0; i < cells.length; i++) batch.rows[i] = row++;
    watch.batch(batch, '', () => undefined);
  }
  const findings = new Findings();
  watch.end(findings);
  return findings.list();
}
