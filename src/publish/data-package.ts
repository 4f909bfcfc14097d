import { keys } from '../model/keys.ts';
import type { Format, Pipeline } from '../model/pipeline.ts';
import { addressOf } from './address.ts';
import type { TableSchema } from './table-schema.ts';

/** What the descriptor tells of one data file. */
export interface DataFile {
  readonly name: string;
  readonly format: Format;
  readonly size: number;
  readonly sha256: string;
}

const mediatypes: Readonly<Record<Format, string>> = { csv: 'text/csv', json: 'application/json' };

const licenses: Readonly<Record<Pipeline['license'], { readonly path: string; readonly title: string }>> = {
  'OGDL-Taiwan-1.0': { path: 'https://data.gov.tw/license', title: '政府資料開放授權條款-第1版' },
  'CC-BY-4.0': { path: 'https://creativecommons.org/licenses/by/4.0/', title: '創用CC 姓名標示 4.0 國際' },
  'CC0-1.0': { path: 'https://creativecommons.org/publicdomain/zero/1.0/', title: 'CC0 1.0 通用' },
};

/** `datapackage.json`: Data Package v2, https://datapackage.org/standard/data-package/. Holds no time: equal content, equal bytes. */
export function dataPackage(
  pipeline: Pipeline,
  version: string,
  source: string,
  files: readonly DataFile[],
  schema: TableSchema,
  base: string | undefined,
): Record<string, unknown> {
  const { agency } = pipeline;
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: pipeline.id,
    id: pipeline.identifier ?? addressOf(base, keys.dataset(pipeline.id)),
    title: pipeline.title.zh,
    description: pipeline.description.zh,
    ...(base && { homepage: addressOf(base, keys.dataset(pipeline.id)) }),
    version,
    licenses: [{ name: pipeline.license, ...licenses[pipeline.license] }],
    contributors: [
      { title: agency.name, roles: ['publisher'] },
      { title: agency.contact.name, email: agency.contact.email, organization: agency.name, roles: ['contact'] },
    ],
    // Data Package v2 wants at least one keyword where the list is there at all.
    ...(pipeline.keywords?.length && { keywords: pipeline.keywords }),
    sources: [{ title: source }],
    resources: files.map((file) => resource(pipeline, file, schema)),
  };
}

function resource(pipeline: Pipeline, file: DataFile, schema: TableSchema): Record<string, unknown> {
  return {
    name: `${pipeline.id}-${file.format}`,
    title: pipeline.title.zh,
    path: file.name,
    type: 'table',
    format: file.format,
    mediatype: mediatypes[file.format],
    encoding: 'utf-8',
    bytes: file.size,
    hash: `sha256:${file.sha256}`,
    schema,
  };
}
