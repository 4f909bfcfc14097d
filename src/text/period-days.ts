import { isDay, two } from './calendar.ts';

const LABEL = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?))?$/;

/** The last day of a month, `2023-02-28`. */
export function lastDay(year: number, month: number): string {
  let day = 31;
  while (!isDay(year, month, day)) day--;
  return `${year}-${two(month)}-${two(day)}`;
}

/** First and last day of `2023`, `2023-H1`, `2023-Q1`, `2023-05`, a day, or an interval of these; undefined: none of them. */
export function daysOf(label: string): readonly [first: string, last: string] | undefined {
  const slash = label.indexOf('/');
  if (slash >= 0) {
    const [from, to] = [daysOf(label.slice(0, slash)), daysOf(label.slice(slash + 1))];
    return from && to && from[0] < to[1] ? [from[0], to[1]] : undefined;
  }
  const match = LABEL.exec(label);
  if (!match) return undefined;
  const [, year = '', quarter, half, month, day] = match;
  if (day !== undefined) return isDay(Number(year), Number(month), Number(day)) ? [label, label] : undefined;
  const [first, count] = months(quarter, half, month);
  if (first < 1 || first > 12) return undefined;
  return [`${year}-${two(first)}-01`, lastDay(Number(year), first + count - 1)];
}

function months(quarter?: string, half?: string, month?: string): readonly [first: number, count: number] {
  if (quarter !== undefined) return [Number(quarter) * 3 - 2, 3];
  if (half !== undefined) return [Number(half) * 6 - 5, 6];
  return month === undefined ? [1, 12] : [Number(month), 1];
}
