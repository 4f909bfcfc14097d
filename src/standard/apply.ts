import type { Pipeline } from '../model/pipeline.ts';
import type { Standard } from '../model/standard.ts';
import { allStandards, standardOf } from './read.ts';

/** The standards that a pipeline is to follow: those it names, and those its fields are columns of. */
export function standardsOf({ standards, fields }: Pick<Pipeline, 'standards' | 'fields'>): readonly Standard[] {
  const ids = [...(standards ?? []), ...fields.flatMap((field) => field.standard?.split('/')[0] ?? [])];
  const addresses = new Set(fields.flatMap((field) => (field.standard === undefined ? (field.uri ?? []) : [])));
  const named = ids.flatMap((id) => standardOf(id) ?? []);
  const known = addresses.size === 0 ? [] : allStandards();
  const pointed = known.filter(({ fields: columns }) =>
    columns.some(({ uri }) => uri !== undefined && addresses.has(uri)),
  );
  return [...new Set([...named, ...pointed])];
}
