import type { Random } from './random.ts';

/** A file to be read, under a name that may promise something else. */
export interface FuzzCase {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What else must hold of the reader for this case; throws where it does not. */
  readonly holds?: () => Promise<void>;
  /** Whether the file goes the whole way: opened, read, detected, passed. */
  readonly whole: boolean;
}

/** Makes cases for one reader, the same ones for the same seed. */
export interface Fuzzer {
  readonly name: string;
  make(random: Random): Promise<FuzzCase> | FuzzCase;
}
