import { isDay, two } from '../../../src/text/calendar.ts';
import { monthNamed, readPattern } from './pattern.ts';
import { strict } from './strict.ts';

const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?';
const MONTH = '(?<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\\.?';
const DATE = '(?<date>\\d{1,2})(?:st|nd|rd|th)?';
/** Days with the English name of their month, and what stands behind them. */
const ENGLISH = [
  `${WEEKDAY}${DATE}(?: of)?[ -]${MONTH},?[ -](?<year>\\d{4})`,
  `${WEEKDAY}${MONTH} ${DATE},? (?<year>\\d{4})`,
  `(?<year>\\d{4})[ -]${MONTH}[ -]${DATE}`,
].map((form) => new RegExp(`^${form}(?:[ T](?<rest>.+))?$`, 'i'));
const ISO = /^(\d{4})-(\d\d)-(\d\d)$/;
const ZONE = / ?(?:Z|GMT|UTC|[+-]\d\d:?\d\d)$/;

/** A day as YYYY-MM-DD. Any form: whatever the program itself reads, and days with English months. */
export function castDate(text: string, format: string): string | undefined {
  const [, year, month, day] = ISO.exec(text) ?? [];
  if (day !== undefined && (format === 'default' || format === 'any'))
    return dayOf(Number(year), Number(month), Number(day));
  if (format === 'default') return undefined;
  if (format !== 'any') return dayBy(text, format)?.day;
  const found = english(text);
  if (found) return found.rest === undefined ? found.day : undefined;
  return strict('date', text, ['date-form', 'midnight', 'inner-blanks']);
}

/** A point in time as it stands on the clock: the scorer's own values have no zone. */
export function castDateTime(text: string, format: string): string | undefined {
  if (format === 'default') return bare(strict('datetime', text, ['time-zone']));
  if (format === 'any') {
    const found = english(text);
    const read = bare(strict('datetime', text, ['time-zone', 'date-form', 'inner-blanks']));
    if (read !== undefined || !found) return read ?? midnight(castDate(text, 'any'));
    return found.rest === undefined ? midnight(found.day) : join(found.day, clockOf(found.rest.replace(ZONE, '')));
  }
  const { day, clock } = dayBy(text, format) ?? {};
  return join(day, clock);
}

/** A time of the day; by default hh:mm:ss, with a zone or without. */
export function castTime(text: string, format: string): string | undefined {
  if (format === 'default') return strict('time', text.replace(/(?:Z|[+-]\d\d:?\d\d)$/, ''), []);
  if (format === 'any') return clockOf(text.replace(ZONE, ''));
  return dayBy(text, format)?.clock;
}

function dayBy(text: string, pattern: string): { day: string; clock: string } | undefined {
  const parts = readPattern(text, pattern);
  const day = parts && dayOf(parts.year, parts.month, parts.day);
  return day === undefined ? undefined : { day, clock: [parts!.hour, parts!.minute, parts!.second].map(two).join(':') };
}

function bare(text: string | undefined): string | undefined {
  return text?.replace(/(?:Z|[+-]\d\d:\d\d)$/, '');
}

function midnight(day: string | undefined): string | undefined {
  return join(day, '00:00:00');
}

function join(day: string | undefined, clock: string | undefined): string | undefined {
  return day === undefined || clock === undefined ? undefined : `${day}T${clock}`;
}

function dayOf(year: number, month: number, day: number): string | undefined {
  if (year < 1 || !isDay(year, month, day)) return undefined;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function clockOf(text: string): string | undefined {
  // 9 am is a time of no minutes.
  const whole = text.replace(/^(\d{1,2}) ?([AaPp]\.?[Mm]\.?)$/, '$1:00 $2');
  return strict('time', whole, ['date-form', 'inner-blanks']);
}

/** 10th Jan 1969, and what stands behind it. */
function english(text: string): { day: string; rest?: string } | undefined {
  for (const form of ENGLISH) {
    const { year, month, date, rest } = form.exec(text)?.groups ?? {};
    if (month === undefined) continue;
    const day = dayOf(Number(year), monthNamed(month), Number(date));
    return day === undefined ? undefined : { day, ...(rest !== undefined && { rest }) };
  }
  return undefined;
}
