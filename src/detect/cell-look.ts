import { Kind } from '../model/batch.ts';

/** What a cell looks like to somebody who reads it, whatever the file says it is. */
export const Look = { blank: 0, number: 1, date: 2, mark: 3, code: 4, text: 5 } as const;

const NUMBER = /^[-+−－▲△(]*(?:NT)?[$＄]?\d[\d,]*(?:\.\d*)?(?:±[\d.]+)?\)?[%％‰]?[#*x]?$|^[-+−－]?\.\d+[%％‰]?$/;
const MARK =
  /^(?:[-－—–─―]+|…+|\.{2,}|[*＊]+|[xX×]|[nN]\/?[aA]|null|NULL|NR|\((?:NA|X|Z|D|S|N)\)|n\.a\.|NaN|:|無|無資料|未詳|不詳|未提供|[○◎●△▲vV✓✔ˇ])$/;
const DATE =
  /^(?:民國|民前|西元|公元)?\d{1,4}(?:[/.-]\d{1,2}){1,2}(?:[ T]\d.*)?$|^(?:民國|西元|公元)?\d{1,4}年(?:度|底|\d{1,2}月(?:底|\d{1,2}日)?)?$|^(?:19|20)\d\d[MQ]\d{1,2}$|^\d{1,2}月(?:\d{1,2}日)?$/;
const CODE = /^(?=.*\d)[\w./:#()-]+$/;

/** Blanks of every kind (also U+3000 and a BOM) taken out: for comparing labels that were letter-spaced for print. */
export function squeeze(text: string): string {
  return /[\s\u200b]/.test(text) ? text.replace(/[\s\u200b]+/g, '') : text;
}

/** Full-width ASCII to its ordinary form; Chinese punctuation of its own stays. */
export function narrow(text: string): string {
  return /[！-～]/.test(text)
    ? text.replace(/[！-～]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    : text;
}

/** `⊙`, `＊＊`, `△`: neither letter nor digit, and no bracket or colon that belongs to a text. */
function isSign(text: string): boolean {
  return text.length <= 3 && /^[\p{S}＊*#※＃]+$/u.test(text);
}

/** One of `Look`; `kind` is what a spreadsheet says the cell is. */
export function lookOf(text: string, kind?: number): number {
  if (text === '') return Look.blank;
  const short = squeeze(text);
  if (short === '') return Look.blank;
  if (kind === Kind.number) return Look.number;
  if (kind === Kind.date) return Look.date;
  if (short.length > 40) return Look.text;
  if (MARK.test(short) || isSign(short)) return Look.mark;
  const plain = narrow(short);
  if (NUMBER.test(plain)) return Look.number;
  if (DATE.test(plain)) return Look.date;
  if (CODE.test(plain)) return Look.code;
  return Look.text;
}
