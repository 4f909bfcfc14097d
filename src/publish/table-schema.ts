import type { Checks, Field, Type } from '../model/pipeline.ts';

/** Table Schema v2 of a release's table: https://datapackage.org/standard/table-schema/ */
export interface TableSchema {
  readonly $schema: string;
  readonly fields: readonly SchemaField[];
  readonly missingValues: readonly string[];
}

export interface SchemaField {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly type: SchemaType;
  /** Not of the standard, which lets descriptors hold more: the unit of the values. */
  readonly unit?: string;
  readonly rdfType?: string;
  readonly constraints?: Partial<Checks>;
}

type SchemaType = 'string' | 'integer' | 'number' | 'date' | 'year' | 'boolean';

const types: Readonly<Record<Type, SchemaType>> = {
  text: 'string',
  integer: 'integer',
  decimal: 'number',
  date: 'date',
  period: 'string',
  code: 'string',
  boolean: 'boolean',
  coordinate: 'number',
};

// Table Schema, "Field Constraints": each constraint is for some types only, and a validator refuses it on the others.
const constraints: Readonly<Record<SchemaType, readonly (keyof Checks)[]>> = {
  string: ['required', 'enum', 'pattern', 'minLength', 'maxLength'],
  integer: ['required', 'enum', 'minimum', 'maximum'],
  number: ['required', 'enum', 'minimum', 'maximum'],
  date: ['required', 'enum'],
  year: ['required', 'enum', 'minimum', 'maximum'],
  boolean: ['required', 'enum'],
};

/** What `schema.json` says of the fields, in their order. */
export function tableSchema(fields: readonly Field[]): TableSchema {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: fields.map(schemaField),
    missingValues: [''],
  };
}

function schemaField(field: Field): SchemaField {
  // A period may be coarser than its precision says, so only years are all of one form.
  const type = field.type === 'period' && field.precision === 'year' ? 'year' : types[field.type];
  const checks = field.checks ?? {};
  const kept = Object.fromEntries(
    constraints[type].flatMap((name) => (checks[name] === undefined ? [] : [[name, checks[name]]])),
  );
  return {
    name: field.name,
    title: field.title,
    ...(field.description !== undefined && { description: field.description }),
    type,
    ...(field.unit !== undefined && { unit: field.unit }),
    ...(field.uri !== undefined && { rdfType: field.uri }),
    ...(Object.keys(kept).length > 0 && { constraints: kept }),
  };
}
