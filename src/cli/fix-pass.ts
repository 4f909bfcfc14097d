import type { Change } from '../annotate/sheet-edits.ts';
import { cut, startTally } from '../detect/cut.ts';
import { chosenOf, type Look } from '../look.ts';
import type { Batch, Column } from '../model/batch.ts';
import { Findings } from '../model/finding.ts';
import type { ChangeKind } from '../model/mend.ts';
import type { Field } from '../model/pipeline.ts';
import type { Text } from '../model/text.ts';
import { startColumn } from '../normalise/column.ts';
import { normalisers } from '../normalise/index.ts';
import { changesSaid, notSafe } from './safe-fixes.ts';

/** What is fixed, and in which columns it may be. */
export interface FixOptions {
  readonly seen: Look;
  /** One for each column of the table. */
  readonly fields: readonly Field[];
  readonly unproven: ReadonlySet<string>;
  /** Told of a change that a run would make and that is not made here. */
  readonly left?: (field: Field, kinds: readonly ChangeKind[], why: Text) => void;
}

/** A batch of the table's rows with the safe changes made, and the changes. */
export interface FixedBatch {
  /** Overwritten by the next one. */
  readonly batch: Batch;
  /** Row by row. */
  readonly changes: readonly (Change & { readonly field: Field; readonly said: Text })[];
}

/** As many digits as a double holds for certain. */
const DIGITS = 15;
const counted: ReadonlySet<Field['type']> = new Set(['integer', 'decimal', 'amount']);

/** The rows of the chosen table as a run would normalise them, but for the changes that are not safe. */
export async function* fixedBatches(options: FixOptions): AsyncGenerator<FixedBatch> {
  const { view, table } = chosenOf(options.seen);
  const { fields, unproven, left } = options;
  const findings = new Findings();
  let here:
    | { batch: Batch; changes: FixedBatch['changes'][number][]; before: readonly Offsets[]; at: number }
    | undefined;
  const readers = fields.map((field, i) => {
    const reader = startColumn(field, normalisers[field.type], ({ row, found, published }, kinds) => {
      if (!here) return;
      here.at = indexOf(here.batch, row, here.at);
      const why = found === published ? undefined : notSafe(kinds, field.name, unproven);
      if (why) {
        putAside.push([i, here.at]);
        left?.(field, kinds, why);
      } else if (found !== published) {
        const column = here.batch.columns[i]!.at;
        const number = isNumber(field, published);
        const said = changesSaid(kinds);
        here.changes.push({ row, column, found, text: published, number, why: '', field, said });
      }
    });
    return reader;
  });
  const putAside: [column: number, at: number][] = [];
  for await (const batch of cut(
    view.sheet,
    table,
    startTally(() => {}),
  )) {
    const before = batch.columns.map((column) => offsetsOf(column, batch.length));
    here = { batch, changes: [], before, at: 0 };
    readers.forEach((reader, i) => {
      here!.at = 0;
      reader.batch(batch, batch.columns[i]!, view.sheet.name, findings);
    });
    for (const [i, at] of putAside.splice(0)) restore(batch.columns[i]!, before[i]!, at);
    yield { batch, changes: here.changes.sort((a, b) => a.row - b.row || a.column - b.column) };
  }
}

interface Offsets {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

function offsetsOf({ starts, ends }: Column, length: number): Offsets {
  return { starts: starts.slice(0, length), ends: ends.slice(0, length) };
}

/** What a cell was stays in the batch's bytes when it is changed. */
function restore(column: Column, before: Offsets, at: number): void {
  column.starts[at] = before.starts[at]!;
  column.ends[at] = before.ends[at]!;
}

/** The place of a row of the sheet in the batch; rows are told in order. */
function indexOf({ rows, length }: Batch, row: number, from: number): number {
  let at = from;
  while (at < length && rows[at] !== row) at++;
  return at;
}

function isNumber(field: Field, text: string): boolean {
  if (!counted.has(field.type) || !/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return false;
  return text.replace(/\D/g, '').length <= DIGITS;
}
