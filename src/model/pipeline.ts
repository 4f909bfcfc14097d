import type { Text } from './text.ts';

export type Type = 'text' | 'integer' | 'decimal' | 'date' | 'period' | 'code' | 'boolean' | 'coordinate';

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
  /** For integer and decimal: the unit of the values as published. */
  readonly unit?: string;
  /** Marks that stand for a missing value in the agency's file. */
  readonly missing?: readonly string[];
  /** Marks glued to a value, and whether the value beneath them counts. */
  readonly flags?: Readonly<Record<string, 'keep' | 'missing'>>;
  /** For coordinate: what the numbers are. */
  readonly system?: 'longitude' | 'latitude' | 'tm2-x' | 'tm2-y';
  /** For period: the finest part the column may hold. */
  readonly precision?: 'year' | 'quarter' | 'month';
  readonly checks?: Checks;
  /** Name of a code list in `schemas/codes/`. */
  readonly codes?: string;
  /** The standard's column this field is, at schema.gov.tw. */
  readonly uri?: string;
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
}

export interface SourceFrom {
  /** A path, relative to the pipeline's file. */
  readonly file: string;
  /** Declared where the file itself gives no evidence. */
  readonly encoding?: 'utf-8' | 'cp950' | 'utf-16le' | 'utf-16be';
}

export interface TableRecipe {
  /** The sheet's name; the sheet that fits best where it is not said. */
  readonly sheet?: string;
  /** Headings by which the header is found again in next month's file. */
  readonly anchors?: readonly string[];
  readonly totals?: 'cut' | 'keep';
}

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
  readonly fields: readonly Field[];
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
  readonly gates?: Gates;
  readonly accept?: readonly Accepted[];
}
