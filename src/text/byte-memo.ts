import { hashBytes } from './byte-hash.ts';

/** Entries of a memo, and the longest key and answer it keeps: 170 KB in all, a tenth of it until they are needed (tables may have thousands of columns). */
const SLOTS = 2048;
const FEW = 128;
const WIDTH = 40;

/** Remembers short answers for short byte strings, two of those that fall together; never grows. */
export interface ByteMemo {
  /** The slot of bytes[from..to), or -1. */
  find(bytes: Uint8Array, from: number, to: number): number;
  /** Remembers `length` bytes of `answer`, and a number with them; -1 remembers that there is no answer. What is too long is not kept. */
  keep(bytes: Uint8Array, from: number, to: number, answer: Uint8Array, length: number, note?: number): void;
  /** The number kept with the answer in a slot. */
  note(slot: number): number;
  /** How long the answer in a slot is; -1: known to have none. */
  length(slot: number): number;
  /** Copies the answer in a slot to the start of `out`. */
  copy(slot: number, out: Uint8Array): void;
}

export function byteMemo(): ByteMemo {
  let mask = -1;
  let kept = 0;
  let keys = new Uint8Array(0);
  let answers = new Uint8Array(0);
  let keyLengths = new Uint8Array(0);
  let answerLengths = new Int8Array(0);
  let notes = new Int32Array(0);
  let turn = false;

  /** What was remembered before is forgotten: it is soon asked for again. */
  function begin(slots: number): void {
    mask = slots - 1;
    keys = new Uint8Array(slots * WIDTH);
    answers = new Uint8Array(slots * WIDTH);
    keyLengths = new Uint8Array(slots);
    answerLengths = new Int8Array(slots);
    notes = new Int32Array(slots);
  }

  function holds(slot: number, bytes: Uint8Array, from: number, to: number): boolean {
    const length = to - from;
    if (keyLengths[slot] !== length) return false;
    const base = slot * WIDTH;
    for (let i = 0; i < length; i++) if (keys[base + i] !== bytes[from + i]) return false;
    return true;
  }

  return {
    find(bytes, from, to) {
      if (to - from > WIDTH || kept === 0) return -1;
      const slot = hashBytes(bytes, from, to) & mask;
      if (holds(slot, bytes, from, to)) return slot;
      return holds(slot ^ 1, bytes, from, to) ? slot ^ 1 : -1;
    },
    keep(bytes, from, to, answer, length, note = 0) {
      if (to - from > WIDTH || length > WIDTH || from === to) return;
      if (kept === 0) begin(FEW);
      else if (kept === FEW) begin(SLOTS);
      kept++;
      // Each key has two places; where both are taken, they give way in turns.
      let slot = hashBytes(bytes, from, to) & mask;
      if (keyLengths[slot] !== 0 && (keyLengths[slot ^ 1] === 0 || (turn = !turn))) slot ^= 1;
      keys.set(bytes.subarray(from, to), slot * WIDTH);
      keyLengths[slot] = to - from;
      answerLengths[slot] = length;
      notes[slot] = note;
      if (length > 0) answers.set(answer.subarray(0, length), slot * WIDTH);
    },
    length: (slot) => answerLengths[slot]!,
    note: (slot) => notes[slot]!,
    copy(slot, out) {
      const base = slot * WIDTH;
      const length = answerLengths[slot]!;
      for (let i = 0; i < length; i++) out[i] = answers[base + i]!;
    },
  };
}
