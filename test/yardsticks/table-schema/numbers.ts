import type { Options } from './cast.ts';
import { strict } from './strict.ts';

/** The lexical forms of XML Schema, which Table Schema cites: decimal and double. */
const NUMBER = /^([-+]?(?:\d+(?:\.\d*)?|\.\d+))([eE][-+]?\d+)?$/;

/** Leading zeros are zeros, a plus is a plus. */
export function castInteger(text: string, _: string, options: Options): string | undefined {
  const bare = plain(text, options);
  return /^[-+]?\d+$/.test(bare) ? strict('integer', bare, ['zeros', 'sign']) : undefined;
}

export function castNumber(text: string, _: string, options: Options): string | number | undefined {
  if (/^(?:NaN|-?INF)$/.test(text)) return text;
  const bare = plain(text, options);
  const [, digits, power] = NUMBER.exec(bare) ?? [];
  if (digits === undefined) return undefined;
  return power === undefined ? strict('decimal', digits, ['zeros', 'sign']) : Number(bare);
}

/** The text without what is around the number and without its group signs, as the options say. */
function plain(text: string, { bareNumber = true, groupChar, decimalChar = '.' }: Options): string {
  let bare = text.trim();
  if (!bareNumber) {
    const point = decimalChar.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
    // $.5 begins with its point; that of Rs.5 belongs to the word.
    bare = bare.replace(new RegExp(`^.*?(?=[-+]?(?:(?<!\\p{L})${point})?\\d)`, 'su'), '').replace(/\D+$/, '');
  }
  if (groupChar !== undefined) bare = bare.replaceAll(groupChar, '');
  if (decimalChar === '.') return bare;
  // A point is none where the comma is.
  return bare.includes('.') ? 'none' : bare.replace(decimalChar, '.');
}
