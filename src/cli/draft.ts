import { cut, startTally } from '../detect/cut.ts';
import { headingKey } from '../detect/match.ts';
import { recipeOf } from '../detect/recipe.ts';
import type { Look } from '../look.ts';
import { chosenOf } from '../look.ts';
import type { Field, Pipeline } from '../model/pipeline.ts';
import { letters } from '../model/place.ts';
import type { TableColumn } from '../model/table.ts';
import { type Inference, infer } from '../normalise/infer.ts';

/** The fields that the rows of the chosen table prove, or (to find what differs) lean to. */
export async function fieldsOf(seen: Look, how: 'proven' | 'leaning'): Promise<Field[]> {
  return (await inferenceOf(seen)).fields(how);
}

/** What every row of the chosen table says of its columns. */
export async function inferenceOf(seen: Look): Promise<Inference> {
  const { view, table } = chosenOf(seen);
  const inference = infer(table.columns, view.sheet.name);
  const tally = startTally(() => {});
  for await (const batch of cut(view.sheet, table, tally)) inference.batch(batch);
  return inference;
}

/** A pipeline for a file nobody has described yet; what only a person knows is left to be filled in. */
export function draft(seen: Look, fields: readonly Field[], file: string): Pipeline {
  const { table } = chosenOf(seen);
  const title = table.titles[0] ?? seen.delivery.name.replace(/\.[^.]+$/, '');
  return {
    id: idOf(seen.delivery.name),
    title: { zh: title, en: '(fill in: English title)' },
    description: {
      zh: '（請填：這份資料是什麼、怎麼來的、使用時要注意什麼）',
      en: '(fill in: what it is, where it comes from, its limits)',
    },
    agency: {
      name: '（請填：機關全名）',
      oid: '2.16.886.101.20003',
      contact: { name: '（請填：承辦人）', phone: '02-00000000', email: 'fill-in@example.gov.tw' },
    },
    source: { file },
    table: recipeOf(table, seen.opened.facts),
    fields,
    formats: ['csv', 'json'],
    schedule: '0 2 * * *',
    frequency: '不定期更新',
    license: 'OGDL-Taiwan-1.0',
  };
}

/**
 * The fields, named as a pipeline's fields may be named. `lettered` are those without a heading of their own (none, or that of another
 * column): the pipeline knows them by their letters in the sheet.
 */
export function drafted(
  fields: readonly Field[],
  columns: readonly TableColumn[],
): { readonly fields: readonly Field[]; readonly lettered: readonly Field[] } {
  const headings = new Set<string>();
  const names = new Set<string>();
  const all = fields.map((field, i): Field => {
    const key = headingKey(field.title);
    const own = key !== '' && !headings.has(key);
    headings.add(key);
    const column = letters(columns[i]!.at);
    const title = own ? field.title : `${field.title}（${column} 欄）`;
    const name = freeName(nameOf(own ? field.title : `${field.title || '欄'}_${column}`), names);
    names.add(name);
    return { ...field, name, title, ...(!own && { column }) };
  });
  return { fields: all, lettered: all.filter((field) => field.column !== undefined) };
}

const NAME = 60;

/** A heading as a field's name: no blanks, commas or quotes, at most 64 characters. */
function nameOf(title: string): string {
  const plain = title.normalize('NFKC').replaceAll(/[\s,;"'\p{C}]+/gu, '_');
  const name = plain.replaceAll(/_{2,}/g, '_').replaceAll(/^[^\p{L}\p{N}]+|_+$/gu, '');
  return [...(name || '欄')].slice(0, NAME).join('');
}

function freeName(base: string, taken: ReadonlySet<string>): string {
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
  return name;
}

/** A file's name as a dataset id: what is left of it in lower case ASCII. */
export function idOf(name: string): string {
  const id = name
    .replace(/\.[^.]+$/, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return /^[a-z0-9][a-z0-9-]+$/.test(id) ? id.slice(0, 60) : `dataset-${id || 'new'}`;
}
