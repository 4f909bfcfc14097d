import type { FindingFacts, Problem } from '../model/finding.ts';
import type { EncodingLabel } from '../text/text-decoder.ts';
import type { Mojibake } from './mojibake.ts';

/** How a text file is to be read, and what is to be said of that. */
export interface Encoding {
  /** `mixed`: UTF-8 and `label`, line by line. */
  readonly name: EncodingLabel | 'utf-8-bom' | 'mixed';
  readonly label: EncodingLabel;
  /** Bytes of the byte-order mark. */
  readonly skip: number;
  /** UTF-8 with bytes that are no character: they become U+FFFD. */
  readonly damaged?: boolean;
  /** User-defined characters in it; undefined: nobody has counted. */
  readonly own?: number;
  /** What is put right while it is read. */
  readonly mend?: Mojibake;
  readonly told: readonly Told[];
}

export type Told = readonly [problem: Problem, facts: FindingFacts];
