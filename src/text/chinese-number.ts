const DIGITS = new Map<string, number>();
for (const [digit, forms] of [
  '〇零○',
  '一壹',
  '二貳贰兩',
  '三參叁',
  '四肆',
  '五伍',
  '六陸陆',
  '七柒',
  '八捌',
  '九玖',
].entries()) {
  for (const form of forms) DIGITS.set(form, digit);
}
const SMALL = new Map<string, number>([...'十拾'].map((sign) => [sign, 10] as const));
for (const sign of '百佰') SMALL.set(sign, 100);
for (const sign of '千仟') SMALL.set(sign, 1000);
const TENS = new Map([
  ['廿', 20],
  ['卅', 30],
  ['卌', 40],
]);
const LARGE = new Map([
  ['萬', 10_000n],
  ['億', 100_000_000n],
  ['兆', 1_000_000_000_000n],
]);

/** All characters that `chineseNumber` can read, for use inside a regular expression's brackets. */
export const CHINESE_DIGITS = [...DIGITS.keys(), ...SMALL.keys(), ...TENS.keys()].join('');

/** What 萬, 億 and 兆 multiply by. */
export function largeUnit(sign: string): bigint | undefined {
  return LARGE.get(sign);
}

/**
 * Reads 一百二十三, 一二三, 廿五, 壹佰. `shorthand` also reads 三萬五 as 35000 and 八百八 as 880, as people speak; in a year
 * that would be a guess. Undefined: not a well-formed numeral.
 */
export function chineseNumber(text: string, shorthand: boolean): bigint | undefined {
  const signs = [...text];
  if (signs.length === 0 || signs.length > 40) return undefined;
  if (signs.every((sign) => DIGITS.has(sign))) return BigInt(signs.map((sign) => DIGITS.get(sign)).join(''));
  let total = 0n;
  let above: bigint | undefined;
  let section: string[] = [];
  for (const sign of signs) {
    const unit = LARGE.get(sign);
    if (unit === undefined) {
      section.push(sign);
      continue;
    }
    const value = sectionValue(section, undefined);
    if (value === undefined || value === 0 || (above !== undefined && unit >= above)) return undefined;
    total += BigInt(value) * unit;
    above = unit;
    section = [];
  }
  if (section.length === 0) return total;
  const last = section.length === 1 && above !== undefined ? DIGITS.get(section[0]!) : undefined;
  if (last !== undefined && above !== undefined)
    return shorthand && last > 0 ? total + (BigInt(last) * above) / 10n : undefined;
  const rest = sectionValue(section, shorthand);
  return rest === undefined ? undefined : total + BigInt(rest);
}

/** Up to 千; `shorthand` undefined: the section stands before 萬 or higher, where nobody abbreviates. */
function sectionValue(signs: readonly string[], shorthand: boolean | undefined): number | undefined {
  let total = 0;
  let unit = 10_000;
  let digit: number | undefined;
  let zero = false;
  for (const [at, sign] of signs.entries()) {
    const tens = TENS.get(sign);
    const small = tens === undefined ? SMALL.get(sign) : 10;
    if (small !== undefined) {
      if (small >= unit || digit === 0 || (tens !== undefined && digit !== undefined)) return undefined;
      // Only 十 goes without a digit before it.
      if (digit === undefined && small !== 10) return undefined;
      total += tens ?? (digit ?? 1) * small;
      [unit, digit, zero] = [small, undefined, false];
      continue;
    }
    const next = DIGITS.get(sign);
    if (next === undefined || digit !== undefined) return undefined;
    if (next === 0) {
      if (zero || (at === 0 && signs.length === 1)) return undefined;
      zero = true;
    } else digit = next;
  }
  if (digit === undefined) return zero ? undefined : total;
  if (zero || unit === 10 || unit === 10_000) return total + digit;
  return shorthand ? total + (digit * unit) / 10 : undefined;
}
