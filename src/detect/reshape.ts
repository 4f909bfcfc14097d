import type { Batch } from '../model/batch.ts';
import type { Findings } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import type { Reshape } from '../model/reshape.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Table, TableColumn } from '../model/table.ts';
import { cut, type Tally } from './cut.ts';
import { headingKey } from './match.ts';
import { filled } from './reshape-fill.ts';
import { type FlagSplitter, startFlags } from './reshape-flags.ts';
import { type LabelAt, startFold } from './reshape-fold.ts';
import { blockLabel, type Label } from './reshape-label.ts';
import { type Ground, headerPlace, type Part, partsOf } from './reshape-parts.ts';
import { type Plan, planOf } from './reshape-plan.ts';
import { reshapeColumnMissing, reshapeUnlabelled } from './reshape-problems.ts';

/** Rows made of records: read from the batches, and counted. */
export interface Reshaped {
  /** The first part's table with the columns as made. */
  readonly table: Table;
  /** The made rows, batch by batch; `watch` gives each part's ledger before it is read. */
  batches(watch: Watch): AsyncIterable<Batch>;
  /** Cells of a made column, by its position, that had a mark. */
  flagged(column: number): number;
  /** After all batches: records, rows that they make, and those left out because nothing stood in them. */
  counts(): { readonly records: number; readonly made: number; readonly empty: number };
}

/** Asked for once a part: its row ledger, and who is told of each batch of records before it is reshaped. */
export type Watch = (
  sheet: Sheet,
  table: Table,
  inside: (column: number) => boolean,
) => { readonly tally: Tally; records(batch: Batch): void };

/** A flag column: which made column it is taken from, and what takes it. */
interface Flagging {
  readonly from: number;
  readonly splitter: FlagSplitter;
}

/** Applies a recipe to what was found in a file. What does not fit is a finding; undefined: nothing could be read by it. */
export function reshape(
  ground: Ground,
  recipe: Reshape,
  fields: readonly Field[],
  findings: Findings,
): Reshaped | undefined {
  const parts = partsOf(ground, recipe, findings);
  if (parts.length === 0) return undefined;
  const plan = planOf(parts, recipe, fields, findings);
  const lead = parts[0]!;
  const { columns, flags } = withFlags(plan, lead, recipe, findings);
  const counted = { records: 0, made: 0, empty: 0 };

  return {
    table: { ...lead.table, columns },
    counts: () => counted,
    flagged: (column) => flags.reduce((sum, one) => sum + (one.from === column ? one.splitter.marked() : 0), 0),
    async *batches(watch) {
      for (const { part, table, fold } of plan.parts) {
        const inside = (column: number) => column >= part.left && column <= part.right;
        const { tally, records } = watch(part.sheet, table, inside);
        const labels = labelsOf(part, plan.block === undefined ? undefined : tally);
        const work = startFold(fold);
        let seen = 0;
        const found = cut(part.sheet, table, tally);
        const { merged } = part.sheet.layout();
        for await (const batch of recipe.fill ? filled(found, recipe.fill, table, merged, findings) : found) {
          seen += batch.length;
          records(batch);
          if (plan.block !== undefined) tellUnlabelled(batch, labels, part, table, recipe.blocks!.as, findings);
          for (const rows of work.rows(batch, labels.at())) {
            for (const { from, splitter } of flags) rows.columns.push(splitter.split(rows, rows.columns[from]!));
            yield rows;
          }
        }
        counted.records += seen;
        counted.made += seen * fold.across;
        counted.empty += work.empty();
      }
    },
  };
}

function withFlags(
  plan: Plan,
  lead: Part,
  recipe: Reshape,
  findings: Findings,
): { columns: readonly TableColumn[]; flags: readonly Flagging[] } {
  const columns = [...plan.columns];
  const flags: Flagging[] = [];
  for (const { column, as, marks } of recipe.flags ?? []) {
    const from = plan.columns.findIndex(({ title }) => headingKey(title) === headingKey(column));
    if (from < 0) {
      const found = plan.columns.map(({ title }) => title).join('、');
      findings.file(reshapeColumnMissing, { expected: column, found }, headerPlace(lead.table), column);
      continue;
    }
    columns.push({ at: plan.columns[from]!.at, title: as, levels: [as] });
    flags.push({ from, splitter: startFlags(marks) });
  }
  return { columns, flags };
}

/** The block labels of a part: known beforehand, or read from the label rows that are cut. */
interface Labels {
  /** From the first row again; rows are asked for in rising order. */
  at(): LabelAt;
}

function labelsOf(part: Part, tally: Tally | undefined): Labels {
  const labels: Label[] = [...(part.labels ?? [])];
  if (tally) {
    const lost = tally.label;
    tally.label = (row, column, text) => {
      if (!part.labels) labels.push({ text: blockLabel(text), row, column });
      else if (!labels.some((label) => label.row === row)) lost?.(row, column, text);
    };
  }
  return {
    at: () => {
      let next = -1;
      return (row) => {
        if (next < 0)
          next = Math.max(
            0,
            labels.findLastIndex((label) => label.row <= row),
          );
        while (next < labels.length && labels[next]!.row <= row) next++;
        const label = labels[next - 1];
        return label && label.text !== '' ? label : undefined;
      };
    },
  };
}

function tellUnlabelled(
  batch: Batch,
  labels: Labels,
  part: Part,
  table: Table,
  field: string,
  findings: Findings,
): void {
  const labelAt = labels.at();
  const column = table.columns[0]?.at ?? 0;
  for (let row = 0; row < batch.length; row++) {
    const at = batch.rows[row]!;
    if (labelAt(at)) continue;
    findings.cell(reshapeUnlabelled, field, part.sheet.name, at, column, () => ({ field }));
  }
}
