import type { Format, Pipeline } from './pipeline.ts';
import type { Release, Report } from './release.ts';
import type { Text } from './text.ts';

/** All that the catalogue tells of one dataset. */
export interface CatalogEntry {
  readonly pipeline: Pipeline;
  /** The release that `latest.json` points to, and its report. */
  readonly release: Release;
  readonly report: Report;
  /** Which of the release's files hold the table itself; the others are side files. */
  readonly data: readonly { readonly name: string; readonly format: Format }[];
  /** All releases, the served one included, in any order. */
  readonly history: readonly Edition[];
  /** The first records as published; cells are canonical text. */
  readonly preview: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** What the scores' rules say, in the order of the rule set. */
  readonly rules: readonly RuleText[];
}

/** One release in a dataset's history. */
export interface Edition {
  readonly version: string;
  readonly number: number;
  /** RFC 3339 with +08:00. */
  readonly published: string;
  readonly rows: number;
  readonly changes: readonly string[];
}

/** What people read about a rule of the score. */
export interface RuleText {
  readonly name: string;
  readonly title: Text;
  readonly why: Text;
  readonly mend: Text;
}

/** The catalogue's own facts. */
export interface Site {
  readonly title: string;
  /** Where the store is served, such as https://data.example.gov.tw/; links stay relative without it. */
  readonly baseUrl?: string;
  /** RFC 3339 with +08:00: when the catalogue is made. Told on the list page and in catalog.json alone. */
  readonly now: string;
}

/** One object that the catalogue puts into the store. */
export interface Page {
  readonly key: string;
  readonly body: string;
  /** Content type. */
  readonly type: string;
}
