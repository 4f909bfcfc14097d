import { keys } from '../model/keys.ts';
import { media } from '../model/media.ts';
import type { Pointer, Release, ReleaseFile } from '../model/release.ts';
import type { Body, Put } from '../model/store.ts';
import type { Document } from './documents.ts';

/** One write of a plan. Each can be done twice; only `pointer` changes what readers see. */
export type Step =
  /** An object that never changes: put where it is absent; where it is there, it must be the same. */
  | {
      readonly kind: 'keep';
      readonly key: string;
      readonly body: Body;
      readonly size: number;
      readonly sha256: string;
      readonly how: Put;
    }
  /** `release.json`, when all files it names are there. One that is there already counts: a run before this one wrote it. */
  | { readonly kind: 'release'; readonly key: string; readonly how: Put }
  /** Switches readers over, if nobody else has meanwhile. */
  | { readonly kind: 'pointer'; readonly key: string; readonly when: 'absent' | { readonly tag: string } }
  /** A stable address: a whole copy of `from`. `sha256` is what it must hold, where that is known before. */
  | {
      readonly kind: 'copy';
      readonly key: string;
      readonly from: string;
      readonly body?: Body;
      readonly sha256?: string;
      readonly how: Put;
    }
  /** Takes away stable addresses of files that are offered no more: all under `prefix` but `names`. */
  | { readonly kind: 'sweep'; readonly prefix: string; readonly names: readonly string[] };

export const RELEASE = 'release.json';

/** The pointer that names a release. */
export function pointerTo(release: Release): Pointer {
  return {
    format: 'goldbadge-pointer/1',
    dataset: release.dataset,
    version: release.version,
    number: release.number,
    content: release.content,
    published: release.published,
    release: keys.release(release.dataset, release.version) + RELEASE,
  };
}

/** All steps of a new release up to its pointer, in the order in which they must happen. */
export function releaseSteps(
  release: Release,
  source: { readonly name: string; readonly sha256: string; readonly size: number; readonly body?: Body },
  data: readonly (ReleaseFile & { readonly path: string })[],
  documents: readonly Document[],
  pointer: { readonly tag: string } | undefined,
  quarantine?: { readonly path: string; readonly size: number; readonly sha256: string },
): readonly Step[] {
  const folder = keys.release(release.dataset, release.version);
  const keep = (file: ReleaseFile, body: Body): Step => ({
    kind: 'keep',
    key: folder + file.name,
    body,
    size: file.size,
    sha256: file.sha256,
    how: { type: file.type, cache: 'forever', saveAs: savedAs(release, file.name) },
  });
  const raw: Step[] = source.body
    ? [
        {
          kind: 'keep',
          key: keys.raw(source.sha256),
          body: source.body,
          size: source.size,
          sha256: source.sha256,
          how: { type: 'application/octet-stream', cache: 'forever', saveAs: source.name },
        },
      ]
    : [];
  return [
    ...raw,
    ...data.map((file) => keep(file, { path: file.path, size: file.size })),
    ...documents.map((file) => keep(file, file.bytes)),
    ...(quarantine ? [aside(release, quarantine)] : []),
    {
      kind: 'release',
      key: folder + RELEASE,
      how: { type: media.json, cache: 'forever', saveAs: savedAs(release, RELEASE) },
    },
    { kind: 'pointer', key: keys.pointer(release.dataset), when: pointer ? { tag: pointer.tag } : 'absent' },
  ];
}

/** The rows that the release leaves out: kept before the pointer is switched, for they are then nowhere else. */
function aside(
  release: Release,
  file: { readonly path: string; readonly size: number; readonly sha256: string },
): Step {
  const { dataset, version } = release;
  return {
    kind: 'keep',
    key: keys.quarantine(dataset, version),
    body: { path: file.path, size: file.size },
    size: file.size,
    sha256: file.sha256,
    how: { type: media.csv, cache: 'never', saveAs: `${dataset}-${version}-quarantine.csv` },
  };
}

/**
 * The stable addresses of a release, `release.json` last: when that copy names the pointer's version, all others do too.
 * Files at hand come from `local`, the others are read from the release.
 */
export function copySteps(release: Release, local: ReadonlyMap<string, Body>): readonly Step[] {
  const folder = keys.release(release.dataset, release.version);
  const copy = (name: string, type: string, sha256?: string): Step => {
    const body = local.get(name);
    return {
      kind: 'copy',
      key: keys.latest(release.dataset, name),
      from: folder + name,
      ...(body && { body }),
      ...(sha256 !== undefined && { sha256 }),
      how: { type, cache: 'never', saveAs: savedAs(release, name) },
    };
  };
  return [
    ...release.files.map((file) => copy(file.name, file.type, file.sha256)),
    {
      kind: 'sweep',
      prefix: keys.latest(release.dataset, ''),
      names: [...release.files.map((file) => file.name), RELEASE],
    },
    copy(RELEASE, media.json),
  ];
}

/** The name a browser saves a file under tells its version, which CSV and JSON cannot say inside: `parks-0123456789ab.csv`. */
function savedAs(release: Release, name: string): string {
  const { dataset, version } = release;
  return name.startsWith(`${dataset}.`)
    ? `${dataset}-${version}${name.slice(dataset.length)}`
    : `${dataset}-${version}-${name}`;
}
