/** A sum of plain decimals without rounding, for the cells of a row or a column; can be used again after `reset`. */
export interface DecimalSum {
  reset(): void;
  /** Adds the number in bytes[from..to), or takes it away where `sign` is -1; false: it is no plain decimal, nothing was added. */
  add(bytes: Uint8Array, from: number, to: number, sign: 1 | -1): boolean;
  /** Whether the sum is not further from zero than `other`. */
  within(other: Exact): boolean;
  value(): Exact;
  /** `12345.60`, with as many decimals as the finest number that was added. */
  text(): string;
}

/** A number in units of ten to the power of -scale. */
export interface Exact {
  readonly units: bigint;
  readonly scale: number;
}

// Doubles count exactly up to 2^53; the sum goes on as a BigInt before it gets there.
const SAFE = 2 ** 52;
const DIGITS = 15;
const TENS = Array.from({ length: DIGITS + 1 }, (_, digits) => 10 ** digits);
const NONE = -1;
const LONG = -2;
const decoder = new TextDecoder();

export function decimalSum(): DecimalSum {
  let units = 0;
  let whole = 0n;
  let scale = 0;

  const flush = () => {
    whole += BigInt(units);
    units = 0;
  };
  const refine = (decimals: number) => {
    const more = decimals - scale;
    const finer = more <= DIGITS ? units * TENS[more]! : Number.POSITIVE_INFINITY;
    if (Math.abs(finer) > SAFE) flush();
    else units = finer;
    if (whole !== 0n) whole *= 10n ** BigInt(more);
    scale = decimals;
  };
  const addLong = (text: string, sign: 1 | -1) => {
    const { units: long, scale: decimals } = exact(text);
    if (decimals > scale) refine(decimals);
    whole += BigInt(sign) * long * 10n ** BigInt(scale - decimals);
  };
  const value = (): Exact => {
    flush();
    return { units: whole, scale };
  };

  return {
    reset() {
      units = 0;
      whole = 0n;
      scale = 0;
    },
    add(bytes, from, to, sign) {
      const decimals = readDecimal(bytes, from, to);
      if (decimals === NONE) return false;
      const step = decimals < scale && decimals !== LONG ? scale - decimals : 0;
      const grown = step <= DIGITS ? mantissa * TENS[step]! : Number.POSITIVE_INFINITY;
      if (decimals === LONG || Math.abs(grown) > SAFE) {
        addLong(decoder.decode(bytes.subarray(from, to)), sign);
        return true;
      }
      if (decimals > scale) refine(decimals);
      units += sign * grown;
      if (Math.abs(units) > SAFE) flush();
      return true;
    },
    within(other) {
      if (whole === 0n && other.units === 0n) return units === 0;
      const sum = value();
      const size = sum.units < 0n ? -sum.units : sum.units;
      const finest = Math.max(sum.scale, other.scale);
      return size * 10n ** BigInt(finest - sum.scale) <= other.units * 10n ** BigInt(finest - other.scale);
    },
    value,
    text: () => exactText(value()),
  };
}

/** The number that a plain decimal says. */
export function exact(text: string): Exact {
  const point = text.indexOf('.');
  const scale = point < 0 ? 0 : text.length - point - 1;
  return { units: BigInt(text.replace('.', '')), scale };
}

/** `12345.60` */
export function exactText({ units, scale }: Exact): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0n ? `-${text}` : text;
}

let mantissa = 0;

/** Puts the digits into `mantissa` and says how many follow the point; LONG: more digits than a double holds. */
function readDecimal(bytes: Uint8Array, from: number, to: number): number {
  const negative = bytes[from] === 0x2d;
  const first = negative ? from + 1 : from;
  let value = 0;
  let decimals = -1;
  for (let at = first; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30);
      if (decimals >= 0) decimals++;
    } else if (byte === 0x2e && decimals < 0 && at > first) decimals = 0;
    else return NONE;
  }
  if (first >= to || decimals === 0) return NONE;
  if (to - first > DIGITS) return LONG;
  mantissa = negative ? -value : value;
  return Math.max(decimals, 0);
}
