import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** Documents of ours that have a JSON Schema (draft 2020-12), `schemas/<name>.schema.json`. */
export type SchemaName = 'pipeline' | 'release' | 'pointer' | 'report' | 'state' | 'lease' | 'standard' | 'code-list';

/** One thing in a document that its schema does not allow. */
export interface SchemaError {
  /** JSON pointer to the value, '' for the whole document: `/fields/0/type`. */
  readonly instancePath: string;
  /** The schema's keyword that failed: `required`, `additionalProperties`, `enum`, `type`, `pattern` … */
  readonly keyword: string;
  /** What the keyword says of it: `missingProperty`, `additionalProperty`, `allowedValues`, `type`, `limit` … */
  readonly params: Readonly<Record<string, unknown>>;
  /** ajv's own English sentence, without the path. */
  readonly message: string;
  /** The `description` of the schema that failed, where it has one. */
  readonly description?: string;
}

const compiled = new Map<SchemaName, (document: unknown) => readonly SchemaError[]>();

/** The check of one kind of document, compiled when first asked for; it returns no errors for a document that fits. */
export function validator(name: SchemaName): (document: unknown) => readonly SchemaError[] {
  let check = compiled.get(name);
  if (!check) {
    check = compile(name);
    compiled.set(name, check);
  }
  return check;
}

/** The JSON Schema itself, parsed. */
export function schemaOf(name: SchemaName): Record<string, unknown> {
  // `src/schema` and `dist/schema` are equally deep, so one address serves both.
  const address = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(address, 'utf8')) as Record<string, unknown>;
}

function compile(name: SchemaName): (document: unknown) => readonly SchemaError[] {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, logger: false });
  formats.default(ajv);
  const check = ajv.compile(schemaOf(name));
  return (document) => {
    if (check(document)) return [];
    return (check.errors ?? []).map((error) => {
      const description: unknown = error.parentSchema?.['description'];
      return {
        instancePath: error.instancePath,
        keyword: error.keyword,
        params: error.params,
        message: error.message ?? error.keyword,
        ...(typeof description === 'string' && { description }),
      };
    });
  };
}
