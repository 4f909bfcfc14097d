import { columnAt } from './detect/hold.ts';
import type { Batch } from './model/batch.ts';
import type { CodeLists } from './model/code-list.ts';
import { sourcesOf } from './model/derived.ts';
import { Findings } from './model/finding.ts';
import type { Field } from './model/pipeline.ts';
import { publishedFields } from './model/privacy.ts';
import { startColumn } from './normalise/column.ts';
import { startDeriving } from './normalise/derive.ts';
import { normalisers } from './normalise/index.ts';
import { type RowsOptions, rowsOf } from './rows.ts';

const NOWHERE = -2;

/** What rows are read again from. */
export type AgainOptions = RowsOptions & { readonly codes: CodeLists };

/**
 * All rows once more, with a column for each published field, canonical in those at `wanted` and what they are made of. What is found on
 * the way has been told, or will be.
 */
export async function* rowsAgain(options: AgainOptions, wanted: Iterable<number>): AsyncGenerator<Batch> {
  const unheard = new Findings();
  const source = rowsOf(options, unheard);
  const fields = publishedFields(options.fields);
  const placed = fields.map((field) => source.placed[options.fields.indexOf(field)]!);
  const all = withSources(fields, wanted);
  const readers = fields.map((field, at) => (all.has(at) ? startColumn(field, normalisers[field.type]) : undefined));
  const { codes } = options;
  const deriving = startDeriving({ all: options.fields, placed: source.placed, fields, readers, codes });
  for await (const whole of source.batches()) {
    const batch: Batch = { ...whole, columns: placed.map((at) => whole.columns[at] ?? columnAt(whole, NOWHERE)) };
    const sheet = whole.sheet ?? options.sheet.name;
    for (const at of all) if (!fields[at]!.from) readers[at]!.batch(batch, batch.columns[at]!, sheet, unheard);
    deriving?.batch(batch, whole, sheet, unheard);
    yield batch;
    whole.bytes = batch.bytes;
    whole.used = batch.used;
  }
}

function withSources(fields: readonly Field[], wanted: Iterable<number>): ReadonlySet<number> {
  const all = new Set(wanted);
  // What is added on the way is visited as well.
  for (const at of all) {
    const { from } = fields[at]!;
    for (const name of from ? sourcesOf(from) : []) {
      const source = fields.findIndex((field) => field.name === name);
      if (source >= 0) all.add(source);
    }
  }
  return all;
}
