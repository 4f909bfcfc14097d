import type { Finding, FindingFacts } from './finding.ts';
import type { ChangeKind } from './mend.ts';
import type { Format, Type } from './pipeline.ts';
import type { Forecast, Score } from './score.ts';
import type { FileFacts } from './sheet.ts';
import type { Conformity } from './standard.ts';
import type { CutReason } from './table.ts';

/** A file of a release. */
export interface ReleaseFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly type: string;
}

/** Row ledger: read = published + quarantined + all that was cut, or the run fails. */
export interface Ledger {
  readonly read: number;
  readonly published: number;
  readonly quarantined: number;
  readonly cut: Readonly<Partial<Record<CutReason, number>>>;
  /**
   * Of a reshaped table: read = records + cut, and made = published + quarantined + empty. Rows with pages side by side
   * are read once a page.
   */
  readonly reshaped?: {
    readonly records: number;
    /** Records times the rows that each becomes. */
    readonly made: number;
    /** Rows left out because nothing stood in them. */
    readonly empty: number;
  };
}

/** What a run found, beside a release or instead of one; `schemas/report.schema.json`. */
export interface Report {
  readonly dataset: string;
  readonly source: {
    readonly name: string;
    readonly sha256: string;
    readonly size: number;
    readonly facts: FileFacts;
  };
  readonly table: {
    readonly sheet: string;
    readonly headerRows: readonly number[];
    readonly firstRow: number;
    readonly lastRow: number;
    readonly titles: readonly string[];
    readonly unit?: string;
    readonly notes: readonly string[];
    readonly sure: number;
  };
  readonly ledger: Ledger;
  readonly columns: readonly ReportColumn[];
  readonly findings: readonly Finding[];
  readonly gates: readonly GateResult[];
  /** Accepted findings and gates: no longer held against the release, still told. */
  readonly accepted: readonly {
    readonly problem: string;
    readonly field?: string;
    readonly reason: string;
    readonly until: string;
  }[];
  readonly score: { readonly source: Score; readonly release: Score };
  readonly forecast: { readonly source: Forecast; readonly release: Forecast };
  /** How far the table does what each of its standards asks; none: it names no standard. */
  readonly conformity?: readonly Conformity[];
  /** The first records as published. */
  readonly preview: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };
  /** Rows with errors that were set aside, where the pipeline allows a share of them; the file lies apart from all that is published. */
  readonly quarantine?: {
    readonly rows: number;
    readonly share: number;
    readonly file?: { readonly size: number; readonly sha256: string };
  };
}

export interface ReportColumn {
  readonly name: string;
  readonly title: string;
  readonly type: Type;
  readonly unit?: string;
  /** The column's number in the agency's sheet, from 1; the first of those that became rows; 0: none, it was made or is not there. */
  readonly column: number;
  readonly filled: number;
  readonly missing: number;
  readonly rewritten: number;
  readonly unreadable: number;
  /** The first cell that was rewritten. */
  readonly sample?: ChangeSample;
  /** How many cells were changed in each way; a cell that was changed in two ways counts in both. */
  readonly changes?: readonly {
    readonly kind: ChangeKind;
    readonly cells: number;
    readonly samples: readonly ChangeSample[];
  }[];
  /** Of a column that is compared with the release before it. */
  readonly numbers?: ColumnNumbers;
}

/** A cell that was changed, at its place in the agency's file. */
export interface ChangeSample {
  readonly cell: string;
  readonly found: string;
  readonly published: string;
}

/** The numbers of a column as published; plain decimals, '' where there are none. */
export interface ColumnNumbers {
  readonly count: number;
  readonly sum: string;
  readonly minimum: string;
  readonly maximum: string;
}

/** A gate that would hold the release back. */
export interface GateResult {
  readonly gate: string;
  readonly passed: boolean;
  readonly facts: FindingFacts;
}

/** `release.json`: written after all its files, before the pointer. */
export interface Release {
  readonly format: 'goldbadge-release/1';
  readonly dataset: string;
  readonly version: string;
  /** 1 for the first release, then one more than the predecessor's. */
  readonly number: number;
  readonly predecessor: string | null;
  /** Hash of what is published, whatever came before it: same content, no new version. */
  readonly content: string;
  /** Hash of the descriptive metadata alone, to tell what changed. */
  readonly metadata?: string;
  /** RFC 3339 with +08:00. */
  readonly published: string;
  readonly source: { readonly name: string; readonly sha256: string; readonly size: number };
  readonly rows: number;
  readonly fields: readonly { readonly name: string; readonly title: string; readonly type: Type }[];
  readonly changes: readonly string[];
  readonly score: { readonly source: number; readonly release: number };
  readonly files: readonly ReleaseFile[];
  readonly formats: readonly Format[];
}

/** `latest.json`: the one pointer. */
export interface Pointer {
  readonly format: 'goldbadge-pointer/1';
  readonly dataset: string;
  readonly version: string;
  readonly number: number;
  readonly content: string;
  readonly published: string;
  /** Key of the release's `release.json`. */
  readonly release: string;
}

/** What the store remembers of a dataset's runs: `datasets/<id>/state.json`. */
export interface State {
  readonly format: 'goldbadge-state/1';
  readonly dataset: string;
  /** The newest runs first, at most 50. */
  readonly runs: readonly RunRecord[];
  /** Of the last delivery that was looked at whole, with the pipeline as it was then. */
  readonly seen?: {
    readonly tag: string;
    readonly sha256: string;
    readonly pipeline: string;
    readonly outcome: 'published' | 'unchanged' | 'held';
  };
}

export interface RunRecord {
  readonly started: string;
  readonly ended: string;
  readonly outcome: 'published' | 'unchanged' | 'held' | 'fault';
  /** The scheduled time this run stands for. */
  readonly due?: string;
  readonly version?: string;
  readonly rows?: number;
  readonly findings?: number;
  readonly fault?: string;
}
