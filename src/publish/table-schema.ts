import type { Checks, Field, Type } from '../model/pipeline.ts';

/** Table Schema v2 of a release's table: https://datapackage.org/standard/table-schema/ */
export interface TableSchema {
  readonly $schema: string;
  readonly fields: readonly SchemaField[];
  readonly missingValues: readonly string[];
  /** Fields whose values together stand in one row only. */
  readonly uniqueKeys?: readonly (readonly string[])[];
}

export interface SchemaField {
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly type: SchemaType;
  readonly format?: string;
  /** Not of the standard, which lets descriptors hold more: the unit of the values, the datum of coordinates. */
  readonly unit?: string;
  readonly datum?: string;
  readonly rdfType?: string;
  readonly constraints?: Partial<Checks>;
}

type SchemaType = 'string' | 'integer' | 'number' | 'date' | 'time' | 'datetime' | 'year' | 'boolean';

const types: Readonly<Record<Type, SchemaType>> = {
  text: 'string',
  integer: 'integer',
  decimal: 'number',
  date: 'date',
  period: 'string',
  code: 'string',
  boolean: 'boolean',
  coordinate: 'number',
  percent: 'number',
  amount: 'number',
  time: 'time',
  datetime: 'datetime',
  place: 'string',
  address: 'string',
  phone: 'string',
  url: 'string',
  email: 'string',
  'business-number': 'string',
  'agency-code': 'string',
  oid: 'string',
  'medical-code': 'string',
  postcode: 'string',
};

/** Formats of Table Schema that say more than the type does. */
const formats: Readonly<Partial<Record<Type, string>>> = { url: 'uri', email: 'email' };

// Table Schema, "Field Constraints": each constraint is for some types only, and a validator refuses it on the others.
const constraints: Readonly<Record<SchemaType, readonly (keyof Checks)[]>> = {
  string: ['required', 'unique', 'enum', 'pattern', 'minLength', 'maxLength'],
  integer: ['required', 'unique', 'enum', 'minimum', 'maximum'],
  number: ['required', 'unique', 'enum', 'minimum', 'maximum'],
  date: ['required', 'unique', 'enum'],
  time: ['required', 'unique', 'enum'],
  datetime: ['required', 'unique', 'enum'],
  year: ['required', 'unique', 'enum', 'minimum', 'maximum'],
  boolean: ['required', 'unique', 'enum'],
};

/** What `schema.json` says of the fields, in their order; `unique` are those that together are a key. */
export function tableSchema(fields: readonly Field[], unique?: readonly string[]): TableSchema {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: fields.map(schemaField),
    missingValues: [''],
    ...(unique && { uniqueKeys: [unique] }),
  };
}

function typeOf(field: Field): SchemaType {
  if (field.form === 'roc' && field.type === 'date') return 'string';
  // A period may be coarser than its precision says, so only years are all of one form.
  if (field.type === 'period' && field.precision === 'year' && field.form === undefined) return 'year';
  return types[field.type];
}

function schemaField(field: Field): SchemaField {
  const type = typeOf(field);
  // A form that a standard asks for is said with the pattern of the day; 民國 years are no dates to other programs.
  const format = field.type === 'date' && field.form === 'basic' ? '%Y%m%d' : formats[field.type];
  const checks = field.checks ?? {};
  const kept = Object.fromEntries(
    constraints[type].flatMap((name) => (checks[name] === undefined ? [] : [[name, checks[name]]])),
  );
  return {
    name: field.name,
    title: field.title,
    ...(field.description !== undefined && { description: field.description }),
    type,
    ...(format !== undefined && { format }),
    ...(field.unit !== undefined && { unit: field.unit }),
    ...(field.datum !== undefined && { datum: field.datum }),
    ...(field.uri !== undefined && { rdfType: field.uri }),
    ...(Object.keys(kept).length > 0 && { constraints: kept }),
  };
}
