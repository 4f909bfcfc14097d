import type { Problem } from './finding.ts';
import type { Type } from './pipeline.ts';
import type { FileFacts } from './sheet.ts';
import type { CutReason } from './table.ts';
import type { Text } from './text.ts';

/** What rules judge: facts of constant size, gathered in one pass, about the file as given or about the release. */
export interface Subject {
  readonly kind: 'source' | 'release';
  readonly file: Pick<FileFacts, 'format' | 'extension' | 'encoding' | 'delimiter' | 'linkCaches'>;
  /** Formats in which the same table is offered. */
  readonly formats: readonly string[];
  readonly sheets: number;
  readonly hiddenSheets: number;
  /** Header rows; 0: the columns have no names. */
  readonly headerRows: number;
  /** Records. */
  readonly rows: number;
  /** How many rows were no records, by reason. */
  readonly cut: Readonly<Partial<Record<CutReason, number>>>;
  /** Merged ranges that touch the header, and that touch the records. */
  readonly merged: { readonly header: number; readonly data: number };
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** Rows that hold more cells, or fewer, than the header. */
  readonly ragged: number;
  /** Private-use characters and U+FFFD in the cells. */
  readonly strangeCharacters: number;
  readonly columns: readonly ColumnFacts[];
  /** What is said about the data beside the data; undefined for a bare file. */
  readonly metadata?: {
    readonly titled: boolean;
    readonly described: boolean;
    readonly fieldsDescribed: number;
    readonly unitsSaid: number;
    readonly licensed: boolean;
    readonly frequency: boolean;
    readonly contact: boolean;
    readonly standardUris: number;
    readonly versioned: boolean;
    readonly checksummed: boolean;
  };
}

/** What one pass has seen of a column; counts are cells. */
export interface ColumnFacts {
  readonly title: string;
  readonly levels: number;
  readonly type?: Type;
  readonly unit?: string;
  readonly filled: number;
  readonly missing: number;
  /** Missing cells that hold a mark such as － instead of nothing. */
  readonly marked: number;
  /** Cells that carry a flag glued to the value. */
  readonly flagged: number;
  /** Cells that had to be rewritten to be canonical. */
  readonly rewritten: number;
  /** Of those the points in time that are in another form than ISO 8601's; a zone that was left out is no other form. */
  readonly misformed?: number;
  readonly unreadable: number;
  /** Cells that meet their type but fail a check. */
  readonly failed: number;
  /** Spreadsheet error values such as #DIV/0!. */
  readonly errors: number;
}

/** One thing a machine needs from a table, worth points. */
export interface Rule {
  readonly problem: Problem;
  /** What it asks for, as the heading of its line: true when it is kept. */
  readonly title: Text;
  readonly points: number;
  /** Subjects on which it keeps all its points, and on which it loses some. */
  readonly fixtures: { readonly good: Partial<Subject>; readonly bad: Partial<Subject> };
  /** Which paragraph of which standard or rule asks for it. */
  readonly source: string;
  /** The share kept, 0..1; undefined: does not apply. */
  judge(subject: Subject): number | undefined;
}

export interface Score {
  /** 0-100. */
  readonly total: number;
  /** Version of the rule set. */
  readonly version: string;
  readonly rules: readonly RuleScore[];
}

export interface RuleScore {
  readonly rule: string;
  readonly points: number;
  /** 0..1; undefined: does not apply, and its points do not count. */
  readonly kept?: number;
}

export type Answer = 'yes' | 'no' | 'unknown';

/** The six automatic indicators of the portal's quality check (品質檢測), by its own keys. */
export interface Indicators {
  readonly linkable: Answer;
  readonly downloadable: Answer;
  readonly structure: Answer;
  readonly encoding_match: Answer;
  readonly desc_match: Answer;
  readonly timeliness: Answer;
}

export type Medal = 'platinum' | 'gold' | 'silver' | 'bronze' | 'none';

/** What the portal is expected to say. Intersected over resources: one that fails, fails the dataset. */
export interface Forecast {
  readonly medal: Medal;
  readonly indicators: Indicators;
  readonly resources: readonly {
    readonly name: string;
    readonly indicators: Indicators;
    /** Names said of its fields that its first row does not hold to the letter: why `desc_match` is no. */
    readonly absent?: readonly string[];
  }[];
}

/** One file as the portal would check it. */
export interface Resource {
  readonly name: string;
  readonly format: string;
  /** Whether it can be fetched at its address: known after publishing, `unknown` for a file at hand. */
  readonly reachable: Answer;
  readonly declaredEncoding?: string;
  readonly realEncoding?: string;
  /** Names said in 主要欄位說明, and names in the file. */
  readonly declaredFields?: readonly string[];
  readonly fileFields: readonly string[];
  /** Every field said to belong to a data standard (領域資料標準). */
  readonly standard: boolean;
}
