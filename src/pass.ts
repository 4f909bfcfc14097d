import { cut, startTally, type Tally } from './detect/cut.ts';
import { columnAt } from './detect/hold.ts';
import { columnMissing, columnUnknown, match } from './detect/match.ts';
import { cellBeside, shortRow, strayCell } from './detect/stray.ts';
import { type Batch, cellText } from './model/batch.ts';
import type { Effects } from './model/effects.ts';
import { Fault } from './model/fault.ts';
import type { Findings } from './model/finding.ts';
import type { Field, Format } from './model/pipeline.ts';
import { address } from './model/place.ts';
import type { Ledger, ReportColumn } from './model/release.ts';
import type { ColumnFacts } from './model/score.ts';
import type { Sheet } from './model/sheet.ts';
import type { Table } from './model/table.ts';
import { type NormalisedFacts, startColumn } from './normalise/column.ts';
import { normalisers } from './normalise/index.ts';
import { renderers } from './render/index.ts';
import { startChecks } from './validate/column.ts';

/** A data file as it was written outside the store. */
export interface Written {
  readonly format: Format;
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Passed {
  readonly ledger: Ledger;
  readonly facts: readonly ColumnFacts[];
  readonly columns: readonly ReportColumn[];
  readonly written: readonly Written[];
  /** The first records as published. */
  readonly preview: readonly (readonly string[])[];
  /** First and last record, from 0. */
  readonly first: number;
  readonly last: number;
  /** Rows with cells beyond the headings. */
  readonly ragged: number;
  /** Cells with characters that are no text. */
  readonly strange: number;
}

export interface PassOptions {
  readonly sheet: Sheet;
  readonly table: Table;
  readonly fields: readonly Field[];
  /** None: the rows are only judged. */
  readonly formats: readonly Format[];
  readonly codes: (name: string) => readonly string[];
  /** What progress is told under. */
  readonly dataset: string;
}

const PREVIEW = 20;
/** A place in the sheet where no column is. */
const NOWHERE = -1;

/** The one loop: every batch is cut to the table, normalised, validated, counted and rendered; one `await` a batch. */
export async function pass(options: PassOptions, findings: Findings, effects: Effects): Promise<Passed> {
  const { sheet, fields, dataset } = options;
  const { table, placed } = place(options.table, fields, findings);
  const readers = fields.map((field) => startColumn(field, normalisers[field.type]));
  const checks = fields.map((field) => startChecks(field, options.codes));
  const outputs = options.formats.map((format) => {
    const spool = effects.spool(`data.${renderers[format].extension}`);
    return { format, spool, render: renderers[format].start(fields, (bytes) => spool.write(bytes)) };
  });
  const watch = watchRows(sheet, table, findings);
  const preview: string[][] = [];
  let published = 0;
  for await (const whole of cut(sheet, table, watch.tally)) {
    effects.signal.throwIfAborted();
    if (sheet.text) watch.short(whole);
    const batch = picked(whole, placed);
    for (let i = 0; i < fields.length; i++) {
      readers[i]!.batch(batch, batch.columns[i]!, sheet.name, findings);
      // A column that is not there is one finding, not one for every row.
      if (placed[i]! >= 0) checks[i]!.batch(batch, batch.columns[i]!, sheet.name, findings, readers[i]!.unread());
    }
    for (const output of outputs) output.render.batch(batch);
    for (let row = 0; preview.length < PREVIEW && row < batch.length; row++) {
      preview.push(batch.columns.map((column) => cellText(batch, column, row)));
    }
    published += batch.length;
    // The arena may have grown: it goes back to whoever fills it next.
    whole.bytes = batch.bytes;
    whole.used = batch.used;
    effects.log({ kind: 'rows', dataset, rows: published });
  }
  const written = outputs.map(({ format, spool, render }) => {
    render.end();
    return { format, ...spool.end() };
  });
  const { read, cut: away, first, last } = watch.tally;
  const ledger: Ledger = { read, published, quarantined: 0, cut: away };
  balance(ledger, dataset);
  const seen = fields.map((field, i) => describe(field, table, placed[i]!, readers[i]!.facts(), checks[i]!.failed()));
  return {
    ledger,
    facts: seen.map((one) => one.facts),
    columns: seen.map((one) => one.column),
    strange: readers.reduce((sum, reader) => sum + reader.facts().strange, 0),
    written,
    preview,
    first,
    last,
    ragged: watch.ragged(),
  };
}

/**
 * The table's column for each field (-1: it has none), by heading; what is missing or left over is a finding. A column without a heading
 * that is no field is taken out of the table: its cells are told one by one as standing outside.
 */
function place(
  found: Table,
  fields: readonly Field[],
  findings: Findings,
): { readonly table: Table; readonly placed: readonly number[] } {
  const { columns, unknown } = match(found.columns, fields);
  const kept = found.columns.filter((column, at) => column.title !== '' || columns.includes(at));
  const there = kept.map((column) => column.title).join('、');
  fields.forEach((field, i) => {
    if (columns[i]! < 0) findings.file(columnMissing, { expected: field.title, found: there }, undefined, field.name);
  });
  for (const column of unknown) {
    const row = found.header.at(-1) ?? found.first;
    const at = { ...(found.sheet && { sheet: found.sheet }), top: row, left: column.at, bottom: row, right: column.at };
    findings.file(columnUnknown, { found: column.title }, at, column.title);
  }
  const placed = columns.map((at) => (at < 0 ? -1 : kept.indexOf(found.columns[at]!)));
  return { table: { ...found, columns: kept }, placed };
}

/** The batch with one column a field, in the fields' order; a field without a column is missing in every row. */
function picked(batch: Batch, placed: readonly number[]): Batch {
  return { ...batch, columns: placed.map((at) => batch.columns[at] ?? columnAt(batch, NOWHERE)) };
}

/** Counts rows, and tells of rows that are too long or too short for the table. */
function watchRows(
  sheet: Sheet,
  table: Table,
  findings: Findings,
): { tally: Tally; short(batch: Batch): void; ragged(): number } {
  const width = Math.max(...table.columns.map((column) => column.at), 0) + 1;
  // In delimited text a cell too many may have shifted its row; in a spreadsheet it stands where it was put.
  const outside = sheet.text ? strayCell : cellBeside;
  let ragged = 0;
  let lastRow = -1;
  const tally = startTally((row, column, text) => {
    if (row !== lastRow) ragged++;
    lastRow = row;
    findings.cell(outside, undefined, table.sheet, row, column, () => ({ found: text }));
  });
  const short = ({ length, widths, rows }: Batch) => {
    for (let row = 0; row < length; row++) {
      const cells = widths[row]!;
      if (cells >= width) continue;
      ragged++;
      findings.cell(shortRow, undefined, table.sheet, rows[row]!, cells, () => ({ found: cells, expected: width }));
    }
  };
  return { tally, short, ragged: () => ragged };
}

/** Row ledger: what was read is what was published, quarantined or cut by name; anything else is a fault of ours. */
function balance(ledger: Ledger, dataset: string): void {
  const away = Object.values(ledger.cut).reduce((sum, rows) => sum + rows, 0);
  if (ledger.read === ledger.published + ledger.quarantined + away) return;
  const sum = `${ledger.read} ≠ ${ledger.published} + ${ledger.quarantined} + ${away}`;
  throw new Fault('ledger-broken', {
    zh: `「${dataset}」的列數對不起來（讀到 ≠ 發布＋隔離＋剔除：${sum}），已停止發布。這是程式的錯，請回報。`,
    en: `The rows of “${dataset}” do not add up (read ≠ published + quarantined + cut: ${sum}); nothing was published. This is the program's fault: please report it.`,
  });
}

function describe(
  field: Field,
  table: Table,
  at: number,
  seen: NormalisedFacts,
  failed: number,
): { facts: ColumnFacts; column: ReportColumn } {
  const column = table.columns[at];
  const { sample, strange: _, ...counts } = seen;
  const facts: ColumnFacts = {
    title: column?.title ?? field.title,
    levels: column?.levels.length ?? 1,
    type: field.type,
    ...(field.unit !== undefined && { unit: field.unit }),
    ...counts,
    failed,
  };
  const cell = sample && {
    sheet: table.sheet,
    top: sample.row,
    left: column?.at ?? 0,
    bottom: sample.row,
    right: column?.at ?? 0,
  };
  return {
    facts,
    column: {
      name: field.name,
      title: field.title,
      type: field.type,
      ...(field.unit !== undefined && { unit: field.unit }),
      column: (column?.at ?? -1) + 1,
      filled: seen.filled,
      missing: seen.missing,
      rewritten: seen.rewritten,
      unreadable: seen.unreadable,
      ...(sample && cell && { sample: { cell: address(cell), found: sample.found, published: sample.published } }),
    },
  };
}
