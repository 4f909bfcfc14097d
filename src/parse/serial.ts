import { Kind } from '../model/batch.ts';
import { dayAfter } from '../text/serial-day.ts';
import { Shown } from './number-format.ts';

/** What a cell's text is, and its `Kind`. */
export interface Read {
  readonly text: string;
  readonly kind: number;
}

const DAY = 86_400;
/** 9999-12-31, the last day a spreadsheet program shows. */
const LAST = 2_958_465;

/**
 * A stored number that is shown as a date or time; undefined: it stays a number. Serial 60 is the 29th of February 1900, which
 * never was; days before it are one off in Excel's own count, so 1 is 1900-01-01 as Excel shows it. `decimals`: so many of the seconds.
 */
export function readSerial(serial: number, how: number, from1904: boolean, decimals = 0): Read | undefined {
  if (!(Math.abs(serial) < LAST + 1)) return undefined;
  const unit = 10 ** decimals;
  const ticks = Math.round(serial * DAY * unit);
  if (how === Shown.duration) return { text: duration(ticks, decimals), kind: Kind.text };
  if (serial < 0) return undefined;
  const clock = ticks % (DAY * unit);
  const day = (ticks - clock) / (DAY * unit);
  if (day === 0 && (how === Shown.time || (serial > 0 && how !== Shown.date)))
    return { text: duration(clock, decimals), kind: Kind.date };
  const counted = from1904 ? day + 1462 : day;
  if ((day === 0 && !from1904) || (counted === 60 && !from1904) || counted > LAST) return undefined;
  const date = dayAfter(counted < 60 ? counted + 1 : counted);
  const whole = clock === 0 && how !== Shown.dateTime && how !== Shown.time;
  return { text: whole ? date : `${date}T${duration(clock, decimals)}`, kind: Kind.date };
}

/** The number of days from 1899-12-30 to a day of the Gregorian calendar. */
function daysTo(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const ofEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear;
  return era * 146_097 + ofEra - 693_899;
}

const iso = /^(-?\d{4,})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:[.,]\d+)?))?Z?)?$/;

/** A date as ODF and strict OOXML store it, to the second, or to `decimals` of it: 08:29:59.999999999 is LibreOffice's way of writing 08:30:00. */
export function readIso(text: string, decimals = 0): Read {
  const parts = iso.exec(text.trim());
  if (!parts) return { text, kind: Kind.date };
  const [, year, month, day, hours, minutes, rest = '0'] = parts;
  if (hours === undefined) return { text: `${year}-${month}-${day}`, kind: Kind.date };
  const ticks = ticksOf(Number(hours) * 60 + Number(minutes), rest, decimals);
  const whole = DAY * 10 ** decimals;
  const days = ticks < whole ? undefined : daysTo(Number(year), Number(month), Number(day)) + 1;
  const date = days === undefined ? `${year}-${month}-${day}` : dayAfter(days);
  return { text: `${date}T${duration(ticks % whole, decimals)}`, kind: Kind.date };
}

const period = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/;

/** A time as ODF stores it: PT08H30M00S is a time of day, PT36H00M00S is how long something took. */
export function readPeriod(text: string, decimals = 0): Read {
  const parts = period.exec(text.trim());
  if (!parts) return { text, kind: Kind.text };
  const [, sign, days = '0', hours = '0', minutes = '0', rest = '0'] = parts;
  const ticks = ticksOf((Number(days) * 24 + Number(hours)) * 60 + Number(minutes), rest, decimals);
  const long = sign !== '' || ticks >= DAY * 10 ** decimals;
  return { text: duration(sign ? -ticks : ticks, decimals), kind: long ? Kind.text : Kind.date };
}

/** Minutes and the text of seconds, in units of the last decimal. */
function ticksOf(minutes: number, seconds: string, decimals: number): number {
  return Math.round((minutes * 60 + Number(seconds.replace(',', '.'))) * 10 ** decimals);
}

function duration(ticks: number, decimals: number): string {
  const unit = 10 ** decimals;
  const seconds = Math.floor(Math.abs(ticks) / unit);
  const fraction = decimals === 0 ? '' : `.${String(Math.abs(ticks) % unit).padStart(decimals, '0')}`;
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return (ticks < 0 ? '-' : '') + clock + fraction;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
