import { isDay, two } from './calendar.ts';
import { CHINESE_DIGITS } from './chinese-number.ts';
import { foldDate, readPart, readYear } from './roc-date.ts';

/** How fine a period may be; each admits the coarser ones. */
export type Precision = 'year' | 'quarter' | 'month';

const ERA = '(?<era>中華民國|民國|西元|公元)?';
const YEAR = `(?<year>\\d{1,4}|元|[${CHINESE_DIGITS}]+)`;
const MONTH = `(?<month>\\d{1,2}|元|[${CHINESE_DIGITS}]+)`;
/** 年 is what makes a short number surely a year. */
const WRITTEN: readonly RegExp[] = [
  `${YEAR}年`,
  `${YEAR}年度`,
  `${YEAR}年${MONTH}月份?`,
  `${YEAR}年第?(?<quarter>[1-4一二三四])季`,
  `${YEAR}年[Qq](?<quarter>[1-4])`,
  `${YEAR}年(?<half>[上下])半年?`,
].map((form) => new RegExp(`^${ERA}${form}$`));
const SHORT: readonly RegExp[] = [
  '(?<year>\\d{2,4})',
  '(?<year>\\d{2,4})[-/](?<month>\\d{1,2})',
  '(?<year>\\d{3,4})[Mm](?<month>\\d{1,2})',
  '(?<year>\\d{2,4})-?[Qq](?<quarter>[1-4])',
  '(?<year>\\d{2,4})-?[Hh](?<half>[12])',
  '(?<year>\\d{2,4})(?<month>\\d\\d)',
  // Files of fixed width fill an unknown month or day with dashes: 04707--, 080----.
  '(?<year>\\d{3})(?<month>\\d\\d)-+',
  '(?<year>\\d{3})--+',
].map((form) => new RegExp(`^${ERA}${form}$`));

/**
 * `2023`, `2023-H1`, `2023-Q1` or `2023-05` from the ways people write them. '' for nothing but blanks.
 * Undefined: no period, one finer than
 * `precision`, or one that could be read in two ways (112.5; 89年度 and before, which did not follow the calendar).
 */
export function readPeriod(cell: string, precision: Precision = 'month'): string | undefined {
  if (cell.length > 200) return undefined;
  const text = foldDate(cell);
  if (text === '') return '';
  for (const form of WRITTEN) {
    const match = form.exec(text);
    if (match) return compose(match.groups ?? {}, text.endsWith('年度'), precision);
  }
  for (const form of SHORT) {
    const match = form.exec(text);
    const found = match && isSure(match.groups ?? {}) ? compose(match.groups ?? {}, false, precision) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

type Parts = Readonly<Record<string, string | undefined>>;

/** Without 年, a number below 32 may be a month or a day, and one from 1800 on is western. */
function isSure({ era, year = '' }: Parts): boolean {
  return era !== undefined || year.length > 2 || Number(year) >= 32;
}

function compose(parts: Parts, fiscal: boolean, precision: Precision): string | undefined {
  const year = readYear(parts['era'], parts['year'] ?? '');
  // Budget years follow the calendar from 90年度 on.
  if (year === undefined || year < (fiscal ? 2001 : 1800) || year > 2199) return undefined;
  if (parts['month'] !== undefined) {
    const month = readPart(parts['month']);
    return precision === 'month' && isDay(year, month ?? 0, 1) ? `${year}-${two(month ?? 0)}` : undefined;
  }
  if (parts['quarter'] !== undefined) {
    return precision === 'year' ? undefined : `${year}-Q${readPart(parts['quarter'])}`;
  }
  if (parts['half'] !== undefined) {
    return precision === 'year' ? undefined : `${year}-H${parts['half'] === '上' || parts['half'] === '1' ? 1 : 2}`;
  }
  return String(year);
}
