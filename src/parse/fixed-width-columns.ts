import { type FixedColumns, type Gap, isRule, type Laid, lay, padded } from './fixed-width-line.ts';

const MOST_LINES = 400;
const WIDEST = 2000;
const FEW = 4;
/** From so many lines on, a single blank column is no chance. */
const MANY = 12;

/** Columns that stand at the same place in all lines; undefined where the evidence is not strong. */
export function fixedColumns(text: string): FixedColumns | undefined {
  const lines = text.split(/\r\n|\n|\r/, MOST_LINES).filter((line) => line.trim() !== '');
  if (lines.filter((line) => line.includes('\t')).length > lines.length / 10) return undefined;
  const ruled = lines
    .filter(isRule)
    .map(gapsOfRule)
    .find((gaps) => gaps.length > 0);
  const body = lines.filter((line) => !isRule(line) && padded(line));
  if (body.length < (ruled ? 2 : FEW) || body.length < lines.length / 2) return undefined;
  const laid = body.map(lay);
  const gaps = ruled ?? aligned(laid, gapsOf(laid));
  if (gaps.length === 0 || !convincing(laid, gaps, ruled ? 0.7 : 0.9)) return undefined;
  const margin = marginOf(laid);
  return margin === undefined ? { gaps } : { gaps, margin };
}

/** Where the first column begins, if most lines begin there: then it is no column of numbers set to the right. */
function marginOf(lines: readonly Laid[]): number | undefined {
  const starts = lines.map((line) => line.blank.indexOf(false));
  const margin = Math.min(...starts);
  return starts.filter((start) => start === margin).length > lines.length / 2 ? margin : undefined;
}

/** A rule such as `---- -----  ---` draws the columns. */
function gapsOfRule(line: string): Gap[] {
  const gaps: Gap[] = [];
  for (const { 0: run, index } of line.trimEnd().matchAll(/ +/g)) {
    if (index > 0) gaps.push({ from: index, to: index + run.length });
  }
  return gaps;
}

/** Runs of columns of the page that are blank in all lines but a few. */
function gapsOf(lines: readonly Laid[]): Gap[] {
  const width = Math.min(WIDEST, Math.max(...lines.map((line) => line.blank.length)));
  const few = fewOf(lines);
  const least = lines.length < MANY ? 2 : 1;
  const gaps: Gap[] = [];
  let from = 0;
  let text = false;
  for (let at = 0; at <= width; at++) {
    let filled = 0;
    for (const line of lines) if (line.blank[at] === false) filled++;
    if (at < width && filled <= few) continue;
    if (text && at < width && at - from >= least) gaps.push({ from, to: at });
    text = true;
    from = at + 1;
  }
  return gaps;
}

/** Of so many lines a text may run into a gap. */
function fewOf(lines: readonly Laid[]): number {
  return lines.length < 2 * FEW ? 0 : Math.max(1, Math.floor(lines.length * 0.04));
}

/** Without the gaps that lie inside a column by chance: behind those, texts neither begin nor end at one place. */
function aligned(lines: readonly Laid[], gaps: readonly Gap[]): Gap[] {
  let kept = [...gaps];
  for (let at = kept.length - 1; at >= 0; at--) {
    const gap = kept[at]!;
    const end = kept[at + 1]?.from ?? WIDEST;
    const share = lines.length >= MANY && gap.to - gap.from > 1 ? 0 : 0.6;
    if (!stands(lines, gap.to, end, share)) kept = kept.filter((one) => one !== gap);
  }
  return kept;
}

/** Whether more than a few lines have text there, and `share` of them begins or ends at one place. */
function stands(lines: readonly Laid[], from: number, to: number, share: number): boolean {
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  let filled = 0;
  for (const { blank } of lines) {
    const edge = Math.min(to, blank.length);
    let first = from;
    while (first < edge && blank[first]) first++;
    if (first >= edge) continue;
    let last = edge - 1;
    while (blank[last]) last--;
    filled++;
    starts.set(first, (starts.get(first) ?? 0) + 1);
    ends.set(last, (ends.get(last) ?? 0) + 1);
  }
  return filled > fewOf(lines) && Math.max(...starts.values(), ...ends.values()) >= filled * share;
}

/** Most lines have text in most columns, and `most` of them a blank in every gap. */
function convincing(lines: readonly Laid[], gaps: readonly Gap[], most: number): boolean {
  if (most > 0.8 && gaps.length === 1 && lines.length < 2 * FEW) return false;
  let cells = 0;
  let clean = 0;
  for (const { blank } of lines) {
    let from = 0;
    for (let at = 0; at <= gaps.length; at++) {
      const to = gaps[at]?.from ?? blank.length;
      if (blank.slice(from, to).includes(false)) cells++;
      from = gaps[at]?.to ?? 0;
    }
    if (gaps.every((gap) => blank.slice(gap.from, gap.to).some((one) => one) || blank.length <= gap.to)) clean++;
  }
  return cells >= lines.length * (gaps.length + 1) * 0.6 && clean >= lines.length * most;
}
