import type { Batch, Column } from '../model/batch.ts';
import type { Findings } from '../model/finding.ts';
import { foldWidth } from '../text/fold-width.ts';
import { apostropheKept } from './apostrophe-kept.ts';
import type { Detector, Verdict } from './detector.ts';
import { DIGIT, digitsOf, firstLook, formulaFirst, HIGH, kindsOf, marksOf } from './first-look.ts';
import { formulaInText, looksLikeFormula } from './formula-in-text.ts';
import { HIDDEN, masked } from './mask.ts';
import { personName, personNameIn } from './person-name.ts';

/** One detector at work in one column; counts are cells. */
export interface Looking {
  readonly detector: Detector;
  readonly headed: boolean;
  /** Any of `Mark`. */
  readonly needs: number;
  /** Kept apart until the column has been seen to its end. */
  readonly found: Findings;
  hits: number;
  /** Of the hits, those that are the whole cell. */
  whole: number;
  alike: number;
}

/** One column at work, from batch to batch. */
export interface Scan {
  readonly field: string;
  readonly looking: readonly Looking[];
  /** The heading says codes or serial numbers. */
  readonly coded: boolean;
  /** The heading names a kind of number. */
  readonly headed: boolean;
  /** The heading says persons' names. */
  readonly named: boolean;
  /** It says so plainly. */
  readonly plainly: boolean;
  /** Texts that may be taken for formulas are looked for. */
  readonly isText: boolean;
  /** All that the detectors need, any of `Mark`. */
  readonly needs: number;
  /** Cells of fewer bytes are nobody's data. */
  readonly shortest: number;
  readonly formulas: Findings;
  readonly names: Findings;
  readonly apostrophes: Findings;
  filled: number;
  /** Cells of ten digits and nothing else that do not begin with 09. */
  tens: number;
  nameCells: number;
  apostropheCells: number;
}

/** The batch at hand. */
export interface Here {
  readonly batch: Batch;
  readonly column: Column;
  readonly sheet: string;
}

const LEAD = 8;
const ZERO = 48;
const EIGHT = 56;
const NINE = 57;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The hot path: most cells are too short or have no sign that a detector asks for. `only`: rows that have 1 there. */
export function scanCells(scan: Scan, here: Here, only?: Uint8Array): void {
  const { needs, shortest, headed, named, isText } = scan;
  const { bytes, length } = here.batch;
  const { starts, ends } = here.column;
  let filled = 0;
  for (let row = 0; row < length; row++) {
    const from = starts[row]! | 0;
    const to = ends[row]! | 0;
    if (from === to || (only !== undefined && only[row] !== 1)) continue;
    filled++;
    if (isText && formulaFirst[bytes[from]!] !== 0) lookAtFirst(scan, here, row);
    if (to - from < shortest) continue;
    const look = firstLook(bytes, from, to);
    if (named && (look & (DIGIT | HIGH)) === HIGH) lookForName(scan, here, row);
    const marks = marksOf(look) & needs;
    if (marks === 0) continue;
    if (kindsOf(look) === DIGIT && !headed && !mayCall(scan, bytes, from, digitsOf(look))) continue;
    lookCloser(scan, here, row, marks);
  }
  scan.filled += filled;
}

/** Digits alone, without a heading: only a mobile number is known by them. */
function mayCall(scan: Scan, bytes: Uint8Array, from: number, digits: number): boolean {
  if (digits === 10) {
    if (bytes[from] === ZERO && bytes[from + 1] === NINE) return true;
    scan.tens++;
  }
  return digits === 12 && bytes[from] === EIGHT && bytes[from + 1] === EIGHT && bytes[from + 3] === NINE;
}

function lookCloser(scan: Scan, here: Here, row: number, marks: number): void {
  const { looking } = scan;
  let text: string | undefined;
  for (let at = 0; at < looking.length; at++) {
    const one = looking[at]!;
    if ((one.needs & marks) === 0) continue;
    // Before a number the apostrophe only told a spreadsheet that it is a text.
    text ??= foldWidth(textAt(here, row))
      .trim()
      .replace(/^'(?=\d)/, '');
    let best: Verdict;
    let shown = '';
    let begins = 0;
    for (const match of text.matchAll(one.detector.pattern)) {
      const [part] = match;
      const { headed } = one;
      const whole = part.length === text.length;
      const before = text.slice(Math.max(0, match.index - 12), match.index);
      const verdict = one.detector.judge(part, { headed, coded: scan.coded, whole, before });
      best = verdict ?? best;
      shown = part;
      begins = match.index;
      if (verdict === 'hit') break;
    }
    if (best === 'alike') one.alike++;
    if (best !== 'hit') continue;
    // A door number says little without the road before it.
    const lead = one.detector.mask === 'address' ? text.slice(Math.max(0, begins - LEAD), begins) : '';
    hit(scan, one, here, row, lead + shown, shown.length === text.length);
  }
}

function hit(scan: Scan, one: Looking, here: Here, row: number, part: string, whole: boolean): void {
  one.hits++;
  if (whole) one.whole++;
  one.found.at(one.detector.problem, scan.field, here.sheet, { ...here, row }, () => ({
    found: shown(part, one.detector),
  }));
}

/** A road alone would not look like an address: where the door number stood is shown. */
function shown(part: string, { mask }: Detector): string {
  const text = masked(part, mask);
  return mask === 'address' ? `${text === HIDDEN ? '' : text}○○號` : text;
}

function lookAtFirst(scan: Scan, here: Here, row: number): void {
  const text = textAt(here, row);
  if (text.startsWith("'")) {
    if (text.length > 1 && text.endsWith("'")) return;
    scan.apostropheCells++;
    const found = () => ({ found: text.slice(0, 60), expected: text.slice(1, 60) });
    scan.apostrophes.at(apostropheKept, scan.field, here.sheet, { ...here, row }, found);
    return;
  }
  if (!looksLikeFormula(text)) return;
  scan.formulas.at(formulaInText, scan.field, here.sheet, { ...here, row }, () => ({ found: text.slice(0, 60) }));
}

function lookForName(scan: Scan, here: Here, row: number): void {
  const text = textAt(here, row);
  const name = personNameIn(text, scan.plainly);
  if (name === undefined) return;
  scan.nameCells++;
  const found = masked(name.replace(/[\s\u3000]/g, ''), 'name');
  scan.names.at(personName, scan.field, here.sheet, { ...here, row }, () => ({ found }));
}

function textAt({ batch, column }: Here, row: number): string {
  return decoder.decode(batch.bytes.subarray(column.starts[row]!, column.ends[row]!));
}
