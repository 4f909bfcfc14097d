import type { Random } from './random.ts';

/** Whole numbers at which readers count wrong. */
const numbers = [0, 1, 2, 3, 4, 7, 8, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xfffe, 0xffff, 0x10000];
const large = [0x7fffffff, 0x80000000, 0xfffffffa, 0xfffffffe, 0xffffffff, 0x00ffffff, 0x01000000, 0x40000000];

/** A number of 8, 16 or 32 bits that is not what it should be. */
export function wildNumber(random: Random, was: number): number {
  const kinds = [
    () => random.pick(numbers),
    () => random.pick(large),
    () => was + random.below(9) - 4,
    () => was * 2,
    () => random.below(2 ** 32),
  ];
  return random.pick(kinds)() >>> 0;
}

/** Cuts, doubles, moves or overwrites some bytes. */
export function spoilBytes(bytes: Uint8Array, random: Random): Uint8Array {
  if (bytes.length === 0) return random.bytes(random.below(9));
  const at = random.below(bytes.length);
  const length = 1 + random.below(random.once(4) ? 400 : 12);
  const head = bytes.subarray(0, at);
  const tail = bytes.subarray(at + length);
  const kinds: (() => Uint8Array[])[] = [
    () => [head],
    () => [head, tail],
    () => [bytes.subarray(0, at + length), bytes.subarray(at)],
    () => [head, random.bytes(length), tail],
    () => [head, random.bytes(1 + random.below(4)), bytes.subarray(at)],
    () => [head, new Uint8Array(length).fill(random.pick([0, 255, 32])), tail],
    () => [bytes.subarray(at), head],
    () => [overwritten(bytes, at, random)],
    () => [overwritten(bytes, at, random)],
    () => [flipped(bytes, at, random)],
  ];
  return joined(random.pick(kinds)());
}

function overwritten(bytes: Uint8Array, at: number, random: Random): Uint8Array {
  const made = bytes.slice();
  const view = new DataView(made.buffer);
  const width = Math.min(random.pick([1, 2, 2, 4, 4]), made.length);
  const from = Math.min(at, made.length - width);
  if (width === 4) view.setUint32(from, wildNumber(random, view.getUint32(from, true)), true);
  else if (width >= 2) view.setUint16(from, wildNumber(random, view.getUint16(from, true)) & 0xffff, true);
  else made[from] = wildNumber(random, made[from]!);
  return made;
}

function flipped(bytes: Uint8Array, at: number, random: Random): Uint8Array {
  const made = bytes.slice();
  made[at]! ^= 1 << random.below(8);
  return made;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
