import type { Batch } from './batch.ts';
import type { Field } from './pipeline.ts';

/** Turns batches into the bytes of one file. */
export interface Renderer {
  readonly extension: string;
  readonly type: string;
  /** `sink` takes bytes that are overwritten after it returns. */
  start(
    fields: readonly Field[],
    sink: (bytes: Uint8Array) => void,
  ): {
    /** Columns in the order of `fields`. */
    batch(batch: Batch): void;
    end(): void;
  };
}
