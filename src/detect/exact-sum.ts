/** The sum of decimals as they are written, without rounding: an integer in units of ten to the power of -scale. */
export interface ExactSum {
  /** Adds the cell bytes[from..to): nothing for a blank or a dash; false: it is no number, and nothing was added. */
  add(bytes: Uint8Array, from: number, to: number): boolean;
  /** All so far, in units of ten to the power of -scale. */
  total(): Exact;
}

export interface Exact {
  readonly units: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

const SAFE = 2 ** 52;
const MOST_DIGITS = 15;
const TENS = Array.from({ length: MOST_DIGITS + 1 }, (_, digits) => 10 ** digits);

/** A sum of nothing. Small numbers are added as doubles, which are exact below 2^53, and moved to a BigInt in time. */
export function exactSum(): ExactSum {
  let whole = 0n;
  let part = 0;
  let scale = 0;
  const flush = () => {
    whole += BigInt(part);
    part = 0;
  };
  return {
    add(bytes, from, to) {
      const decimals = readDecimal(bytes, from, to);
      if (decimals < 0) return decimals === NOTHING;
      if (decimals > scale) {
        flush();
        whole *= 10n ** BigInt(decimals - scale);
        scale = decimals;
      }
      const units = mantissa * TENS[scale - decimals]!;
      if (Math.abs(units) > SAFE) whole += BigInt(mantissa) * 10n ** BigInt(scale - decimals);
      else part += units;
      if (Math.abs(part) > SAFE) flush();
      return true;
    },
    total() {
      flush();
      return { units: whole, scale };
    },
  };
}

/** The number in a cell; undefined: it holds none. */
export function exactOf(bytes: Uint8Array, from: number, to: number): Exact | undefined {
  const scale = readDecimal(bytes, from, to);
  return scale < 0 ? undefined : { units: BigInt(mantissa), scale };
}

const NONE = -1;
const NOTHING = -2;
let mantissa = 0;

/** Puts the digits into `mantissa` and says how many follow the point; NOTHING for a blank or dashes, NONE for what is no number. */
function readDecimal(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  let end = to;
  while (at < end && bytes[at]! <= 0x20) at++;
  while (end > at && bytes[end - 1]! <= 0x20) end--;
  if (at === end) return NOTHING;
  const bracketed = bytes[at] === 0x28 && bytes[end - 1] === 0x29;
  const negative = bracketed || bytes[at] === 0x2d;
  if (negative) at++;
  if (bracketed) end--;
  if (at === end) return NOTHING;
  let digits = 0;
  let decimals = -1;
  let value = 0;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30);
      if (value > 0) digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === 0x2e && decimals < 0) decimals = 0;
    else if (byte !== 0x2c || decimals >= 0) return isDashes(bytes, from, to) ? NOTHING : NONE;
  }
  if (digits > MOST_DIGITS || decimals > MOST_DIGITS) return NONE;
  mantissa = negative ? -value : value;
  return Math.max(0, decimals);
}

/** `-`, `--`, `－`, `—`: what prints a zero or nothing. */
function isDashes(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > 12) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === 0x2d || byte <= 0x20) continue;
    const wide = (byte << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
    if (wide !== 0xefbc8d && wide !== 0xe28094 && wide !== 0xe28093 && wide !== 0xe38080 && wide !== 0xe28095)
      return false;
    at += 2;
  }
  return true;
}

/** `12345.60` */
export function exactText({ units, scale }: Exact): string {
  const negative = units < 0n;
  const digits = String(negative ? -units : units).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return negative ? `-${text}` : text;
}

/** The difference of two numbers, in the finer of their units. */
export function minus(one: Exact, other: Exact): Exact {
  const scale = Math.max(one.scale, other.scale);
  const of = (each: Exact) => each.units * 10n ** BigInt(scale - each.scale);
  return { units: of(one) - of(other), scale };
}
