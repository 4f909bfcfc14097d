import { fuzzers } from './fuzzers.ts';
import { outcomeOf } from './outcome.ts';

/** Runs the cases that it is told, one at a time; a process of its own, which may hang or run out of memory. */
export interface Answer {
  readonly seed: number;
  readonly end?: string;
  /** How it went wrong. */
  readonly wrong?: string;
  readonly milliseconds: number;
  /** The most memory that this process has had so far, in MB. */
  readonly megabytes: number;
}

const fuzzer = fuzzers.find((one) => one.name === process.argv[2])!;
let late: unknown;
// A rejection that nobody waits for would end a server.
process.on('unhandledRejection', (error) => {
  late = error;
});

process.on('message', async (seed: number) => {
  const from = performance.now();
  let end: string | undefined;
  let wrong: string | undefined;
  try {
    end = await outcomeOf(fuzzer, seed);
    if (late !== undefined) throw late;
  } catch (error) {
    wrong = error instanceof Error ? (error.stack ?? String(error)) : String(error);
  }
  late = undefined;
  const answer: Answer = {
    seed,
    ...(end !== undefined && { end }),
    ...(wrong !== undefined && { wrong }),
    milliseconds: performance.now() - from,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
  process.send!(answer);
});
