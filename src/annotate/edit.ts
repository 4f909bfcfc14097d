import type { MarkKind } from './styles.ts';

/** What is done to a cell. */
export interface CellEdit {
  /** From 0. */
  readonly column: number;
  readonly mark?: MarkKind;
  /** The new text; written as a number where it is one. A formula, and a cell without a value, keeps what it has. */
  readonly value?: { readonly text: string; readonly number: boolean };
}

/** Edits of one row of the sheet, in the order of its columns. */
export interface RowEdits {
  /** From 0. */
  readonly row: number;
  readonly cells: readonly CellEdit[];
}

export interface SheetHooks {
  /** The style of a marked cell, by its own. */
  style(own: number, kind: MarkKind, number: boolean): number;
  /** A change that was not made: the cell holds a formula, or no value of its own. */
  kept(row: number, column: number): void;
  /** What follows the rows, with more in it; `prefix` is that of the sheet's elements. */
  tail(text: string, prefix: string): string;
}
