import { type Batch, cellText } from '../model/batch.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Cut, CutReason, Table } from '../model/table.ts';
import { bodyOfTable } from './body.ts';
import { squeeze } from './cell-look.ts';
import { copyRows, joined, pickRows } from './hold.ts';
import { cutTail } from './roles.ts';
import { PRINT, type Role } from './row-role.ts';
import { type SexGroups, sexGroups } from './sex-groups.ts';
import { type TellTotal, type TotalCheck, totalCheck } from './total-check.ts';
import { type UnseenJudge, unseenJudge } from './unseen.ts';

/**
 * The row ledger of one pass. `read` counts every row that the sheet's batches hold (rows without any cell that the
 * file leaves out are not rows), so that read = rows yielded + the sum of `cut`, always.
 */
export interface Tally {
  read: number;
  readonly cut: Partial<Record<CutReason, number>>;
  /** Of the blank rows in `cut` those above the header, and those below the last record (so far): no program stops at them. */
  above: number;
  below: number;
  /** First and last record with the text that runs on below it, as rows of the sheet from 0; -1 while there is none. */
  first: number;
  last: number;
  /** A record holds a cell outside the table's columns: sheet row and column from 0, and the text. */
  readonly stray?: (row: number, column: number, text: string) => void;
  /** A row that only names the rows below it was cut; told before the batch with those rows is yielded. */
  label?: (row: number, column: number, text: string) => void;
  /** A total row says something else than its records add up to. */
  readonly total?: TellTotal;
}

/** An empty ledger. */
export function startTally(stray?: Tally['stray'], total?: TellTotal): Tally {
  return {
    read: 0,
    cut: {},
    above: 0,
    below: 0,
    first: -1,
    last: -1,
    ...(stray && { stray }),
    ...(total && { total }),
  };
}

/** Rows held back at the end of what has passed, in which notes and totals below the data are found. */
const HELD = 64;

/** A table's records, batch by batch, in the order of `table.columns`. A batch may be changed, and is overwritten by the next. */
export async function* cut(sheet: Sheet, table: Table, tally: Tally): AsyncIterable<Batch> {
  const judge = unseenJudge(table, sheet.layout().merged);
  const groups = table.unseen && sexGroups(table);
  const sorter = sorterOf(table, judge, groups);
  const ats = table.columns.map((column) => column.at);
  const openEnd = table.unseen !== undefined && table.unseen.bottom === undefined;
  const check = tally.total && totalCheck(table, tally.total);
  const finish = finisher(table, tally, ats, check);
  const held: Batch[] = [];
  for await (const batch of groups ? groups.whole(sheet.batches()) : sheet.batches()) {
    tally.read += batch.length;
    if (!openEnd || (batch.rows[batch.length - 1] ?? 0) < table.unseen!.top) {
      yield* finish(batch, sorter.sort(batch));
      continue;
    }
    const last = Math.max(0, batch.length - HELD);
    const from = groups ? groups.opening(batch, last) : last;
    held.push(copyRows(batch, from, batch.length));
    let waiting = held.reduce((sum, one) => sum + one.length, 0);
    while (held.length > 1 && waiting - held[0]!.length >= HELD) {
      const piece = held.shift()!;
      waiting -= piece.length;
      yield* finish(piece, sorter.sort(piece));
    }
    if (from > 0) {
      batch.length = from;
      yield* finish(batch, sorter.sort(batch));
    }
  }
  for (const piece of joined(held)) yield* finish(piece, sorter.sortTail(piece));
  check?.end();
}

interface Sorter {
  /** What each row of the batch is, `undefined` for a record. */
  sort(batch: Batch): (CutReason | undefined)[] | undefined;
  sortTail(batch: Batch): (CutReason | undefined)[] | undefined;
}

function sorterOf(table: Table, judge: UnseenJudge, groups: SexGroups | undefined): Sorter {
  const header = new Set(table.header);
  const reasonAt = walker(table.cut);
  const top = table.unseen?.top ?? Number.POSITIVE_INFINITY;
  const bottom = table.unseen?.bottom ?? Number.POSITIVE_INFINITY;
  const roles = (batch: Batch): (CutReason | undefined)[] | undefined => {
    judge.batch(batch);
    let found: (CutReason | undefined)[] | undefined;
    const { rows, length } = batch;
    for (let row = 0; row < length; row++) {
      const at = rows[row]!;
      let role: Role;
      if (at >= top && at <= bottom) role = judge.role(row);
      else {
        role = reasonAt(at) ?? 'record';
        if (header.has(at)) judge.header(row);
      }
      if (role === 'record') continue;
      found ??= new Array(length);
      found[row] = role;
    }
    if (found) groups?.spread(batch, found, top, bottom);
    return found;
  };
  const sortTail = (batch: Batch) => {
    // Records do not turn into notes because they are the last.
    if (table.body?.records) return roles(batch);
    const found = roles(batch) ?? new Array<CutReason | undefined>(batch.length);
    const rows = Array.from({ length: batch.length }, (_, row) => ({
      seen: judge.seen(row),
      role: found[row] ?? ('record' as Role),
    }));
    return cutTail(rows, bodyOfTable(table)).map((one, row) => (one.role === 'record' ? found[row] : one.role));
  };
  return { sort: roles, sortTail };
}

/** Looks up the reason for a row; rows are asked for in rising order. */
function walker(cuts: readonly Cut[]): (at: number) => CutReason | undefined {
  let index = 0;
  return (at) => {
    while (index < cuts.length && cuts[index]!.bottom < at) index++;
    const one = cuts[index];
    return one && one.top <= at ? one.reason : undefined;
  };
}

/** Counts, tells of strays, and yields what is left of a batch. */
function finisher(table: Table, tally: Tally, ats: readonly number[], check: TotalCheck | undefined) {
  const known = new Set([...ats, ...(table.leftOut ?? [])]);
  const head = table.header.at(-1) ?? table.first;
  let keep = new Uint8Array(0);
  let runsOn = false;
  return function* finish(batch: Batch, away: readonly (CutReason | undefined)[] | undefined): Iterable<Batch> {
    check?.batch(batch, away);
    if (keep.length < batch.length) keep = new Uint8Array(batch.length);
    keep.fill(1, 0, batch.length);
    let kept = batch.length;
    let runOn = -1;
    if (!away) runsOn = true;
    if (away) {
      for (let row = 0; row < batch.length; row++) {
        const reason = away[row];
        if (reason === undefined) {
          runsOn = true;
          tally.below = 0;
          continue;
        }
        keep[row] = 0;
        kept--;
        if (reason === 'blank') {
          if (batch.rows[row]! < head) tally.above++;
          else tally.below++;
        }
        tally.cut[reason] = (tally.cut[reason] ?? 0) + 1;
        if (reason === 'continuation' && runsOn) runOn = batch.rows[row]!;
        runsOn &&= PRINT.has(reason);
        if (reason === 'label' && tally.label) tellLabel(batch, row, tally.label);
      }
    } else tally.below = 0;
    if (kept === 0) {
      if (tally.first >= 0) tally.last = Math.max(tally.last, runOn);
      return;
    }
    if (tally.stray) tellStrays(batch, known, keep, tally.stray);
    const out = pickRows(batch, ats, keep, kept);
    if (tally.first < 0) tally.first = out.rows[0]!;
    tally.last = Math.max(out.rows[kept - 1]!, runOn);
    yield out;
    // Whoever changed cells may have let the arena grow.
    batch.bytes = out.bytes;
    batch.used = out.used;
  };
}

function tellLabel(batch: Batch, row: number, label: NonNullable<Tally['label']>): void {
  for (const column of batch.columns) {
    const text = cellText(batch, column, row);
    if (squeeze(text) === '') continue;
    label(batch.rows[row]!, column.at, text);
    return;
  }
}

function tellStrays(
  batch: Batch,
  known: ReadonlySet<number>,
  keep: Uint8Array,
  stray: NonNullable<Tally['stray']>,
): void {
  for (const column of batch.columns) {
    if (known.has(column.at)) continue;
    const { starts, ends } = column;
    for (let row = 0; row < batch.length; row++) {
      if (ends[row] === starts[row] || keep[row] === 0) continue;
      const text = cellText(batch, column, row);
      if (squeeze(text) !== '') stray(batch.rows[row]!, column.at, text);
    }
  }
}
