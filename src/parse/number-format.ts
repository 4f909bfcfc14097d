/** How a number format shows a stored number: what decides whether it is a number, a share, a date or a time. */
export const Shown = {
  number: 0,
  percent: 1,
  date: 2,
  dateTime: 3,
  time: 4,
  /** [h]:mm, hours that go on after 24. */
  duration: 5,
  /** A built-in format that shows a date in one country's Excel and a time in another's: the number decides. */
  either: 6,
} as const;

/** Formats known by number, ECMA-376 part 1 §18.8.30; 27-36 and 50-58 as in zh-TW. */
export function builtIn(id: number): number {
  if (id === 9 || id === 10) return Shown.percent;
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36) return Shown.date;
  if (id === 22) return Shown.dateTime;
  if ((id >= 18 && id <= 21) || id === 45 || id === 47 || (id >= 32 && id <= 35)) return Shown.time;
  if (id === 46) return Shown.duration;
  if (id >= 50 && id <= 58) return Shown.either;
  return Shown.number;
}

const literals = /"[^"]*"?|\\.|[_*]./gsu;
const halves = /am\/pm|a\/p|上午\/下午/gi;

/** What a format code shows, by its first section: `[$-404]e/m/d;@` is a date. */
export function shown(code: string): number {
  const bare = code.replace(literals, '\0').split(';', 1)[0]!;
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return Shown.duration;
  const clean = bare
    .replace(/\[[^\]]*\]/g, '')
    .replace(/general|g\/通用格式/gi, '')
    .replace(halves, 'h')
    .replace(/e[+-]/gi, '0')
    .replace(/(s+)[.,]0+/gi, '$1');
  if (clean.includes('%')) return Shown.percent;
  if (/[#?0]/.test(clean)) return Shown.number;
  const time = /[hs]/i.test(clean);
  // m is minutes after h and before s, months otherwise.
  const date = /[yedgb]|aaa/i.test(clean) || (/m/i.test(clean) && !/h[^yed]*m|m[^yed]*s/i.test(clean));
  if (date) return time ? Shown.dateTime : Shown.date;
  return time ? Shown.time : Shown.number;
}
