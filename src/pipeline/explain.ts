import type { SchemaError } from '../schema/validate.ts';
import type { Complaint, Path } from './complaint.ts';
import { nearest } from './nearest.ts';

type Schema = Readonly<Record<string, unknown>>;
type Says = Pick<Complaint, 'zh' | 'en'>;

/** What the schema does not allow, as sentences that name what was found and what was expected; in the schema's order. */
export function explain(errors: readonly SchemaError[], document: unknown, schema: Schema): Complaint[] {
  const complaints: Complaint[] = [];
  const wrongValues = new Set<string>();
  const mistyped = new Set<string>();
  for (const error of errors) {
    if (error.keyword !== 'additionalProperties') continue;
    const path = pathOf(error.instancePath, document);
    const key = String(error.params['additionalProperty']);
    const known = Object.keys(record(schemaAt(schema, path)['properties']));
    const meant = nearest(key, known);
    if (meant !== undefined) mistyped.add(`${error.instancePath}/${meant}`);
    complaints.push({ path: [...path, key], on: 'key', ...unknownKey(key, meant, known) });
  }
  for (const error of errors) {
    const path = pathOf(error.instancePath, document);
    // `if` only says that what stands under `else` was not met, which has its own error.
    if (error.keyword === 'additionalProperties' || error.keyword === 'if') continue;
    if (error.keyword === 'required') {
      const key = String(error.params['missingProperty']);
      // Whoever wrote `feilds` needs one complaint, not two.
      if (mistyped.has(`${error.instancePath}/${key}`)) continue;
      const what = description(schemaAt(schema, [...path, key]));
      const zh = `缺少「${key}」：${what.zh}`;
      complaints.push({ path, on: 'key', zh, en: `"${key}" is missing: ${what.en}` });
    } else if (!wrongValues.has(error.instancePath)) {
      wrongValues.add(error.instancePath);
      complaints.push({ path, on: 'value', ...wrongValue(error, valueAt(document, path)) });
    }
  }
  return complaints;
}

function unknownKey(key: string, meant: string | undefined, known: readonly string[]): Says {
  return {
    zh: `不認得的鍵「${key}」${meant === undefined ? '' : `，是不是「${meant}」`}？這裡可以用：${known.join('、')}。`,
    en: `unknown key "${key}"${meant === undefined ? '' : `, did you mean "${meant}"?`} Known here: ${known.join(', ')}.`,
  };
}

function wrongValue(error: SchemaError, found: unknown): Says {
  const was = shown(found);
  const expected = expectation(error, found);
  return { zh: `找到${was.zh}，${expected.zh}`, en: `found ${was.en}; ${expected.en}` };
}

function expectation(error: SchemaError, found: unknown): Says {
  const { keyword, params } = error;
  const limit = String(params['limit']);
  switch (keyword) {
    case 'enum': {
      const allowed = Array.isArray(params['allowedValues']) ? params['allowedValues'].map(String) : [];
      const meant = typeof found === 'string' ? nearest(found, allowed) : undefined;
      return {
        zh: `應該是 ${allowed.join('、')} 其中之一${meant === undefined ? '' : `；是不是「${meant}」？`}`,
        en: `expected one of ${allowed.join(', ')}${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
      };
    }
    case 'type':
      return wrongType(String(params['type']), found);
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return { zh: '這裡不可以是空的。', en: 'expected something here.' };
    case 'minimum':
      return { zh: `應該至少是 ${limit}。`, en: `expected at least ${limit}.` };
    case 'maximum':
      return { zh: `應該最多是 ${limit}。`, en: `expected at most ${limit}.` };
    case 'uniqueItems':
      return {
        zh: `第 ${Number(params['i']) + 1} 項與第 ${Number(params['j']) + 1} 項相同。`,
        en: `items ${Number(params['i']) + 1} and ${Number(params['j']) + 1} are the same.`,
      };
    default: {
      const what = error.description === undefined ? { zh: error.message, en: error.message } : description(error);
      return { zh: `格式不合。應該是：${what.zh}`, en: `it has another form. Expected: ${what.en}` };
    }
  }
}

const TYPES: Readonly<Record<string, Says>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '數字', en: 'a number' },
  integer: { zh: '整數', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '清單（每項前面一個 -）', en: 'a list (each item after a -)' },
  object: { zh: '一組鍵與值', en: 'keys with values' },
};

function wrongType(type: string, found: unknown): Says {
  const expected = TYPES[type] ?? { zh: type, en: type };
  // YAML reads 0123 and true as no text at all; quotes are what is missing.
  const quotes = type === 'string' && (typeof found === 'number' || typeof found === 'boolean');
  return {
    zh: `應該是${expected.zh}${quotes ? '，請加上引號' : ''}。`,
    en: `expected ${expected.en}${quotes ? ', put it in quotes' : ''}.`,
  };
}

function shown(found: unknown): Says {
  if (found === null || found === undefined) return { zh: '空白', en: 'nothing' };
  if (Array.isArray(found)) return { zh: '一個清單', en: 'a list' };
  if (typeof found === 'object') return { zh: '一組鍵與值', en: 'keys with values' };
  const text = String(found);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return typeof found === 'string' ? { zh: `「${short}」`, en: `"${short}"` } : { zh: ` ${short} `, en: short };
}

/** The schema's descriptions hold a line for each language. */
function description(schema: { readonly description?: unknown }): Says {
  const [zh = '', en = zh] = typeof schema.description === 'string' ? schema.description.split('\n') : [];
  return { zh, en };
}

/** A JSON pointer as keys and list positions. */
export function pathOf(pointer: string, document: unknown): Path {
  const path: (string | number)[] = [];
  let value = document;
  for (const part of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    const step = Array.isArray(value) ? Number(key) : key;
    path.push(step);
    value = valueAt(value, [step]);
  }
  return path;
}

export function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const step of path) {
    if (Array.isArray(value)) value = value[Number(step)];
    else value = record(value)[step];
  }
  return value;
}

function schemaAt(root: Schema, path: Path): Schema {
  let schema = root;
  for (const step of path) {
    const next = typeof step === 'number' ? schema['items'] : record(schema['properties'])[step];
    schema = follow(root, record(next));
  }
  return schema;
}

/** What a `$ref` points to, with the keys that stand beside it. */
function follow(root: Schema, schema: Schema): Schema {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  return { ...record(valueAt(root, ref.split('/').slice(1))), ...schema };
}

function record(value: unknown): Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {};
}
