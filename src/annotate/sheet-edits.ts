import type { Place } from '../model/place.ts';
import type { CellEdit, RowEdits } from './edit.ts';
import type { MarkKind } from './styles.ts';

/** Cells of one sheet to be coloured. */
export interface Mark {
  readonly place: Place;
  readonly kind: MarkKind;
}

/** A cell that is given another text; rows and columns from 0. */
export interface Change {
  readonly row: number;
  readonly column: number;
  readonly found: string;
  readonly text: string;
  /** The text is a number, and is to be one in the workbook. */
  readonly number: boolean;
  /** What is told of it in the list of changes. */
  readonly why: string;
}

/** Where two marks meet, the graver one is seen. */
const gravity: Readonly<Record<MarkKind, number>> = { fixed: 0, note: 1, warning: 2, error: 3 };

/** Marks and changes of a sheet as edits, row after row. Changes come in the order of the rows, each row's in one batch. */
export async function* editsOf(
  marks: readonly Mark[],
  changes: AsyncIterable<readonly Change[]>,
): AsyncGenerator<RowEdits> {
  const marked = markedRows(marks);
  let mark = marked.next();
  for await (const batch of changes) {
    for (let at = 0; at < batch.length; ) {
      const { row } = batch[at]!;
      const cells = new Map<number, CellEdit>();
      for (; at < batch.length && batch[at]!.row === row; at++) {
        const { column, text, number } = batch[at]!;
        cells.set(column, { column, mark: 'fixed', value: { text, number } });
      }
      for (; !mark.done && mark.value.row < row; mark = marked.next()) yield mark.value;
      if (!mark.done && mark.value.row === row) {
        for (const edit of mark.value.cells) cells.set(edit.column, { ...cells.get(edit.column), ...edit });
        mark = marked.next();
      }
      yield { row, cells: [...cells.values()].sort((a, b) => a.column - b.column) };
    }
  }
  for (; !mark.done; mark = marked.next()) yield mark.value;
}

/** The rows that have marked cells, and the cells; a run of a million rows costs no more memory than one row. */
function* markedRows(marks: readonly Mark[]): Generator<RowEdits> {
  const waiting = [...marks].sort((a, b) => a.place.top - b.place.top);
  let open: Mark[] = [];
  let row = -1;
  for (let at = 0; at < waiting.length || open.length > 0; row++) {
    if (open.length === 0) row = Math.max(row, waiting[at]!.place.top);
    for (; at < waiting.length && waiting[at]!.place.top <= row; at++) open.push(waiting[at]!);
    open = open.filter(({ place }) => place.bottom >= row);
    if (open.length > 0) yield { row, cells: cellsOf(open) };
  }
}

function cellsOf(open: readonly Mark[]): CellEdit[] {
  const kinds = new Map<number, MarkKind>();
  for (const { place, kind } of open) {
    for (let column = place.left; column <= place.right; column++) {
      const there = kinds.get(column);
      if (there === undefined || gravity[there] < gravity[kind]) kinds.set(column, kind);
    }
  }
  return [...kinds].sort(([a], [b]) => a - b).map(([column, mark]) => ({ column, mark }));
}
