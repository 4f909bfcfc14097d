/** What a text says by a pattern of strptime; parts that the pattern does not name are those of 1900-01-01 00:00:00. */
export interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october'],
  ...['november', 'december'],
];
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const short = (names: readonly string[]): string => names.map((name) => name.slice(0, 3)).join('|');
/** The directives of C99 that say something of a day or a time: what they match. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d\\d)',
  G: '(?<G>\\d{4})',
  m: '(?<m>1[0-2]|0?[1-9])',
  d: '(?<d>3[01]|[12]\\d|0?[1-9])',
  j: '(?<j>36[0-6]|3[0-5]\\d|[12]\\d\\d|0?[1-9]\\d|0{0,2}[1-9])',
  U: '(?<U>5[0-3]|[0-4]?\\d)',
  W: '(?<W>5[0-3]|[0-4]?\\d)',
  V: '(?<V>5[0-3]|[1-4]\\d|0?[1-9])',
  w: '(?<w>[0-6])',
  u: '(?<w>[1-7])',
  H: '(?<H>2[0-3]|[01]?\\d)',
  I: '(?<I>1[0-2]|0?[1-9])',
  M: '(?<M>[0-5]?\\d)',
  S: '(?<S>[0-5]?\\d)',
  f: '\\d{1,6}',
  p: '(?<p>am|pm)',
  b: `(?<b>${short(MONTHS)})`,
  h: `(?<b>${short(MONTHS)})`,
  B: `(?<b>${MONTHS.join('|')})`,
  a: `(?<a>${short(WEEKDAYS)})`,
  A: `(?<a>${WEEKDAYS.join('|')})`,
  z: '(?:Z|[+-]\\d\\d:?\\d\\d)',
  Z: '(?:UTC|GMT)?',
  '%': '%',
};
/** Directives that stand for others. */
const LONG: Readonly<Record<string, string>> = { D: '%m/%d/%y', F: '%Y-%m-%d', R: '%H:%M', T: '%H:%M:%S' };

type Found = Readonly<Record<string, string | undefined>>;

/** Undefined: the text does not fit the pattern, or the pattern is none. */
export function readPattern(text: string, pattern: string): Parts | undefined {
  const form = formOf(pattern.replace(/%([DFRT])/g, (_, name: string) => LONG[name]!));
  const match = form?.exec(text);
  if (!match) return undefined;
  const found: Found = match.groups ?? {};
  const day = dayOf(found);
  return day && { ...day, hour: hourOf(found), minute: Number(found['M'] ?? 0), second: Number(found['S'] ?? 0) };
}

function formOf(pattern: string): RegExp | undefined {
  if (!pattern.includes('%')) return undefined;
  let form = '';
  for (const [, directive, blanks, literal] of pattern.matchAll(/%(.?)|(\s+)|([^%\s]+)/gs)) {
    if (literal !== undefined) form += literal.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    else if (blanks !== undefined) form += '\\s+';
    else if (Object.hasOwn(DIRECTIVES, directive!)) form += DIRECTIVES[directive!];
    else return undefined;
  }
  try {
    return new RegExp(`^${form}$`, 'i');
  } catch {
    // The same part twice.
    return undefined;
  }
}

function dayOf(found: Found): Pick<Parts, 'year' | 'month' | 'day'> | undefined {
  const year = yearOf(found['Y'] ?? found['G'], found['y']);
  const nth = dayOfYear(found, year);
  if (nth === undefined) {
    const month = found['b'] === undefined ? Number(found['m'] ?? 1) : monthNamed(found['b']);
    return { year, month, day: Number(found['d'] ?? 1) };
  }
  const date = new Date(Date.UTC(year, 0, nth));
  if (found['j'] !== undefined && date.getUTCFullYear() !== year) return undefined;
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Which day of its year, from its number or from a week and a weekday; a week alone says no day and is not looked at. */
function dayOfYear(found: Found, year: number): number | undefined {
  if (found['j'] !== undefined) return Number(found['j']);
  const weekday = found['w'] === undefined ? weekdayNamed(found['a']) : Number(found['w']) % 7;
  if (weekday === undefined) return undefined;
  const first = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  // Weeks begin on Sundays (%U) or Mondays (%W, %V); week 1 begins with the first of them, in ISO 8601 with the fourth of January in it.
  if (found['U'] !== undefined) return ((7 - first) % 7) + (Number(found['U']) - 1) * 7 + weekday + 1;
  const fromMonday = (weekday + 6) % 7;
  if (found['W'] !== undefined) return ((8 - first) % 7) + (Number(found['W']) - 1) * 7 + fromMonday + 1;
  if (found['V'] === undefined || found['G'] === undefined) return undefined;
  return 4 - ((first + 2) % 7) + (Number(found['V']) - 1) * 7 + fromMonday;
}

/** Two digits: POSIX takes 69 to 99 for the last century. */
function yearOf(four: string | undefined, two: string | undefined): number {
  if (four !== undefined || two === undefined) return Number(four ?? 1900);
  return Number(two) + (Number(two) < 69 ? 2000 : 1900);
}

function hourOf(found: Found): number {
  if (found['I'] === undefined) return Number(found['H'] ?? 0);
  return (Number(found['I']) % 12) + (/^p/i.test(found['p'] ?? '') ? 12 : 0);
}

/** 1 to 12 by the first three letters; 0: no month. */
export function monthNamed(name: string): number {
  return MONTHS.findIndex((month) => month.slice(0, 3) === name.slice(0, 3).toLowerCase()) + 1;
}

function weekdayNamed(name: string | undefined): number | undefined {
  return name === undefined
    ? undefined
    : WEEKDAYS.findIndex((day) => day.slice(0, 3) === name.slice(0, 3).toLowerCase());
}
