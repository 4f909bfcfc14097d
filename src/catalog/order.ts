/** Compares by code unit, so that no machine's locale changes an order. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The last of some RFC 3339 times of one zone; undefined where there are none. */
export function latest(times: readonly string[]): string | undefined {
  return times.toSorted(order).at(-1);
}
