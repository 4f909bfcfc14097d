import { readdirSync, readFileSync } from 'node:fs';
import type { Standard } from '../model/standard.ts';

/** `src/standard` and `dist/standard` are equally deep, so one address serves both. */
const folder = new URL('../../schemas/standards/', import.meta.url);

const read = new Map<string, Standard>();
let ids: readonly string[] | undefined;

/** The ids of all standards there are, in order. */
export function standardIds(): readonly string[] {
  ids ??= readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
  return ids;
}

/** One standard, read when first asked for; undefined: there is none of that id. */
export function standardOf(id: string): Standard | undefined {
  let standard = read.get(id);
  if (!standard && standardIds().includes(id)) {
    standard = JSON.parse(readFileSync(new URL(`${id}.json`, folder), 'utf8')) as Standard;
    read.set(id, standard);
  }
  return standard;
}

/** All standards, in the order of their ids. */
export function allStandards(): readonly Standard[] {
  return standardIds().flatMap((id) => standardOf(id) ?? []);
}
