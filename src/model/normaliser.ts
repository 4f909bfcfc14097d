import type { Problem } from './finding.ts';
import type { Mend } from './mend.ts';
import type { Field, Type } from './pipeline.ts';

/** `fast` says: canonical as it stands. */
export const KEEP = -1;
/** `fast` says: ask `read`. */
export const ASK = -2;

/** Above the length in what `fast` answers stand the kinds of change, as `changeBit` numbers them. */
export const KINDS = 9;
export const LENGTH = (1 << KINDS) - 1;

/** Reads the cells of one column of one table. */
export interface CellReader {
  /**
   * Looks at the non-empty cell bytes[from..to) without making a string. KEEP: it is canonical. 0 or more: the lower 9 bits
   * say how many bytes of canonical text now stand at the start of `out` (256 bytes long), the upper ones what was changed.
   * ASK: only `read` can tell.
   */
  fast(bytes: Uint8Array, from: number, to: number, out: Uint8Array): number;
  /** The canonical text, '' for missing; undefined: it cannot be read. Total, and idempotent unless a `scale` is declared. */
  read(cell: string): string | undefined;
  /**
   * What made `read` answer `published` for the cell: bits of `changeBit`. `REMARK` may be set beside them, also where nothing
   * was changed. Only asked of cells without blanks at their ends.
   */
  kinds(cell: string, published: string): number;
}

/** Cells of two forms that can be told apart by one kind of change do not belong in one column. */
export interface Forms {
  readonly by: Mend;
  /** What cells that were changed in that way are called, and the others. */
  readonly changed: { readonly zh: string; readonly en: string };
  readonly others: { readonly zh: string; readonly en: string };
}

export interface Normaliser {
  readonly type: Type;
  /** What the finding says it had expected, for people. */
  readonly expected: { readonly zh: string; readonly en: string };
  /** Each is a test: the cell, and what it becomes (undefined: cannot be read). `field` adds settings. */
  readonly examples: readonly (readonly [cell: string, becomes: string | undefined, field?: Partial<Field>])[];
  /** What it may change, each with a cell that shows it. */
  readonly mends: readonly (readonly [mend: Mend, cell: string, becomes: string, field?: Partial<Field>])[];
  /** A cell stays as it is where a mend is switched off; else it is then unreadable. */
  readonly isText?: boolean;
  readonly forms?: Forms;
  /** Told of cells for which `kinds` sets REMARK. */
  readonly remark?: Problem;
  /** What is the matter with a cell that cannot be read, where more can be said than that. */
  readonly unreadable?: (cell: string, field: Field) => Problem | undefined;
  start(field: Field): CellReader;
}
