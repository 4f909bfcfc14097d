const decoder = new TextDecoder();
const POWERS = Float64Array.from({ length: 17 }, (_, power) => 10 ** power);

/** The value of a plain decimal such as `-12345.60` in bytes[from..to); NaN if it is none. */
export function byteNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  const negative = bytes[at] === 0x2d;
  if (negative) at++;
  const first = at;
  let value = 0;
  let point = -1;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) value = value * 10 + (byte - 0x30);
    else if (byte === 0x2e && point < 0 && at > first) point = at;
    else return Number.NaN;
  }
  if (at === first || point === to - 1) return Number.NaN;
  // Up to 15 digits are exact in a double, and so is the power of ten they are divided by.
  if (to - first > 16) return Number(decoder.decode(bytes.subarray(from, to)));
  if (point >= 0) value /= POWERS[to - point - 1]!;
  return negative ? -value : value;
}
