import { changeBit, REMARK } from '../model/mend.ts';
import type { Field } from '../model/pipeline.ts';
import { CHINESE_DIGITS } from '../text/chinese-number.ts';
import { foldWidth, hasWide } from '../text/fold-width.ts';
import { withoutUnit } from '../text/read-number.ts';

/** What a sign in a number, narrow already, says of how it was written. */
const SAYS = new Map<string, number>([
  [' ', changeBit['inner-blanks']],
  [',', changeBit.thousands],
  ...[...'+()負'].map((sign): [string, number] => [sign, changeBit.sign]),
  ...[...CHINESE_DIGITS, ...'萬億兆万亿點'].map((sign): [string, number] => [sign, changeBit['chinese-numerals']]),
  // What the digits before the exponent stood for may have been longer.
  ...[...'Ee'].map((sign): [string, number] => [sign, changeBit.exponent | REMARK]),
]);

/** What was changed in a number, in bits of `changeBit`; the same for the bytes of `numberBytes`. */
export function numberKinds(cell: string, published: string, field: Field): number {
  if (cell === published) return 0;
  const folded = foldWidth(cell);
  let kinds = field.scale === undefined ? 0 : changeBit.scale;
  if (folded !== cell) kinds |= foldKinds(cell);
  const bare = withoutUnit(folded, field.scale ?? field.unit);
  if (bare !== folded) kinds |= changeBit.unit | (folded.includes(' ') ? changeBit['inner-blanks'] : 0);
  let power = false;
  for (const sign of bare) {
    // The plus of 1.2E+05 belongs to the exponent.
    if (!(power && sign === '+')) kinds |= SAYS.get(sign) ?? 0;
    power = sign === 'E' || sign === 'e';
  }
  return (kinds & changeBit.exponent) === 0 && hasZeros(bare, field) ? kinds | changeBit.zeros : kinds;
}

function foldKinds(cell: string): number {
  return (
    (hasWide(cell) ? changeBit['full-width'] : 0) | (/[\u2010-\u2015\u2212\ufe58]/.test(cell) ? changeBit.sign : 0)
  );
}

/** Zeros and points that a plain number does not have: 007, .5, 5., -0, and 12.0 in a column of whole numbers. */
function hasZeros(text: string, field: Field): boolean {
  const [, sign = '', digits = ''] = /^([-+(負 ]*)([^) ]*)/.exec(text) ?? [];
  if (digits.startsWith('.') || digits.endsWith('.')) return true;
  const second = digits.charCodeAt(1);
  if (digits.startsWith('0') && second >= 0x30 && second <= 0x39) return true;
  if (/[-(負]/.test(sign) && /^[0.,〇零○]*$/.test(digits)) return true;
  return field.type === 'integer' && /^[\d,]+\.\d*$/.test(digits);
}
