import type { Batch, Column } from '../model/batch.ts';
import { Findings, type Problem } from '../model/finding.ts';
import type { TableColumn } from '../model/table.ts';
import { type Candidate, candidates, dayReader, numberReader, serialOf } from './infer-candidates.ts';
import { type Heading, headingOf } from './infer-heading.ts';
import { isMark } from './infer-marks.ts';
import { dateSerial, mixedColumn, notDays } from './infer-problems.ts';

/** The share of a column's texts that may differ while it still leans to a type. */
export const ODD = 0.3;
/** Texts that are known again when they come back. */
const KNOWN = 4096;
/** After so many cells that are none of what a column may be held to be, it is given up. */
const ENOUGH = 256;

/** What the rows so far say of one column. */
export interface Watch {
  readonly name: string;
  readonly heading: Heading;
  candidates: Candidate[];
  readonly marks: Set<string>;
  /** Cells that are neither empty nor a mark. */
  filled: number;
  /** Some cell begins with a zero that a number would not have. */
  padded: boolean;
  /** Letters, digits and dashes alone. */
  plain: boolean;
  /** Some cell has a sign that parts years, months and days. */
  separated: boolean;
  /** Some cell has a letter or a digit. */
  worded: boolean;
  /** Each text once, and whether it is what `kept` counts. */
  readonly known: Map<string, boolean>;
  /** Cells looked at, each text once. */
  looked: number;
  readonly kept: Kept;
}

/** How many cells are days, where the heading says so, or else numbers; and where the others stand. */
interface Kept {
  readonly problem: Problem;
  readonly is: (cell: string) => boolean;
  read: number;
  texts: number;
  /** Different texts that were read. */
  kinds: number;
  first?: string;
  readonly others: Findings;
  /** Under a heading of days: bare numbers that a spreadsheet would show as one. */
  readonly serials: Findings;
}

export function startWatch(columns: readonly TableColumn[], at: number, name: string): Watch {
  const heading = headingOf(columns, at);
  return {
    name,
    heading,
    candidates: candidates(heading),
    marks: new Set(),
    filled: 0,
    padded: false,
    plain: true,
    separated: false,
    worded: false,
    known: new Map(),
    looked: 0,
    kept: {
      problem: heading.onlyDay ? notDays : mixedColumn,
      is: heading.onlyDay ? dayReader() : numberReader(heading),
      read: 0,
      texts: 0,
      kinds: 0,
      others: new Findings(),
      serials: new Findings(),
    },
  };
}

/** Whether more cells could change what is said of the column. */
export function isOpen({ candidates, plain, kept }: Watch): boolean {
  return candidates.length > 0 || plain || !isHopeless(kept);
}

function isHopeless({ problem, read, texts }: Kept): boolean {
  return problem === mixedColumn && texts > ENOUGH && texts > read;
}

/** A cell that is neither empty nor blank, without blanks around it. */
export function lookAt(watch: Watch, cell: string, sheet: string, here: Here): void {
  if (isMark(cell)) {
    watch.marks.add(cell);
    return;
  }
  watch.filled++;
  const { heading, kept, known } = watch;
  let is = known.get(cell);
  if (is === undefined) {
    is = kept.is(cell);
    if (known.size < KNOWN) known.set(cell, is);
    if (is) kept.kinds++;
    judge(watch, cell);
  }
  if (is) {
    kept.read++;
    kept.first ??= cell;
  } else if (!isHopeless(kept)) {
    kept.texts++;
    kept.others.at(kept.problem, watch.name, sheet, here, () => ({ found: cell }));
  }
  if (heading.serial) tellSerial(watch, cell, sheet, here);
}

interface Here {
  readonly batch: Batch;
  readonly column: Column;
  readonly row: number;
}

function tellSerial({ kept, name }: Watch, cell: string, sheet: string, here: Here): void {
  const published = serialOf(cell);
  if (published === undefined) return;
  kept.serials.at(dateSerial, name, sheet, here, () => ({ found: cell, published, other: serialOf(cell, 1904) ?? '' }));
}

/** A text that was not seen before. */
function judge(watch: Watch, cell: string): void {
  if (/^0\d/.test(cell)) watch.padded = true;
  if (!/^[\dA-Za-z-]+$/.test(cell)) watch.plain = false;
  if (/[年月/.\-T]/.test(cell)) watch.separated = true;
  if (/[\p{L}\p{N}]/u.test(cell)) watch.worded = true;
  watch.looked++;
  for (const one of watch.candidates) if (one.read(cell) === undefined) one.failures++;
  if (watch.looked % 64 === 0) watch.candidates = watch.candidates.filter((one) => one.failures <= watch.looked * ODD);
}
