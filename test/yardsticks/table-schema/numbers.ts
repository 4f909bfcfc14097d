import type { Options } from './cast.ts';
import { strict } from './strict.ts';

/** Leading zeros are zeros, a plus is a plus; an exponent is a number's (XML Schema, decimal and double). */
export function castInteger(text: string, _: string, options: Options): string | undefined {
  const bare = plain(text, options);
  return bare.includes('.') || /e/i.test(bare) ? undefined : strict('integer', bare, ['blanks', 'zeros', 'sign']);
}

export function castNumber(text: string, _: string, options: Options): string | undefined {
  const bare = plain(text, options);
  if (/^(?:NaN|-?INF)$/.test(bare)) return bare;
  return strict('decimal', bare, ['blanks', 'zeros', 'sign', 'exponent']);
}

/** The text without what is around the number and without its group signs, as the options say. */
function plain(text: string, { bareNumber = true, groupChar, decimalChar = '.' }: Options): string {
  let bare = text;
  if (!bareNumber) bare = bare.replace(/^.*?(?=[-+]?\d)/s, '').replace(/\D+$/, '');
  if (groupChar !== undefined) bare = bare.replaceAll(groupChar, '');
  if (decimalChar === '.') return bare;
  // A point is none where the comma is.
  return bare.includes('.') ? 'none' : bare.replace(decimalChar, '.');
}
