import type { Datum, Derived } from './derived.ts';
import type { Mend } from './mend.ts';
import type { FieldPrivacy, SmallGroups } from './privacy.ts';
import type { Reshape } from './reshape.ts';
import type { FolderFrom, PagedFrom, PageFrom, WebSettings } from './source.ts';
import type { Text } from './text.ts';

export type Type =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'percent'
  | 'amount'
  | 'date'
  | 'time'
  | 'datetime'
  | 'period'
  | 'boolean'
  | 'code'
  | 'place'
  | 'address'
  | 'coordinate'
  | 'phone'
  | 'url'
  | 'email'
  | 'business-number'
  | 'agency-code'
  | 'oid'
  | 'medical-code'
  | 'postcode';

/** One column of a standard or a pipeline. */
export interface Field {
  /** The column's heading in what is published. */
  readonly name: string;
  /** 中文 title. */
  readonly title: string;
  readonly description?: string;
  /** Headings the agency's file may use for it; the title and name always count. */
  readonly aliases?: readonly string[];
  /** The column's letters in the agency's sheet (A, B … AA), for a column without a heading of its own; its title is then not looked for. */
  readonly column?: string;
  readonly type: Type;
  /** For numbers: the unit of the values as published. */
  readonly unit?: string;
  /** For integer, decimal and amount: what the agency's file counts in, such as 千元, where `unit` is 元. */
  readonly scale?: string;
  /** Mends that are not to be made: such a cell is then unreadable, and a text stays as it is. */
  readonly mend?: Readonly<Partial<Record<Mend, false>>>;
  /** The agency's file may lack the column, as files of other years do: it is published empty then. */
  readonly optional?: boolean;
  /** Marks that stand for a missing value in the agency's file. */
  readonly missing?: readonly string[];
  /** Marks glued to a value, and whether the value beneath them counts; `negative`: the mark before a number is its minus (△1,234). */
  readonly flags?: Readonly<Record<string, 'keep' | 'missing' | 'negative'>>;
  /** For coordinate: what the numbers are. */
  readonly system?: 'longitude' | 'latitude' | 'tm2-x' | 'tm2-y';
  /** For coordinate: the datum, and of TM2 the central meridian of its zone. */
  readonly datum?: Datum;
  readonly zone?: 121 | 119;
  /** For period: the finest part the column may hold. */
  readonly precision?: 'year' | 'half' | 'quarter' | 'month' | 'ten-day' | 'day';
  /** For date: the order in which the file writes the parts of a day, where it is not year, month, day. */
  readonly order?: 'day-month-year' | 'month-day-year';
  /** For date: the file has days as a spreadsheet's bare numbers (44000), counted from 1900 or from 1904. */
  readonly serial?: 1900 | 1904;
  /** For date, period and phone: how values are published, where a standard asks for another form than ISO 8601 and +886. */
  readonly form?: 'basic' | 'roc' | 'interval' | 'domestic';
  /** For place: the unit that the names are of. */
  readonly level?: 'county' | 'town' | 'village';
  readonly checks?: Checks;
  /** Name of a code list in `schemas/codes/`. */
  readonly codes?: string;
  /** The field of the same row that says on which day its code must have been in force; else the list's newest state counts. */
  readonly codesOn?: string;
  /** The standard's column this field is, `<standard>/<column>`: it takes type, form, checks, codes and uri from there unless it says otherwise. */
  readonly standard?: string;
  /** The standard's column this field is, at schema.gov.tw. */
  readonly uri?: string;
  readonly privacy?: FieldPrivacy;
  /** Made of other fields of the row; such a field has no column of its own in the agency's file. */
  readonly from?: Derived;
}

/** Named as in Table Schema's `constraints`. */
export interface Checks {
  readonly required?: boolean;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** No two rows have the same value; missing ones are not compared. */
  readonly unique?: boolean;
  /** From row to row: never lower, never higher, or each the same as or the next after the one before. */
  readonly sequence?: 'rising' | 'falling' | 'gapless';
  /** Each value stands in a column of another dataset's latest release. */
  readonly listedIn?: ListedIn;
  readonly history?: HistoryLimits;
}

/** A column of another dataset of the same store. */
export interface ListedIn {
  readonly dataset: string;
  readonly field: string;
}

/** How far a column may move against the last release before it is told: a warning only. */
export interface HistoryLimits {
  /** Times that the mean, the sum and the number furthest from zero may grow or shrink, such as 2. For numbers. */
  readonly mean?: number;
  readonly sum?: number;
  readonly largest?: number;
  /** By how much the share of missing cells may rise, 0..1. */
  readonly missing?: number;
}

/** What the cells of a row, or all rows together, must meet. Fields are named by `name`. */
export interface TableChecks {
  /** Fields whose values together stand in one row only; rows where all of them are missing are not compared. */
  readonly unique?: readonly string[];
  /** Fields of which none may lie before the one to its left, such as start and end. */
  readonly order?: readonly (readonly string[])[];
  readonly sums?: readonly PartsSum[];
  readonly rules?: readonly Implication[];
}

/** A field that is the sum of others, to `within` (0 unless said). Rows with a missing part are not judged, unless it counts as zero. */
export interface PartsSum {
  readonly total: string;
  readonly parts: readonly string[];
  readonly within?: number;
  readonly missing?: 'zero';
}

/** Where a row meets all of `if`, it must meet all of `then`. */
export interface Implication {
  readonly if: Condition;
  readonly then: Demand;
}

export interface Condition extends Pick<Checks, 'pattern' | 'minimum' | 'maximum'> {
  readonly field: string;
  readonly is?: readonly string[];
  readonly not?: readonly string[];
  /** Whether the cell has a value. */
  readonly filled?: boolean;
}

export interface Demand
  extends Pick<Checks, 'required' | 'pattern' | 'enum' | 'minimum' | 'maximum' | 'minLength' | 'maxLength'> {
  readonly field: string;
  /** The cell must have no value. */
  readonly empty?: boolean;
}

/** Rows with an error are set aside and the others published, up to this share of all rows; above it the release is held. */
export interface Quarantine {
  readonly share: number;
}

/** Encodings of text that a pipeline can declare. */
export type SourceEncoding =
  | 'utf-8'
  | 'cp950'
  | 'utf-16le'
  | 'utf-16be'
  | 'big5-hkscs'
  | 'euc-tw'
  | 'gb18030'
  | 'shift_jis'
  | 'euc-jp'
  | 'euc-kr'
  | 'iso-2022-jp'
  | 'windows-1252';

/** Where the bytes come from: one of file, folder, url, page, api and s3, and how they are to be read. */
export interface SourceFrom {
  /** A path, relative to the pipeline's file. */
  readonly file?: string;
  readonly folder?: FolderFrom;
  /** An address of a file; `${SOURCE_…}` in it is taken from the environment. */
  readonly url?: string;
  readonly page?: PageFrom;
  readonly api?: PagedFrom;
  /** `s3://bucket/key`, or a key with `*`: the newest object that fits. */
  readonly s3?: string;
  readonly web?: WebSettings;
  /** Declared where the file itself gives no evidence. */
  readonly encoding?: SourceEncoding;
  /** The path of the records where a JSON or XML file holds several lists, such as `result.records`. */
  readonly records?: string;
  /** Which members of an archive are read: a name or a pattern with `*` and `?`. */
  readonly inside?: string;
  /** Text that was read in a wrong encoding before and saved so is put right where that loses nothing; else it is only reported. */
  readonly mend?: 'mojibake';
  /** What the agency's own characters (造字) stand for, by their private-use character; in the pipeline's file by Big5 code, or a table's path. */
  readonly characters?: Readonly<Record<string, string>>;
}

export interface TableRecipe {
  /** The sheet's name; the sheet that fits best where it is not said. */
  readonly sheet?: string;
  /** Headings by which the header is found again in next month's file. */
  readonly anchors?: readonly string[];
  readonly totals?: 'cut' | 'keep';
  readonly reshape?: Reshape;
  /** False: what is recorded is the program's guess, which no person has looked at yet. */
  readonly seen?: boolean;
  /** How many header rows the file had when a person looked at it. */
  readonly header?: number;
  /** How many rows of title, period or unit stood above the header. */
  readonly above?: number;
  /** What the unit line beside the table said. */
  readonly unit?: string;
  /** The headings of the file in their order, as found, levels joined by `_`; '' for a column without one. */
  readonly columns?: readonly RecordedColumn[];
  /** What kind of file it was. */
  readonly file?: RecordedFile;
}

/** A heading, or a heading with the unit that it gave. */
export type RecordedColumn = string | { readonly title: string; readonly unit?: string };

/** A kind of file, as `FileFacts` names it. */
export interface RecordedFile {
  readonly format: string;
  readonly encoding?: string;
  readonly delimiter?: string;
}

/** The ways in which a later file may differ from what the recipe has recorded. */
export type DriftKind = 'added' | 'removed' | 'renamed' | 'moved' | 'header' | 'unit' | 'sheet' | 'titles' | 'file';

/** What is done about each kind of difference: hold the release back, or publish and say so. */
export type Change = Readonly<Partial<Record<DriftKind, 'hold' | 'publish'>>>;

export interface Gates {
  /** Fewer rows hold the release back. Default 1. */
  readonly minimumRows?: number;
  /** The share of rows that may be gone against the last release, 0..1. Default 0.3. */
  readonly maximumDrop?: number;
  /** The readiness score of the release that must be reached, 0-100. Default 60. */
  readonly minimumScore?: number;
}

export interface Accepted {
  readonly problem: string;
  readonly field?: string;
  readonly reason: string;
  /** The last day on which this counts, YYYY-MM-DD, Asia/Taipei. */
  readonly until: string;
}

export type Format = 'csv' | 'json';

/** How one dataset is published: a file in `pipelines/`. */
export interface Pipeline {
  /** Stable; part of every address. */
  readonly id: string;
  readonly title: Text;
  readonly description: Text;
  readonly agency: {
    readonly name: string;
    readonly oid: string;
    readonly contact: { readonly name: string; readonly phone: string; readonly email: string };
  };
  readonly source: SourceFrom;
  readonly table?: TableRecipe;
  readonly change?: Change;
  readonly fields: readonly Field[];
  /** Data standards that the table is to follow: files in `schemas/standards/`, without `.json`. */
  readonly standards?: readonly string[];
  readonly formats: readonly Format[];
  /** Five-field cron expression, Asia/Taipei. */
  readonly schedule: string;
  /** 更新頻率 as data.gov.tw words it: 每1月, 每1日, 不定期更新. */
  readonly frequency: string;
  /** SPDX name. */
  readonly license: 'OGDL-Taiwan-1.0' | 'CC-BY-4.0' | 'CC0-1.0';
  readonly keywords?: readonly string[];
  /** 服務分類 code of data.gov.tw, such as I00. */
  readonly category?: string;
  /** 資料集編號 of the agency, such as A41000000G-000001. */
  readonly identifier?: string;
  readonly coverage?: { readonly from?: string; readonly to?: string; readonly place?: string };
  readonly checks?: TableChecks;
  readonly quarantine?: Quarantine;
  readonly gates?: Gates;
  readonly privacy?: SmallGroups;
  readonly accept?: readonly Accepted[];
}
