/** Writes a number with exactly `places` digits after its point to the start of `out` and returns the length; up to 15 digits in all are exact. */
export function writeDecimal(value: number, places: number, out: Uint8Array): number {
  let left = Math.round(Math.abs(value) * 10 ** places);
  let at = 24;
  for (let digits = 0; left > 0 || digits <= places; digits++) {
    if (digits === places && places > 0) scratch[--at] = 0x2e;
    const rest = Math.floor(left / 10);
    scratch[--at] = 0x30 + (left - rest * 10);
    left = rest;
  }
  if (value < 0) scratch[--at] = 0x2d;
  for (let i = at; i < 24; i++) out[i - at] = scratch[i]!;
  return 24 - at;
}

const scratch = new Uint8Array(24);
