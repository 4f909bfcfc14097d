import type { ParseHints } from '../model/parser.ts';
import type { Bytes } from '../model/sheet.ts';
import type { EncodingLabel } from '../text/text-decoder.ts';
import type { Encoding, Told } from './encoding-facts.ts';
import { neither, SHOWN, undecided } from './encoding-faults.ts';
import { brokenBytes, encodingProblem, mixedEncodings, recognised, strayEncoding } from './encoding-problems.ts';
import { evidenceOf, type Reading, rankReadings } from './encoding-rank.ts';
import { type Sample, sampleOf } from './encoding-sample.ts';
import { strayLines } from './encoding-strays.ts';
import { type LineSurvey, type Survey, surveyLines, surveyOf } from './encoding-survey.ts';

/** A reading must be e^6, some 400 times, as likely as the next one; Taiwan's own encoding e^3, some 20 times. */
const MARGIN = 6;
const MARGIN_CP950 = 3;

interface Choice {
  readonly label: EncodingLabel;
  /** Said where only the characters tell. */
  readonly told: readonly Told[];
}

/** The encoding of a file that is not UTF-8 all through. Fault `encoding-unknown` where the evidence is not enough. */
export async function otherEncoding(bytes: Bytes, skip: number, hints: ParseHints): Promise<Encoding> {
  const sample = await sampleOf(bytes, skip, hints.signal);
  const choice = hints.encoding ? { label: hints.encoding, told: [] } : chosen(sample);
  const survey = await surveyOf(bytes, skip, choice.label, hints.signal);
  if (survey.broken > 0) return withLosses(choice, survey, bytes, skip, hints);
  const strays = await straysIn(bytes, skip, choice, hints);
  // Taiwanese tables have nine of ten characters among the 5,401 common ones; GBK text read as Big5 has about half.
  const odd = survey.common !== undefined && survey.common < 0.7 && survey.characters >= 20;
  if (odd && strays.length === 0 && hints.encoding === undefined) {
    throw undecided(rankReadings(sample.other.bytes).slice(0, 3), sample.other.numbers[0] ?? 1);
  }
  const { label, told } = choice;
  return { name: label, label, skip, own: survey.own, told: [...named(label, skip), ...told, ...strays] };
}

/** Lines that read like another encoding; a pipeline that says the encoding has looked at them. */
async function straysIn(bytes: Bytes, skip: number, { label }: Choice, hints: ParseHints): Promise<Told[]> {
  if (hints.encoding !== undefined || label === 'utf-8') return [];
  const strays = await strayLines(bytes, skip, label, hints.signal);
  if (!strays) return [];
  const { lines, first, read, better } = strays;
  const facts = { found: SHOWN[label]!, count: lines, line: first, other: SHOWN[better.label]!, near: read };
  return [[strayEncoding, { ...facts, expected: better.text }]];
}

/** `skip`: the file begins with a mark that says UTF-8. */
function named(label: EncodingLabel, skip: number): Told[] {
  if (label === 'utf-8') return [];
  return [[encodingProblem, { found: skip > 0 ? `${SHOWN[label]!}（BOM：UTF-8）` : SHOWN[label]! }]];
}

/** What the lines that are no UTF-8 read like. */
function chosen(sample: Sample): Choice {
  const readings = rankReadings(sample.other.bytes);
  const [best, next] = readings as [Reading, Reading];
  const line = sample.other.numbers[0] ?? 1;
  // Among lines of UTF-8 a line that reads like nothing else is damaged UTF-8.
  const mostly = sample.utf8.numbers.length > 0;
  if (best.label === 'utf-8' || (mostly && !convincing(best, next))) return { label: 'utf-8', told: [] };
  if (!convincing(best, next)) throw undecided(likely(readings), line);
  if (best.label === 'cp950') return { label: 'cp950', told: [] };
  const other = readings.find((one) => one.label === 'cp950') ?? next;
  const facts = {
    found: SHOWN[best.label]!,
    share: evidenceOf(best),
    other: SHOWN[other.label]!,
    otherShare: evidenceOf(other),
  };
  return { label: best.label, told: [[recognised, facts]] };
}

/** Far likelier than the next reading, and like text at all. Single bytes of the West never are: their code pages differ in few letters. */
function convincing(best: Reading, next: Reading | undefined): boolean {
  if (best.label === 'windows-1252') return false;
  const margin = best.label === 'cp950' ? MARGIN_CP950 : MARGIN;
  return (next === undefined || best.weight - next.weight >= margin) && evidenceOf(best) >= 30;
}

/** What people may choose from: nothing that leaves characters broken where another reading does not. */
function likely(readings: readonly Reading[]): Reading[] {
  const whole = readings.filter((one) => !one.text.includes('\ufffd'));
  const left = whole.length > 0 ? whole : readings;
  return left.filter((one) => one.weight > left[0]!.weight - 40).slice(0, 4);
}

/** Lines of UTF-8 in between, a few damaged characters, or no fit at all. */
async function withLosses(
  choice: Choice,
  survey: Survey,
  bytes: Bytes,
  skip: number,
  hints: ParseHints,
): Promise<Encoding> {
  const { label } = choice;
  const lines = await surveyLines(bytes, skip, label, hints.signal);
  if (label !== 'utf-8' && lines.utf8.lines > 0 && lines.other.lines > 0) {
    if (lines.broken.lines > (lines.utf8.lines + lines.other.lines) / 4) throw neither(label, lines);
    return mixed(choice, lines, skip);
  }
  if (!isDamage(label, survey, lines)) throw neither(label, lines);
  return {
    name: label === 'utf-8' && skip > 0 ? 'utf-8-bom' : label,
    label,
    skip,
    damaged: label === 'utf-8',
    own: survey.own,
    told: [
      ...named(label, skip),
      ...choice.told,
      lost(SHOWN[label]!, lines),
      ...(await straysIn(bytes, skip, choice, hints)),
    ],
  };
}

/** A few broken characters in all; or lines that are clearly UTF-8, and one that is not whole among them, or one for two of them. */
function isDamage(label: EncodingLabel, survey: Survey, { utf8, other, broken }: LineSurvey): boolean {
  if (survey.broken <= Math.max(2, survey.characters * 0.02)) return true;
  return label === 'utf-8' && utf8.lines > 0 && broken.lines <= Math.max(1, (utf8.lines + other.lines) / 2);
}

function mixed({ label, told }: Choice, lines: LineSurvey, skip: number): Encoding {
  const facts = {
    utf8Lines: lines.utf8.lines,
    utf8Line: lines.utf8.first,
    other: SHOWN[label]!,
    otherLines: lines.other.lines,
    otherLine: lines.other.first,
  };
  return {
    name: 'mixed',
    label,
    skip,
    told: [[mixedEncodings, facts], ...told, ...(lines.broken.lines > 0 ? [lost(SHOWN[label]!, lines)] : [])],
  };
}

function lost(found: string, { broken }: LineSurvey): Told {
  return [brokenBytes, { count: broken.count, found, line: broken.first, near: broken.near, bytes: broken.bytes }];
}
