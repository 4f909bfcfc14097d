/** One figure of an outside test set, beside what others reach on the same cases. */
export interface Figure {
  readonly name: string;
  readonly ours: number;
  /** What the figure counts: points of 10, or per cent. */
  readonly unit: '/10' | '%';
  /** What we want to reach at least. */
  readonly target?: number;
  /** A rule that does no work, and other readers, with their names: `Papa Parse 9.68, DuckDB 9.09`. */
  readonly peers: string;
}

/** An outside test set: cases in a folder, a scorer beside them. */
export interface Yardstick {
  readonly name: string;
  /** Reads the cases in `data`, told nothing about any of them, and writes into `out` what the set's scorer reads. In this process. */
  adapt(data: string, out: string): Promise<void>;
  /** Runs the scorer in `data` over `out`. */
  figures(data: string, out: string): Promise<Figure[]>;
}
