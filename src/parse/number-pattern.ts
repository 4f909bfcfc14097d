import { Kind } from '../model/batch.ts';
import { weekdayOf } from '../text/calendar.ts';
import { Shown } from './number-format.ts';
import { type Condition, type DatePart, type Pieces, type Section, sectionsOf } from './number-section.ts';
import { type Read, readSerial } from './serial.ts';

/** What a format makes of numbers where that depends on the number, or is more than `Shown` can say: the first line that fits. */
export type Pattern = readonly Line[];

interface Line {
  /** undefined: all numbers. */
  readonly condition: Condition | undefined;
  readonly how: number;
  readonly words?: string;
  readonly mask?: Pieces;
  readonly part?: DatePart;
  readonly decimals?: number;
}

/** One of `Shown` for a format code; a format that needs a pattern is added to those of the workbook. */
export function shownBy(code: string, patterns: Pattern[]): number {
  const sections = sectionsOf(code);
  const first = sections.find(({ how }) => how !== undefined)?.how;
  const lines = linesOf(sections, first ?? Shown.number);
  if (lines.every((line) => isPlain(line) && line.how === lines[0]!.how)) return first ?? Shown.number;
  return Shown.pattern + patterns.push(lines) - 1;
}

/** Formats that are known by number but are no code, by that number. */
export function builtInPatterns(patterns: Pattern[]): Map<number, number> {
  return new Map([[47, shownBy('mm:ss.0', patterns)]]);
}

function isPlain({ words, mask, part, decimals }: Line): boolean {
  return words === undefined && !mask && !part && !decimals;
}

/** The sections that are for numbers. One that shows a word for zero or hides it leaves the number as the others read it. */
function linesOf(sections: readonly Section[], other: number): readonly Line[] {
  const numeric = sections.slice(0, 3);
  const own = numeric.some(({ condition }) => condition !== undefined);
  const onlyWords = numeric.every(({ how }) => how === undefined);
  return numeric.map(({ condition, how = other, words, mask, part, decimals }, i) => ({
    condition: condition ?? (own ? conditionAmong(numeric, i) : conditionOf(i, numeric.length)),
    how,
    ...(/\p{L}/u.test(words) && (onlyWords || isOneNumber(condition)) && { words }),
    ...(mask && { mask }),
    ...(part && { part }),
    ...(decimals > 0 && { decimals }),
  }));
}

/** `[=1]"男"`: a number that stands for a word. Zero does not. */
function isOneNumber(condition: Condition | undefined): boolean {
  return condition?.sign === '=' && condition.than !== 0;
}

/** Positive; negative; zero, or with zero among the positive ones. */
function conditionOf(index: number, count: number): Condition | undefined {
  if (count === 1) return undefined;
  if (index === 1) return { sign: '<', than: 0 };
  return index === 0 ? { sign: count === 2 ? '>=' : '>', than: 0 } : undefined;
}

/** Where the first section has a condition, a second one of three is for the negative numbers; the last is for all others. */
function conditionAmong(sections: readonly Section[], index: number): Condition | undefined {
  if (index === 0) return { sign: '>', than: 0 };
  return index < sections.length - 1 ? { sign: '<', than: 0 } : undefined;
}

/** What a pattern makes of a number: its text, or one of `Shown` to read it by. */
export function readPattern(pattern: Pattern, value: number, from1904: boolean): Read | number {
  if (Number.isNaN(value)) return Shown.number;
  const line = pattern.find(({ condition }) => !condition || holds(condition, value));
  if (!line) return Shown.number;
  const { words, mask, part, how, decimals } = line;
  if (words !== undefined) return wordRead(words);
  const text = mask ? masked(mask, value) : part ? partShown(part, value, from1904) : undefined;
  if (text !== undefined) return { text, kind: /^\d+$/.test(text) ? Kind.number : Kind.text };
  return (decimals && readSerial(value, how, from1904, decimals)) || how;
}

function holds({ sign, than }: Condition, value: number): boolean {
  if (value < than) return sign.includes('<');
  return value > than ? sign.includes('>') : sign.includes('=');
}

/** Programs without truth values of their own write 1 and show `TRUE`. */
function wordRead(words: string): Read {
  return /^(?:true|false)$/i.test(words)
    ? { text: words.toUpperCase(), kind: Kind.boolean }
    : { text: words, kind: Kind.text };
}

/** A whole number in its places, from the last one on; the first one takes what is left. undefined: it is none. */
function masked(pieces: Pieces, value: number): string | undefined {
  if (!Number.isSafeInteger(value) || value < 0) return undefined;
  let digits = value === 0 ? '' : String(value);
  const first = pieces.findIndex(({ digit }) => digit);
  let text = '';
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i]!;
    const taken = i === first ? digits : digits.slice(-1);
    if (!piece.digit) text = piece.text + text;
    else text = (taken || (piece.text === '0' ? '0' : '')) + text;
    if (piece.digit) digits = digits.slice(0, -1);
  }
  return text;
}

const months = 'January February March April May June July August September October November December'.split(' ');
const days = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
/** Languages as Windows numbers them: Chinese of Taiwan, of China, of Hong Kong, Singapore and Macao. */
const chinese = /^(?:404|804|C04|1004|1404)$/;
const TAIWAN = '404';
const FIRST_YEAR = 1912;

/** One part of a day; undefined: it is no day, or what is seen depends on the reader's Excel. */
function partShown({ field, locale, before, after }: DatePart, value: number, from1904: boolean): string | undefined {
  const date = readSerial(Math.floor(value), Shown.date, from1904)?.text;
  if (date === undefined) return undefined;
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const shown = fieldShown(field, locale, { year, month, day, weekday: weekdayOf(year, month, day) });
  return shown === undefined ? undefined : before + shown + after;
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

function fieldShown(field: string, locale: string, { year, month, day, weekday }: Day): string | undefined {
  const english = locale === '' || locale === '409' || locale === '809';
  switch (field) {
    case 'yyyy':
      return String(year);
    case 'e':
      return locale === TAIWAN ? (year < FIRST_YEAR ? undefined : String(year - FIRST_YEAR + 1)) : String(year);
    case 'm':
    case 'd':
      return String(field === 'm' ? month : day);
    case 'mm':
    case 'dd':
      return String(field === 'mm' ? month : day).padStart(2, '0');
    case 'mmm':
    case 'mmmm':
      return english ? months[month - 1]!.slice(0, field.length === 3 ? 3 : undefined) : undefined;
    default:
      break;
  }
  const short = field.length === 3;
  const name = days[weekday]!;
  if (field.startsWith('d') && english) return name.slice(0, short ? 3 : undefined);
  if (field.startsWith('d') && !chinese.test(locale)) return undefined;
  return (short ? (locale === '804' ? '周' : '週') : '星期') + '日一二三四五六'[weekday]!;
}
