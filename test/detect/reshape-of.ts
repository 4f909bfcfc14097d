import { detect } from '../../src/detect/detect.ts';
import type { View } from '../../src/detect/reshape-parts.ts';
import { sketch } from '../../src/detect/sketch.ts';
import { cellText } from '../../src/model/batch.ts';
import { type Finding, Findings } from '../../src/model/finding.ts';
import type { Field } from '../../src/model/pipeline.ts';
import { letters } from '../../src/model/place.ts';
import type { Ledger } from '../../src/model/release.ts';
import type { Reshape } from '../../src/model/reshape.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import { rowsOf } from '../../src/rows.ts';

/** What a recipe made of some sheets. */
export interface Outcome {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of every cell the address that it says it is from: `1月!B3`. */
  readonly from: readonly (readonly string[])[];
  readonly ledger: Ledger;
  readonly findings: readonly Finding[];
}

export async function viewsOf(sheets: readonly Sheet[]): Promise<View[]> {
  const views: View[] = [];
  for (const sheet of sheets) {
    const seen = await sketch(sheet);
    views.push({ sheet, sketch: seen, tables: detect(seen, {}) });
  }
  return views;
}

/** Detects the tables of the sheets and reshapes the first one found. The ledger is held against the rows that came. */
export async function reshapeOf(
  sheets: readonly Sheet[],
  recipe: Reshape,
  fields: readonly Field[] = [],
): Promise<Outcome> {
  const views = await viewsOf(sheets);
  const view = views.find((one) => one.tables.length > 0)!;
  const findings = new Findings();
  const how = { recipe, view, views, hints: {} };
  const made = rowsOf({ sheet: view.sheet, table: view.tables[0]!, fields, reshape: how }, findings);
  const rows: string[][] = [];
  const from: string[][] = [];
  for await (const batch of made.batches()) {
    for (let row = 0; row < batch.length; row++) {
      rows.push(batch.columns.map((column) => cellText(batch, column, row)));
      from.push(
        batch.columns.map((column) => {
          const at = `${letters(column.from!.columns[row]!)}${column.from!.rows[row]! + 1}`;
          return batch.sheet ? `${batch.sheet}!${at}` : at;
        }),
      );
    }
  }
  const { ledger } = made.close(rows.length, 'test');
  return {
    titles: made.table.columns.map((column) => column.title),
    rows,
    from,
    ledger,
    findings: findings.list().filter((finding) => finding.problem !== 'column-not-in-pipeline'),
  };
}
