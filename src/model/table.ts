import type { Place } from './place.ts';
import type { Layout } from './sheet.ts';
import type { Text } from './text.ts';

/** The part of a sheet that detection looks at: all of a small sheet, head and tail of a large one. */
export interface Sketch {
  readonly sheet: string;
  readonly index: number;
  readonly hidden: boolean;
  readonly text: boolean;
  /** In order; a row number that jumps means rows without cells, or the middle left out. */
  readonly rows: readonly SketchRow[];
  /** False: rows lie between or after those in `rows` that detection has not seen. */
  readonly complete: boolean;
  readonly width: number;
  readonly layout: Layout;
}

export interface SketchRow {
  /** The row's number in its sheet, from 0. */
  readonly at: number;
  readonly cells: readonly string[];
  /** `Kind` of each cell; text files have none. */
  readonly kinds?: readonly number[];
}

export type CutReason = 'title' | 'unit' | 'header' | 'total' | 'note' | 'blank' | 'repeat' | 'label' | 'continuation';

export interface Reason {
  readonly step: string;
  readonly says: Text;
}

export interface TableColumn {
  /** The column's number in its sheet, from 0. */
  readonly at: number;
  /** All levels joined by `_`, blanks between Chinese characters gone. */
  readonly title: string;
  readonly levels: readonly string[];
  readonly unit?: string;
}

/** The rectangle in a sheet that is data, and its headings. Rows count from 0. */
export interface Table {
  readonly sheet: string;
  /** From the first header row (or first record) to the last record seen. */
  readonly place: Place;
  readonly header: readonly number[];
  /** First record. */
  readonly first: number;
  /** Last record; undefined: the rows go on where the sketch ends, and the end is decided while they pass. */
  readonly last?: number;
  readonly columns: readonly TableColumn[];
  /** Rows that are no records, and why, in order; above, inside and below the data. */
  readonly cut: readonly Cut[];
  /** Records between first and last in the sketch. */
  readonly records: number;
  readonly titles: readonly string[];
  readonly notes: readonly string[];
  readonly unit?: string;
  /** 0..1: how sure detection is, and why. */
  readonly sure: number;
  readonly why: readonly Reason[];
}

export interface Cut {
  readonly top: number;
  readonly bottom: number;
  readonly reason: CutReason;
}

/** What a person has said about where the table is. */
export interface Hints {
  readonly sheet?: string;
  /** Headings that the table must have, by text. */
  readonly titles?: readonly string[];
  /** Whether total rows are published; they are cut unless said. */
  readonly totals?: 'cut' | 'keep';
}
