import { columnAt } from './detect/hold.ts';
import { startLineage } from './lineage.ts';
import type { Batch } from './model/batch.ts';
import type { Effects } from './model/effects.ts';
import type { Findings } from './model/finding.ts';
import type { ReportColumn } from './model/release.ts';
import type { ColumnFacts } from './model/score.ts';
import type { Conformity } from './model/standard.ts';
import { startColumns } from './pass-columns.ts';
import { groundOf, type PassOptions } from './pass-ground.ts';
import { type Made, startOutputs } from './pass-outputs.ts';
import { startRows } from './pass-rows.ts';
import { startWatch } from './pass-watch.ts';
import { type SetAside, startQuarantine } from './quarantine.ts';
import { type RowsFacts, rowsOf } from './rows.ts';

export interface Passed extends RowsFacts, Made {
  readonly facts: readonly ColumnFacts[];
  /** The same of the rows that are published. */
  readonly released: readonly ColumnFacts[];
  readonly columns: readonly ReportColumn[];
  /** Cells with characters that are no text. */
  readonly strange: number;
  /** Fields that hold personal data nobody has declared. */
  readonly personal: readonly string[];
  /** How far the table does what each standard asks. */
  readonly conformity: readonly Conformity[];
  readonly quarantine?: SetAside;
  /** The full list of changed cells, where it was asked for. */
  readonly lineage?: { readonly path: string; readonly size: number };
}

/** A place in the sheet where no column is; columns that were made stand at -1. */
const NOWHERE = -2;

/** The one loop: every batch is cut to the table, normalised, validated, counted and rendered; one `await` a batch. */
export async function pass(options: PassOptions, findings: Findings, effects: Effects): Promise<Passed> {
  const { sheet, dataset } = options;
  const source = rowsOf(options, findings);
  const ground = groundOf(options, source);
  const { fields, placed, table } = ground;
  const lineage = options.lineage ? startLineage(table, effects) : undefined;
  const columns = startColumns(ground, lineage);
  const rows = await startRows(ground);
  const watch = await startWatch(ground);
  const keeper =
    options.quarantine && startQuarantine(options.quarantine, { table, fields, placed }, findings, effects);
  const outputs = startOutputs(options.formats, fields, effects);
  for await (const whole of source.batches()) {
    effects.signal.throwIfAborted();
    const name = whole.sheet ?? sheet.name;
    watch.all(whole, name);
    const batch = picked(whole, placed);
    keeper?.begin(batch, name);
    columns.batch(batch, whole, name, findings);
    rows.batch(batch, name, findings, columns.unread);
    const good = keeper ? keeper.part(batch) : batch;
    lineage?.batch(batch, keeper?.away());
    watch.published(good, name, (i) => withoutMarks(columns.unread(i), good === batch ? undefined : keeper?.away()));
    // Of what is published: masked and coarsened.
    columns.count(good);
    outputs.batch(good);
    // The arena may have grown: it goes back to whoever fills it next.
    whole.bytes = good.bytes;
    whole.used = good.used;
    effects.log({ kind: 'rows', dataset, rows: outputs.rows() });
  }
  const made = outputs.end();
  columns.end(findings);
  const personal = watch.end(findings);
  await rows.end(findings);
  const quarantine = keeper?.end();
  const told = source.close(outputs.rows(), dataset, quarantine?.rows);
  const seen = fields.map((_, i) => columns.describe(i, rows.failed(i), keeper?.cells(i)));
  const described = seen.map((one) => one.column);
  return {
    ...told,
    ...made,
    // The agency's file has no derived columns.
    facts: seen.filter((_, i) => !fields[i]!.from).map((one) => one.facts),
    released: seen.map((one) => one.released),
    columns: described,
    conformity: rows.conformity(described),
    strange: columns.strange(),
    personal,
    ...(quarantine && { quarantine }),
    ...(lineage && { lineage: lineage.end() }),
  };
}

/** The batch with one column a field, in the fields' order; a field without a column is missing in every row. */
function picked(batch: Batch, placed: readonly number[]): Batch {
  return { ...batch, columns: placed.map((at) => batch.columns[at] ?? columnAt(batch, NOWHERE)) };
}

/** Marks of the rows that are left when some are set aside. */
function withoutMarks(marks: Uint8Array | undefined, away: Uint8Array | undefined): Uint8Array | undefined {
  return away ? marks?.filter((_, row) => away[row] !== 1) : marks;
}
