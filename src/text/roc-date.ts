import { trimBlanks } from './blanks.ts';
import { isoDay, weekdayOf } from './calendar.ts';
import { CHINESE_DIGITS, chineseNumber } from './chinese-number.ts';
import { foldWidth } from './fold-width.ts';

const ERA = '(中華民國前?|民國前?|民前?|西元|公元)?';
const NUMERAL = `\\d{1,4}|元|[${CHINESE_DIGITS}]+`;
/** What a spreadsheet writes behind a day; any other time would be lost and is refused. */
export const MIDNIGHT = '(?:(?:(?:T| +)0?0|上午12):00(?::00(?:\\.0+)?)?| +12:00(?::00)?[Aa]\\.?[Mm]\\.?)?';
const SEPARATED = new RegExp(`^${ERA}(\\d{1,4})([/.-])(\\d{1,2})\\3(\\d{1,2})${MIDNIGHT}$`);
const ORDERED = new RegExp(`^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})${MIDNIGHT}$`);
const WRITTEN = new RegExp(`^${ERA}(${NUMERAL})年(${NUMERAL})月(${NUMERAL})[日號]${MIDNIGHT}$`);
const DIGITS = new RegExp(`^(-|(?:中華)?民國|民)?(\\d{6,8})${MIDNIGHT}$`);
/** Fixed-width files leave the third digit of a two-digit year blank: `87 1030`. */
const GAPPED = /^(\d\d) (\d\d)(\d\d)$/;
const NAMES =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** 1-May-2023 and May 1, 2023, whose blanks are gone by now but for those between digits. */
const ENGLISH = [
  new RegExp(`^(?<day>\\d{1,2})-?(?<month>${NAMES})[-,]?(?<year>\\d{4})$`, 'i'),
  new RegExp(`^(?<month>${NAMES})(?<day>\\d{1,2})[, ](?<year>\\d{4})$`, 'i'),
];
const WEEKDAY = /(?:\((?:星期|週|周|禮拜)?([一二三四五六日天])\)|(?:星期|週|周|禮拜)([一二三四五六日天]))$/;

/** For reading dates and periods: narrow forms, no blanks or line breaks at the ends nor beside a sign that is no digit. */
export function foldDate(cell: string): string {
  const text = foldWidth(trimBlanks(cell)).replace(/(?<![\d \r\n])[ \r\n]+|[ \r\n]+(?![\d \r\n])/g, '');
  return text.replace(/(?<=\d)[‧·](?=\d)/g, '.');
}

/**
 * `2023-03-05` from a day of the 民國 or the western calendar. A year of four digits is western, of two or three 民國.
 * '' for nothing but blanks.
 * Undefined: no day, a day that does not exist, or one that could be read in two ways.
 */
export function readDate(cell: string): string | undefined {
  if (cell.length > 200) return undefined;
  const text = foldDate(cell);
  if (text === '') return '';
  const [behind, bracketed, named] = WEEKDAY.exec(text) ?? [];
  if (behind === undefined) return readDay(text);
  // A weekday tells nothing new, but where it is another one something is wrong.
  const day = readDay(text.slice(0, -behind.length));
  const weekday = '日一二三四五六'.indexOf((bracketed ?? named ?? '').replace('天', '日'));
  return day !== undefined && weekdayOf(...partsOf(day)) === weekday ? day : undefined;
}

function partsOf(iso: string): [number, number, number] {
  return [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8))];
}

function readDay(text: string): string | undefined {
  const written = WRITTEN.exec(text);
  if (written) {
    const [, era, year = '', month = '', day = ''] = written;
    return isoDay(readYear(era, year) ?? 0, readPart(month) ?? 0, day === '元' ? 0 : (readPart(day) ?? 0));
  }
  const separated = SEPARATED.exec(text);
  if (separated) {
    const [, era, year = '', , month, day] = separated;
    // 5/1/12 and 05/1/12 may begin with a month.
    if (era === undefined && (year.length === 1 || (year.length === 2 && year.startsWith('0')))) return undefined;
    return isoDay(readYear(era, year) ?? 0, Number(month), Number(day));
  }
  const digits = DIGITS.exec(text);
  if (digits) return fromDigits(digits[1], digits[2]!);
  const gapped = GAPPED.exec(text);
  return gapped ? fromDigits(undefined, gapped.slice(1).join('')) : readEnglish(text);
}

function readEnglish(text: string): string | undefined {
  for (const form of ENGLISH) {
    const { year, month, day } = form.exec(text)?.groups ?? {};
    if (month !== undefined) return isoDay(Number(year), monthNamed(month), Number(day));
  }
  return undefined;
}

function monthNamed(name: string): number {
  return (
    ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(
      name.slice(0, 3).toLowerCase(),
    ) + 1
  );
}

/** 31/12/2023, where the column declares that its days begin so; years have four digits there. */
export function readOrdered(cell: string, monthFirst: boolean): string | undefined {
  if (cell.length > 60) return undefined;
  const [, first, , second, year] = ORDERED.exec(foldDate(cell)) ?? [];
  if (year === undefined) return readDate(cell);
  const [month, day] = monthFirst ? [first, second] : [second, first];
  return isoDay(Number(year), Number(month), Number(day));
}

/** Whether a text is a day behind whose numbers the year stands: 1 day first, 2 month first, 3 either. 0: it is none. */
export function orderOf(cell: string): 0 | 1 | 2 | 3 {
  const [, first, , second, year] = (cell.length > 60 ? null : ORDERED.exec(foldDate(cell))) ?? [];
  if (year === undefined) return 0;
  const dayFirst = isoDay(Number(year), Number(second), Number(first)) !== undefined;
  const monthFirst = isoDay(Number(year), Number(first), Number(second)) !== undefined;
  return dayFirst ? (monthFirst ? 3 : 1) : monthFirst ? 2 : 0;
}

/** 20230305, 1120305, 990305; 勞保 writes years before 民國 as -0010101. */
function fromDigits(era: string | undefined, digits: string): string | undefined {
  const [year, month, day] = [digits.slice(0, -4), Number(digits.slice(-4, -2)), Number(digits.slice(-2))];
  if (era === '-') return year.length === 3 ? isoDay(readYear('民國前', year) ?? 0, month, day) : undefined;
  // 070129 may lack a digit at either end.
  if (year.length === 2 && year.startsWith('0')) return undefined;
  const western = readYear(era, year) ?? 0;
  // 11201011 is a slip of the finger, no day of the year 1120.
  return western < 1600 && year.length === 4 ? undefined : isoDay(western, month, day);
}

/** The western year. 民國 counts from 1912 (元年); there is no year 0. */
export function readYear(era: string | undefined, text: string): number | undefined {
  const number = text === '元' ? 1 : readPart(text);
  if (number === undefined || number === 0) return undefined;
  const four = /^\d/.test(text) ? text.length === 4 : number >= 1000;
  if (era === '西元' || era === '公元') return four ? number : undefined;
  if (four) return era === undefined ? number : undefined;
  if (number > 999) return undefined;
  return era?.endsWith('前') ? 1912 - number : 1911 + number;
}

/** 12, 十二, 元: a month or day as a number. */
export function readPart(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (text === '元') return 1;
  const number = chineseNumber(text, false);
  return number === undefined ? undefined : Number(number);
}
