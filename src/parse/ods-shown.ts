import { Kind } from '../model/batch.ts';
import { Shown } from './number-format.ts';
import type { Read } from './serial.ts';

/** Signs that only group digits, or stand before a fraction. */
const MASKED = /\d[^\d]*[^\d\s.,'\u2019][^\d]*\d/u;
const EXPONENT = /\de[+-]?\d/i;

/**
 * What an ODS cell is whose format shows something else than the stored number or day: a text, or one of `Shown` to read the number by.
 * undefined: the stored one. `how` is what the style says; what is shown must bear it out.
 */
export function readShown(stored: string, shown: string, how: number): Read | number | undefined {
  const value = Number(stored);
  if (Number.isNaN(value)) return how === Shown.asShown && shown !== '' ? written(shown) : undefined;
  if (how === Shown.asShown) return /^\D*\p{L}\D*$/u.test(shown) ? written(shown) : Shown.number;
  // Where the cell names its thousands itself, the stored number is the one without them.
  if (how >= Shown.thousands && how < Shown.padded) return /\d\D*\p{L}/u.test(shown) ? Shown.number : how;
  if (how !== Shown.number) return how;
  if (shown.trimEnd().endsWith('%')) return percentage(value, shown);
  const digits = shown.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  return MASKED.test(shown) && !EXPONENT.test(shown) && digits === stored ? written(shown) : how;
}

function written(text: string): Read {
  return { text, kind: /^\d+$/.test(text) ? Kind.number : Kind.text };
}

/** Whether 5% is shown of 0.05, or of 5 with a sign behind it. */
function percentage(value: number, shown: string): number {
  const plain = shown.replace(/[\s,%]/g, '');
  const step = 10 ** -(plain.split('.')[1]?.length ?? 0);
  const near = (other: number) => Math.abs(Number(plain) - other) <= step * 0.51;
  return near(value) ? Shown.percentSign : near(value * 100) ? Shown.percent : Shown.number;
}
