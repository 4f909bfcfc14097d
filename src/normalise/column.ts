import { append, type Batch, type Column, Kind } from '../model/batch.ts';
import type { Findings, Problem } from '../model/finding.ts';
import { ASK, type CellReader, KEEP, type Normaliser } from '../model/normaliser.ts';
import type { Field } from '../model/pipeline.ts';
import type { ColumnFacts } from '../model/score.ts';
import { flaggedValue, formulaWithoutValue, spreadsheetError } from './cell-problems.ts';
import { unreadable } from './index.ts';
import { type Reading, startReading } from './reading.ts';
import { strangeCharacter, strangeIn, strangeProblems } from './strange.ts';
import { Left, type Strip, startStrip } from './strip.ts';

/** What a column's normaliser has seen of all batches so far; counts are cells. */
export interface NormalisedFacts
  extends Pick<ColumnFacts, 'filled' | 'missing' | 'marked' | 'flagged' | 'rewritten' | 'unreadable' | 'errors'> {
  /** Cells with private-use, replacement, control or zero-width characters inside. */
  readonly strange: number;
  /** The first cell that was rewritten, with its row in the sheet. */
  readonly sample?: { readonly row: number; readonly found: string; readonly published: string };
}

export interface ColumnNormaliser {
  /** Makes one column of a batch canonical, in place; what cannot be read stays and is a finding. */
  batch(batch: Batch, column: Column, sheet: string, findings: Findings): void;
  /** Of the last batch: 1 for each row whose cell could not be read; undefined if all could. */
  unread(): Uint8Array | undefined;
  facts(): NormalisedFacts;
}

/** One column at work, from batch to batch. */
interface Work {
  readonly field: Field;
  readonly expected: Normaliser['expected'];
  readonly unreadable: Problem | undefined;
  readonly reader: CellReader;
  readonly reading: Reading;
  readonly strip: Strip;
  readonly isText: boolean;
  readonly counts: { -readonly [Name in Exclude<keyof NormalisedFacts, 'sample'>]: number };
  sample: NormalisedFacts['sample'];
  /** Of the batch at hand: 1 for each row that could not be read. */
  unread: Uint8Array;
  anyUnread: boolean;
}

/** The batch at hand. */
interface Here {
  readonly batch: Batch;
  readonly column: Column;
  readonly sheet: string;
  readonly findings: Findings;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Starts one column of one table. */
export function startColumn(field: Field, normaliser: Normaliser): ColumnNormaliser {
  const reader = normaliser.start(field);
  const work: Work = {
    field,
    expected: normaliser.expected,
    unreadable: unreadable[field.type],
    reader,
    reading: startReading(reader),
    strip: startStrip(field),
    isText: field.type === 'text' || field.type === 'code',
    counts: { filled: 0, missing: 0, marked: 0, flagged: 0, rewritten: 0, unreadable: 0, errors: 0, strange: 0 },
    sample: undefined,
    unread: new Uint8Array(0),
    anyUnread: false,
  };
  return {
    batch(batch, column, sheet, findings) {
      if (work.unread.length < batch.length) work.unread = new Uint8Array(batch.length);
      else if (work.anyUnread) work.unread.fill(0);
      work.anyUnread = false;
      const before = work.counts.missing;
      normaliseCells(work, { batch, column, sheet, findings });
      work.counts.filled += batch.length - (work.counts.missing - before);
    },
    unread: () => (work.anyUnread ? work.unread : undefined),
    facts: () => ({ ...work.counts, ...(work.sample && { sample: work.sample }) }),
  };
}

/** The hot path: a canonical cell costs two look-ups and one `fast`. */
function normaliseCells(work: Work, here: Here): void {
  const { reader, reading, strip, isText, counts } = work;
  const { oddFirst, oddLast } = strip;
  const { out } = reading;
  const isPlain = work.field.type === 'text';
  const { batch } = here;
  const { starts, ends, kinds } = here.column;
  const { length } = batch;
  let bytes = batch.bytes;
  for (let row = 0; row < length; row++) {
    // As signed integers: mixed with other numbers, unsigned ones would make V8 count in floating point, twice as slow.
    let from = starts[row]! | 0;
    let to = ends[row]! | 0;
    const kind = kinds === undefined ? Kind.text : kinds[row]!;
    if (from === to && kind !== Kind.uncounted) {
      counts.missing++;
      continue;
    }
    let left: number = Left.read;
    if (kind >= Kind.error || (oddFirst[bytes[from]!]! | oddLast[bytes[to - 1]!]!) !== 0) {
      left = kind === Kind.uncounted ? Left.error : strip.cell(bytes, from, to, kind === Kind.error);
      if (left < Left.read) {
        setAside(work, here, row, left);
        continue;
      }
      from = strip.from;
      to = strip.to;
    }
    // What is left of a text is canonical.
    let done = isPlain ? KEEP : reader.fast(bytes, from, to, out);
    if (done === ASK) done = reading.ask(bytes, from, to);
    if (done === ASK) {
      fail(work, here, row);
      continue;
    }
    if (done >= 0) {
      from = append(batch, reading.answer(done), done);
      to = from + done;
      bytes = batch.bytes;
    }
    if (left === Left.flagged) tellFlag(work, here, row, from, to);
    if (from !== starts[row]! || to !== ends[row]!) move(work, here, row, from, to);
    if (isText && strangeIn(bytes, from, to) !== 0) tellStrange(work, here, row);
  }
}

/** A cell without a value to read: it becomes missing, or stays and is an error. */
function setAside(work: Work, here: Here, row: number, left: number): void {
  const { starts, ends, kinds } = here.column;
  const { counts } = work;
  if (left === Left.error) {
    const uncounted = kinds?.[row] === Kind.uncounted;
    tell(work, here, row, uncounted ? formulaWithoutValue : spreadsheetError);
    if (!uncounted) counts.errors++;
    else if (starts[row] === ends[row]) counts.missing++;
    setUnread(work, row);
    return;
  }
  if (left === Left.marked) counts.marked++;
  if (left === Left.flaggedMissing) tellFlag(work, here, row, 0, 0);
  ends[row] = starts[row]!;
  counts.missing++;
}

function move(work: Work, here: Here, row: number, from: number, to: number): void {
  const { batch, column } = here;
  work.counts.rewritten++;
  work.sample ??= { row: batch.rows[row]!, found: cellAt(here, row), published: textAt(batch, from, to) };
  column.starts[row] = from;
  column.ends[row] = to;
}

function fail(work: Work, here: Here, row: number): void {
  work.counts.unreadable++;
  setUnread(work, row);
  const { zh, en } = work.expected;
  if (work.unreadable) tell(work, here, row, work.unreadable, () => ({ expected: zh, expectedEn: en }));
}

function setUnread(work: Work, row: number): void {
  work.unread[row] = 1;
  work.anyUnread = true;
}

function tellFlag(work: Work, here: Here, row: number, from: number, to: number): void {
  work.counts.flagged++;
  const { flags } = work.strip;
  tell(work, here, row, flaggedValue, () => ({ flag: flags, published: textAt(here.batch, from, to) }));
}

function tellStrange(work: Work, here: Here, row: number): void {
  const { bytes } = here.batch;
  const [from, to] = [here.column.starts[row]!, here.column.ends[row]!];
  const found = strangeIn(bytes, from, to);
  work.counts.strange++;
  for (const [bit, problem] of strangeProblems) {
    if ((found & bit) === 0) continue;
    tell(work, here, row, problem, () => ({
      character: strangeCharacter(decoder.decode(bytes.subarray(from, to)), bit),
    }));
  }
}

function tell(work: Work, here: Here, row: number, problem: Problem, facts?: () => Record<string, string>): void {
  const { batch, column, sheet, findings } = here;
  findings.cell(problem, work.field.name, sheet, batch.rows[row]!, column.at, () => ({
    found: cellAt(here, row),
    ...facts?.(),
  }));
}

function cellAt({ batch, column }: Here, row: number): string {
  return textAt(batch, column.starts[row]!, column.ends[row]!);
}

/** A cell for a finding: the first 60 characters say enough. */
function textAt(batch: Batch, from: number, to: number): string {
  const signs = [...decoder.decode(batch.bytes.subarray(from, Math.min(to, from + 400)))];
  return signs.length > 60 ? `${signs.slice(0, 60).join('')}…` : signs.join('');
}
