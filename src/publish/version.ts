import { canonical, sha256 } from './canonical.ts';

/** What makes two releases the same for those who use them. */
export interface Content {
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** The Table Schema. */
  readonly schema: unknown;
  /** What the pipeline says of the dataset: titles, licence, agency and the like. */
  readonly metadata: unknown;
}

/** Hash of what is published, whatever came before it and whenever it is published: 64 hex digits. */
export function contentHash(content: Content): string {
  const files = content.files.map(({ name, sha256 }) => ({ name, sha256 })).sort((a, b) => (a.name < b.name ? -1 : 1));
  return sha256(canonical({ files, schema: content.schema, metadata: content.metadata }));
}

/**
 * The name of a release: 12 hex digits over its content and its predecessor, as a git commit's. So content that comes back after
 * something else is a new version, and the folder of a version can hold one set of bytes only.
 */
export function versionOf(content: string, predecessor: string | null): string {
  return sha256(`${content}\n${predecessor ?? ''}`).slice(0, 12);
}
