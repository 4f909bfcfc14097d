import { drift, tellDrift } from './detect/drift.ts';
import { isLike } from './detect/is-like.ts';
import type { Match } from './detect/match.ts';
import { fileOf, pinned } from './detect/recipe.ts';
import { tellUnsure } from './look.ts';
import type { Findings } from './model/finding.ts';
import type { Pipeline, TableRecipe } from './model/pipeline.ts';
import type { Reshape } from './model/reshape.ts';
import type { FileFacts } from './model/sheet.ts';
import type { Table } from './model/table.ts';

/**
 * Holds the table against what the pipeline has recorded and tells where it differs. Returns which column each field is then; undefined:
 * nothing was recorded, and the headings will tell. A table that nobody has pinned down and detection is unsure of is held back.
 */
export function compare(pipeline: Pipeline, table: Table, facts: FileFacts, findings: Findings): Match | undefined {
  if (!pinned(pipeline.table, table)) tellUnsure(table, findings, 'error');
  if (!pipeline.table?.columns) return undefined;
  const { reshape } = pipeline.table;
  if (reshape) {
    // The fields are of the table as it will be made: here only the file's own columns are compared.
    tellDrift(drift(...staying(pipeline.table, table, reshape), fileOf(facts)), pipeline.change ?? {}, [], findings);
    return undefined;
  }
  const drifted = drift(pipeline.table, pipeline.fields, table, fileOf(facts));
  tellDrift(drifted, pipeline.change ?? {}, pipeline.fields, findings);
  return drifted.match;
}

/** What is recorded and what is there without the columns that become rows: a month more is no other table. */
function staying(recipe: TableRecipe, table: Table, { across }: Reshape): [TableRecipe, [], Table] {
  const stays = (title: string) => !isLike(title, across?.like ?? []);
  const columns = recipe.columns?.filter((column) => stays(typeof column === 'string' ? column : column.title)) ?? [];
  return [{ ...recipe, columns }, [], { ...table, columns: table.columns.filter((column) => stays(column.title)) }];
}
