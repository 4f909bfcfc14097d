import { two } from './calendar.ts';
import { CHINESE_DIGITS } from './chinese-number.ts';
import { readDayRange } from './day-range.ts';
import { daysOf, lastDay } from './period-days.ts';
import { readPart, readYear } from './roc-date.ts';

const ERA = '(?<era>中華民國前?|民國前?|民前?|西元|公元)?';
const NUMBER = `\\d{1,4}|元|[${CHINESE_DIGITS}]+`;
const TO = '[-~至到]';
const AND = `${TO}(?<era2>民國|西元)?(?<year2>${NUMBER})`;

/** Each form, and the interval that its parts make. */
const FORMS: readonly (readonly [form: RegExp, make: (parts: Parts, fine: boolean) => string | undefined])[] = [
  [pattern(`(?<year>${NUMBER})(?:會計|預算)?年度`), budgetYear],
  [pattern(`(?<year>${NUMBER})(?:年度)?${AND}年度`), budgetYears],
  [pattern('88(?:年度?)?下半年及89年度'), () => '1999-07-01/2000-12-31'],
  [pattern(`(?<year>${NUMBER})學年度?(?:第?(?<term>[12一二上下])學期)?`), schoolYear],
  [pattern(`(?<year>${NUMBER})(?:學年度?)?${AND}學年度?`), schoolYears],
  [pattern(`(?<year>${NUMBER})年(?<month>${NUMBER})月(?<part>[上中下])旬`), tenDays],
  [pattern(`(?<year>${NUMBER})年(?<month>${NUMBER})月?${TO}(?<month2>${NUMBER})月份?`), months],
  [pattern(`(?<year>${NUMBER})年第?(?<quarter>[1-4一二三四])季?${TO}第?(?<quarter2>[1-4一二三四])季`), quarters],
  [pattern('(?<year>\\d{2,4})/(?<month>\\d{1,2})[-~至到](?<year2>\\d{2,4})/(?<month2>\\d{1,2})'), months],
  [pattern('(?<year>\\d{3})(?<month>\\d\\d)[-~至到](?<year2>\\d{3})(?<month2>\\d\\d)'), months],
  [pattern('(?<year>\\d{4})(?<month>\\d\\d)[-~至到](?<year2>\\d{4})(?<month2>\\d\\d)'), months],
  [pattern(`(?<year>${NUMBER})年截至(?<month2>${NUMBER})月(?:底)?止?`), months],
  [
    pattern(
      `(?<year>${NUMBER})年(?<month>${NUMBER})月${TO}(?<era2>民國|西元)?(?<year2>${NUMBER})年(?<month2>${NUMBER})月`,
    ),
    months,
  ],
  [pattern(`(?<year>\\d{4})${TO}(?<year2>\\d{4})`), years],
  [pattern(`(?<year>\\d{2,4})年?${TO}(?<era2>民國|西元)?(?<year2>\\d{2,4})年`), years],
];

type Parts = Readonly<Record<string, string | undefined>>;

function pattern(form: string): RegExp {
  return new RegExp(`^${ERA}${form}$`);
}

/**
 * An interval such as `2022-08-01/2023-07-31`, `2023-01/2023-03` or `2021/2023` from a text of `foldDate`; a budget year
 * that is a calendar year is that year. `fine`: ten-day periods may be read. Undefined: none, or one that is not sure.
 */
export function readInterval(text: string, fine: boolean): string | undefined {
  const given = text.includes('/') ? canonical(text, fine) : undefined;
  if (given !== undefined) return given;
  for (const [form, make] of FORMS) {
    const match = form.exec(text);
    const found = match && make(match.groups ?? {}, fine);
    if (found) return found;
  }
  const days = readDayRange(text);
  return days && canonical(days, fine);
}

/** Both ends of one form, and the first before the second. Days are for budget and school years too. */
function canonical(text: string, fine: boolean): string | undefined {
  const [from = '', to = '', more] = text.split('/');
  const [first, last] = [daysOf(from), daysOf(to)];
  if (more !== undefined || from.length !== to.length || !first || !last || first[1] >= last[0]) return undefined;
  // Shorter than a month is for columns that may be so fine.
  if (!fine && from.length === 10 && from.slice(0, 7) === to.slice(0, 7) && to !== lastDay(...yearAndMonth(to)))
    return undefined;
  return from < '1800' || to > '2200' ? undefined : text;
}

function yearAndMonth(day: string): [number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
}

function yearOf(era: string | undefined, text: string | undefined): number | undefined {
  const year = readYear(era, text ?? '');
  return year !== undefined && year >= 1800 && year <= 2199 ? year : undefined;
}

/** Budget years follow the calendar from 90年度 on; up to 88 they ended in June of the year they are named for. */
function budgetYear(parts: Parts): string | undefined {
  const year = yearOf(parts['era'], parts['year']);
  if (year === undefined || year === 2000 || year < 1955) return undefined;
  return year > 2000 ? String(year) : `${year - 1}-07-01/${year}-06-30`;
}

function budgetYears(parts: Parts): string | undefined {
  const [from, to] = yearsOf(parts);
  return from !== undefined && to !== undefined && from > 2000 && from < to ? `${from}/${to}` : undefined;
}

function schoolYears(parts: Parts): string | undefined {
  const [from, to] = yearsOf(parts);
  return from !== undefined && to !== undefined && from < to ? `${from}-08-01/${to + 1}-07-31` : undefined;
}

function yearsOf(parts: Parts): [from: number | undefined, to: number | undefined] {
  return [yearOf(parts['era'], parts['year']), yearOf(parts['era2'] ?? parts['era'], parts['year2'])];
}

function quarters(parts: Parts): string | undefined {
  const year = yearOf(parts['era'], parts['year']);
  const [first, last] = [readPart(parts['quarter'] ?? '') ?? 0, readPart(parts['quarter2'] ?? '') ?? 0];
  return year !== undefined && first < last ? `${year}-${two(first * 3 - 2)}/${year}-${two(last * 3)}` : undefined;
}

function schoolYear(parts: Parts): string | undefined {
  const year = yearOf(parts['era'], parts['year']);
  if (year === undefined) return undefined;
  const { term } = parts;
  if (term === undefined) return `${year}-08-01/${year + 1}-07-31`;
  return '1一上'.includes(term) ? `${year}-08-01/${year + 1}-01-31` : `${year + 1}-02-01/${year + 1}-07-31`;
}

function tenDays(parts: Parts, fine: boolean): string | undefined {
  const year = yearOf(parts['era'], parts['year']);
  const month = readPart(parts['month'] ?? '') ?? 0;
  if (!fine || year === undefined || month < 1 || month > 12) return undefined;
  const prefix = `${year}-${two(month)}`;
  const from = '上中下'.indexOf(parts['part'] ?? '') * 10;
  return `${prefix}-${two(from + 1)}/${from === 20 ? lastDay(year, month) : `${prefix}-${two(from + 10)}`}`;
}

function months(parts: Parts): string | undefined {
  const from = yearOf(parts['era'], parts['year']);
  const to = parts['year2'] === undefined ? from : yearOf(parts['era2'] ?? parts['era'], parts['year2']);
  const first = parts['month'] === undefined ? 1 : (readPart(parts['month']) ?? 0);
  const last = readPart(parts['month2'] ?? '') ?? 0;
  if (from === undefined || to === undefined || Math.min(first, last) < 1 || Math.max(first, last) > 12)
    return undefined;
  const [start, end] = [`${from}-${two(first)}`, `${to}-${two(last)}`];
  // Up to January: one month, no interval.
  return start === end ? start : start < end ? `${start}/${end}` : undefined;
}

function years(parts: Parts): string | undefined {
  const [from, to] = yearsOf(parts);
  return from !== undefined && to !== undefined && from < to ? `${from}/${to}` : undefined;
}
