import type { Field, Pipeline, RecordedColumn, RecordedFile, TableRecipe } from '../model/pipeline.ts';
import { madeColumns } from '../model/reshape.ts';
import type { FileFacts } from '../model/sheet.ts';
import type { Hints, Table } from '../model/table.ts';
import { rowsAbove } from './drift-around.ts';
import { fieldKeys, headingKey, match } from './match.ts';

const ANCHORS = 6;

/** What the file looks like, to be held against the next one. */
export function recipeOf(table: Table, facts: FileFacts): TableRecipe {
  const anchors = anchorsOf(table);
  const columns = table.columns.map(
    ({ title, unit }): RecordedColumn => (unit === undefined ? title : { title, unit }),
  );
  return {
    ...(table.sheet && { sheet: table.sheet }),
    ...(anchors.length > 0 && { anchors }),
    header: table.header.length,
    above: rowsAbove(table),
    ...(table.unit !== undefined && { unit: table.unit }),
    columns,
    ...(table.body?.keepsTotals && { totals: 'keep' as const }),
    file: fileOf(facts),
  };
}

/** What of a file's facts a recipe records. */
export function fileOf({ format, encoding, delimiter }: FileFacts): RecordedFile {
  return { format, ...(encoding !== undefined && { encoding }), ...(delimiter !== undefined && { delimiter }) };
}

/** The headings that will most likely be there next time: those that name no year or month, and stand only once. */
function anchorsOf(table: Table): string[] {
  const keys = table.columns.map((column) => headingKey(column.title));
  const once = table.columns.filter(
    (_, at) => keys[at] !== '' && keys.indexOf(keys[at]!) === keys.lastIndexOf(keys[at]!),
  );
  const lasting = once.filter((column) => !/\d/.test(column.title.normalize('NFKC')));
  return (lasting.length > 0 ? lasting : once).slice(0, ANCHORS).map((column) => column.title);
}

/** Where the pipeline says that its table is. What it has recorded counts, else the headings its fields go by. */
export function hintsOf(pipeline: Pick<Pipeline, 'table' | 'fields'>): Hints {
  const { sheet, anchors, columns, totals } = pipeline.table ?? {};
  const recorded = (columns ?? []).map((column) => (typeof column === 'string' ? column : column.title));
  const fields = pipeline.fields.filter(
    (field) => field.column === undefined && !field.from && !isMade(field, pipeline.table),
  );
  const asked = columns
    ? [...(anchors ?? []), ...recorded, ...fields.flatMap((field) => [field.title, ...(field.aliases ?? [])])]
    : (anchors ?? plainTitles(fields));
  return {
    titles: [...new Set(asked)].filter((title) => title !== ''),
    ...(sheet !== undefined && { sheet }),
    ...(columns && { elsewhere: true }),
    ...(totals && { totals }),
  };
}

/** A column that `reshape` makes has no heading in the file. */
function isMade(field: Field, recipe: TableRecipe | undefined): boolean {
  const made = recipe?.reshape ? madeColumns(recipe.reshape).map(headingKey) : [];
  return made.length > 0 && fieldKeys(field).some((key) => made.includes(key));
}

/** A field with aliases may go by any of them, so its title is no heading that must be there. */
function plainTitles(fields: readonly Field[]): string[] {
  const plain = fields.filter((field) => field.aliases === undefined);
  return (plain.length > 0 ? plain : fields).map((field) => field.title);
}

/**
 * Whether a person has said by texts where the table is, and the texts are there: then that is the evidence, and how sure detection
 * is by itself does not matter. With recorded columns, what is not there is told as drift; who records nothing but to have seen it
 * is held to the fields' own headings, which have to be there in any case.
 */
export function pinned(recipe: TableRecipe | undefined, table: Table): boolean {
  if (!recipe || recipe.seen === false) return false;
  if (recipe.columns) return true;
  const anchors = recipe.anchors ?? [];
  const wanted = anchors.map((title): Field => ({ name: title, title, type: 'text' }));
  return (anchors.length > 0 || recipe.seen === true) && match(table.columns, wanted).columns.every((at) => at >= 0);
}
