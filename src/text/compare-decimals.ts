/**
 * Compares two plain decimals such as `-12345.60` by their digits, however many there are: below 0, 0 or above it.
 * NaN: one of them is no plain decimal.
 */
export function compareDecimals(
  a: Uint8Array,
  aFrom: number,
  aTo: number,
  b: Uint8Array,
  bFrom: number,
  bTo: number,
): number {
  const aPoint = pointOf(a, aFrom, aTo);
  const bPoint = pointOf(b, bFrom, bTo);
  if (aPoint < 0 || bPoint < 0) return Number.NaN;
  const aSign = signOf(a, aFrom, aTo);
  const bSign = signOf(b, bFrom, bTo);
  if (aSign !== bSign || aSign === 0) return aSign - bSign;
  return aSign * compareSizes(a, firstDigit(a, aFrom), aPoint, aTo, b, firstDigit(b, bFrom), bPoint, bTo);
}

/** Where the point stands, or the end where there is none; -1: it is no plain decimal. */
function pointOf(bytes: Uint8Array, from: number, to: number): number {
  const first = bytes[from] === 0x2d ? from + 1 : from;
  let point = -1;
  for (let at = first; at < to; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) continue;
    if (byte !== 0x2e || point >= 0 || at === first || at === to - 1) return -1;
    point = at;
  }
  if (first >= to) return -1;
  return point < 0 ? to : point;
}

/** -1, 0 or 1; `-0.00` is 0. */
function signOf(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!;
    if (byte > 0x30 && byte <= 0x39) return bytes[from] === 0x2d ? -1 : 1;
  }
  return 0;
}

/** Past the sign and zeros before the number. */
function firstDigit(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === 0x2d ? from + 1 : from;
  while (bytes[at] === 0x30) at++;
  return at;
}

function compareSizes(
  a: Uint8Array,
  aFirst: number,
  aPoint: number,
  aTo: number,
  b: Uint8Array,
  bFirst: number,
  bPoint: number,
  bTo: number,
): number {
  // `0.5`: the zero before the point is past, and the point itself stands first.
  const wholes = Math.max(aPoint - aFirst, 0) - Math.max(bPoint - bFirst, 0);
  if (wholes !== 0) return wholes;
  for (let i = aFirst, j = bFirst; i < aPoint; i++, j++) if (a[i] !== b[j]) return a[i]! - b[j]!;
  const decimals = Math.max(aTo - aPoint, bTo - bPoint);
  for (let i = 1; i < decimals; i++) {
    const left = aPoint + i < aTo ? a[aPoint + i]! : 0x30;
    const right = bPoint + i < bTo ? b[bPoint + i]! : 0x30;
    if (left !== right) return left - right;
  }
  return 0;
}
