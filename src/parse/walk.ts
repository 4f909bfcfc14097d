/**
 * What a reader of JSON or XML tells, in the order of the file. `member` and `item` go down to a place, `up` leaves it; in
 * between it is said to be an object, an array, or a scalar. Bytes are only good until the call returns.
 */
export interface Walk {
  member(bytes: Uint8Array, from: number, to: number): void;
  item(): void;
  object(): void;
  array(): void;
  /** A scalar with its decoded text. */
  scalar(bytes: Uint8Array, from: number, to: number, kind: number): void;
  up(): void;
}

/** What a scalar is; a string may be quoted when it is written as JSON again, all else stands as it is. */
export const Scalar = { string: 0, word: 1, missing: 2 } as const;

/** Feeds a walk: `step` takes one token and says false where more bytes are needed. */
export interface Reader {
  feed(piece: Uint8Array): void;
  /** No more pieces come. */
  end(): void;
  step(): boolean;
  /** After the last `step`; a Fault where the file breaks off. */
  finish(): void;
}

/** Makes a reader that tells a walk. */
export type StartReader = (walk: Walk) => Reader;
