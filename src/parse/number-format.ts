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
  /** 0000, a code with its zeros: this, and how many digits it has at least. */
  padded: 16,
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

const brackets = /\[[^\]]*\]/g;
const elapsed = /\[(?:h+|m+|s+)\]/i;

/**
 * What a format code shows, by the first of its sections that shows anything of the number: `[$-404]e/m/d;@` is a date, and so is
 * `[=0]"－";yyyy/m/d`, which only has a word of its own for one number.
 */
export function shown(code: string): number {
  const sections = code.replace(literals, '\0').split(';');
  return sectionShown(sections.find((one) => elapsed.test(one) || /[#?0ymdhsegb]|aaa/i.test(plain(one))) ?? '');
}

function plain(section: string): string {
  return section.replace(brackets, '').replace(halves, 'h');
}

function sectionShown(section: string): number {
  if (elapsed.test(section)) return Shown.duration;
  const zeros = /^\0*(0{2,20})\0*$/.exec(plain(section))?.[1];
  if (zeros) return Shown.padded + zeros.length;
  const clean = plain(section)
    .replace(/general|g\/通用格式/gi, '')
    .replace(/e[+-]/gi, '0')
    .replace(/(s+)[.,\0]0+/gi, '$1');
  if (clean.includes('%')) return Shown.percent;
  if (/[#?0]/.test(clean)) return Shown.number;
  const time = /[hs]/i.test(clean);
  // m is minutes after h and before s, months otherwise.
  const date = /[yedgb]|aaa/i.test(clean) || (/m/i.test(clean) && !/h[^yed]*m|m[^yed]*s/i.test(clean));
  if (date) return time ? Shown.dateTime : Shown.date;
  return time ? Shown.time : Shown.number;
}
