import { Shown } from './number-format.ts';

/** One section of a number format (ECMA-376 part 1, §18.8.31), taken apart. */
export interface Section {
  /** The condition it says it is for, such as `[>=1000]`. */
  readonly condition: Condition | undefined;
  /** What it makes of a number, one of `Shown`; undefined: it only shows words, or nothing. */
  readonly how: number | undefined;
  /** What stands between quotes and the like, where that is all it shows. */
  readonly words: string;
  /** Digits with signs between them, such as `0000\-000000`. */
  readonly mask: Pieces | undefined;
  /** How many digits of a second's parts it shows. */
  readonly decimals: number;
  /** One part of a date, such as `aaaa`. */
  readonly part: DatePart | undefined;
}

export interface Condition {
  readonly sign: '<' | '>' | '=' | '<=' | '>=' | '<>';
  readonly than: number;
}

/** `0`, `#` and `?` are places for a digit; all else is text. */
export type Pieces = readonly { readonly digit: boolean; readonly text: string }[];

export interface DatePart {
  /** `yyyy`, `e`, `m`, `mm`, `mmm`, `mmmm`, `d`, `dd`, `ddd`, `dddd`, `aaa` or `aaaa`. */
  readonly field: string;
  /** The language as Windows numbers it, `404`; '' where none is said. */
  readonly locale: string;
  readonly before: string;
  readonly after: string;
}

/** A quoted text, an escaped sign, a blank as wide as a sign or a filling, a bracket, any other sign. */
const tokens = /"([^"]*)"?|\\(.)|([_*].)|(\[[^\]]*\])|(.)/gsu;
/** A literal in the plain form of a section, where only the signs of the format itself are left. */
const LITERAL = '\0';
/** Signs that show themselves without quotes. */
const BARE = /[-+():!^&'~{}<>= ]/;
const halves = /am\/pm|a\/p|上午\/下午/gi;
const brackets = /\[[^\]]*\]/g;
const clocks = new Set<number | undefined>([Shown.dateTime, Shown.time, Shown.duration]);
const elapsed = /\[(?:h+|m+|s+)\]/i;

/** What all sections of a format code are, in their order. */
export function sectionsOf(code: string): readonly Section[] {
  const sections: string[][] = [[]];
  for (const [, quoted, escaped, blank, bracket, other] of code.matchAll(tokens)) {
    const literal = quoted ?? escaped;
    if (literal !== undefined) sections.at(-1)!.push(LITERAL + literal);
    else if (blank !== undefined) sections.at(-1)!.push(LITERAL);
    else if (other === ';') sections.push([]);
    else sections.at(-1)!.push((bracket ?? other)!);
  }
  return sections.map(readSection);
}

function readSection(parts: readonly string[]): Section {
  const marked = parts.map((part) => (part.startsWith(LITERAL) ? LITERAL : part)).join('');
  const shows = elapsed.test(marked) || /[#?0ymdhsegb]|aaa/i.test(plain(marked));
  const condition = /\[(<>|[<>]=?|=)\s*(-?[\d.]+)\]/.exec(marked);
  const how = shows ? signed(howShown(marked), parts) : undefined;
  return {
    condition: condition ? { sign: condition[1] as Condition['sign'], than: Number(condition[2]) } : undefined,
    how,
    words: shows || parts.includes('@') ? '' : textOf(parts).trim(),
    mask: how === undefined || elapsed.test(marked) ? undefined : maskOf(parts),
    decimals: clocks.has(how) ? Math.min(9, /s\]?[.,\0](0+)/i.exec(marked)?.[1]?.length ?? 0) : 0,
    part: how === Shown.date ? partOf(parts, marked) : undefined,
  };
}

function plain(marked: string): string {
  return marked.replace(brackets, '').replace(halves, 'h');
}

function howShown(marked: string): number {
  if (elapsed.test(marked)) return Shown.duration;
  const zeros = /^[\0\s(-]*(0{2,20})[\0\s)]*$/.exec(plain(marked))?.[1];
  if (zeros) return Shown.padded + zeros.length;
  const clean = plain(marked)
    .replace(/general|standard|g\/通用格式/gi, '')
    .replace(/e[+-]/gi, '0')
    .replace(/(s+)[.,\0]0+/gi, '$1');
  if (clean.includes('%')) return Shown.percent;
  if (/[#?0]/.test(clean)) return Shown.number + thousands(clean);
  const time = /[hs]/i.test(clean);
  // m is minutes after h and before s, months otherwise.
  const date = /[yedgb]|aaa/i.test(clean) || (/m/i.test(clean) && !/h[^yed]*m|m[^yed]*s/i.test(clean));
  if (date) return time ? Shown.dateTime : Shown.date;
  return time ? Shown.time : Shown.number;
}

/**
 * What stands behind the digits as a text. A percent sign there says that the number is a percentage already. Where `0.0,"K"` names its
 * thousands itself, the stored number is the one without them; otherwise the heading has their unit.
 */
function signed(how: number, parts: readonly string[]): number {
  if (how !== Shown.number && (how < Shown.thousands || how >= Shown.padded)) return how;
  const behind = textOf(parts.slice(parts.findLastIndex((part) => /^[#?0,]$/.test(part)) + 1));
  if (how === Shown.number) return /^\s*%/.test(behind) ? Shown.percentSign : how;
  return /\p{L}/u.test(behind) ? Shown.number : how;
}

/** A comma behind the last place for a whole digit shows the number in thousands, two of them in millions. */
function thousands(clean: string): number {
  const commas = /[#?0](,+)(?:\.[#?0]*)?$/.exec(clean.replace(/[^#?0.,]/g, ''))?.[1];
  return commas ? Shown.thousands + Math.min(commas.length, 4) - 1 : 0;
}

/** What a section's literals say. */
function textOf(parts: readonly string[]): string {
  return parts.map((part) => (part.startsWith(LITERAL) ? part.slice(1) : part.startsWith('[') ? '' : part)).join('');
}

/**
 * A section of digits with signs between them, or of zeros behind letters: a telephone number, a date, a code. Blanks between digits
 * only group them, and what stands before or behind the digits of a number is its unit.
 */
function maskOf(parts: readonly string[]): Pieces | undefined {
  const pieces: { digit: boolean; text: string }[] = [];
  for (const part of parts) {
    if (part.startsWith(LITERAL) || BARE.test(part)) pieces.push({ digit: false, text: part.replace(LITERAL, '') });
    else if (/^[#?0]$/.test(part)) pieces.push({ digit: true, text: part });
    else if (!part.startsWith('[')) return undefined;
  }
  const first = pieces.findIndex(({ digit }) => digit);
  const last = pieces.findLastIndex(({ digit }) => digit);
  if (first === last) return undefined;
  const between = pieces.slice(first, last + 1).filter(({ digit }) => !digit);
  const zeros = pieces.every(({ digit, text }) => !digit || text === '0');
  const before = pieces.slice(0, first).map(({ text }) => text);
  const masks = between.some(({ text }) => text.trim() !== '') || (zeros && /[a-z0-9]/i.test(before.join('')));
  return masks ? pieces : undefined;
}

/** A section that shows one part of a date, `m"月"`: the year of a day, or its day of the week, is all that people see. */
function partOf(parts: readonly string[], marked: string): DatePart | undefined {
  const at = parts.findIndex((part) => /^[yemdag]$/i.test(part));
  const field = /^[yemdag]+/i.exec(parts.slice(at).join(''))?.[0] ?? '';
  const after = parts.slice(at + field.length);
  const era = /^g{2,3}(?=e)/i.exec(field)?.[0].length ?? 0;
  const name = field.slice(era).toLowerCase().replace(/^e+$/, 'e');
  if (!/^(?:yyyy|e|m{1,4}|d{1,4}|a{3,4})$/.test(name) || after.some((part) => /^[a-z0#?]$/i.test(part)))
    return undefined;
  const locale = /\[\$-0*([0-9a-f]+)/i.exec(marked)?.[1]?.toUpperCase() ?? '';
  const before = textOf(parts.slice(0, at)) + ['', '', '民國', '中華民國'][era]!;
  return { field: name, locale, before, after: textOf(after) };
}
