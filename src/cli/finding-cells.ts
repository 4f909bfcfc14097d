import { cellText } from '../model/batch.ts';
import type { Finding } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Sheet } from '../model/sheet.ts';

/** A cell that gets a comment of its own. */
export interface FoundCell {
  readonly finding: Finding;
  /** The run of cells that it is of; its first cell speaks for all of them. */
  readonly run: Place;
  readonly row: number;
  readonly column: number;
}

/** Cells of a finding that get a comment each; further runs get one on their first cell. */
const EACH = 100;
/** A place of several rows and columns with more cells than this is about a part of the sheet, not about its cells. */
const AREA = 60;

/** The part of a run that is shown: a finding about a whole table would hide all else under its colour. */
export function shownPart(run: Place): Place {
  const rows = run.bottom - run.top + 1;
  const columns = run.right - run.left + 1;
  if (rows === 1 || columns === 1 || rows * columns <= AREA) return run;
  return { ...run, bottom: run.top, right: run.left };
}

/** The cells of a finding that are told one by one: the first ones, and the first one of every run. */
export function foundCells(finding: Finding): FoundCell[] {
  const cells: FoundCell[] = [];
  for (const run of finding.places) {
    const { top, left, bottom, right } = shownPart(run);
    for (let row = top, first = true; row <= bottom && (first || cells.length < EACH); row++) {
      for (let column = left; column <= right && (first || cells.length < EACH); column++) {
        cells.push({ finding, run, row, column });
        first = false;
      }
    }
  }
  return cells;
}

const COLUMNS = 16_384;

/** One number for a cell of a sheet. */
export function cellKey(row: number, column: number): number {
  return row * COLUMNS + column;
}

/** What the cells say, by `cellKey`; reads the sheet up to the last of them. */
export async function textsOf(
  sheet: Sheet,
  cells: readonly { readonly row: number; readonly column: number }[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = new Map<number, number[]>();
  for (const { row, column } of cells) wanted.set(row, [...(wanted.get(row) ?? []), column]);
  const last = Math.max(-1, ...wanted.keys());
  const texts = new Map<number, string>();
  if (last < 0) return texts;
  for await (const batch of sheet.batches()) {
    for (let i = 0; i < batch.length; i++) {
      const row = batch.rows[i]!;
      for (const at of wanted.get(row) ?? []) {
        const column = batch.columns.find((one) => one.at === at);
        if (column) texts.set(cellKey(row, at), cellText(batch, column, i));
      }
    }
    if (batch.length > 0 && batch.rows[batch.length - 1]! >= last) break;
  }
  return texts;
}
