import type { Pipeline } from '../model/pipeline.ts';
import type { Text } from '../model/text.ts';
import { words } from './words.ts';

/** What `catalog.json` says of a dataset's pipeline, and which release it names. */
export interface Listed {
  readonly id: string;
  readonly identifier?: string;
  readonly title: Text;
  readonly description: Text;
  readonly agency: { readonly name: string; readonly oid: string };
  readonly keywords?: readonly string[];
  readonly license: { readonly name: Pipeline['license'] };
  readonly frequency: string;
  readonly version: string;
}

/** The datasets of a `catalog.json`. One that cannot be read is made again; nothing else depends on it. */
export function readList(bytes: Uint8Array): readonly Listed[] {
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const datasets: unknown = Reflect.get(Object(list), 'datasets');
    return Array.isArray(datasets) ? datasets.filter(isListed) : [];
  } catch {
    return [];
  }
}

function isListed(value: unknown): value is Listed {
  const { id, version, title, description, agency, license, frequency } = Object(value) as Partial<Listed>;
  return (
    [id, version, title?.zh, title?.en, description?.zh, agency?.name, agency?.oid, frequency].every(
      (one) => typeof one === 'string',
    ) && Object.hasOwn(words.license, String(license?.name))
  );
}

/** As much of a pipeline as the site's own pages tell, for a dataset whose pipeline cannot be read just now. */
export function listedPipeline({ version: _, license, agency, ...listed }: Listed): Pipeline {
  return {
    id: listed.id,
    title: listed.title,
    description: listed.description,
    agency: { name: agency.name, oid: agency.oid, contact: { name: '', phone: '', email: '' } },
    source: {},
    fields: [],
    formats: [],
    schedule: '',
    frequency: listed.frequency,
    license: license.name,
    ...(listed.identifier !== undefined && { identifier: listed.identifier }),
    ...(listed.keywords && { keywords: listed.keywords }),
  };
}
