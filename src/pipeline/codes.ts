import { readdirSync, readFileSync } from 'node:fs';
import type { CodeEntry, CodeList } from '../model/code-list.ts';
import type { Text } from '../model/text.ts';
import { byteSet } from '../text/byte-set.ts';

/** `src/pipeline` and `dist/pipeline` are equally deep, so one address serves both. */
const folder = new URL('../../schemas/codes/', import.meta.url);

/** Where codes come from, the day they were taken, and the SHA-256 of that document. */
export interface CodeOrigin {
  readonly source: string;
  readonly date: string;
  readonly sha256: string;
}

/** A code list as it stands in `schemas/codes/<name>.json`; `schemas/code-list.schema.json`. */
export interface CodeListDocument {
  readonly name: string;
  readonly title: Text;
  /** Another name of that list. */
  readonly same?: string;
  readonly origin?: CodeOrigin;
  readonly also?: readonly CodeOrigin[];
  readonly complete?: boolean;
  readonly parent?: { readonly list: string; readonly length: number };
  readonly formerly?: readonly string[];
  readonly codes?: readonly (Pick<CodeEntry, 'code' | 'title'> & Partial<CodeEntry>)[];
  /** How many codes stand in the `.tsv` beside it, and its SHA-256. */
  readonly rows?: number;
  readonly sha256?: string;
}

const read = new Map<string, CodeList>();
let names: readonly string[] | undefined;

/** The names of all code lists there are, in order. */
export function codeListNames(): readonly string[] {
  names ??= readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
  return names;
}

/** The codes of one list that are in force, as text with their leading zeros. The list must exist: `loadPipeline` has checked it. */
export function codeList(name: string): readonly string[] {
  return codesOf(name).codes;
}

/** One list with its history; read when first asked for. The list must exist: `loadPipeline` has checked it. */
export function codesOf(name: string): CodeList {
  let list = read.get(name);
  if (!list) {
    const document = documentOf(name);
    list = document.same === undefined ? make(document) : { ...codesOf(document.same), name };
    read.set(name, list);
  }
  return list;
}

/** The document of a list, as it stands. */
export function documentOf(name: string): CodeListDocument {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as CodeListDocument;
}

function make(document: CodeListDocument): CodeList {
  const entries = document.codes?.map(entryOf) ?? tabbed(document.name);
  const index = byteSet(entries.map((entry) => entry.code));
  return {
    name: document.name,
    title: document.title,
    asOf: document.origin?.date ?? '',
    complete: document.complete !== false,
    codes: entries.filter((entry) => entry.until === '').map((entry) => entry.code),
    find: index.find,
    begins: Int32Array.from(entries, (entry) => (entry.from === '' ? 0 : dayNumber(entry.from))),
    ends: Int32Array.from(entries, (entry) => (entry.until === '' ? 99_999_999 : dayAfter(entry.until))),
    entry: (at) => titled(entries[at]!, document.parent),
    formerly: (code) => former(code, document.formerly ?? []),
  };
}

function entryOf(one: NonNullable<CodeListDocument['codes']>[number]): CodeEntry {
  const { code, title, from = '', until = '', replacedBy = '' } = one;
  return { code, title, from, until, replacedBy };
}

function tabbed(name: string): CodeEntry[] {
  const text = readFileSync(new URL(`${name}.tsv`, folder), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [code = '', title = '', from = '', until = '', replacedBy = ''] = line.split('\t');
      return { code, title, from, until, replacedBy };
    });
}

/** A village is named with the town that it lies in. */
function titled(entry: CodeEntry, parent: CodeListDocument['parent']): CodeEntry {
  const above = parent && lookUp(entry.code.slice(0, parent.length), parent.list);
  return above ? { ...entry, title: `${above.title}${entry.title}` } : entry;
}

const encoder = new TextEncoder();

function lookUp(code: string, name: string): CodeEntry | undefined {
  const list = codesOf(name);
  const bytes = encoder.encode(code);
  const at = list.find(bytes, 0, bytes.length);
  return at < 0 ? undefined : list.entry(at);
}

function former(code: string, lists: readonly string[]): (CodeEntry & { readonly list: Text }) | undefined {
  for (const name of lists) {
    const found = lookUp(code, name);
    if (found) return { ...found, list: codesOf(name).title };
  }
  return undefined;
}

/** `2021-09-30` or `2021-09` as YYYYMMDD: the first day. */
function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return (year * 100 + month) * 100 + date;
}

/** The first day that no longer counts: the day itself, or the first after a month in which both codes are met. */
function dayAfter(day: string): number {
  return day.length === 'YYYY-MM'.length ? dayNumber(day) + 31 : dayNumber(day);
}
