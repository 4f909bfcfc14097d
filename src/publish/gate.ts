import type { Finding, FindingFacts, Problem } from '../model/finding.ts';
import type { Field, Gates } from '../model/pipeline.ts';
import type { Release, ReportColumn } from '../model/release.ts';

/** What gates look at: a run that is ready to be published, and what is published now. */
export interface GateSubject {
  readonly settings: Gates;
  readonly rows: number;
  readonly fields: readonly Field[];
  /** How full the columns are, by field name. */
  readonly columns: readonly (Pick<ReportColumn, 'name' | 'filled' | 'missing'> &
    Partial<Pick<ReportColumn, 'column'>>)[];
  /** Those not accepted. */
  readonly findings: readonly (Pick<Finding, 'level' | 'cells' | 'quarantined'> &
    Partial<Pick<Finding, 'problem' | 'field'>>)[];
  /** Rows that were set aside because of errors, and the share of all rows that may be. */
  readonly quarantine?: { readonly rows: number; readonly share: number };
  /** Readiness of what would be published, 0-100. */
  readonly score: number;
  /** The release served now; its columns where its report could be read. */
  readonly last?: {
    readonly release: Pick<Release, 'rows' | 'fields'>;
    readonly columns?: readonly Pick<ReportColumn, 'name' | 'filled' | 'missing'>[];
  };
}

/** One thing that holds a release back rather than let it do harm. */
export interface Gate {
  readonly problem: Problem;
  /** One entry for each thing found; `field` names the column where it is about one. None: the gate is passed. */
  judge(subject: GateSubject): readonly FindingFacts[];
}
