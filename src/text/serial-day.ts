import { two } from './calendar.ts';

/** From where a spreadsheet counts its days: 1 is 1900-01-01, or 0 is 1904-01-01 as in files of the Macintosh. */
export type DaySystem = 1900 | 1904;

/** So many days, counted from 1899-12-30, as a day of the Gregorian calendar (Hinnant, days_from_civil turned round). */
export function dayAfter(days: number): string {
  const shifted = days + 693_899;
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

/** Up to five digits, until the year 2173: longer ones are days written as digits (990305, 1120305, 20230305). */
const SERIAL = /^(\d{1,5})(?:\.0+)?$/;

/**
 * `2020-06-18` of 44000, as a spreadsheet shows a whole number once it is formatted as a day (ECMA-376 part 1, §18.17.4.1).
 * Undefined: no such number, or the 29th of February 1900, which only the spreadsheet has.
 */
export function readSerialDay(text: string, system: DaySystem): string | undefined {
  const [, digits] = SERIAL.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const serial = Number(digits);
  if (system === 1904) return dayAfter(serial + 1462);
  if (serial === 0 || serial === 60) return undefined;
  return dayAfter(serial < 60 ? serial + 1 : serial);
}
