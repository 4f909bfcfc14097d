/** A seeded stream of choices: the same seed makes the same sheets on every machine. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  /** From `low` to `high`, both possible. */
  int(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `count` different ones, in the order of the list. */
  some<T>(list: readonly T[], count: number): T[];
}

/** Mulberry32. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick: (list) => list[int(0, list.length - 1)]!,
    some: (list, count) => {
      const order = list.map((_, i) => ({ i, key: next() })).sort((a, b) => a.key - b.key);
      const kept = new Set(order.slice(0, count).map(({ i }) => i));
      return list.filter((_, i) => kept.has(i));
    },
  };
}
