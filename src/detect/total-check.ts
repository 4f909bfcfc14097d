import type { Batch, Column } from '../model/batch.ts';
import type { CutReason, Table } from '../model/table.ts';
import { bodyOfTable } from './body.ts';
import { type Exact, exactOf, exactSum, exactText, minus } from './exact-sum.ts';
import { columnAt } from './hold.ts';

/** A total whose records add up to something else: sheet row and column from 0. */
export type TellTotal = (row: number, column: number, found: string, sum: string) => void;

/** Adds up records as they pass, and holds them against the total rows above and below them. */
export interface TotalCheck {
  /** `away` says of each row why it is no record. */
  batch(batch: Batch, away: readonly (CutReason | undefined)[] | undefined): void;
  end(): void;
}

/** Total rows that still wait for the records below them; more are not held against what follows. */
const WAITING = 64;
const FEWEST_RECORDS = 3;
/** Figures that no sum is made of. */
export const RATE =
  /率|密度|比[例重]?|平均|指數|單價|均價|每|百分|順位|排名|[%％‰]|rate|ratio|percent|average|mean|index|per\b|rank/i;

/** A row that sums others: what it says, and what the records before it have come to. */
interface Total {
  readonly row: number;
  readonly says: readonly (Exact | undefined)[];
  /** Records before it. */
  readonly records: number;
  readonly sums: readonly Exact[];
}

/** A check of a table's totals; undefined: there are none to check, or its rows are no plain records (計, 男, 女). */
export function totalCheck(table: Table, tell: TellTotal): TotalCheck | undefined {
  const ats = checkedColumns(table);
  if (ats.length < 2) return undefined;
  const sums = ats.map(exactSum);
  const tainted = new Uint8Array(ats.length);
  const totals = totalRows(ats, tainted, tell);
  let records = 0;
  const state = () => sums.map((sum) => sum.total());
  return {
    batch(batch, away) {
      const columns = ats.map((at) => columnAt(batch, at));
      for (let row = 0; row < batch.length; row++) {
        const reason = away?.[row];
        if (reason === undefined) {
          records++;
          for (let at = 0; at < columns.length; at++) {
            const column = columns[at]!;
            if (!sums[at]!.add(batch.bytes, column.starts[row]!, column.ends[row]!)) tainted[at] = 1;
          }
        } else if (reason === 'total' || reason === 'subtotal') {
          totals.meet({ row: batch.rows[row]!, says: says(batch, columns, row), records, sums: state() });
        }
      }
    },
    end: () => totals.release(state(), records),
  };
}

/** Columns of amounts, where the table has total rows. */
function checkedColumns(table: Table): number[] {
  const body = bodyOfTable(table);
  const totals = table.cut.some((one) => one.reason === 'total' || one.reason === 'subtotal');
  if (!totals || body.sexes !== undefined) return [];
  const amounts = table.columns.filter(
    (column, position) => (body.numeric[position] ?? 0) >= 0.5 && !RATE.test(`${column.title}${column.unit ?? ''}`),
  );
  return amounts.map((column) => column.at);
}

interface TotalRows {
  /** A total row passes: it is held against the records above it, those above it against theirs. */
  meet(total: Total): void;
  /** Totals above their records are held against those that have come since. */
  release(now: readonly Exact[], records: number): void;
}

function totalRows(ats: readonly number[], tainted: Uint8Array, tell: TellTotal): TotalRows {
  let waiting: Total[] = [];
  let last: Total | undefined;
  const compare = (total: Total, from: Total | undefined, upTo: readonly Exact[], records: number): readonly Sum[] =>
    records < FEWEST_RECORDS ? [] : sumsOf(total, from?.sums, upTo, tainted);
  const release = (now: readonly Exact[], records: number) => {
    waiting = waiting.filter((total) => {
      const below = compare(total, total, now, records - total.records);
      return !settle(total, [below], ats, tell);
    });
  };
  return {
    release,
    meet(total) {
      release(total.sums, total.records);
      const all = compare(total, undefined, total.sums, total.records);
      const group = compare(total, last, total.sums, total.records - (last?.records ?? 0));
      if (!settle(total, [all, group], ats, tell) && waiting.length < WAITING) waiting.push(total);
      last = total;
    },
  };
}

function says(batch: Batch, columns: readonly Column[], row: number): (Exact | undefined)[] {
  return columns.map((column) => exactOf(batch.bytes, column.starts[row]!, column.ends[row]!));
}

/** What one column of a total row says, and what the records come to. */
interface Sum {
  readonly at: number;
  readonly says: Exact;
  readonly sum: Exact;
  readonly same: boolean;
}

function sumsOf(
  total: Total,
  from: readonly Exact[] | undefined,
  upTo: readonly Exact[],
  tainted: Uint8Array,
): readonly Sum[] {
  return total.says.flatMap((says, at) => {
    if (says === undefined || tainted[at]) return [];
    const before = from?.[at];
    const sum = before ? minus(upTo[at]!, before) : upTo[at]!;
    return [{ at, says, sum, same: isSame(says, sum) }];
  });
}

/** Equal, or as near as rounding to the digits shown would leave it. */
function isSame(says: Exact, sum: Exact): boolean {
  const difference = minus(says, sum);
  if (difference.units === 0n) return true;
  const off = difference.units < 0n ? -difference.units : difference.units;
  return says.scale > 0 && off <= 10n ** BigInt(difference.scale - says.scale);
}

/**
 * Whether most columns add up to what the total row says, in one of the ways tried; those that do not are told then. A row of which nothing
 * adds up is an average, or counts other things than the records do.
 */
function settle(total: Total, ways: readonly (readonly Sum[])[], ats: readonly number[], tell: TellTotal): boolean {
  const best = [...ways].sort((a, b) => share(b) - share(a))[0]!;
  const same = best.filter((one) => one.same).length;
  if (same < 2 || same * 3 < best.length * 2) return false;
  for (const one of best)
    if (!one.same && isNear(one)) tell(total.row, ats[one.at]!, exactText(one.says), exactText(one.sum));
  return true;
}

function share(sums: readonly Sum[]): number {
  return sums.length === 0 ? 0 : sums.filter((one) => one.same).length / sums.length;
}

/** Between half and double the sum: a mean or a rate is further away, a slip of the pen seldom. */
function isNear({ says, sum }: Sum): boolean {
  const scale = Math.max(says.scale, sum.scale);
  const one = says.units * 10n ** BigInt(scale - says.scale);
  const other = sum.units * 10n ** BigInt(scale - sum.scale);
  return one > 0n === other > 0n && abs(one) * 2n >= abs(other) && abs(one) <= abs(other) * 2n;
}

function abs(units: bigint): bigint {
  return units < 0n ? -units : units;
}
