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

/** A month or a day in two digits. */
export function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
