import { type Batch, type Column, cellText } from '../model/batch.ts';
import type { CutReason, Table } from '../model/table.ts';
import { bodyOfTable } from './body.ts';
import { squeeze } from './cell-look.ts';
import { columnAt, copyRows, joined } from './hold.ts';
import { isOneOfEach } from './spread-total.ts';
import { isCell } from './total-bytes.ts';

/** Groups of rows 計, 男, 女 (or others that come again group by group) in batches: what one row of a group is, all are, and the label may stand on any of them. */
export interface SexGroups {
  /** The batches again, none of which parts a group. */
  whole(batches: AsyncIterable<Batch>): AsyncIterable<Batch>;
  /** The row at or before `row` where its group opens. */
  opening(batch: Batch, row: number): number;
  /** Gives every row of a group the reason for which one of them is no record; only rows from sheet row `top` to `bottom`. */
  spread(batch: Batch, found: (CutReason | undefined)[], top: number, bottom: number): void;
}

/** No group of sexes has more rows: 計, 男, 女, 其他, 不詳 … */
const MOST_ROWS = 8;
const SPREADS: ReadonlySet<CutReason> = new Set<CutReason>(['total', 'subtotal', 'average', 'comparison']);

/** The groups of a table that has them. */
export function sexGroups(table: Table): SexGroups | undefined {
  const body = bodyOfTable(table);
  const position = body.sexes ?? body.cycle?.at;
  const at = position === undefined ? undefined : table.columns[position]?.at;
  const text = body.sexes === undefined ? body.cycle?.opens : body.opens;
  if (at === undefined || text === undefined) return undefined;
  const most = body.sexes === undefined ? body.cycle!.length : MOST_ROWS;
  const opener = new TextEncoder().encode(text);
  const opens = (batch: Batch, column: Column, row: number) => isCell(batch, column, row, opener);
  const opening = (batch: Batch, row: number): number => {
    const column = columnAt(batch, at);
    for (let up = row; up > 0 && row - up < most; up--) if (opens(batch, column, up)) return up;
    return row;
  };
  /** A subtotal in the column that repeats is no total's group: it is one of the rows of each. */
  const isWhole = (batch: Batch, row: number): boolean =>
    body.sexes !== undefined || !isOneOfEach(squeeze(cellText(batch, columnAt(batch, at), row)));
  return {
    opening,
    async *whole(batches) {
      let carry: Batch | undefined;
      for await (const next of batches) {
        const batch = carry ? joined([carry, next])[0]! : next;
        const from = opening(batch, batch.length - 1);
        const parted = from > 0 && opens(batch, columnAt(batch, at), from);
        carry = parted ? copyRows(batch, from, batch.length) : undefined;
        if (parted) batch.length = from;
        yield batch;
      }
      if (carry) yield carry;
    },
    spread(batch, found, top, bottom) {
      const column = columnAt(batch, at);
      const inGroup = (row: number) =>
        row < batch.length && column.ends[row]! > column.starts[row]! && !opens(batch, column, row);
      for (let row = 0; row < batch.length; row++) {
        if (batch.rows[row]! < top || batch.rows[row]! > bottom || !opens(batch, column, row)) continue;
        let end = row + 1;
        while (inGroup(end) && end - row < most) end++;
        const reason = found
          .slice(row, end)
          .find((one, index) => one !== undefined && SPREADS.has(one) && isWhole(batch, row + index));
        if (reason !== undefined) found.fill(reason, row, end);
        row = end - 1;
      }
    },
  };
}
