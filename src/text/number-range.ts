/**
 * A regular expression of the whole numbers from `first` to `last`. Written with equally many digits they are of that width
 * (`01` to `12`: 01, 02 …); else without leading zeros (`0` to `180`). Undefined: they are no such numbers.
 */
export function numberRange(first: string, last: string): string | undefined {
  if (!/^\d{1,20}$/.test(first) || !/^\d{1,20}$/.test(last)) return undefined;
  if (first.length === last.length) return first <= last ? joined(between(first, last)) : undefined;
  if (first.length > last.length || /^0\d/.test(first) || last.startsWith('0')) return undefined;
  if (/^[01]$/.test(first) && /^9+$/.test(last)) {
    const natural = `[1-9][0-9]{0,${last.length - 1}}`;
    return first === '0' ? `(?:0|${natural})` : natural;
  }
  const parts = between(first, '9'.repeat(first.length));
  for (let width = first.length + 1; width < last.length; width++) parts.push(`[1-9]${digits(width - 1)}`);
  return joined([...parts, ...between(`1${'0'.repeat(last.length - 1)}`, last)]);
}

/** Alternatives for the numbers between two of one width: those that share the first digit of either end, and those between. */
function between(first: string, last: string): string[] {
  const rest = first.length - 1;
  if (first === last) return [first];
  if (/^0*$/.test(first.slice(1)) && /^9*$/.test(last.slice(1)))
    return [`${oneOf(first[0]!, last[0]!)}${digits(rest)}`];
  if (first[0] === last[0]) return between(first.slice(1), last.slice(1)).map((part) => `${first[0]}${part}`);
  const parts: string[] = [];
  let [low, high] = [Number(first[0]), Number(last[0])];
  if (!/^0*$/.test(first.slice(1))) {
    parts.push(...between(first.slice(1), '9'.repeat(rest)).map((part) => `${low}${part}`));
    low++;
  }
  const top = /^9*$/.test(last.slice(1))
    ? []
    : between('0'.repeat(rest), last.slice(1)).map((part) => `${last[0]}${part}`);
  if (top.length > 0) high--;
  if (low <= high) parts.push(`${oneOf(String(low), String(high))}${digits(rest)}`);
  return [...parts, ...top];
}

function oneOf(low: string, high: string): string {
  return low === high ? low : `[${low}-${high}]`;
}

function digits(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '[0-9]' : `[0-9]{${count}}`;
}

function joined(parts: readonly string[]): string {
  return parts.length === 1 ? parts[0]! : `(?:${parts.join('|')})`;
}
