/** A number of a pipeline as plain decimal bytes: `1e21` as its digits. */
export function plainDecimal(value: number): Uint8Array {
  const text = String(value);
  const written = !text.includes('e') ? text : Math.abs(value) >= 1 ? BigInt(value).toString() : value.toFixed(100);
  return new TextEncoder().encode(written);
}
