const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the Gregorian calendar has this day; month and day count from 1. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  if (month !== 2) return day <= DAYS[month]!;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (leap ? 29 : 28);
}

/** `2023-03-05`, or undefined where there is no such day. Years 1000 to 9999. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  if (year < 1000 || year > 9999 || !isDay(year, month, day)) return undefined;
  return `${year}-${two(month)}-${two(day)}`;
}

/** 0 for Sunday to 6 for Saturday, of a day that exists (Sakamoto's table of the months' offsets). */
export function weekdayOf(year: number, month: number, day: number): number {
  const from = month < 3 ? year - 1 : year;
  const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return (from + leaps + [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]! + day) % 7;
}

/** A month or a day in two digits. */
export function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
