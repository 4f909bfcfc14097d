import type { Problem } from './finding.ts';
import type { Checks, Field } from './pipeline.ts';

/** One thing a cell of a field must meet; looks at canonical text only. */
export interface Check {
  readonly name: keyof Checks | 'codes';
  readonly problem: Problem;
  /** Each is a test: the check's value, a cell, whether it passes. */
  readonly examples: readonly (readonly [value: unknown, cell: string, passes: boolean])[];
  /**
   * `value` is what the pipeline declares, for cells of `field`. The function is called for every non-empty cell (`required`: for
   * every cell), in the order of the rows.
   */
  start(value: unknown, field?: Field): (bytes: Uint8Array, from: number, to: number) => boolean;
}
