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
const EXTENSION = /(?:#|分機:?|轉:?|ext\.?:?)(\d{1,6})$/i;

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
  const text = foldWidth(trimBlanks(cell)).replaceAll(' ', '');
  const extension = EXTENSION.exec(text)?.[1];
  const bare = extension === undefined ? text : text.replace(EXTENSION, '');
  if (!/^(?:\+?886)?[-()\d]+$/.test(bare) || !/^(?:[^()]*\(\d+\)[^()]*|[^()]*)$/.test(bare)) return undefined;
  if (/^-|-$|--/.test(bare)) return undefined;
  const digits = bare.replace(/^\+?886-?\(?0?\)?/, (code) => (/^\+?886/.test(code) ? '0' : code)).replace(/\D/g, '');
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
  for (const [area, lengths] of AREAS) {
    const local = digits.slice(area.length);
    if (!digits.startsWith(area) || !lengths.includes(local.length) || !/^[2-9]/.test(local)) continue;
    return { domestic: `${area}-${local}`, international: `+886-${area.slice(1)}-${grouped(local)}` };
  }
  if (/^[2-9]\d{6,7}$/.test(digits)) return { domestic: grouped(digits) };
  // 050, 070 and the like are of 10 or 11 digits; nobody groups them.
  return /^0[1-9]0\d{7,8}$/.test(digits) ? { domestic: digits } : undefined;
}

function grouped(local: string): string {
  return local.length < 7 ? local : `${local.slice(0, -4)}-${local.slice(-4)}`;
}

/** Whether a number lacks its area code. */
export function lacksArea(phone: PhoneNumber): boolean {
  return phone.international === undefined && !phone.domestic.startsWith('0');
}
