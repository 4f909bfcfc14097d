import type { Findings } from './finding.ts';
import type { Delivery, FileFacts, Opened } from './sheet.ts';

export interface ParseHints {
  /** Said by the pipeline; believed unless the bytes contradict it. */
  readonly encoding?: 'utf-8' | 'cp950' | 'utf-16le' | 'utf-16be';
  readonly signal?: AbortSignal;
}

/** Bytes to sheets. What is odd about a file goes to `findings`; what cannot be read is a Fault. */
export interface Parser {
  readonly format: FileFacts['format'];
  open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened>;
}
