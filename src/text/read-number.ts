import { trimBlanks } from './blanks.ts';
import { CHINESE_DIGITS, chineseNumber, largeUnit } from './chinese-number.ts';
import { foldWidth } from './fold-width.ts';

const WHOLE = '(?:\\d+|[1-9]\\d{0,2}(?:,\\d{3})+)';
const PLAIN = new RegExp(`^(${WHOLE})?(?:\\.(\\d*))?$`);
const SCIENTIFIC = /^(\d)(?:\.(\d{1,20}))?[Ee]([+-]?)(\d{1,2})$/;
const SCALED = new RegExp(`^(${WHOLE})(?:\\.(\\d+))?([十百千]?)([萬億兆]?)$`);
const GROUP = `(${WHOLE}|(?=\\d[千百十])(?:\\d千)?(?:\\d百)?(?:\\d十\\d?)?)`;
const MIXED = new RegExp(`^(?:${GROUP}兆)?(?:${GROUP}億)?(?:${GROUP}萬)?${GROUP}?$`);
const POINTED = new RegExp(`^([${CHINESE_DIGITS}]+)點([${CHINESE_DIGITS}]+)([萬億兆]?)$`);
/** What stands before sums of money, and behind them in words: 伍佰元整. */
const MONEY_BEFORE = /^([-+(]|負)? *(?:新[臺台]幣 *(?:NT)?\$?|(?:NT|NTD|TWD) *\$?(?=[\d -])|\$) */i;
const MONEY_BEHIND = / *[元圓][整正]?$/;
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

/** The narrow text of a number without the unit that the column declares, and without what says the same before it. */
export function withoutUnit(text: string, unit: string | undefined): string {
  if (unit === undefined) return text;
  if (/^(?:新[臺台]幣)?元$/.test(unit)) return text.replace(MONEY_BEFORE, '$1').replace(MONEY_BEHIND, '');
  const ending = foldWidth(trimBlanks(unit));
  if (ending === '%' || ending === '‰') text = text.replace(ending === '%' ? /^百分之/ : /^千分之/, '');
  return ending !== '' && text.endsWith(ending) ? text.slice(0, -ending.length).trimEnd() : text;
}

/** 6億3,944萬2,789, 3.5萬, 1億5千萬, 一百二十三, 三點五. */
function chinese(written: string, unit: string | undefined): string | undefined {
  // 5萬 under the unit 千元 may mean either.
  if (unit !== undefined && /^[十百千萬億兆]/.test(unit)) return undefined;
  const text = written
    .replace(/(?<=\d) +(?=[十百千萬億兆万亿])|(?<=[十百千萬億兆万亿]) +(?=\d)/g, '')
    .replaceAll('万', '萬')
    .replaceAll('亿', '億');
  const scaled = SCALED.exec(text);
  if (scaled) {
    const [, whole = '', fraction = '', small = '', large = ''] = scaled;
    const places = (ZEROS[small] ?? 0) + (ZEROS[large] ?? 0);
    const padded = fraction.padEnd(places, '0');
    return joined(whole.replaceAll(',', '') + padded.slice(0, places), padded.slice(places));
  }
  const mixed = MIXED.exec(text);
  if (mixed && text !== '') return mixedNumber(mixed.slice(1));
  const pointed = POINTED.exec(text);
  if (pointed) return pointedNumber(pointed.slice(1));
  return chineseNumber(text, true)?.toString();
}

function mixedNumber(groups: readonly (string | undefined)[]): string | undefined {
  let total = 0n;
  let first = true;
  for (const [at, sign] of ['兆', '億', '萬', ''].entries()) {
    const group = groups[at];
    if (group === undefined) continue;
    const value = groupValue(group);
    if (!first && value > 9999n) return undefined;
    // 1萬5 is said for 15000 and written for 10005.
    if (sign === '' && group.length === 1) return undefined;
    total += value * (largeUnit(sign) ?? 1n);
    first = false;
  }
  return total.toString();
}

/** 3,944 or 3千9百四十四's digits with their units, at most 9999 of them. */
function groupValue(group: string): bigint {
  if (!/[千百十]/.test(group)) return BigInt(group.replaceAll(',', ''));
  let total = 0;
  for (const [, digit, unit = ''] of group.matchAll(/(\d)([千百十]?)/g))
    total += Number(digit) * 10 ** (ZEROS[unit] ?? 0);
  return BigInt(total);
}

/** 三點一四, 一百二十點五萬: behind the point stand digits alone. */
function pointedNumber([before = '', behind = '', large = '']: readonly string[]): string | undefined {
  const whole = chineseNumber(before, false);
  const digits = [...behind].map((sign) => chineseNumber(sign, false));
  if (whole === undefined || digits.some((digit) => digit === undefined || digit > 9n)) return undefined;
  const places = ZEROS[large] ?? 0;
  const fraction = digits.join('').padEnd(places, '0');
  return joined(whole.toString() + fraction.slice(0, places), fraction.slice(places));
}
