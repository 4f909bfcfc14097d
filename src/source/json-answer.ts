import { Fault } from '../model/fault.ts';

/** A JSON value whose numbers keep the digits they were written with. */
export type Json = null | boolean | string | RawNumber | readonly Json[] | { readonly [name: string]: Json };

interface RawNumber {
  readonly digits: string;
  readonly [RAW]: true;
}

const RAW = Symbol('number as written');

/** What `JSON.parse` tells a reviver of a value's text (ECMAScript, JSON.parse source text access). */
interface Written {
  readonly source?: string;
}

/** Reads an API's answer. Fault `file-not-a-table` with its beginning where it is no JSON. */
export function parseJson(text: string, where: string): Json {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), (_name, value: unknown, written?: Written): unknown =>
      typeof value === 'number' ? { digits: written?.source ?? String(value), [RAW]: true } : value,
    ) as Json;
  } catch (cause) {
    const head = text.slice(0, 200).replaceAll(/\s+/g, ' ');
    throw new Fault(
      'file-not-a-table',
      {
        zh: `「${where}」的回應不是 JSON，開頭是：${head}。請確認網址，或請對方修正。`,
        en: `The answer of ${where} is no JSON; it begins: ${head}. Check the address, or ask its owner to mend it.`,
      },
      cause,
    );
  }
}

/** The value at a path with dots, such as `result.records`; an empty path is the value itself. */
export function at(value: Json, path: string): Json | undefined {
  let found: Json | undefined = value;
  for (const name of path === '' ? [] : path.split('.')) {
    if (found === null || typeof found !== 'object' || RAW in found) return undefined;
    found = Array.isArray(found) ? found[Number(name)] : (found as { readonly [name: string]: Json })[name];
  }
  return found;
}

/** The value as JSON again, numbers with their own digits. */
export function jsonText(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (RAW in value) return (value as RawNumber).digits;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  return `{${Object.entries(value)
    .map(([name, one]) => `${JSON.stringify(name)}:${jsonText(one)}`)
    .join(',')}}`;
}
