import { trimBlanks } from './blanks.ts';
import { foldWidth } from './fold-width.ts';

/** Area codes, the longest first, and how many digits follow them. */
const AREAS: readonly (readonly [area: string, digits: readonly number[]])[] = [
  ['0836', [5]],
  ['0826', [5]],
  ['037', [6]],
  ['049', [7]],
  ['082', [6]],
  ['089', [6]],
  ['02', [8]],
  ['03', [7]],
  ['04', [7, 8]],
  ['05', [7]],
  ['06', [7]],
  ['07', [7]],
  ['08', [7]],
];
const EXTENSION = /,?(?:(?:#|轉?分機:?|轉:?|ext\.?:?|x)(\d{1,6})|\((?:#|轉?分機:?|轉:?)(\d{1,6})\))$/i;
const LABEL = /^(?:電話|TEL)[:.]?(?=[(+\d])/i;

/** A number without its area code, which is for the reader to know. */
export interface PhoneNumber {
  readonly domestic: string;
  /** With the country's code; numbers that cannot be called from abroad have none. */
  readonly international?: string;
  readonly extension?: string;
}

/**
 * One phone number of Taiwan from the ways people write it. `domestic` without an area is a number within one area (2380-0791).
 * Undefined: no number, or one of a length that its area does not have.
 */
export function readPhone(cell: string): PhoneNumber | undefined {
  if (cell.length > 60) return undefined;
  const text = foldWidth(trimBlanks(cell)).replaceAll(' ', '').replace(LABEL, '');
  const [, open, bracketed] = EXTENSION.exec(text) ?? [];
  const extension = open ?? bracketed;
  const bare = extension === undefined ? text : text.replace(EXTENSION, '');
  // Service numbers, as 110 and 1999.
  if (/^1(?:\d\d|9\d\d)$/.test(bare)) return { domestic: bare, ...(extension !== undefined && { extension }) };
  if (!/^\(?(?:\+?886)?[-.()\d]+$/.test(bare) || !/^(?:[^()]*\(\+?\d+\)[^()]*|[^()]*)$/.test(bare)) return undefined;
  if (/^[-.]|[-.]$|[-.][-.]/.test(bare)) return undefined;
  const all = bare.replace(/\D/g, '');
  // 886-1234 is a number within one area.
  const abroad = all.startsWith('886') && all.length > 9;
  const digits = abroad ? all.replace(/^8860?/, '0') : all;
  const number = fromDigits(digits);
  return number && { ...number, ...(extension !== undefined && { extension }) };
}

function fromDigits(digits: string): PhoneNumber | undefined {
  if (/^09\d{8}$/.test(digits)) {
    const groups = [digits.slice(1, 4), digits.slice(4, 7), digits.slice(7)].join('-');
    return { domestic: `0${groups}`, international: `+886-${groups}` };
  }
  if (/^080[09]\d{6}$/.test(digits)) {
    return { domestic: [digits.slice(0, 4), digits.slice(4, 7), digits.slice(7)].join('-') };
  }
  // The longest area wins: 049-123456 lacks a digit, and is no number of 04.
  const [area = '', lengths = []] = AREAS.find(([prefix]) => digits.startsWith(prefix)) ?? [];
  const local = digits.slice(area.length);
  if (lengths.includes(local.length) && /^[2-9]/.test(local)) {
    return { domestic: `${area}-${local}`, international: `+886-${area.slice(1)}-${grouped(local)}` };
  }
  if (/^[2-9]\d{6,7}$/.test(digits)) return { domestic: grouped(digits) };
  // 010 to 070, no areas, are of 10 or 11 digits; nobody groups them.
  return /^0[1-57]0[1-9]\d{6,7}$/.test(digits) ? { domestic: digits } : undefined;
}

function grouped(local: string): string {
  return local.length < 7 ? local : `${local.slice(0, -4)}-${local.slice(-4)}`;
}

/** Whether a number lacks its area code. */
export function lacksArea(phone: PhoneNumber): boolean {
  return phone.international === undefined && /^[2-9]/.test(phone.domestic);
}
