import type { Batch } from './batch.ts';
import type { FindingFacts, Problem } from './finding.ts';
import type { Field, TableChecks } from './pipeline.ts';

/** One declared thing that cells of a row must meet together; looks at canonical text only. */
export interface RowTest {
  /** The position of the column at which a finding is told. */
  readonly at: number;
  /** Positions of the columns that are looked at: a row with an unreadable cell among them is let be. */
  readonly looks: readonly number[];
  holds(batch: Batch, row: number): boolean;
  facts(batch: Batch, row: number): FindingFacts;
}

/** A kind of check over several columns of a row. */
export interface RowCheck {
  readonly name: keyof TableChecks;
  readonly problem: Problem;
  /** Each is a test: what is declared, cells by field name, whether they pass. Names that begin with `n` are numbers. */
  readonly examples: readonly (readonly [
    declared: TableChecks,
    cells: Readonly<Record<string, string>>,
    passes: boolean,
  ])[];
  /** One test for each thing declared; a name that is no field has been complained of before. */
  start(declared: TableChecks, fields: readonly Field[]): readonly RowTest[];
}
