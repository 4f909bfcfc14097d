import { type ChangeKind, changeKinds, kindsIn } from '../model/mend.ts';

/** A changed cell, at its place in the agency's file. */
export interface ChangedCell {
  readonly row: number;
  /** Where the table was reshaped: else all cells of a field stand in one column. */
  readonly column?: number;
  readonly sheet?: string;
  readonly found: string;
  readonly published: string;
}

/** How many cells of a column were changed in one way, and the first of them. A cell that was changed in two ways counts in both. */
export interface ChangeCount {
  readonly kind: ChangeKind;
  readonly cells: number;
  readonly samples: readonly ChangedCell[];
}

/** Told of every changed cell; the strings for it are made only where somebody listens. */
export type OnChange = (cell: ChangedCell, kinds: readonly ChangeKind[]) => void;

const SAMPLES = 3;
const ALL = (1 << changeKinds.length) - 1;

export interface Changes {
  /** How many cells were changed in each way, by the place of its bit. */
  readonly cells: Float64Array;
  readonly samples: ChangedCell[][];
  readonly onChange: OnChange | undefined;
}

export function startChanges(onChange: OnChange | undefined): Changes {
  return { cells: new Float64Array(changeKinds.length), samples: changeKinds.map(() => []), onChange };
}

/** Counts a cell under each of its kinds; true: `sample` wants it. */
export function countChange({ cells, samples, onChange }: Changes, kinds: number): boolean {
  let wanted = onChange !== undefined;
  for (let left = kinds & ALL; left !== 0; ) {
    const bit = 31 - Math.clz32(left);
    left ^= 1 << bit;
    cells[bit]!++;
    if (samples[bit]!.length < SAMPLES) wanted = true;
  }
  return wanted;
}

/** Keeps the cell where samples are still wanted, and tells who listens with its whole texts. */
export function sample(
  { samples, onChange }: Changes,
  kinds: number,
  cell: ChangedCell,
  whole: () => Pick<ChangedCell, 'found' | 'published'>,
): void {
  for (let left = kinds & ALL; left !== 0; ) {
    const bit = 31 - Math.clz32(left);
    left ^= 1 << bit;
    if (samples[bit]!.length < SAMPLES) samples[bit]!.push(cell);
  }
  if (onChange) onChange({ ...cell, ...whole() }, kindsIn(kinds));
}

export function listChanges({ cells, samples }: Changes): ChangeCount[] {
  return changeKinds.flatMap((kind, bit) =>
    cells[bit]! > 0 ? [{ kind, cells: cells[bit]!, samples: samples[bit]! }] : [],
  );
}
