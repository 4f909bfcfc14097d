import { trimBlanks } from './blanks.ts';
import { chineseNumber, largeUnit } from './chinese-number.ts';
import { foldWidth } from './fold-width.ts';

const WHOLE = '(?:\\d+|[1-9]\\d{0,2}(?:,\\d{3})+)';
const PLAIN = new RegExp(`^(${WHOLE})?(?:\\.(\\d*))?$`);
const SCIENTIFIC = /^(\d)(?:\.(\d{1,20}))?[Ee]([+-]?)(\d{1,2})$/;
const SCALED = new RegExp(`^(${WHOLE})(?:\\.(\\d+))?([十百千]?)([萬億兆]?)$`);
const MIXED = new RegExp(`^(?:(${WHOLE})兆)?(?:(${WHOLE})億)?(?:(${WHOLE})萬)?(${WHOLE})?$`);
/** Longer than any number in use; the same for what is read and what is written. */
export const LONGEST_NUMBER = 100;
const ZEROS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 萬: 4, 億: 8, 兆: 12 };

/**
 * A number as people write it, as a plain decimal with the digits it was written with: `12345.60`, `-0.5`. `unit` is the
 * unit the column declares; only that may follow the digits. An exponent is written out: the number may have lost digits
 * before, which the caller is to tell. Undefined: not surely a number. '' for nothing but blanks.
 */
export function readNumber(cell: string, unit?: string): string | undefined {
  let text = foldWidth(trimBlanks(cell));
  if (text === '') return '';
  text = withoutUnit(text, unit);
  if (text.length > LONGEST_NUMBER) return undefined;
  let negative = false;
  const bracketed = /^\( *([^ ()+-][^()]*?) *\)$/.exec(text);
  if (bracketed) {
    negative = true;
    text = bracketed[1]!;
  } else {
    const sign = /^([+-]|負) */.exec(text);
    if (sign) {
      negative = sign[1] !== '+';
      text = text.slice(sign[0].length);
    }
  }
  const number = plain(text) ?? scientific(text) ?? chinese(text, unit);
  if (number === undefined || number.length >= LONGEST_NUMBER) return undefined;
  return negative && /[1-9]/.test(number) ? `-${number}` : number;
}

function plain(text: string): string | undefined {
  const match = PLAIN.exec(text);
  if (!match) return undefined;
  const [, whole = '', fraction = ''] = match;
  return whole === '' && fraction === '' ? undefined : joined(whole, fraction);
}

/** 1.2E+05 and 3e-4, as spreadsheets show numbers in a narrow column. */
function scientific(text: string): string | undefined {
  const [, whole = '', fraction = '', sign = '', power] = SCIENTIFIC.exec(text) ?? [];
  if (power === undefined) return undefined;
  const places = Number(power) * (sign === '-' ? -1 : 1);
  const digits = whole + fraction;
  const point = whole.length + places;
  if (point <= 0) return joined('0', '0'.repeat(-point) + digits);
  return joined(digits.slice(0, point).padEnd(point, '0'), digits.slice(point));
}

function joined(whole: string, fraction: string): string {
  const digits = whole.replaceAll(',', '').replace(/^0+/, '') || '0';
  return fraction === '' ? digits : `${digits}.${fraction}`;
}

function withoutUnit(text: string, unit: string | undefined): string {
  if (unit === undefined) return text;
  const money = /^(?:新[臺台]幣)?元$/.test(unit);
  if (money) text = text.replace(/^(?:NT)?\$ */, '');
  const ending = money ? '元' : foldWidth(trimBlanks(unit));
  return ending !== '' && text.endsWith(ending) ? text.slice(0, -ending.length).trimEnd() : text;
}

/** 6億3,944萬2,789, 3.5萬, 一百二十三. */
function chinese(text: string, unit: string | undefined): string | undefined {
  // 5萬 under the unit 千元 may mean either.
  if (unit !== undefined && /^[十百千萬億兆]/.test(unit)) return undefined;
  const scaled = SCALED.exec(text);
  if (scaled) {
    const [, whole = '', fraction = '', small = '', large = ''] = scaled;
    const places = (ZEROS[small] ?? 0) + (ZEROS[large] ?? 0);
    const padded = fraction.padEnd(places, '0');
    return joined(whole.replaceAll(',', '') + padded.slice(0, places), padded.slice(places));
  }
  const mixed = MIXED.exec(text);
  if (mixed && text !== '') return mixedNumber(mixed.slice(1));
  return chineseNumber(text, true)?.toString();
}

function mixedNumber(groups: readonly (string | undefined)[]): string | undefined {
  let total = 0n;
  let first = true;
  for (const [at, sign] of ['兆', '億', '萬', ''].entries()) {
    const group = groups[at];
    if (group === undefined) continue;
    const value = BigInt(group.replaceAll(',', ''));
    if (!first && value > 9999n) return undefined;
    // 1萬5 is said for 15000 and written for 10005.
    if (sign === '' && group.length === 1) return undefined;
    total += value * (largeUnit(sign) ?? 1n);
    first = false;
  }
  return total.toString();
}
