/** The same choices for the same seed, everywhere (xorshift32). */
export interface Chance {
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  /** So many digits, as text; the first is no 0 where `first` says so. */
  digits(count: number, first?: string): string;
}

export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const below = (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  const pick = <T>(list: readonly T[]) => list[below(list.length)]!;
  const digits = (count: number, first = '0123456789') =>
    pick([...first]) + Array.from({ length: count - 1 }, () => below(10)).join('');
  return { below, pick, digits };
}
