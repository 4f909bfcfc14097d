import { isoDay, two } from '../../../src/text/calendar.ts';
import { readPattern } from './pattern.ts';
import { strict } from './strict.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ENGLISH = /^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9}),? (\d{4})(?: (.+))?$/;

/** A day as YYYY-MM-DD. Any form: whatever the program itself reads, and days with English months. */
export function castDate(text: string, format: string): string | undefined {
  if (format === 'default') return strict('date', text, []);
  if (format === 'any') return strict('date', text, ['date-form', 'midnight', 'inner-blanks']) ?? english(text)?.day;
  const parts = readPattern(text, format);
  return parts && isoDay(parts.year, parts.month, parts.day);
}

/** A point in time as it stands on the clock: the scorer's own values have no zone. */
export function castDateTime(text: string, format: string): string | undefined {
  if (format === 'default' || format === 'any') {
    const more = format === 'any' ? (['date-form', 'inner-blanks'] as const) : [];
    const read = strict('datetime', text, ['time-zone', ...more])?.replace(/(?:Z|[+-]\d\d:\d\d)$/, '');
    if (read !== undefined || format === 'default') return read;
    const { day, rest } = english(text) ?? {};
    const clock = rest === undefined ? undefined : clockOf(rest);
    return day && clock && `${day}T${clock}`;
  }
  const parts = readPattern(text, format);
  const day = parts && isoDay(parts.year, parts.month, parts.day);
  return day && `${day}T${[parts.hour, parts.minute, parts.second].map(two).join(':')}`;
}

/** A time of the day; by default hh:mm:ss, with a zone or without. */
export function castTime(text: string, format: string): string | undefined {
  const bare = text.replace(/(?:Z|[+-]\d\d:?\d\d)$/, '');
  if (format === 'default') return strict('time', bare, []);
  if (format === 'any') return clockOf(bare);
  const parts = readPattern(text, format);
  return parts && [parts.hour, parts.minute, parts.second].map(two).join(':');
}

function clockOf(text: string): string | undefined {
  // 9 am is a time of no minutes.
  const whole = text.replace(/^(\d{1,2}) ?([AaPp]\.?[Mm]\.?)$/, '$1:00 $2');
  return strict('time', whole, ['date-form', 'inner-blanks']);
}

/** 10th Jan 1969, and what stands behind it. */
function english(text: string): { day: string; rest?: string } | undefined {
  const [, date, name = '', year, rest] = ENGLISH.exec(text) ?? [];
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const day = isoDay(Number(year), month, Number(date));
  return day === undefined ? undefined : { day, ...(rest !== undefined && { rest }) };
}
