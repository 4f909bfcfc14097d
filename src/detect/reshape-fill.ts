import { append, type Batch, type Column } from '../model/batch.ts';
import type { Findings } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { FillRecipe } from '../model/reshape.ts';
import type { Table } from '../model/table.ts';
import { copyRows, joined } from './hold.ts';
import { headingKey } from './match.ts';
import { mergedDown } from './merged-down.ts';
import { headerPlace } from './reshape-parts.ts';
import { reshapeColumnMissing, reshapeGroupLabel, reshapeLabelEnds, reshapeUnlabelled } from './reshape-problems.ts';

/** Where the label of each row stands: its bytes in the batch at hand, and its row in the sheet; from = to: there is none. */
interface Source {
  from: number;
  to: number;
  row: number;
  /** The last row that it is merged with; no merge says how far a label reaches that stands in one cell. */
  end: number;
}

/** A label that outlives its batch. */
interface Carried {
  bytes: Uint8Array;
  row: number;
  end: number;
}

const FAR = Number.POSITIVE_INFINITY;
/** Groups longer than this are no groups: nothing is held back for them. */
const LONGEST_GROUP = 64;

/**
 * Writes a group's label, which stands on one of its rows, on all of them; each cell remembers where its label stands. A group
 * without a label, or with two, is a finding and stays as it is. `merged` are the sheet's merges: a merged label reaches no further than they do.
 */
export function filled(
  batches: AsyncIterable<Batch>,
  recipe: FillRecipe,
  table: Table,
  merged: readonly Place[],
  findings: Findings,
): AsyncIterable<Batch> {
  const columns = recipe.columns.flatMap((title) => positionsOf(table, title, findings));
  if (recipe.groups === undefined) return fromAbove(batches, columns, table, merged, findings);
  const [by] = positionsOf(table, recipe.groups, findings);
  return by === undefined ? batches : inGroups(batches, by, columns, table, findings);
}

function positionsOf(table: Table, title: string, findings: Findings): number[] {
  const key = headingKey(title);
  const found = table.columns.flatMap((column, at) => (headingKey(column.title) === key ? [at] : []));
  if (found.length === 0) {
    const there = table.columns.map((column) => column.title).join('、');
    findings.file(reshapeColumnMissing, { expected: title, found: there }, headerPlace(table), title);
  }
  return found;
}

/** Each blank cell takes the label above it; a new outer label (a column named before) ends the inner ones. */
async function* fromAbove(
  batches: AsyncIterable<Batch>,
  positions: readonly number[],
  table: Table,
  merged: readonly Place[],
  findings: Findings,
): AsyncIterable<Batch> {
  const carried: (Carried | undefined)[] = positions.map(() => undefined);
  const downs = positions.map((position) => mergedDown(merged, table.columns[position]!.at));
  for await (const batch of batches) {
    const sources = carried.map((one): Source => {
      if (!one) return { from: 0, to: 0, row: 0, end: FAR };
      const from = append(batch, one.bytes, one.bytes.length);
      return { from, to: from + one.bytes.length, row: one.row, end: one.end };
    });
    const made = positions.map((position) => ownRows(batch, batch.columns[position]!));
    for (let row = 0; row < batch.length; row++) {
      for (let i = 0; i < positions.length; i++) {
        const column = batch.columns[positions[i]!]!;
        const source = sources[i]!;
        if (isBlank(batch.bytes, column, row)) {
          const at = batch.rows[row]!;
          if (source.from === source.to) tell(reshapeUnlabelled, table, batch, row, column, findings);
          else if (at <= source.end) take(made[i]!, row, source);
          else if (downs[i]!.top(at) === undefined) tell(reshapeLabelEnds, table, batch, row, column, findings);
          continue;
        }
        const again = sameBytes(batch.bytes, column, row, source);
        setSource(source, column, row, batch.rows[row]!);
        source.end = downs[i]!.end(source.row) ?? FAR;
        if (!again) for (const inner of sources.slice(i + 1)) inner.to = inner.from;
      }
    }
    for (let i = 0; i < positions.length; i++) {
      const { from, to, row, end } = sources[i]!;
      carried[i] = from === to ? undefined : { bytes: batch.bytes.slice(from, to), row, end };
      batch.columns[positions[i]!] = made[i]!;
    }
    yield batch;
  }
}

/** A group opens where the column `by` says what it says in the first row; its only label is that of all its rows. */
async function* inGroups(
  batches: AsyncIterable<Batch>,
  by: number,
  positions: readonly number[],
  table: Table,
  findings: Findings,
): AsyncIterable<Batch> {
  let opener: Uint8Array | undefined;
  let carry: Batch | undefined;
  const work = (batch: Batch, opens: (row: number) => boolean) => {
    const made = positions.map((position) => ownRows(batch, batch.columns[position]!));
    for (let top = 0; top < batch.length; ) {
      let end = top + 1;
      while (end < batch.length && !opens(end)) end++;
      positions.forEach((position, i) => {
        fillGroup(batch, batch.columns[position]!, made[i]!, top, end, table, findings);
      });
      top = end;
    }
    positions.forEach((position, i) => {
      batch.columns[position] = made[i]!;
    });
    return batch;
  };
  const opensIn = (batch: Batch) => (row: number) => isSame(batch, batch.columns[by]!, row, opener!);
  for await (const next of batches) {
    if (next.length === 0) continue;
    const batch = carry ? joined([carry, next])[0]! : next;
    opener ??= bytesOf(batch, batch.columns[by]!, 0);
    const opens = opensIn(batch);
    let cut = batch.length - 1;
    while (cut > 0 && batch.length - cut < LONGEST_GROUP && !opens(cut)) cut--;
    carry = copyRows(batch, cut, batch.length);
    if (cut === 0) continue;
    batch.length = cut;
    yield work(batch, opens);
  }
  if (carry) yield work(carry, opensIn(carry));
}

function fillGroup(
  batch: Batch,
  column: Column,
  made: Column,
  top: number,
  end: number,
  table: Table,
  findings: Findings,
): void {
  const source: Source = { from: 0, to: 0, row: 0, end: FAR };
  let labels = 0;
  for (let row = top; row < end; row++) {
    if (isBlank(batch.bytes, column, row) || sameBytes(batch.bytes, column, row, source)) continue;
    labels++;
    setSource(source, column, row, batch.rows[row]!);
  }
  for (let row = top; row < end; row++) {
    if (!isBlank(batch.bytes, column, row)) continue;
    if (labels === 1) take(made, row, source);
    else tell(reshapeGroupLabel, table, batch, row, column, findings, labels);
  }
}

/** The column with arrays of its own: where each cell stands, and what it shows. */
function ownRows(batch: Batch, column: Column): Column {
  const from = { rows: batch.rows.slice(0, batch.length), columns: new Uint32Array(batch.length), shared: true };
  from.columns.fill(column.at);
  return { ...column, starts: column.starts.slice(0, batch.length), ends: column.ends.slice(0, batch.length), from };
}

function take(made: Column, row: number, { from, to, row: place }: Source): void {
  if (from === to) return;
  made.starts[row] = from;
  made.ends[row] = to;
  made.from!.rows[row] = place;
}

function setSource(source: Source, column: Column, row: number, place: number): void {
  source.from = column.starts[row]!;
  source.to = column.ends[row]!;
  source.row = place;
}

function tell(
  problem: typeof reshapeUnlabelled,
  table: Table,
  batch: Batch,
  row: number,
  column: Column,
  findings: Findings,
  found = 0,
): void {
  const field = table.columns.find((one) => one.at === column.at)?.title ?? '';
  findings.cell(problem, field, table.sheet, batch.rows[row]!, column.at, () => ({ field, found }));
}

/** Nothing but blanks, those of East Asian width too. */
function isBlank(bytes: Uint8Array, column: Column, row: number): boolean {
  const to = column.ends[row]!;
  let at = column.starts[row]!;
  while (at < to) {
    if (bytes[at]! <= 0x20) at++;
    else if (bytes[at] === 0xe3 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80) at += 3;
    else return false;
  }
  return true;
}

function sameBytes(bytes: Uint8Array, column: Column, row: number, { from, to }: Source): boolean {
  const start = column.starts[row]!;
  if (column.ends[row]! - start !== to - from) return false;
  for (let i = 0; i < to - from; i++) if (bytes[start + i] !== bytes[from + i]) return false;
  return true;
}

function bytesOf(batch: Batch, column: Column, row: number): Uint8Array {
  return batch.bytes.slice(column.starts[row]!, column.ends[row]!);
}

function isSame(batch: Batch, column: Column, row: number, wanted: Uint8Array): boolean {
  const from = column.starts[row]!;
  if (column.ends[row]! - from !== wanted.length) return false;
  for (let i = 0; i < wanted.length; i++) if (batch.bytes[from + i] !== wanted[i]) return false;
  return true;
}
