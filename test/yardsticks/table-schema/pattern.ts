/** What a text says by a pattern of strptime; parts that the pattern does not name are those of 1900-01-01 00:00:00. */
export interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** The directives of C99 that say something of a day or a time: what they match. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d\\d)',
  m: '(?<m>1[0-2]|0?[1-9])',
  d: '(?<d>3[01]|[12]\\d|0?[1-9])',
  H: '(?<H>2[0-3]|[01]?\\d)',
  I: '(?<I>1[0-2]|0?[1-9])',
  M: '(?<M>[0-5]?\\d)',
  S: '(?<S>[0-5]?\\d)',
  f: '\\d{1,6}',
  p: '(?<p>[AaPp][Mm])',
  b: '(?<b>[A-Za-z]{3})',
  B: '(?<B>[A-Za-z]{3,9})',
  a: '[A-Za-z]{3}',
  A: '[A-Za-z]{6,9}',
  z: '(?:Z|[+-]\\d\\d:?\\d\\d)',
  '%': '%',
};

/** Undefined: the text does not fit the pattern, or the pattern is none. */
export function readPattern(text: string, pattern: string): Parts | undefined {
  if (!pattern.includes('%')) return undefined;
  let form = '';
  for (const [, directive, literal] of pattern.matchAll(/%(.?)|([^%]+)/gs)) {
    if (literal !== undefined) form += literal.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
    else if (Object.hasOwn(DIRECTIVES, directive!)) form += DIRECTIVES[directive!];
    else return undefined;
  }
  const found = new RegExp(`^${form}$`).exec(text)?.groups ?? (/\(\?</.test(form) ? undefined : {});
  if (!found) return undefined;
  const month = found['m'] ?? named(found['b'] ?? found['B']);
  if (month === 0) return undefined;
  return {
    year: yearOf(found['Y'], found['y']),
    month: Number(month ?? 1),
    day: Number(found['d'] ?? 1),
    hour: hourOf(found),
    minute: Number(found['M'] ?? 0),
    second: Number(found['S'] ?? 0),
  };
}

/** Two digits: POSIX takes 69 to 99 for the last century. */
function yearOf(four: string | undefined, short: string | undefined): number {
  if (four !== undefined || short === undefined) return Number(four ?? 1900);
  return Number(short) + (Number(short) < 69 ? 2000 : 1900);
}

function hourOf(found: Readonly<Record<string, string | undefined>>): number {
  if (found['I'] === undefined) return Number(found['H'] ?? 0);
  return (Number(found['I']) % 12) + (/^p/i.test(found['p'] ?? '') ? 12 : 0);
}

function named(name: string | undefined): number | undefined {
  return name === undefined ? undefined : NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
