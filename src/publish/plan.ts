import { Fault } from '../model/fault.ts';
import { media } from '../model/media.ts';
import type { Field, Format, Pipeline } from '../model/pipeline.ts';
import type { Pointer, Release, ReleaseFile, Report } from '../model/release.ts';
import type { Body } from '../model/store.ts';
import { canonical, sha256 } from './canonical.ts';
import { changes } from './changes.ts';
import { type Described, documents } from './documents.ts';
import { copySteps, RELEASE, releaseSteps, type Step } from './steps.ts';
import { tableSchema } from './table-schema.ts';
import { taipeiTime } from './taipei.ts';
import { contentHash, versionOf } from './version.ts';

/** The release that is served, as it was read: the tag is what the switch compares. */
export interface Latest {
  readonly pointer: Pointer;
  readonly tag: string;
  readonly release: Release;
}

export interface PlanInput {
  readonly pipeline: Pipeline;
  readonly latest: Latest | undefined;
  /** The data files of the release, on this machine. */
  readonly data: readonly {
    readonly name: string;
    readonly format: Format;
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
  }[];
  /** As published, in the order of the columns. */
  readonly fields: readonly Field[];
  readonly rows: number;
  /** What the agency gave; without a body it is not kept, for it holds what is not published. */
  readonly source: { readonly name: string; readonly sha256: string; readonly size: number; readonly body?: Body };
  readonly report: Report;
  /** The rows that are left out because of errors, on this machine. */
  readonly quarantine?: { readonly path: string; readonly size: number; readonly sha256: string };
  readonly now: Date;
  /** Where the store is served, such as https://data.example.gov.tw/. */
  readonly base?: string;
}

/** What publishing would do. `unchanged` has steps too: they finish what a killed run has left undone, and are skipped otherwise. */
export type Plan =
  | { readonly status: 'unchanged'; readonly release: Release; readonly steps: readonly Step[] }
  | {
      readonly status: 'publish';
      readonly version: string;
      readonly number: number;
      readonly predecessor: string | null;
      readonly release: Release;
      readonly steps: readonly Step[];
    };

/**
 * Plans a release; writes nothing. Gates have been judged before. Throws Fault `pipeline-invalid` where a data file would have the
 * name of one of ours: a dataset called `report` published as JSON.
 */
export function plan(input: PlanInput): Plan {
  const { latest, data } = input;
  const metadata = descriptive(input.pipeline, input.base);
  const content = contentHash({
    files: data,
    schema: tableSchema(input.fields, input.pipeline.checks?.unique),
    metadata,
  });
  const local = new Map<string, Body>(data.map((file) => [file.name, { path: file.path, size: file.size }]));
  if (latest?.pointer.content === content) {
    return { status: 'unchanged', release: latest.release, steps: copySteps(latest.release, local) };
  }
  const told = describedBy(input);
  const release = releaseOf(input, told, content, sha256(canonical(metadata)));
  const files = documents(told, release.version);
  mustDiffer(release);
  return {
    status: 'publish',
    version: release.version,
    number: release.number,
    predecessor: release.predecessor,
    release,
    steps: [
      ...releaseSteps(release, input.source, dataFiles(input), files, latest, input.quarantine),
      ...copySteps(release, local),
    ],
  };
}

/** What the pipeline says of the dataset beside its fields; the addresses are part of what the portal is told. */
function descriptive(pipeline: Pipeline, base: string | undefined): unknown {
  const { id, title, description, agency, license, frequency, keywords, category, identifier, coverage } = pipeline;
  return { id, title, description, agency, license, frequency, keywords, category, identifier, coverage, base };
}

function describedBy(input: PlanInput): Described {
  const { pipeline, fields, rows, data, report, base } = input;
  return { pipeline, fields, rows, data, source: input.source.name, report, ...(base !== undefined && { base }) };
}

function dataFiles(input: PlanInput): (ReleaseFile & { path: string })[] {
  return input.data.map(({ name, format, path, size, sha256 }) => ({ name, size, sha256, type: media[format], path }));
}

/**
 * The version is taken over everything in the release but the time, with the documents made as if it had no version yet. So a run
 * that was killed is completed by the next one in the same folder, and two runs that differ in any byte never share a folder.
 */
function releaseOf(input: PlanInput, told: Described, content: string, metadata: string): Release {
  const { pipeline, latest, rows, report } = input;
  const data = dataFiles(input).map(({ name, size, sha256, type }) => ({ name, size, sha256, type }));
  const unnamed = documents(told, '');
  const fields = input.fields.map(({ name, title, type }) => ({ name, title, type }));
  const formats = input.data.map((file) => file.format);
  const files = [...data, ...unnamed.map(({ name, sha256 }) => ({ name, sha256 }))];
  const { name, sha256: hash, size } = input.source;
  const release = {
    format: 'goldbadge-release/1',
    dataset: pipeline.id,
    number: (latest?.pointer.number ?? 0) + 1,
    predecessor: latest?.pointer.version ?? null,
    content,
    metadata,
    source: { name, sha256: hash, size },
    rows,
    fields,
    changes: changes(latest?.release, { rows, fields, formats, files, metadata }, report.accepted, report.findings),
    score: { source: report.score.source.total, release: report.score.release.total },
    formats,
  } as const;
  const version = versionOf(sha256(canonical({ release, files })), release.predecessor);
  const documented = documents(told, version).map(({ name, size, sha256, type }) => ({ name, size, sha256, type }));
  return { ...release, version, published: taipeiTime(input.now), files: [...data, ...documented] };
}

function mustDiffer({ dataset, files }: Release): void {
  const names = [...files.map((file) => file.name), RELEASE];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice === undefined) return;
  throw new Fault('pipeline-invalid', {
    zh: `資料集「${dataset}」的檔名「${twice}」與版次中固定的檔案同名。請替資料集換一個 id。`,
    en: `The file "${twice}" of the dataset "${dataset}" has the name of a file every release has. Give the dataset another id.`,
  });
}
