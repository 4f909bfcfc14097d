import type { Place } from './place.ts';
import type { Layout } from './sheet.ts';
import type { Text } from './text.ts';

/** The part of a sheet that detection looks at: all of a small sheet, head and tail of a large one. */
export interface Sketch {
  readonly sheet: string;
  readonly index: number;
  readonly hidden: boolean;
  readonly text: boolean;
  /** See `Sheet`: there is no header to be found. */
  readonly records?: boolean;
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

/** `other`: a row of another table on the same sheet. */
export type CutReason =
  | 'title'
  | 'unit'
  | 'header'
  | 'total'
  | 'subtotal'
  | 'average'
  | 'comparison'
  | 'note'
  | 'blank'
  | 'repeat'
  | 'label'
  | 'continuation'
  | 'other';

export interface Reason {
  readonly step: string;
  readonly says: Text;
  /** The rows that it is about, from 0; none: the whole table. */
  readonly rows?: readonly number[];
  /** The columns that it is about, by their number in the sheet, from 0. */
  readonly columns?: readonly number[];
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
  /** The time that the titles say the whole table is about: as they write it, and as `2023`, `2023-Q1`, `2023-05` or `2023-05-31`. */
  readonly period?: { readonly text: string; readonly canonical: string };
  /** 0..1: how sure detection is, and why. */
  readonly sure: number;
  readonly why: readonly Reason[];
  /** What the records that were seen are like, so that rows that were not seen are judged in the same way. */
  readonly body?: TableBody;
  /** Columns with cells in every record that are no column of the table: a key printed again, a hidden helper. */
  readonly leftOut?: readonly number[];
  /** Rows that detection has not seen: the middle of a long sheet, or (no bottom) all that follows. */
  readonly unseen?: { readonly top: number; readonly bottom?: number };
}

/** Facts of a table's records; the arrays run along `columns`. */
export interface TableBody {
  /** The column of the sheet at each position; none: as in the table's `columns`. */
  readonly ats?: readonly number[];
  /** Share of filled cells that are numbers. */
  readonly numeric: readonly number[];
  /** Share of records that have a cell. */
  readonly fill: readonly number[];
  /** Mean length of filled cells, in characters. */
  readonly length: readonly number[];
  /** Positions of the columns whose cells say what a row is about: 總計 would stand there. */
  readonly keys: readonly number[];
  /** What most names in a column have in common, where it says what rows are about: an empty cell further right makes no group label of one. */
  readonly kin?: readonly (readonly string[])[];
  /** Positions of columns whose cells may look like page numbers: codes and dates with dashes. */
  readonly paged?: readonly number[];
  /** Position of a column that repeats 計, 男, 女. */
  readonly sexes?: number;
  /** What that column says in the first row of each group, as it is written. */
  readonly opens?: string;
  /** A column, by its position, that repeats the same labels group by group (收件, 結案, 未結), and what it says first in each. */
  readonly cycle?: { readonly at: number; readonly opens: string; readonly length: number };
  /** Positions of columns of periods or places, where 年增率 or 百分比 is about the other rows, and no record. */
  readonly compares?: readonly number[];
  /** 平均 is one of several measures (最高, 最低, 平均) that records are about, not the average of other records. */
  readonly measures?: boolean;
  /** Every row is a record by the file's format, unless it is a total. */
  readonly records?: boolean;
  /** Total rows are records of this table. */
  readonly keepsTotals?: boolean;
}

export interface Cut {
  readonly top: number;
  readonly bottom: number;
  readonly reason: CutReason;
}

/** What a person has said about where the table is. */
export interface Hints {
  readonly sheet?: string;
  /** Where no sheet has that name, all are looked at: the recorded columns tell which it is. */
  readonly elsewhere?: boolean;
  /** Headings that the table must have, by text. */
  readonly titles?: readonly string[];
  /** Whether total rows are published; they are cut unless said. */
  readonly totals?: 'cut' | 'keep';
}
