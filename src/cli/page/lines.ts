import type { Sketch } from '../../model/table.ts';
import { isTelling, type RowMark } from '../marks.ts';

/** A row of the page's grid; `row` is its position among the sketch's rows, none for a row without cells. */
export interface GridRow {
  readonly at: number;
  readonly row?: number;
}

/** Rows that stand side by side, or a run of rows that is not drawn. */
export type Stretch = { readonly rows: readonly GridRow[] } | { readonly gap: Gap };

export interface Gap {
  readonly top: number;
  /** None: to the end of the file. */
  readonly bottom?: number;
  /** `blank`: rows without cells; `alike`: plain records; `unseen`: rows that detection did not look at. */
  readonly kind: 'blank' | 'alike' | 'unseen';
}

const HEAD = 40;
const TAIL = 10;
const TELLING = 120;
/** So many rows without a cell are drawn as they are. */
const BLANKS = 3;

/** The rows to draw: the head, the tail, all that tell something, and the rows that findings point to; between them, gaps. */
export function stretches(sketch: Sketch, marks: readonly RowMark[], wanted: ReadonlySet<number>): Stretch[] {
  const shown = pick(sketch, marks, wanted);
  const all: Stretch[] = [];
  let rows: GridRow[] = [];
  const close = () => {
    if (rows.length > 0) all.push({ rows });
    rows = [];
  };
  let before = -1;
  let at = -1;
  for (const row of shown) {
    const next = sketch.rows[row]!.at;
    const skipped = row > before + 1;
    if (next > at + 1 && (skipped || next - at - 1 > BLANKS)) {
      close();
      all.push({ gap: { top: at + 1, bottom: next - 1, kind: kindOf(sketch, at, next, skipped) } });
    } else for (let blank = at + 1; blank < next; blank++) rows.push({ at: blank });
    rows.push({ at: next, row });
    before = row;
    at = next;
  }
  close();
  if (!sketch.complete && sketch.text) all.push({ gap: { top: at + 1, kind: 'unseen' } });
  return all;
}

function kindOf(sketch: Sketch, before: number, next: number, skipped: boolean): Gap['kind'] {
  if (skipped) return 'alike';
  // In a sketch that is not complete, a jump of this size is the middle that was left out.
  return !sketch.complete && next - before > 50 ? 'unseen' : 'blank';
}

function pick(sketch: Sketch, marks: readonly RowMark[], wanted: ReadonlySet<number>): number[] {
  const count = sketch.rows.length;
  const keep = new Set<number>();
  let telling = 0;
  marks.forEach(({ mark }, row) => {
    const asked = wanted.has(sketch.rows[row]!.at);
    if (row < HEAD || row >= count - TAIL) keep.add(row);
    else if ((asked || isTelling(mark)) && telling++ < TELLING)
      for (const near of [row - 1, row, row + 1]) keep.add(near);
  });
  return [...keep].sort((a, b) => a - b);
}
