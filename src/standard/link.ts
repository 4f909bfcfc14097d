import type { Field } from '../model/pipeline.ts';
import type { Standard, StandardField } from '../model/standard.ts';
import { headingKey } from '../text/heading-key.ts';
import { columnNamed } from './resolve.ts';

/** A field of a table that is a column of a standard. */
export interface Link {
  /** Position among the fields. */
  readonly at: number;
  readonly column: StandardField;
  readonly by: 'declared' | 'heading';
}

/** Which field is which column of a standard: said by `standard` or `uri`, else by equal headings. One field for a column. */
export function linksOf(fields: readonly Field[], standard: Standard): readonly Link[] {
  const links: Link[] = [];
  const take = (at: number, column: StandardField | undefined, by: Link['by']): void => {
    if (!column || links.some((link) => link.at === at || link.column === column)) return;
    links.push({ at, column, by });
  };
  for (const [at, field] of fields.entries()) take(at, declared(field, standard), 'declared');
  fields.forEach((field, at) => {
    // A field that says it is another standard's column may be called the same here; it is this one's too.
    const keys = [field.name, field.title].map(headingKey);
    const named = standard.fields.find((column) => headings(column).some((heading) => keys.includes(heading)));
    take(at, named, 'heading');
  });
  return links.sort((a, b) => a.at - b.at);
}

function declared(field: Field, standard: Standard): StandardField | undefined {
  const prefix = `${standard.id}/`;
  if (field.standard?.startsWith(prefix)) return columnNamed(standard, field.standard.slice(prefix.length));
  return field.uri === undefined ? undefined : standard.fields.find((column) => column.uri === field.uri);
}

/** What a column may be called, as keys; 地址-村里 is 村里 in a table. */
export function headings({ title, name }: StandardField): readonly string[] {
  return [...new Set([title.zh, title.en, name].filter((text) => text !== '').map(headingKey))];
}

/**
 * A table's fields with the types of a standard's columns, where that loses nothing: 字串 keeps what numbers would lose, and a
 * day stays a day. Where it would, the field stays as it is, and differs.
 */
export function typedBy(fields: readonly Field[], standard: Standard): readonly Field[] {
  const links = linksOf(fields, standard);
  return fields.map((field, at) => {
    const column = links.find((link) => link.at === at)?.column;
    if (!column) return field;
    const { type, form, precision, system } = column;
    if (type === 'text' || type === 'code') return { name: field.name, title: field.title, type };
    if (type !== field.type) return field;
    return { ...field, ...(form && { form }), ...(precision && { precision }), ...(system && { system }) };
  });
}
