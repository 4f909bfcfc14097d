import type { Field } from '../model/pipeline.ts';
import type { Standard, StandardField } from '../model/standard.ts';

/** A standard that is named but not there: where, and what there is instead. */
export interface Unresolved {
  readonly path: readonly (string | number)[];
  readonly found: string;
  readonly known: readonly string[];
  /** The standard, where it is one of its columns that is not there. */
  readonly standard?: string;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * A pipeline's document in which every field that names a standard's column has what the standard says of it; what the
 * field says itself stays. Other parts of the document are left as they are, right or wrong.
 */
export function resolveStandards(
  document: unknown,
  find: (id: string) => Standard | undefined,
  ids: readonly string[],
): { readonly document: unknown; readonly unresolved: readonly Unresolved[] } {
  if (!isRow(document)) return { document, unresolved: [] };
  const unresolved: Unresolved[] = [];
  const { standards, fields } = document;
  if (Array.isArray(standards))
    standards.forEach((id: unknown, at) => {
      if (typeof id === 'string' && !find(id)) unresolved.push({ path: ['standards', at], found: id, known: ids });
    });
  if (!Array.isArray(fields)) return { document, unresolved };
  const resolved = fields.map((field: unknown, at) => {
    if (!isRow(field) || typeof field['standard'] !== 'string') return field;
    const found = columnOf(field['standard'], find);
    if ('column' in found) return withStandard(field, found.column);
    const known = 'standard' in found ? found.standard.fields.map((one) => one.name) : ids;
    const of = 'standard' in found ? { standard: found.standard.id } : {};
    unresolved.push({ path: ['fields', at, 'standard'], found: found.name, known, ...of });
    // One complaint is enough: the type would have come from the standard.
    return { type: 'text', ...field };
  });
  return { document: { ...document, fields: resolved }, unresolved };
}

/** `location-attributes/CountyCode` or `location-attributes/縣市別代碼`. */
function columnOf(
  reference: string,
  find: (id: string) => Standard | undefined,
):
  | { readonly column: StandardField }
  | { readonly standard: Standard; readonly name: string }
  | { readonly name: string } {
  const cut = reference.indexOf('/');
  const id = cut < 0 ? reference : reference.slice(0, cut);
  const name = reference.slice(id.length + 1);
  const standard = find(id);
  if (!standard) return { name: id };
  const column = columnNamed(standard, name);
  return column ? { column } : { standard, name };
}

/** A standard's column by its name or its Chinese title. */
export function columnNamed(standard: Standard, name: string): StandardField | undefined {
  return standard.fields.find((one) => one.name === name) ?? standard.fields.find((one) => one.title.zh === name);
}

/** What a field takes from its standard. A field that says another type takes only what holds for every type. */
function withStandard(field: Row, column: StandardField): Row {
  const { form, precision, system, datum, unit, uri, codes, missing, checks = {}, type } = column;
  const sameType = field['type'] === undefined || field['type'] === type;
  const { required, ...ofType } = checks;
  const taken: Partial<Field> = {
    type,
    ...(sameType && form && { form }),
    ...(sameType && precision && { precision }),
    ...(sameType && system && { system }),
    ...(sameType && datum && { datum }),
    ...(sameType && unit !== undefined && { unit }),
    ...(sameType && missing && { missing }),
    ...(codes !== undefined && { codes }),
    ...(uri !== undefined && { uri }),
  };
  const own = isRow(field['checks']) ? field['checks'] : {};
  const all = { ...(required !== undefined && { required }), ...(sameType && ofType), ...own };
  return {
    ...taken,
    ...field,
    ...((Object.keys(all).length > 0 || field['checks'] !== undefined) && {
      checks: field['checks'] === undefined || isRow(field['checks']) ? all : field['checks'],
    }),
  };
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
