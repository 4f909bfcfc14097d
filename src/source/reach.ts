import type { Spool } from '../model/effects.ts';
import type { Store } from '../model/store.ts';

/** What a source may touch besides the disk: made once a run, by whoever joins the stages. */
export interface Reach {
  readonly signal: AbortSignal;
  /** A new file in the run's own scratch folder: what comes over a network is kept there. */
  spool(name: string): Spool;
  /** Opens object storage for reading. */
  objects(address: string): Promise<Store>;
  /** Secrets and what the operator allows; never shown or logged. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  now(): Date;
  /** Waits so many milliseconds, or fails when the signal fires. */
  wait(milliseconds: number): Promise<void>;
}
