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
  /** 0.0"%", a number with a percent sign that is only written behind it. */
  percentSign: 7,
  /** `#,##0,`, a number in thousands, and in the next three codes in millions and so on. */
  thousands: 8,
  /** 0000, a code with its zeros: this, and how many digits it has at least. */
  padded: 16,
  /** What an ODS cell shows is what it says. */
  asShown: 48,
  /** This, and the number that one of the workbook's patterns has: no code says all of its format. */
  pattern: 64,
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
