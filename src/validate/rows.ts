import type { Batch } from '../model/batch.ts';
import type { Findings, Problem } from '../model/finding.ts';
import type { Field, TableChecks } from '../model/pipeline.ts';
import type { RowTest } from '../model/row-check.ts';
import { rowChecks } from './index.ts';

export interface RowChecks {
  /** Every row of a batch against every check; `unread` has, for each column, 1 for rows reported as unreadable. */
  batch(batch: Batch, sheet: string, findings: Findings, unread: (column: number) => Uint8Array | undefined): void;
  /** Cells of a column that fail. */
  failed(column: number): number;
}

interface Running {
  readonly problem: Problem;
  readonly test: RowTest;
}

/** Starts the checks that look at several columns of a row; undefined: none is declared. `placed` is the column of each field, -1: it has none. */
export function startRowChecks(
  declared: TableChecks | undefined,
  fields: readonly Field[],
  placed: readonly number[],
): RowChecks | undefined {
  if (!declared) return undefined;
  const running = rowChecks
    .flatMap(({ problem, start }) => start(declared, fields).map((test): Running => ({ problem, test })))
    // A column that is not there is one finding, not one for every row.
    .filter(({ test }) => placed[test.at]! >= 0);
  if (running.length === 0) return undefined;
  const failed = new Array<number>(fields.length).fill(0);
  return {
    batch(batch, sheet, findings, unread) {
      for (const { problem, test } of running) {
        const { at } = test;
        const skip = test.looks.flatMap((column) => unread(column) ?? []);
        const column = batch.columns[at]!;
        for (let row = 0; row < batch.length; row++) {
          if ((skip.length > 0 && isUnread(skip, row)) || test.holds(batch, row)) continue;
          failed[at]!++;
          findings.at(problem, fields[at]!.name, sheet, { batch, column, row }, () => test.facts(batch, row));
        }
      }
    },
    failed: (column) => failed[column]!,
  };
}

function isUnread(marks: readonly Uint8Array[], row: number): boolean {
  for (let i = 0; i < marks.length; i++) if (marks[i]![row] === 1) return true;
  return false;
}
