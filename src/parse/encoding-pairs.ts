import type { EncodingLabel } from '../text/text-decoder.ts';
import { rankReadings } from './encoding-rank.ts';

/** What is expected of valid UTF-8 before its characters are seen; a single pair is valid too easily to expect anything. */
const PRIOR = 8;
/** Each script more in one text. */
const MIXTURE = -8;

/** Words of Latin letters around a pair make a character of another script less likely. */
const AMONG_WORDS = 4;

/**
 * Text in two-byte codes may be valid UTF-8 by accident; it is a jumble of scripts then. Says which encoding makes better text, undefined
 * where UTF-8 does, as it always does if it has a character of three bytes.
 */
export function betterThanUtf8(bytes: Uint8Array): EncodingLabel | undefined {
  if (bytes.some((byte) => byte >= 0xe0)) return undefined;
  const cells = new TextEncoder().encode(newCells(bytes));
  const pairs = cells.reduce((count, byte) => count + (byte >= 0xc2 ? 1 : 0), 0);
  if (pairs === 0) return undefined;
  const words = new TextDecoder('latin1').decode(bytes).match(/[A-Za-z]{3,}/g)?.length ?? 0;
  const prior = (pairs === 1 ? 0 : PRIOR) + (words >= pairs * 3 ? AMONG_WORDS : 0);
  const best = rankReadings(cells).find((one) => one.label !== 'utf-8' && one.label !== 'windows-1252')!;
  return best.weight > prior + textOfPairs(new TextDecoder().decode(cells)) ? best.label : undefined;
}

/** The cells that have a character no cell before them has: the same one again, such as a blank that does not break, proves nothing more. */
function newCells(bytes: Uint8Array): string {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const cell of new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split(/[,;|\t\r\n"]+/)) {
    const fresh = [...cell].filter((character) => character >= '\u0080' && !seen.has(character));
    if (fresh.length === 0) continue;
    for (const character of fresh) seen.add(character);
    kept.push(cell);
  }
  return `${kept.join(',')}\n`;
}

const SIGNS = '°±µ×÷½¼£§©«»αβγδΔλμπσφΩ';
/** Signs that belong to the letter, figure or bracket before them. */
const AFTER = '²³®·ªº';

/** How likely text is whose characters lie between U+0080 and U+07FF, by the same measure as `plausibility`. */
function textOfPairs(text: string): number {
  const scripts = new Set<number>();
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      sum += -3.5;
      continue;
    }
    const script = scriptOf(code);
    if (script > 0) scripts.add(script);
    if (SIGNS.includes(text[i]!) || (AFTER.includes(text[i]!) && /[\w)\]] ?$/.test(text.slice(Math.max(0, i - 2), i))))
      sum += -7;
    // A combining mark stands on a letter.
    else if (script === COMBINING) sum += /\p{L}/u.test(text[i - 1] ?? '') ? -10 : -18;
    // A letter with an accent is one among plain letters.
    else if (script === 0) sum += /[a-z]/i.test(`${text[i - 1] ?? ''}${text[i + 1] ?? ''}`) ? -6.5 : -13;
    else sum += script <= 2 && code < 0x460 ? -8 : -11;
  }
  return sum + MIXTURE * Math.max(0, scripts.size - 1);
}

const COMBINING = 3;

/** 0 Latin, 1 Greek, 2 Cyrillic, 3 combining marks, and one for each other block. */
function scriptOf(code: number): number {
  if (code < 0x250) return 0;
  if (code >= 0x370 && code < 0x400) return 1;
  if (code >= 0x400 && code < 0x530) return 2;
  if (code >= 0x300 && code < 0x370) return COMBINING;
  return 4 + (code >> 7);
}
