import { Kind } from '../model/batch.ts';
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
 * never was; days before it are one off in Excel's own count, so 1 is 1900-01-01 as Excel shows it.
 */
export function readSerial(serial: number, how: number, from1904: boolean): Read | undefined {
  if (!Number.isFinite(serial)) return undefined;
  const seconds = Math.round(serial * DAY);
  if (how === Shown.duration) return { text: duration(seconds), kind: Kind.text };
  if (serial < 0) return undefined;
  const clock = seconds % DAY;
  const day = (seconds - clock) / DAY;
  if (day === 0 && (how === Shown.time || (serial > 0 && how !== Shown.date)))
    return { text: time(clock), kind: Kind.date };
  const counted = from1904 ? day + 1462 : day;
  if ((day === 0 && !from1904) || (counted === 60 && !from1904) || counted > LAST) return undefined;
  const date = calendar(counted < 60 ? counted + 1 : counted);
  const whole = clock === 0 && how !== Shown.dateTime && how !== Shown.time;
  return { text: whole ? date : `${date}T${time(clock)}`, kind: Kind.date };
}

/** The day that many days after 1899-12-30, in the Gregorian calendar (Hinnant, days_from_civil turned round). */
function calendar(serial: number): string {
  const shifted = serial + 693_899;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * month + 2) / 5) + 1;
  const year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month < 10 ? month + 3 : month - 9)}-${two(day)}`;
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

/** A date as ODF and strict OOXML store it, to the second: 08:29:59.999999999 is LibreOffice's way of writing 08:30:00. */
export function readIso(text: string): Read {
  const parts = iso.exec(text.trim());
  if (!parts) return { text, kind: Kind.date };
  const [, year, month, day, hours, minutes, rest = '0'] = parts;
  if (hours === undefined) return { text: `${year}-${month}-${day}`, kind: Kind.date };
  const seconds = Number(hours) * 3600 + Number(minutes) * 60 + Math.round(Number(rest.replace(',', '.')));
  const days = seconds < DAY ? undefined : daysTo(Number(year), Number(month), Number(day)) + 1;
  const date = days === undefined ? `${year}-${month}-${day}` : calendar(days);
  return { text: `${date}T${time(seconds % DAY)}`, kind: Kind.date };
}

const period = /^(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?$/;

/** A time as ODF stores it: PT08H30M00S is a time of day, PT36H00M00S is how long something took. */
export function readPeriod(text: string): Read {
  const parts = period.exec(text.trim());
  if (!parts) return { text, kind: Kind.text };
  const [, sign, days = '0', hours = '0', minutes = '0', rest = '0'] = parts;
  const seconds =
    Number(days) * DAY + Number(hours) * 3600 + Number(minutes) * 60 + Math.round(Number(rest.replace(',', '.')));
  if (sign || seconds >= DAY) return { text: duration(sign ? -seconds : seconds), kind: Kind.text };
  return { text: time(seconds), kind: Kind.date };
}

function duration(seconds: number): string {
  const all = Math.abs(seconds);
  return `${seconds < 0 ? '-' : ''}${two(Math.floor(all / 3600))}:${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
}

function time(seconds: number): string {
  return duration(seconds);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
