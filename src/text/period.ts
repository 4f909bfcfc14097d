import { isDay, two } from './calendar.ts';
import { CHINESE_DIGITS } from './chinese-number.ts';
import { daysOf, lastDay } from './period-days.ts';
import { readInterval } from './period-interval.ts';
import { foldDate, readDate, readPart, readYear } from './roc-date.ts';

/** How fine a period may be; each admits the coarser ones. */
export type Precision = 'year' | 'half' | 'quarter' | 'month' | 'ten-day' | 'day';

const FINENESS: readonly Precision[] = ['year', 'half', 'quarter', 'month', 'ten-day', 'day'];
const ERA = '(?<era>中華民國前?|民國前?|民前?|西元|公元)?';
const YEAR = `(?<year>\\d{1,4}|元|[${CHINESE_DIGITS}]+)`;
const MONTH = `(?<month>\\d{1,2}|元|[${CHINESE_DIGITS}]+)`;
/** 年 is what makes a short number surely a year. */
const WRITTEN: readonly RegExp[] = [
  `${YEAR}年`,
  `${YEAR}年${MONTH}月份?`,
  `${YEAR}年(?<budget>度)?第?(?<quarter>[1-4一二三四])季`,
  `${YEAR}年[Qq](?<quarter>[1-4])`,
  `${YEAR}年(?<budget>度)?(?<half>[上下])半年?`,
].map((form) => new RegExp(`^${ERA}${form}$`));
const SHORT: readonly RegExp[] = [
  '(?<year>\\d{2,4})',
  '(?<year>\\d{2,4})[-/](?<month>\\d{1,2})',
  '(?<year>\\d{3,4})[Mm](?<month>\\d{1,2})',
  // 97Y06M and 107Y, as SEGIS writes them.
  '(?<year>\\d{2,4})[Yy](?:(?<month>\\d{1,2})[Mm])?',
  '(?<year>\\d{2,4})-?[Qq](?<quarter>[1-4])',
  '(?<year>\\d{2,4})第(?<quarter>[1-4一二三四])季',
  '(?<year>\\d{2,4})(?<half>[上下])半年',
  '[Qq](?<quarter>[1-4])[-/ ](?<year>\\d{4})',
  '(?<quarter>[1-4])[Qq](?<year>\\d{4})',
  '(?<year>\\d{2,4})-?[Hh](?<half>[12])',
  '(?<year>\\d{2,4})(?<month>\\d\\d)',
  // Files of fixed width fill an unknown month or day with dashes: 04707--, 080----.
  '(?<year>\\d{3})(?<month>\\d\\d)-+',
  '(?<year>\\d{3})--+',
].map((form) => new RegExp(`^${ERA}${form}$`));
const END = new RegExp(`^${ERA}${YEAR}年(?:${MONTH}月)?(?:底|末)$`);

/**
 * `2023`, `2023-H1`, `2023-Q1`, `2023-05`, a day, or an interval of them (`2022-08-01/2023-07-31`) from the ways people write
 * them. '' for nothing but blanks. A day, and the end of a month or year, stands for the period of `precision` that it begins
 * or ends, as spreadsheets write 2023-05-01 for 2023-05. Undefined: no period, one finer than `precision`, or one
 * that could be read in two ways (112.5; 89年度, whose budget was cut short).
 */
export function readPeriod(cell: string, precision: Precision = 'month'): string | undefined {
  if (cell.length > 200) return undefined;
  const text = foldDate(cell);
  if (text === '') return '';
  const one = readSingle(text, precision);
  if (one !== undefined) return one;
  const interval = readInterval(text, precision === 'ten-day' || precision === 'day');
  // A column of years holds years: what covers more or less than one is for a column without that promise.
  if (interval !== undefined) return precision === 'year' && interval.includes('/') ? undefined : interval;
  return readDayOf(text, precision);
}

/** Whether a text stands for a period by one of its days only. */
export function isDayOfPeriod(cell: string, precision: Precision): boolean {
  const text = foldDate(cell);
  return readSingle(text, precision) === undefined && readDayOf(text, precision) !== undefined && precision !== 'day';
}

function readSingle(text: string, precision: Precision): string | undefined {
  for (const form of WRITTEN) {
    const match = form.exec(text);
    if (match) return compose(match.groups ?? {}, precision);
  }
  for (const form of SHORT) {
    const match = form.exec(text);
    const found = match && isSure(match.groups ?? {}) ? compose(match.groups ?? {}, precision) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

type Parts = Readonly<Record<string, string | undefined>>;

/** Without 年, a number below 32 may be a month or a day, and one from 1800 on is western. */
function isSure({ era, year = '' }: Parts): boolean {
  return era !== undefined || year.length > 2 || Number(year) >= 32;
}

function compose(parts: Parts, precision: Precision): string | undefined {
  const year = readYear(parts['era'], parts['year'] ?? '');
  if (year === undefined || year < 1800 || year > 2199) return undefined;
  // Budget years before 90年度 did not follow the calendar.
  if (parts['budget'] !== undefined && year < 2001) return undefined;
  const fits = (grain: Precision): boolean => FINENESS.indexOf(grain) <= FINENESS.indexOf(precision);
  if (parts['month'] !== undefined) {
    const month = readPart(parts['month']);
    return fits('month') && isDay(year, month ?? 0, 1) ? `${year}-${two(month ?? 0)}` : undefined;
  }
  if (parts['quarter'] !== undefined) return fits('quarter') ? `${year}-Q${readPart(parts['quarter'])}` : undefined;
  if (parts['half'] !== undefined) {
    return fits('half') ? `${year}-H${parts['half'] === '上' || parts['half'] === '1' ? 1 : 2}` : undefined;
  }
  return String(year);
}

function readDayOf(text: string, precision: Precision): string | undefined {
  const day = endOf(text) ?? readDate(text);
  if (day === undefined || day === '' || day < '1800' || day >= '2200') return undefined;
  if (precision === 'day') return day;
  const label = labelOf(day, precision);
  const [first, last] = daysOf(label)!;
  return day === first || (endOf(text) !== undefined && day === last) ? label : undefined;
}

/** 112年底 and 115年5月底: the last day. */
function endOf(text: string): string | undefined {
  const parts = END.exec(text)?.groups;
  if (!parts) return undefined;
  const year = readYear(parts['era'], parts['year'] ?? '');
  const month = parts['month'] === undefined ? 12 : (readPart(parts['month']) ?? 0);
  if (year === undefined || year < 1800 || year > 2199 || month < 1 || month > 12) return undefined;
  return lastDay(year, month);
}

/** The period of that precision in which a day lies. */
function labelOf(day: string, precision: Precision): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  switch (precision) {
    case 'year':
      return String(year);
    case 'half':
      return `${year}-H${month > 6 ? 2 : 1}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(month / 3)}`;
    case 'ten-day': {
      const from = date > 20 ? 21 : date > 10 ? 11 : 1;
      const last = date > 20 ? lastDay(year, month) : `${year}-${two(month)}-${two(from + 9)}`;
      return `${year}-${two(month)}-${two(from)}/${last}`;
    }
    default:
      return `${year}-${two(month)}`;
  }
}
