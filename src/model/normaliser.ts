import type { Field, Type } from './pipeline.ts';

/** `fast` says: canonical as it stands. */
export const KEEP = -1;
/** `fast` says: ask `read`. */
export const ASK = -2;

/** Reads the cells of one column of one table. */
export interface CellReader {
  /**
   * Looks at the non-empty cell bytes[from..to) without making a string. KEEP: it is canonical. 0 or more: so many bytes
   * of canonical text now stand at the start of `out` (256 bytes long). ASK: only `read` can tell.
   */
  fast(bytes: Uint8Array, from: number, to: number, out: Uint8Array): number;
  /** The canonical text, '' for missing; undefined: it cannot be read. Idempotent and total. */
  read(cell: string): string | undefined;
}

export interface Normaliser {
  readonly type: Type;
  /** What the finding says it had expected, for people. */
  readonly expected: { readonly zh: string; readonly en: string };
  /** Each is a test: the cell, and what it becomes (undefined: cannot be read). `field` adds settings. */
  readonly examples: readonly (readonly [cell: string, becomes: string | undefined, field?: Partial<Field>])[];
  start(field: Field): CellReader;
}
