import { isoDay, two } from './calendar.ts';
import { CHINESE_DIGITS } from './chinese-number.ts';
import { foldDate, readDate, readPart } from './roc-date.ts';

const WORDS = '上午|早上|清晨|凌晨|中午|下午|傍晚|晚上|夜間';
const HALF = `(?<half>${WORDS}|[AaPp]\\.?[Mm]\\.?)?`;
const BEHIND = HALF.replace('<half>', '<behind>');
const NUMBER = `\\d{1,2}|[${CHINESE_DIGITS}]{1,3}`;
const SECONDS = '(?::|分)(?:(?<second>\\d{1,2})(?<fraction>\\.\\d{1,9})?秒?)?';
const CLOCK = new RegExp(
  `^${HALF}(?:(?<hour>${NUMBER})(?::|時|點)(?:(?<minute>${NUMBER}|半|整)(?:${SECONDS})?)?|(?<digits>\\d{4}(?:\\d\\d)?))${BEHIND}$`,
);
/** The day ends at blanks, a T, 日, a weekday or a word of the clock. */
const SPLIT = [
  /^(.*[日號]|[^T ]+)(?:T| +)(.+)$/,
  /^(.*[日號])(.+)$/,
  new RegExp(`^(.+?)((?:${WORDS}).+)$`),
  /^(.+?(?:\(.{1,3}\)|(?:星期|週|周|禮拜).))(.+)$/,
];
const ZONE = /(Z|[+-]\d\d:?\d\d)$/;

/** A time of the day; `hour` 24 only at 24:00:00. */
interface Clock {
  readonly hour: number;
  readonly text: string;
}

/**
 * `14:30:00` from the ways people write a time of the day: 14:30, 1430, 14時30分, 下午2時30分, 2:30 PM. 24:00 is the end of a day.
 * '' for nothing but blanks. Undefined: none.
 */
export function readTime(cell: string): string | undefined {
  if (cell.length > 60) return undefined;
  const text = foldDate(cell);
  return text === '' ? '' : readClock(text)?.text;
}

function readClock(text: string): Clock | undefined {
  const parts = CLOCK.exec(text)?.groups;
  if (!parts) return undefined;
  const { digits } = parts;
  // 14: and 9:5 may have lost a digit.
  if (/:(?!\d\d)/.test(text)) return undefined;
  const hour = Number(digits?.slice(0, 2) ?? readPart(parts['hour'] ?? ''));
  const minute = Number(digits?.slice(2, 4) ?? minutesOf(parts['minute']));
  const second = Number(digits?.slice(4) || (parts['second'] ?? 0));
  if (parts['half'] !== undefined && parts['behind'] !== undefined) return undefined;
  const inDay = halfDay(hour, parts['half'] ?? parts['behind']);
  if (inDay === undefined || !(minute <= 59) || second > 59) return undefined;
  if (inDay === 24 && (minute > 0 || second > 0 || parts['fraction'] !== undefined)) return undefined;
  return { hour: inDay, text: `${two(inDay)}:${two(minute)}:${two(second)}${parts['fraction'] ?? ''}` };
}

/** 十點半 is half an hour later, 十點整 none; NaN for what is no number. */
function minutesOf(text: string | undefined): number {
  if (text === undefined || text === '整') return 0;
  return text === '半' ? 30 : (readPart(text) ?? Number.NaN);
}

/** The hour of the day from one of its half; 12 in the morning is midnight, 12 at noon is noon. */
function halfDay(hour: number, half: string | undefined): number | undefined {
  if (Number.isNaN(hour)) return undefined;
  if (half === undefined) return hour <= 24 ? hour : undefined;
  const late = /下午|傍晚|晚上|夜間|[Pp]/.test(half);
  if (half === '中午') return hour === 12 || hour === 11 ? hour : hour === 1 ? 13 : undefined;
  // 下午14時 says the same twice.
  if (late && hour > 12 && hour < 24) return hour;
  if (hour > 12 || (hour === 0 && late)) return undefined;
  if (/晚上|夜間|傍晚/.test(half) && hour === 12) return undefined;
  return (hour % 12) + (late ? 12 : 0);
}

/**
 * `2023-05-01T10:30:00+08:00` from a day of either calendar and a time. Without a zone it is Taiwan's; 24:00 is the next day's
 * beginning. '' for nothing but blanks. Undefined: no day, no time, or one that does not exist.
 */
export function readDateTime(cell: string): string | undefined {
  if (cell.length > 100) return undefined;
  const text = foldDate(cell);
  if (text === '') return '';
  const digits = /^(\d{7,8})(\d{4}(?:\d\d)?)$/.exec(text);
  if (digits) return joined(digits[1]!, digits[2]!, '+08:00');
  const zone = /[T:]/.test(text) ? ZONE.exec(text)?.[1] : undefined;
  const bare = zone === undefined ? text : text.slice(0, -zone.length);
  for (const form of SPLIT) {
    const [, day, clock] = form.exec(bare) ?? [];
    const found = day !== undefined && clock !== undefined ? joined(day, clock, zoneOf(zone)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return '+08:00';
  return zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

function joined(day: string, clock: string, zone: string): string | undefined {
  const [date, time] = [readDate(day), readClock(clock)];
  if (!date || !time) return undefined;
  if (zone !== 'Z' && (Number(zone.slice(1, 3)) > 14 || Number(zone.slice(4)) > 59)) return undefined;
  if (time.hour < 24) return `${date}T${time.text}${zone}`;
  const next = nextDay(date);
  return next && `${next}T00:00:00${zone}`;
}

function nextDay(date: string): string | undefined {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return isoDay(year, month, day + 1) ?? isoDay(year, month + 1, 1) ?? isoDay(year + 1, 1, 1);
}
