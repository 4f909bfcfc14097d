import { describeColumn } from './describe-column.ts';
import type { startLineage } from './lineage.ts';
import type { Batch } from './model/batch.ts';
import type { Findings } from './model/finding.ts';
import { startColumn } from './normalise/column.ts';
import { startDeriving } from './normalise/derive.ts';
import { normalisers } from './normalise/index.ts';
import { startPositions } from './normalise/positions.ts';
import type { PassGround } from './pass-ground.ts';
import { startChecks } from './validate/column.ts';
import { startFigures } from './validate/figures.ts';

/** What is done column by column: read, derived, checked, counted. */
export interface ColumnsPass {
  /** Makes all columns of `batch` canonical and checks them; `whole` has the table's own columns. */
  batch(batch: Batch, whole: Batch, sheet: string, findings: Findings): void;
  /** Rows of the last batch in which a field's cell could not be read. */
  unread(field: number): Uint8Array | undefined;
  /** Counts what is published. */
  count(batch: Batch): void;
  end(findings: Findings): void;
  describe(
    field: number,
    failed: number,
    aside: Parameters<typeof describeColumn>[0]['aside'],
  ): ReturnType<typeof describeColumn>;
  /** Cells with characters that are no text. */
  strange(): number;
}

export function startColumns(ground: PassGround, lineage: ReturnType<typeof startLineage> | undefined): ColumnsPass {
  const { options, source, table, fields, placed, stands } = ground;
  const { codes } = options;
  const readers = fields.map((field, i) =>
    startColumn(field, normalisers[field.type], lineage?.on(field, table.columns[placed[i]!]?.at ?? 0)),
  );
  const deriving = startDeriving({ all: options.fields, placed: source.placed, fields, readers, codes });
  const positions = startPositions(fields);
  const checks = fields.map((field) => startChecks(field, codes, fields, options.listed?.(field)));
  const figures = fields.map((field) => startFigures(field));
  const unread = (i: number) => (deriving ?? readers[i]!).unread(i);
  return {
    batch(batch, whole, sheet, findings) {
      for (let i = 0; i < fields.length; i++)
        if (!fields[i]!.from) readers[i]!.batch(batch, batch.columns[i]!, sheet, findings);
      deriving?.batch(batch, whole, sheet, findings);
      positions?.batch(batch);
      // After all columns are canonical: a check may look at another column of the row.
      for (let i = 0; i < fields.length; i++) {
        // A column that is not there is one finding, not one for every row.
        if (stands[i]! >= 0) checks[i]!.batch(batch, batch.columns[i]!, sheet, findings, unread(i));
      }
    },
    unread,
    count(batch) {
      for (let i = 0; i < fields.length; i++) figures[i]?.batch(batch, batch.columns[i]!);
    },
    end(findings) {
      for (const reader of readers) reader.end(findings);
      positions?.end(findings);
    },
    describe(i, failed, aside) {
      const facts = readers[i]!.facts();
      const flagged = facts.flagged + source.flagged(placed[i]!);
      const numbers = figures[i]?.end();
      const all = checks[i]!.failed() + failed;
      const seen = { field: fields[i]!, placed: stands[i]!, facts: { ...facts, flagged }, failed: all, numbers, aside };
      return describeColumn(seen, table);
    },
    strange: () => readers.reduce((sum, reader) => sum + reader.facts().strange, 0),
  };
}
