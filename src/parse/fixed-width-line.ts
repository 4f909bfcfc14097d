import { displayWidth } from '../text/display-width.ts';

/** Columns of a page, from 0, that are blank between two columns of its table; `to` is not one of them. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** How the columns of a page stand. */
export interface FixedColumns {
  readonly gaps: readonly Gap[];
  /** Blanks before the first column that mean nothing; what is more is an indent. Undefined: all of them. */
  readonly margin?: number;
}

/** Where the characters of a line stand on the page: a Chinese character takes two columns. */
export interface Laid {
  /** For each column of the page, where in the text its character begins; one more for the end. */
  readonly places: readonly number[];
  readonly blank: readonly boolean[];
}

export function lay(line: string): Laid {
  const places: number[] = [];
  const blank: boolean[] = [];
  let at = 0;
  for (const sign of line) {
    const empty = sign === ' ' || sign === '\u3000' || sign === '\u00a0';
    const width = sign <= '\u007f' ? 1 : displayWidth(sign);
    for (let i = 0; i < width; i++) {
      places.push(at);
      blank.push(empty);
    }
    at += sign.length;
  }
  places.push(line.length);
  return { places, blank };
}

/** How far a heading may stand beside its column. */
const SLACK = 4;

const inner = /\S(?: {2,}|\u3000+)\S/;

/** Whether the line holds a run of blanks between two texts, as tables set with blanks do and sentences do not. */
export function padded(line: string): boolean {
  return inner.test(line);
}

const rule = /^[\s\-=_+|─━═┄┈]+$/;

/** A line of dashes, which rules off a header or a total and holds no data. */
export function isRule(line: string): boolean {
  return rule.test(line) && /[-=_─━═┄┈]{3}/.test(line);
}

/** The cells of a line, and the columns whose text runs on into the next. */
export interface CutLine {
  readonly cells: readonly string[];
  readonly across: readonly number[];
}

/**
 * Cuts a line at a blank of each gap. A line that is no row of the table, such as a title over its whole width, is one
 * cell. Where text fills a gap, the texts between wide blanks are the cells if there is one for each column; if not, it
 * is cut at the nearest blank, and without any stays in one piece in the column it begins in.
 */
export function cutLine(line: string, columns: FixedColumns): CutLine {
  const { gaps, margin } = columns;
  const laid = lay(line);
  const cuts = gaps.map((gap) => blankIn(laid, gap));
  if (!cuts.includes(-1)) return { cells: trimmed(slices(line, laid, cuts), margin), across: [] };
  const words = wordsOf(line, laid, gaps);
  if (words)
    return {
      cells: trimmed([line.slice(0, line.indexOf(words[0]!)) + words[0]!, ...words.slice(1)], margin),
      across: [],
    };
  if (!padded(line)) return { cells: [line.trim()], across: [] };
  const across = cuts.flatMap((cut, at) => (cut < 0 ? [at] : []));
  const texts = line.trimEnd().split(/(?<=\S)(?: {2,}|[\u3000\u00a0]+)(?=\S)/);
  if (texts.length === gaps.length + 1) return { cells: trimmed(texts, margin), across };
  if (across.length * 2 > gaps.length) return { cells: [line.trim()], across: [] };
  for (const at of across) {
    const after = Math.max(gaps[at - 1]?.to ?? 0, (cuts[at - 1] ?? -1) + 1);
    cuts[at] = nearestBlank(laid, gaps[at]!, after, gaps[at + 1]?.from ?? laid.blank.length);
  }
  // A line with few texts is more likely a note than a row.
  return { cells: trimmed(slices(line, laid, cuts), margin), across: texts.length * 2 > gaps.length + 1 ? across : [] };
}

/** The words of a line, where each column has one over or near it, as headings wider than their column have. */
function wordsOf(line: string, laid: Laid, gaps: readonly Gap[]): string[] | undefined {
  const words = line.trim().split(/[ \u3000\u00a0]+/);
  if (words.length !== gaps.length + 1) return undefined;
  let at = 0;
  for (let word = 0; word < words.length; word++) {
    const from = laid.blank.indexOf(false, at);
    const end = laid.blank.indexOf(true, from);
    at = end < 0 ? laid.blank.length : end;
    if (from >= (gaps[word]?.from ?? from) + SLACK || at <= (gaps[word - 1]?.to ?? 0) - SLACK) return undefined;
  }
  return words;
}

/** A blank column in the gap, the end of a shorter line included; -1: text fills it. */
function blankIn(laid: Laid, gap: Gap): number {
  const end = laid.blank.length;
  for (let at = gap.to - 1; at >= gap.from; at--) {
    if (at >= end) return end;
    if (laid.blank[at]) return at;
  }
  return -1;
}

/** The blank between texts that is nearest to the gap; -1: there is none between `from` and `to`. */
function nearestBlank({ blank }: Laid, gap: Gap, from: number, to: number): number {
  const first = blank.indexOf(false, from);
  const last = blank.lastIndexOf(false, to - 1);
  for (let away = 1; away <= blank.length; away++) {
    const right = gap.to - 1 + away;
    if (right < last && blank[right]) return right;
    const left = gap.from - away;
    if (left > first && blank[left]) return left;
  }
  return -1;
}

/** The texts between the cuts; where there is no cut, the text stays on its left and the column is empty. */
function slices(line: string, laid: Laid, cuts: readonly number[]): string[] {
  const cells: string[] = [];
  let from = 0;
  for (let at = 0; at <= cuts.length; at++) {
    if (at > 0 && cuts[at - 1]! < 0) {
      cells.push('');
      continue;
    }
    let next = at;
    while (next < cuts.length && cuts[next]! < 0) next++;
    const to = next < cuts.length ? laid.places[cuts[next]!]! : line.length;
    cells.push(line.slice(from, to));
    from = to;
  }
  return cells;
}

/** An indent in the first column says what belongs to what; all other blanks around texts only set the table. */
function trimmed(cells: readonly string[], margin: number | undefined): string[] {
  const texts = cells.map((cell) => cell.trim());
  if (margin !== undefined && texts[0] !== '') {
    const indent = cells[0]!.length - cells[0]!.trimStart().length;
    texts[0] = cells[0]!.slice(Math.min(margin, indent)).trimEnd();
  }
  while (texts.length > 1 && texts.at(-1) === '') texts.pop();
  return texts;
}
