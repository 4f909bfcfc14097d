import type { Findings } from './finding.ts';
import type { SourceEncoding } from './pipeline.ts';
import type { Delivery, FileFacts, Opened } from './sheet.ts';

export interface ParseHints {
  /** Said by the pipeline; believed unless the bytes contradict it. */
  readonly encoding?: SourceEncoding;
  /** What the pipeline asks to be put right while the text is read. */
  readonly mend?: 'mojibake';
  /** What the agency's own characters are, by their private-use character. */
  readonly characters?: Readonly<Record<string, string>>;
  /** The path of the records in a JSON or XML file that holds several lists, such as `result.records`. */
  readonly records?: string;
  /** Which members of an archive are read: a name, or a pattern with `*` and `?`. */
  readonly inside?: string;
  /** How many archives the file lies in. */
  readonly within?: number;
  readonly signal?: AbortSignal;
}

/** Bytes to sheets. What is odd about a file goes to `findings`; what cannot be read is a Fault. */
export interface Parser {
  readonly format: FileFacts['format'];
  open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened>;
}
