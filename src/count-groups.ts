import { columnAt } from './detect/hold.ts';
import { Findings } from './model/finding.ts';
import { publishedFields, type SmallGroups } from './model/privacy.ts';
import { startColumn } from './normalise/column.ts';
import { normalisers } from './normalise/index.ts';
import type { Groups } from './privacy/groups.ts';
import { startCounting } from './privacy/watch.ts';
import { type RowsOptions, rowsOf } from './rows.ts';

const NOWHERE = -2;

/** Goes over all rows once before they are published: only then is it known which of them stand in small groups. */
export async function countGroups(options: RowsOptions, small: SmallGroups): Promise<Groups> {
  // What is found is told by the pass that follows.
  const unheard = new Findings();
  const source = rowsOf(options, unheard);
  const fields = publishedFields(options.fields).filter((field) => small.quasi.includes(field.name));
  const placed = fields.map((field) => source.placed[options.fields.indexOf(field)]!);
  const readers = fields.map((field) => startColumn(field, normalisers[field.type]));
  const counting = startCounting(fields, small);
  for await (const whole of source.batches()) {
    const batch = { ...whole, columns: placed.map((at) => whole.columns[at] ?? columnAt(whole, NOWHERE)) };
    for (let i = 0; i < fields.length; i++) {
      readers[i]!.batch(batch, batch.columns[i]!, whole.sheet ?? options.sheet.name, unheard);
    }
    counting.batch(batch);
    whole.bytes = batch.bytes;
    whole.used = batch.used;
  }
  return counting.groups;
}
