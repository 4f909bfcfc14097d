import { append, type Batch, type Column, Kind } from '../model/batch.ts';
import type { Findings } from '../model/finding.ts';
import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, KINDS, LENGTH, type Normaliser } from '../model/normaliser.ts';
import type { Field } from '../model/pipeline.ts';
import { listChanges, type OnChange } from './changes.ts';
import { allowed, change, fail, keepOther, setAside, tellFlag, tellStrange, withMinus } from './column-cell.ts';
import { type Here, type NormalisedFacts, startWork, type Work } from './column-work.ts';
import { countDays } from './one-form.ts';
import { strangeIn } from './strange.ts';
import { Left } from './strip.ts';

export type { NormalisedFacts } from './column-work.ts';

export interface ColumnNormaliser {
  /** Makes one column of a batch canonical, in place; what cannot be read stays and is a finding. */
  batch(batch: Batch, column: Column, sheet: string, findings: Findings): void;
  /** Of the last batch: 1 for each row whose cell could not be read; undefined if all could. */
  unread(): Uint8Array | undefined;
  facts(): NormalisedFacts;
  /** When all batches have passed: tells what only all rows together show. */
  end(findings: Findings): void;
}

const BLANKS = changeBit.blanks;
const FLAG = changeBit.flag;
const SIGN = changeBit.sign;

/** Starts one column of one table. `onChange` is told of every cell that is changed. */
export function startColumn(field: Field, normaliser: Normaliser, onChange?: OnChange): ColumnNormaliser {
  const work = startWork(field, normaliser, onChange);
  return {
    batch(batch, column, sheet, findings) {
      if (work.unread.length < batch.length) work.unread = new Uint8Array(batch.length);
      else if (work.anyUnread) work.unread.fill(0);
      work.anyUnread = false;
      work.sheet = sheet;
      work.at = column.at;
      const before = work.counts.missing;
      const { used } = batch;
      const wanted = work.oneForm.bit !== 0 && !work.oneForm.other;
      const here = { batch, column, sheet, findings };
      normaliseCells(work, here);
      work.counts.filled += batch.length - (work.counts.missing - before);
      if (wanted) keepOther(work, here, used);
      if (work.oneForm.bit !== 0) work.oneForm.days += countDays(batch, column);
    },
    unread: () => (work.anyUnread ? work.unread : undefined),
    facts: () => ({ ...work.counts, changes: listChanges(work.changes), ...(work.sample && { sample: work.sample }) }),
    end(findings) {
      const read = work.counts.filled - work.unreadCells;
      work.oneForm.tell(work.changes, read, findings, (cell) => ({ sheet: work.sheet, column: work.at, ...cell }));
    },
  };
}

/** The hot path: a canonical cell costs two look-ups and one `fast`. */
function normaliseCells(work: Work, here: Here): void {
  const { reader, reading, strip, isText, counts, odd } = work;
  const { oddFirst, oddLast } = strip;
  const { out } = reading;
  const isPlain = work.field.type === 'text';
  const { batch } = here;
  const { starts, ends } = here.column;
  const given = here.column.kinds;
  const { length } = batch;
  let bytes = batch.bytes;
  for (let row = 0; row < length; row++) {
    // As signed integers: mixed with other numbers, unsigned ones would make V8 count in floating point, twice as slow.
    let from = starts[row]! | 0;
    let to = ends[row]! | 0;
    const kind = given === undefined ? Kind.text : given[row]!;
    if (from === to && kind !== Kind.uncounted) {
      counts.missing++;
      continue;
    }
    let left: number = Left.read;
    let kinds = 0;
    if (kind >= Kind.error || (oddFirst[bytes[from]!]! | oddLast[bytes[to - 1]!]!) !== 0) {
      left = kind === Kind.uncounted ? Left.error : strip.cell(bytes, from, to, kind === Kind.error);
      if (left < Left.read) {
        setAside(work, here, row, left);
        continue;
      }
      from = strip.from;
      to = strip.to;
      if (strip.negative) {
        from = withMinus(batch, from, to);
        to = batch.used;
        bytes = batch.bytes;
        kinds = SIGN | (left === Left.flagged ? FLAG : 0);
      } else if (left === Left.flagged) kinds = FLAG;
      else if (to - from !== ends[row]! - starts[row]!) kinds = BLANKS;
    }
    // What is left of a text is canonical.
    let done = isPlain ? KEEP : reader.fast(bytes, from, to, out);
    if (done === ASK) {
      done = reading.ask(bytes, from, to);
      kinds |= reading.kinds;
    } else if (done >= 0) {
      kinds |= done >> KINDS;
      done &= LENGTH;
    }
    if (done === ASK) {
      fail(work, here, row);
      continue;
    }
    if ((kinds & odd) !== 0 && !allowed(work, here, row, kinds, done)) {
      if (isText && strangeIn(bytes, starts[row]!, ends[row]!) !== 0) tellStrange(work, here, row);
      continue;
    }
    if (done >= 0) {
      from = append(batch, reading.answer(done), done);
      to = from + done;
      bytes = batch.bytes;
    }
    if (left === Left.flagged) tellFlag(work, here, row, from, to);
    if (kinds !== 0 || done >= 0) change(work, here, row, from, to, kinds);
    if (isText && strangeIn(bytes, from, to) !== 0) tellStrange(work, here, row);
  }
}
