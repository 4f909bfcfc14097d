/** A set of 64-bit hashes in eight bytes each and no object: millions of keys fit in memory. Slots are found by the low half. */
export interface HashTable {
  readonly size: number;
  readonly slots: number;
  /** Adds a hash; true: it was there already. */
  add(high: number, low: number): boolean;
  /** The slot of a hash; -1: it is not there. Slots move when the table grows. */
  find(high: number, low: number): number;
  /** Takes out the hashes whose highest `bits` bits are not `part`, without growing. */
  narrow(bits: number, part: number): void;
}

const FIRST = 1 << 12;

/** Doubles up to `most` slots; then `full` is called, which must narrow the table, or nothing more fits. */
export function hashTable(most = Number.POSITIVE_INFINITY, full: () => void = () => {}): HashTable {
  let slots = FIRST;
  let highs = new Int32Array(slots);
  let lows = new Int32Array(slots);
  let size = 0;

  const place = (high: number, low: number): number => {
    const mask = slots - 1;
    let slot = low & mask;
    while ((highs[slot] !== 0 || lows[slot] !== 0) && (highs[slot] !== high || lows[slot] !== low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  const refill = (to: number, keeps: (high: number) => boolean) => {
    const [oldHighs, oldLows] = [highs, lows];
    slots = to;
    highs = new Int32Array(slots);
    lows = new Int32Array(slots);
    size = 0;
    for (let at = 0; at < oldHighs.length; at++) {
      const high = oldHighs[at]!;
      const low = oldLows[at]!;
      if ((high === 0 && low === 0) || !keeps(high)) continue;
      const slot = place(high, low);
      highs[slot] = high;
      lows[slot] = low;
      size++;
    }
  };

  const table: HashTable = {
    get size() {
      return size;
    },
    get slots() {
      return slots;
    },
    add(high, low) {
      const h = high | 0;
      // All zero means an empty slot.
      const l = h === 0 && (low | 0) === 0 ? 1 : low | 0;
      const slot = place(h, l);
      if (highs[slot] !== 0 || lows[slot] !== 0) return true;
      highs[slot] = h;
      lows[slot] = l;
      size++;
      if (size > slots * 0.7) {
        if (slots * 2 <= most) refill(slots * 2, () => true);
        else full();
      }
      return false;
    },
    find(high, low) {
      const h = high | 0;
      const l = h === 0 && (low | 0) === 0 ? 1 : low | 0;
      const slot = place(h, l);
      return highs[slot] === 0 && lows[slot] === 0 ? -1 : slot;
    },
    narrow: (bits, part) => refill(slots, (high) => bits === 0 || high >>> (32 - bits) === part),
  };
  return table;
}
