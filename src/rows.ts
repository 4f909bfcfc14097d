import { cut, startTally, type Tally } from './detect/cut.ts';
import { tellLabelRows } from './detect/label-row-cut.ts';
import { columnMissing, columnUnknown, type Match, match } from './detect/match.ts';
import { reshape } from './detect/reshape.ts';
import type { View } from './detect/reshape-parts.ts';
import { cellBeside, shortRow, strayCell } from './detect/stray.ts';
import { tellTotals } from './detect/total-mismatch.ts';
import type { Batch } from './model/batch.ts';
import { Fault } from './model/fault.ts';
import type { Findings } from './model/finding.ts';
import type { Field } from './model/pipeline.ts';
import type { Ledger } from './model/release.ts';
import type { Reshape } from './model/reshape.ts';
import type { Sheet } from './model/sheet.ts';
import type { CutReason, Hints, Table } from './model/table.ts';

/** What rows are read from: the table that was chosen and, for a recipe that reshapes it, all that it is made from. */
export interface RowsOptions {
  readonly sheet: Sheet;
  readonly table: Table;
  readonly fields: readonly Field[];
  /** Which column each field is, where that has been told already; else it is found by the headings. */
  readonly match?: Match;
  readonly reshape?: Reshaping;
}

/** A recipe that reshapes the table, and the sheets it may take rows from; `view` is the table's own. */
export interface Reshaping {
  readonly recipe: Reshape;
  readonly view: View;
  readonly views: readonly View[];
  readonly hints: Hints;
}

/** The records of a table, or the rows that a recipe makes of them. */
export interface Rows {
  /** With the columns of the batches, in their order. */
  readonly table: Table;
  /** The column of each field; -1: it has none. */
  readonly placed: readonly number[];
  batches(): AsyncIterable<Batch>;
  /** Cells of a column, by its position, whose marks the recipe has made a column of their own. */
  flagged(column: number): number;
  /** After all batches, for so many rows that were published and set aside. Throws `ledger-broken`. */
  close(published: number, dataset: string, quarantined?: number): RowsFacts;
}

export interface RowsFacts {
  readonly ledger: Ledger;
  /** First and last record, from 0. */
  readonly first: number;
  readonly last: number;
  /** Rows with more cells, or fewer, than the headings. */
  readonly ragged: number;
  /** Blank rows above the header and below the last record. */
  readonly blankAround: number;
}

/** The rows to publish. A field that has no column, and a column that is no field, is a finding. */
export function rowsOf(options: RowsOptions, findings: Findings): Rows {
  return options.reshape ? reshapedRows(options, options.reshape, findings) : plainRows(options, findings);
}

function plainRows(options: RowsOptions, findings: Findings): Rows {
  const { sheet } = options;
  const { table, placed } = place(options, findings);
  const watch = watchRows(sheet, table, findings, () => true);
  return {
    table,
    placed,
    async *batches() {
      for await (const batch of cut(sheet, table, watch.tally)) {
        watch.records(batch);
        yield batch;
      }
    },
    flagged: () => 0,
    close: (published, dataset, quarantined = 0) => {
      const { read, cut: away, first, last } = watch.tally;
      const ledger: Ledger = { read, published, quarantined, cut: away };
      balance(ledger, dataset);
      return { ledger, first, last, ragged: watch.ragged(), blankAround: blankAround(watch) };
    },
  };
}

function reshapedRows(options: RowsOptions, how: Reshaping, findings: Findings): Rows {
  const { fields, table: found } = options;
  const { views, hints } = how;
  const made = reshape({ views, chosen: { view: how.view, table: found }, hints }, how.recipe, fields, findings);
  if (!made) return plainRows(options, findings);
  const { table, placed } = place({ table: made.table, fields }, findings);
  const watches: Watching[] = [];
  return {
    table,
    placed,
    batches: () =>
      made.batches((sheet, part, inside) => {
        const watch = watchRows(sheet, part, findings, inside);
        watches.push(watch);
        return watch;
      }),
    flagged: made.flagged,
    close: (published, dataset, quarantined = 0) => {
      const ledger = together(watches, published, quarantined, made.counts());
      balance(ledger, dataset);
      const first = watches.find(({ tally }) => tally.first >= 0)?.tally.first ?? -1;
      const last = Math.max(-1, ...watches.map(({ tally }) => tally.last));
      const sum = (of: (watch: Watching) => number) => watches.reduce((total, watch) => total + of(watch), 0);
      return { ledger, first, last, ragged: sum((watch) => watch.ragged()), blankAround: sum(blankAround) };
    },
  };
}

/**
 * The table's column for each field (-1: it has none), by heading; what is missing or left over is a finding. A column without a heading
 * that is no field is taken out of the table: its cells are told one by one as standing outside.
 */
function place(
  { table: found, fields, match: told }: Pick<RowsOptions, 'table' | 'fields' | 'match'>,
  findings: Findings,
): { readonly table: Table; readonly placed: readonly number[] } {
  const { columns, unknown } = told ?? match(found.columns, fields);
  const kept = found.columns.filter((column, at) => column.title !== '' || columns.includes(at));
  const there = kept.map((column) => column.title).join('、');
  fields.forEach((field, i) => {
    if (!told && columns[i]! < 0 && !field.optional && !field.from)
      findings.file(columnMissing, { expected: field.title, found: there }, undefined, field.name);
  });
  for (const column of told ? [] : unknown) {
    const row = found.header.at(-1) ?? found.first;
    const left = Math.max(column.at, 0);
    const at = { ...(found.sheet && { sheet: found.sheet }), top: row, left, bottom: row, right: left };
    findings.file(columnUnknown, { found: column.title }, at, column.title);
  }
  const placed = columns.map((at) => (at < 0 ? -1 : kept.indexOf(found.columns[at]!)));
  return { table: { ...found, columns: kept }, placed };
}

interface Watching {
  readonly tally: Tally;
  /** Tells of rows that are too short, where a row has an end. */
  records(batch: Batch): void;
  ragged(): number;
}

function blankAround({ tally }: Watching): number {
  return tally.above + tally.below;
}

/** Counts rows, and tells of rows that are too long or too short for the table. */
function watchRows(sheet: Sheet, table: Table, findings: Findings, inside: (column: number) => boolean): Watching {
  const width = Math.max(...table.columns.map((column) => column.at), 0) + 1;
  // In delimited text a cell too many may have shifted its row; in a spreadsheet it stands where it was put.
  const outside = sheet.text ? strayCell : cellBeside;
  let ragged = 0;
  let lastRow = -1;
  const tally = startTally(
    (row, column, text) => {
      if (!inside(column)) return;
      if (row !== lastRow) ragged++;
      lastRow = row;
      findings.cell(outside, undefined, table.sheet, row, column, () => ({ found: text }));
    },
    tellTotals(table, findings),
  );
  // A recipe that makes a column of such names listens in its place.
  tally.label = tellLabelRows(table, findings);
  const short = ({ length, widths, rows }: Batch) => {
    for (let row = 0; row < length; row++) {
      const cells = widths[row]!;
      if (cells >= width) continue;
      ragged++;
      findings.cell(shortRow, undefined, table.sheet, rows[row]!, cells, () => ({ found: cells, expected: width }));
    }
  };
  return { tally, records: sheet.text ? short : () => {}, ragged: () => ragged };
}

/** The ledger over all parts of a reshaped table. */
function together(
  watches: readonly Watching[],
  published: number,
  quarantined: number,
  reshaped: NonNullable<Ledger['reshaped']>,
): Ledger {
  const cutAway: Partial<Record<CutReason, number>> = {};
  let read = 0;
  for (const { tally } of watches) {
    read += tally.read;
    for (const [reason, rows] of Object.entries(tally.cut) as [CutReason, number][])
      cutAway[reason] = (cutAway[reason] ?? 0) + rows;
  }
  return { read, published, quarantined, cut: cutAway, reshaped };
}

/** Row ledger: what was read is what was published, quarantined or cut by name; anything else is a fault of ours. */
function balance(ledger: Ledger, dataset: string): void {
  const { read, published, quarantined, reshaped } = ledger;
  const away = Object.values(ledger.cut).reduce((sum, rows) => sum + rows, 0);
  const records = reshaped?.records ?? published + quarantined;
  if (read !== records + away) throw broken(dataset, `${read} ≠ ${records} + ${away}`);
  if (reshaped && reshaped.made !== published + quarantined + reshaped.empty)
    throw broken(dataset, `${reshaped.made} ≠ ${published} + ${quarantined} + ${reshaped.empty}`);
}

function broken(dataset: string, sum: string): Fault {
  return new Fault('ledger-broken', {
    zh: `「${dataset}」的列數對不起來（讀到 ≠ 發布＋隔離＋剔除：${sum}），已停止發布。這是程式的錯，請回報。`,
    en: `The rows of “${dataset}” do not add up (read ≠ published + quarantined + cut: ${sum}); nothing was published. This is the program's fault: please report it.`,
  });
}
