import type { CodeLists } from './model/code-list.ts';
import { standsAt } from './model/derived.ts';
import type { Field, Format, TableChecks } from './model/pipeline.ts';
import { publishedFields, type SmallGroups } from './model/privacy.ts';
import type { Standard } from './model/standard.ts';
import type { Table } from './model/table.ts';
import type { QuarantineOptions } from './quarantine.ts';
import type { Rows, RowsOptions } from './rows.ts';

export interface PassOptions extends RowsOptions {
  /** None: the rows are only judged. */
  readonly formats: readonly Format[];
  readonly codes: CodeLists;
  /** What the table is held against beside its own fields. */
  readonly standards?: readonly Standard[];
  /** What progress is told under. */
  readonly dataset: string;
  readonly privacy?: SmallGroups;
  /** No pipeline describes the file and nothing is published: what only a pipeline declares is asked for, not missed. */
  readonly bare?: boolean;
  readonly checks?: TableChecks;
  /** The values that a field's `listedIn` stands for. */
  readonly listed?: (field: Field) => readonly string[] | undefined;
  /** None: rows with errors stay among the others, and hold the release back. */
  readonly quarantine?: QuarantineOptions;
  /** Whether every changed cell is written down. */
  readonly lineage?: boolean;
}

/** What all parts of a pass stand on. */
export interface PassGround {
  readonly options: PassOptions;
  readonly source: Rows;
  readonly table: Table;
  /** Those that are published. */
  readonly fields: readonly Field[];
  /** The table's column of each; -1: it has none. */
  readonly placed: readonly number[];
  /** As `placed`; a derived field stands where the cells are that it is made of. */
  readonly stands: readonly number[];
}

export function groundOf(options: PassOptions, source: Rows): PassGround {
  const fields = publishedFields(options.fields);
  const of = (all: readonly number[]) => fields.map((field) => all[options.fields.indexOf(field)]!);
  const stands = standsAt(options.fields, source.placed);
  return { options, source, table: source.table, fields, placed: of(source.placed), stands: of(stands) };
}
