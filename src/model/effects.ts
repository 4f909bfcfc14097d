/** What happens while a run goes on, for progress on a terminal and plain lines in a log. */
export type Event =
  | { readonly kind: 'stage'; readonly dataset: string; readonly stage: string }
  | { readonly kind: 'rows'; readonly dataset: string; readonly rows: number; readonly share?: number }
  | { readonly kind: 'say'; readonly level: 'info' | 'warn'; readonly zh: string; readonly en: string };

/** A file being written outside the store, hashed as it grows. */
export interface Spool {
  write(bytes: Uint8Array): void;
  end(): { readonly path: string; readonly size: number; readonly sha256: string };
}

/** All that can make tomorrow's run differ from today's. */
export interface Effects {
  now(): Date;
  readonly signal: AbortSignal;
  log(event: Event): void;
  /** A new file in this run's own scratch folder. */
  spool(name: string): Spool;
}
