/** The keys and list positions that lead to a value. */
export type Path = readonly (string | number)[];

/** One thing that is wrong in a pipeline's file: where, and a sentence in each language. */
export interface Complaint {
  readonly path: Path;
  /** Whether the key is wrong, or the value behind it. */
  readonly on: 'key' | 'value';
  readonly zh: string;
  readonly en: string;
}
