import { readdirSync, readFileSync } from 'node:fs';

/** `src/pipeline` and `dist/pipeline` are equally deep, so one address serves both. */
const folder = new URL('../../schemas/codes/', import.meta.url);

/** A code list as it stands in `schemas/codes/<name>.json`. */
export interface CodeList {
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Where the codes come from, the day they were taken, and the SHA-256 of that file. */
  readonly origin: { readonly source: string; readonly date: string; readonly sha256: string };
  readonly codes: readonly { readonly code: string; readonly title: string }[];
}

const read = new Map<string, readonly string[]>();
let names: readonly string[] | undefined;

/** The names of all code lists there are, in order. */
export function codeListNames(): readonly string[] {
  names ??= readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
  return names;
}

/** The codes of one list, as text with their leading zeros. The list must exist: `loadPipeline` has checked it. */
export function codeList(name: string): readonly string[] {
  let codes = read.get(name);
  if (!codes) {
    const list = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as CodeList;
    codes = list.codes.map((one) => one.code);
    read.set(name, codes);
  }
  return codes;
}
