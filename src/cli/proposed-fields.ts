import { chosenOf, type Look } from '../look.ts';
import { Findings } from '../model/finding.ts';
import type { Field, TableRecipe } from '../model/pipeline.ts';
import type { Reshape } from '../model/reshape.ts';
import type { TableColumn } from '../model/table.ts';
import { infer } from '../normalise/infer.ts';
import { rowsOf } from '../rows.ts';
import { proposalFor } from './proposal.ts';

/** The fields of a table as it would be reshaped, and the columns they are of. */
export interface ProposedFields {
  readonly reshape: Reshape;
  readonly fields: readonly Field[];
  readonly columns: readonly TableColumn[];
}

/** What is proposed for the chosen table, tried out; undefined: nothing, or it does not come out right. */
export async function proposedFields(seen: Look): Promise<ProposedFields | undefined> {
  const reshape = proposalFor(seen)?.reshape;
  if (!reshape) return undefined;
  const { view, table } = chosenOf(seen);
  const findings = new Findings();
  const how = { recipe: reshape, view, views: seen.views, hints: {} };
  const rows = rowsOf({ sheet: view.sheet, table, fields: [], reshape: how }, findings);
  const { columns } = rows.table;
  const inference = infer(columns);
  for await (const batch of rows.batches()) inference.batch(batch);
  if (findings.list().some((finding) => finding.level === 'error')) return undefined;
  return { reshape, columns, fields: inference.fields('proven') };
}

/** A recipe with what reshapes its table; sheets that are stacked are not named one by one. */
export function reshapedRecipe(recipe: TableRecipe | undefined, reshape: Reshape): TableRecipe {
  const { sheet, ...rest } = recipe ?? {};
  return { ...rest, ...(sheet !== undefined && !reshape.sheets && { sheet }), reshape };
}
