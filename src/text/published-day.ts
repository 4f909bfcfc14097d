import { daysOf } from './period-days.ts';

/** The forms that published standards ask for in place of ISO 8601. */
export type DayForm = 'basic' | 'roc' | 'interval' | 'domestic' | undefined;

/**
 * `2023-05-01` as 20230501 (`basic`) or 1120501 (`roc`). Undefined: a day before 民國 has no such form, and eight digits that begin before 1600
 * are not read as a day.
 */
export function writeDay(iso: string, form: DayForm): string | undefined {
  if (form !== 'basic' && form !== 'roc') return iso;
  const year = form === 'basic' && iso < '1600' ? undefined : yearIn(iso.slice(0, 4), form);
  return year && `${year}${iso.slice(5, 7)}${iso.slice(8)}`;
}

/** `2023-05` as 202305, 11205 or `2023-05-01/2023-05-31`. Undefined: it has no such form. */
export function writePeriod(label: string, form: DayForm): string | undefined {
  if (form === 'interval') return daysOf(label)?.join('/');
  if (form !== 'basic' && form !== 'roc') return label;
  if (label.includes('/')) return undefined;
  const year = yearIn(label.slice(0, 4), form);
  return year && year + label.slice(4).replaceAll('-', '');
}

function yearIn(year: string, form: 'basic' | 'roc'): string | undefined {
  if (form === 'basic') return year;
  return Number(year) > 1911 ? String(Number(year) - 1911).padStart(3, '0') : undefined;
}
