import { cut, startTally } from '../detect/cut.ts';
import { headingKey } from '../detect/match.ts';
import type { Look } from '../look.ts';
import { chosenOf } from '../look.ts';
import type { Field, Pipeline } from '../model/pipeline.ts';
import { infer } from '../normalise/infer.ts';

/** The fields that the rows of the chosen table prove, or (to find what differs) lean to. */
export async function fieldsOf(seen: Look, how: 'proven' | 'leaning'): Promise<Field[]> {
  const { view, table } = chosenOf(seen);
  const inference = infer(table.columns);
  const tally = startTally(() => {});
  for await (const batch of cut(view.sheet, table, tally)) inference.batch(batch);
  return inference.fields(how);
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
    table: {
      ...(table.sheet && { sheet: table.sheet }),
      anchors: [...new Set(table.columns.map((column) => column.title).filter((text) => text !== ''))],
    },
    fields,
    formats: ['csv', 'json'],
    schedule: '0 2 * * *',
    frequency: '不定期更新',
    license: 'OGDL-Taiwan-1.0',
  };
}

/** The fields a pipeline can tell apart by their headings, named as a pipeline's fields may be named, and the columns that it cannot. */
export function drafted(fields: readonly Field[]): {
  readonly fields: readonly Field[];
  readonly leftOut: readonly Field[];
} {
  const headings = new Set<string>();
  const names = new Set<string>();
  const kept: Field[] = [];
  const leftOut: Field[] = [];
  for (const field of fields) {
    const key = headingKey(field.title);
    if (key === '' || headings.has(key)) {
      leftOut.push(field);
      continue;
    }
    headings.add(key);
    const name = freeName(nameOf(field.title), names);
    names.add(name);
    kept.push({ ...field, name });
  }
  return { fields: kept, leftOut };
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
