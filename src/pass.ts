import { countGroups } from './count-groups.ts';
import { describeColumn } from './describe-column.ts';
import { columnAt } from './detect/hold.ts';
import { findDuplicates, startSieves, tellDuplicates } from './duplicates.ts';
import { holdStandards } from './hold-standards.ts';
import { startLineage } from './lineage.ts';
import { type Batch, cellText } from './model/batch.ts';
import type { CodeLists } from './model/code-list.ts';
import { standsAt } from './model/derived.ts';
import type { Effects } from './model/effects.ts';
import type { Findings } from './model/finding.ts';
import type { Field, Format, TableChecks } from './model/pipeline.ts';
import { publishedFields, type SmallGroups } from './model/privacy.ts';
import type { ReportColumn } from './model/release.ts';
import type { ColumnFacts } from './model/score.ts';
import type { Conformity, Standard } from './model/standard.ts';
import { startColumn } from './normalise/column.ts';
import { startDeriving } from './normalise/derive.ts';
import { normalisers } from './normalise/index.ts';
import { startPositions } from './normalise/positions.ts';
import { startUnpublished } from './privacy/unpublished.ts';
import { startPrivacy } from './privacy/watch.ts';
import { type QuarantineOptions, type SetAside, startQuarantine } from './quarantine.ts';
import { renderers } from './render/index.ts';
import { type RowsFacts, type RowsOptions, rowsOf } from './rows.ts';
import { conform } from './standard/conform.ts';
import { startChecks } from './validate/column.ts';
import { startFigures } from './validate/figures.ts';
import { startRowChecks } from './validate/rows.ts';
import { keysOf } from './validate/unique.ts';

/** A data file as it was written outside the store. */
export interface Written {
  readonly format: Format;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Passed extends RowsFacts {
  readonly facts: readonly ColumnFacts[];
  /** The same of the rows that are published. */
  readonly released: readonly ColumnFacts[];
  readonly columns: readonly ReportColumn[];
  readonly written: readonly Written[];
  /** The first records as published. */
  readonly preview: readonly (readonly string[])[];
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

export interface PassOptions extends RowsOptions {
  /** None: the rows are only judged. */
  readonly formats: readonly Format[];
  readonly codes: CodeLists;
  /** What the table is held against beside its own fields. */
  readonly standards?: readonly Standard[];
  /** What progress is told under. */
  readonly dataset: string;
  readonly privacy?: SmallGroups;
  readonly checks?: TableChecks;
  /** The values that a field's `listedIn` stands for. */
  readonly listed?: (field: Field) => readonly string[] | undefined;
  /** None: rows with errors stay among the others, and hold the release back. */
  readonly quarantine?: QuarantineOptions;
  /** Whether every changed cell is written down. */
  readonly lineage?: boolean;
}

const PREVIEW = 20;
/** A place in the sheet where no column is; columns that were made stand at -1. */
const NOWHERE = -2;

/** The one loop: every batch is cut to the table, normalised, validated, counted and rendered; one `await` a batch. */
export async function pass(options: PassOptions, findings: Findings, effects: Effects): Promise<Passed> {
  const { sheet, dataset, privacy } = options;
  const source = rowsOf(options, findings);
  const { table } = source;
  const fields = publishedFields(options.fields);
  const placed = fields.map((field) => source.placed[options.fields.indexOf(field)]!);
  // A derived field has no column, but stands where the cells are that it is made of.
  const stand = standsAt(options.fields, source.placed);
  const stands = fields.map((field) => stand[options.fields.indexOf(field)]!);
  const lineage = options.lineage ? startLineage(table, effects) : undefined;
  const readers = fields.map((field, i) =>
    startColumn(field, normalisers[field.type], lineage?.on(field, table.columns[placed[i]!]?.at ?? 0)),
  );
  const { codes } = options;
  const deriving = startDeriving({ all: options.fields, placed: source.placed, fields, readers, codes });
  const positions = startPositions(fields);
  const checks = fields.map((field) => startChecks(field, options.codes, fields, options.listed?.(field)));
  const rowChecks = startRowChecks(options.checks, fields, stands);
  const figures = fields.map((field) => startFigures(field));
  const standards = options.standards ?? [];
  const held = holdStandards(standards, fields, options.codes);
  const headings = placed.map((at) => table.columns[at]?.title);
  const counted = privacy?.small === 'suppress' ? await countGroups(options, privacy) : undefined;
  const watch = startPrivacy({ fields, headings, ...(privacy && { small: privacy }), ...(counted && { counted }) });
  const unpublished = startUnpublished(table, source.placed);
  const keys = keysOf(options.checks, fields, stands);
  // Which of the rows with one key is right nobody knows: all of them are set aside, so they must be known before.
  const twice = options.quarantine && keys.length > 0 ? await findDuplicates(options, keys) : undefined;
  const sieves = twice ? [] : startSieves(keys);
  const keeper =
    options.quarantine && startQuarantine(options.quarantine, { table, fields, placed }, findings, effects);
  const outputs = options.formats.map((format) => {
    const spool = effects.spool(`data.${renderers[format].extension}`);
    return { format, spool, render: renderers[format].start(fields, (bytes) => spool.write(bytes)) };
  });
  const preview: string[][] = [];
  let published = 0;
  for await (const whole of source.batches()) {
    effects.signal.throwIfAborted();
    const name = whole.sheet ?? sheet.name;
    unpublished?.batch(whole, name);
    const batch = picked(whole, placed);
    const unread = (i: number) => (deriving ?? readers[i]!).unread(i);
    keeper?.begin(batch, name);
    for (let i = 0; i < fields.length; i++)
      if (!fields[i]!.from) readers[i]!.batch(batch, batch.columns[i]!, name, findings);
    deriving?.batch(batch, whole, name, findings);
    positions?.batch(batch);
    // After all columns are canonical: a check may look at another column of the row.
    for (let i = 0; i < fields.length; i++) {
      // A column that is not there is one finding, not one for every row.
      if (stands[i]! >= 0) checks[i]!.batch(batch, batch.columns[i]!, name, findings, unread(i));
    }
    rowChecks?.batch(batch, name, findings, unread);
    for (const { sieve } of sieves) sieve.batch(batch);
    twice?.batch(batch, name, findings);
    held.batch(batch, name, unread);
    const good = keeper ? keeper.part(batch) : batch;
    lineage?.batch(batch, keeper?.away());
    watch.batch(good, name, good === batch ? unread : (i) => withoutMarks(unread(i), keeper?.away()));
    // Of what is published: masked and coarsened.
    for (let i = 0; i < fields.length; i++) figures[i]?.batch(good, good.columns[i]!);
    for (const output of outputs) output.render.batch(good);
    for (let row = 0; preview.length < PREVIEW && row < good.length; row++) {
      preview.push(good.columns.map((column) => cellText(good, column, row)));
    }
    published += good.length;
    // The arena may have grown: it goes back to whoever fills it next.
    whole.bytes = good.bytes;
    whole.used = good.used;
    effects.log({ kind: 'rows', dataset, rows: published });
  }
  const written = outputs.map(({ format, spool, render }) => {
    render.end();
    return { format, ...spool.end() };
  });
  for (const reader of readers) reader.end(findings);
  positions?.end(findings);
  unpublished?.end(findings);
  await tellDuplicates(options, sieves, findings);
  const quarantine = keeper?.end();
  const told = source.close(published, dataset, quarantine?.rows);
  const seen = fields.map((field, i) => {
    const facts = readers[i]!.facts();
    const flagged = facts.flagged + source.flagged(placed[i]!);
    const failed = checks[i]!.failed() + (rowChecks?.failed(i) ?? 0);
    const numbers = figures[i]?.end();
    const aside = keeper?.cells(i);
    return describeColumn({ field, placed: stands[i]!, facts: { ...facts, flagged }, failed, numbers, aside }, table);
  });
  const columns = seen.map((one) => one.column);
  return {
    ...told,
    // The agency's file has no derived columns.
    facts: seen.filter((_, i) => !fields[i]!.from).map((one) => one.facts),
    released: seen.map((one) => one.released),
    columns,
    conformity: standards.map((standard) => conform(standard, fields, columns, held.fields())),
    strange: readers.reduce((sum, reader) => sum + reader.facts().strange, 0),
    written,
    preview,
    personal: watch.end(findings),
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
  return marks?.filter((_, row) => away?.[row] !== 1);
}
