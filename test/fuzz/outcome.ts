import type { Fuzzer } from './fuzzer.ts';
import { type Random, randomFrom } from './random.ts';
import { goThrough, readThrough } from './whole-way.ts';

const WHOLE = 1 << 20;

/** Makes the case of a seed and runs it. Gives how it ended; throws where it ended in no way that it may. */
export async function outcomeOf(fuzzer: Fuzzer, seed: number): Promise<string> {
  const random = randomFrom(seed);
  const made = await fuzzer.make(random);
  await made.holds?.();
  return made.whole ? fileOutcome(made.name, made.bytes, pieceOf(made.bytes.length, random)) : 'held';
}

/** Reads a file in whole, then in pieces of another size, then goes the whole way with it. */
export async function fileOutcome(name: string, bytes: Uint8Array, piece: number): Promise<string> {
  const { end, digest } = await readThrough(name, bytes, WHOLE);
  const again = await readThrough(name, bytes, piece);
  if (again.end !== end || again.digest !== digest)
    throw new Error(`read in pieces of ${piece} it ends in ${again.end}, in one piece in ${end}`);
  const gone = await goThrough(name, bytes);
  return end === 'table' && gone !== 'table' ? `table, ${gone}` : end;
}

/** Some bytes at a time; of a large file no less than a hundredth. */
function pieceOf(length: number, random: Random): number {
  return 1 + random.below(5000) + Math.ceil(length / 100);
}
