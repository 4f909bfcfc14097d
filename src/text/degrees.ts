import { trimBlanks } from './blanks.ts';
import { foldWidth } from './fold-width.ts';

const SIGNED = /^(?:東經|北緯|[ENen])?\s*(.*?)\s*(?:[ENen])?$/su;
const PARTS =
  /^(\d{1,3})\s*[°º˚度:]\s*(?:(\d{1,2})(\.\d+)?\s*['′‵’‘´分:]\s*(?:(\d{1,2})(\.\d+)?\s*(?:"|″|”|“|〞|〝|''|′′|’’|秒)?\s*)?)?$/u;
/** 121 33 52.2, 121-33-52.2 */
const BARE = /^(\d{1,3})([ -])(\d{1,2})\2(\d{1,2})(\.\d+)?$/;
const DECIMAL = /^(\d{1,3}(?:\.\d+)?)\s*[°º˚度]?$/u;

/**
 * Decimal degrees as text, from decimal degrees (digits kept) or from degrees, minutes and seconds (exact, rounded to
 * 6 places, about 0.1 m). East and north only, as in Taiwan. Undefined: no angle.
 */
export function readDegrees(cell: string): string | undefined {
  if (cell.length > 60) return undefined;
  const text = SIGNED.exec(foldWidth(trimBlanks(cell)))?.[1] ?? '';
  const decimal = DECIMAL.exec(text);
  if (decimal) return decimal[1]!.replace(/^0+(?=\d)/, '');
  const parts = PARTS.exec(text.replace(BARE, '$1:$3:$4$5'));
  if (!parts) return undefined;
  const [, degrees = '0', minutes = '0', minuteFraction = '', seconds, secondFraction = ''] = parts;
  if (Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  // A minute with a fraction leaves nothing for seconds to say.
  if (minuteFraction !== '' && seconds !== undefined) return undefined;
  return exact(BigInt(degrees), minutes + minuteFraction, (seconds ?? '0') + secondFraction);
}

/** degrees + minutes/60 + seconds/3600 in whole numbers, so that no digit comes from binary rounding. */
function exact(degrees: bigint, minutes: string, seconds: string): string {
  const [minute, second] = [scaled(minutes), scaled(seconds)];
  const top =
    degrees * 3600n * minute.unit * second.unit + minute.value * 60n * second.unit + second.value * minute.unit;
  const below = 3600n * minute.unit * second.unit;
  const millionths = (top * 2_000_000n + below) / (below * 2n);
  const fraction = (millionths % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '');
  return `${millionths / 1_000_000n}${fraction && `.${fraction}`}`;
}

function scaled(text: string): { value: bigint; unit: bigint } {
  const [whole = '0', fraction = ''] = text.split('.');
  return { value: BigInt(whole + fraction), unit: 10n ** BigInt(fraction.length) };
}
