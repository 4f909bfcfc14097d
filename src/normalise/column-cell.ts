import { append, Kind } from '../model/batch.ts';
import type { Problem } from '../model/finding.ts';
import { changeBit, REMARK } from '../model/mend.ts';
import { flaggedValue, formulaWithoutValue, spreadsheetError } from './cell-problems.ts';
import { countChange, sample } from './changes.ts';
import { cellAt, type Here, sampleOf, textAt, type Work } from './column-work.ts';
import { firstKept } from './one-form.ts';
import { meant, strangeCharacter, strangeIn, strangeProblems } from './strange.ts';
import { Left } from './strip.ts';

/** What is done with the cells that are not simply right: all that is off the hot path of `column.ts`. */
const BLANKS = changeBit.blanks;
const FLAG = changeBit.flag;
const MINUS = new TextEncoder().encode('-');
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A cell without a value to read: it becomes missing, or stays and is an error. */
export function setAside(work: Work, here: Here, row: number, left: number): void {
  const { starts, ends } = here.column;
  const { counts } = work;
  if (left === Left.error) {
    const uncounted = here.column.kinds?.[row] === Kind.uncounted;
    tell(work, here, row, uncounted ? formulaWithoutValue : spreadsheetError);
    if (!uncounted) counts.errors++;
    else if (starts[row] === ends[row]) counts.missing++;
    setUnread(work, here, row);
    return;
  }
  if (left === Left.blank && (work.odd & BLANKS) !== 0) {
    if (!work.isText) fail(work, here, row);
    return;
  }
  if (left === Left.marked) counts.marked++;
  if (left === Left.flaggedMissing) tellFlag(work, here, row, 0, 0);
  const kinds = left === Left.blank ? BLANKS : left === Left.marked ? changeBit['missing-mark'] : FLAG;
  if (countChange(work.changes, kinds)) keepSample(work, here, row, kinds, 0, 0);
  ends[row] = starts[row]!;
  counts.missing++;
}

/** Whether a cell may be changed so; where not, it stays, and unless it is a text it counts as unreadable. */
export function allowed(work: Work, here: Here, row: number, kinds: number, done: number): boolean {
  if ((kinds & work.odd & ~REMARK) !== 0) {
    if (!work.isText) fail(work, here, row);
    return false;
  }
  const { remark } = work.normaliser;
  const published = (): string =>
    done < 0 ? cellAt(here, row) : decoder.decode(work.reading.answer(done).subarray(0, done));
  if (remark) tell(work, here, row, remark, () => ({ published: published() }));
  return true;
}

/** Counts a change under its kinds and puts the cell where its new text stands. */
export function change(work: Work, here: Here, row: number, from: number, to: number, kinds: number): void {
  const { starts, ends } = here.column;
  if (from === starts[row]! && to === ends[row]!) return;
  work.counts.rewritten++;
  if (countChange(work.changes, kinds)) keepSample(work, here, row, kinds, from, to);
  if (!work.sample || (work.oneForm.bit !== 0 && !work.oneForm.other && (kinds & work.oneForm.bit) === 0)) {
    const cell = sampleOf(here, row, textAt(here.batch, from, to));
    work.sample ??= cell;
    if ((kinds & work.oneForm.bit) === 0) work.oneForm.other ??= { sheet: here.sheet, column: here.column.at, ...cell };
  }
  starts[row] = from;
  ends[row] = to;
}

function keepSample(work: Work, here: Here, row: number, kinds: number, from: number, to: number): void {
  const { bytes } = here.batch;
  const { starts, ends } = here.column;
  sample(work.changes, kinds, sampleOf(here, row, textAt(here.batch, from, to)), () => ({
    found: decoder.decode(bytes.subarray(starts[row]!, ends[row]!)),
    published: decoder.decode(bytes.subarray(from, to)),
  }));
}

/** The first cell of the form that needs no change, for what is told of a column in two forms. */
export function keepOther(work: Work, here: Here, used: number): void {
  const row = firstKept(here.batch, here.column, used, work.anyUnread ? work.unread : undefined);
  if (row < 0) return;
  const cell = sampleOf(here, row, '');
  const { other } = work.oneForm;
  if (other && other.row < cell.row) return;
  work.oneForm.other = { sheet: here.sheet, column: here.column.at, ...cell };
}

/** A cell that cannot be read: it stays, and is a finding. */
export function fail(work: Work, here: Here, row: number): void {
  work.counts.unreadable++;
  setUnread(work, here, row);
  const { zh, en } = work.expected;
  const { normaliser, oneForm, field } = work;
  oneForm.unread(here.batch.bytes, here.column.starts[row]!, here.column.ends[row]!, () => ({
    sheet: here.sheet,
    column: here.column.at,
    ...sampleOf(here, row, ''),
  }));
  const problem = normaliser.unreadable?.(cellAt(here, row), field) ?? work.unreadable;
  if (problem) tell(work, here, row, problem, () => ({ expected: zh, expectedEn: en }));
}

function setUnread(work: Work, here: Here, row: number): void {
  work.unread[row] = 1;
  if (here.column.starts[row]! < here.column.ends[row]!) work.unreadCells++;
  work.anyUnread = true;
}

/** Writes the value bytes[from..to) again at the end of the batch, with a minus before it: where it stands now. */
export function withMinus(batch: Here['batch'], from: number, to: number): number {
  const text = batch.bytes.slice(from, to);
  const start = append(batch, MINUS, 1);
  append(batch, text, text.length);
  return start;
}

/** A flag was taken off; what is left is bytes[from..to). */
export function tellFlag(work: Work, here: Here, row: number, from: number, to: number): void {
  work.counts.flagged++;
  const { flags } = work.strip;
  tell(work, here, row, flaggedValue, () => ({ flag: flags, published: textAt(here.batch, from, to) }));
}

/** A text holds characters that are no text. */
export function tellStrange(work: Work, here: Here, row: number): void {
  const { bytes } = here.batch;
  const [from, to] = [here.column.starts[row]!, here.column.ends[row]!];
  const text = () => decoder.decode(bytes.subarray(from, to));
  const found = meant(strangeIn(bytes, from, to), text);
  if (found === 0) return;
  work.counts.strange++;
  for (const [bit, problem] of strangeProblems) {
    if ((found & bit) === 0) continue;
    tell(work, here, row, problem, () => ({
      character: strangeCharacter(text(), bit),
    }));
  }
}

function tell(work: Work, here: Here, row: number, problem: Problem, facts?: () => Record<string, string>): void {
  const { batch, column, sheet, findings } = here;
  findings.at(problem, work.field.name, sheet, { batch, column, row }, () => ({
    found: cellAt(here, row),
    ...facts?.(),
  }));
}
