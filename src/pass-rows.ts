import { findDuplicates, startAlike, startSieves, tellDuplicates } from './duplicates.ts';
import { holdStandards } from './hold-standards.ts';
import type { Batch } from './model/batch.ts';
import type { Findings } from './model/finding.ts';
import type { ReportColumn } from './model/release.ts';
import type { Conformity } from './model/standard.ts';
import type { PassGround } from './pass-ground.ts';
import { conform } from './standard/conform.ts';
import { startRowChecks } from './validate/rows.ts';
import { keysOf } from './validate/unique.ts';

/** What is judged over whole rows and the whole table: declared rules, keys, standards. */
export interface RowsPass {
  batch(batch: Batch, sheet: string, findings: Findings, unread: (field: number) => Uint8Array | undefined): void;
  end(findings: Findings): Promise<void>;
  /** Cells of a field that broke a rule of rows. */
  failed(field: number): number;
  /** How far the table does what each standard asks. */
  conformity(columns: readonly ReportColumn[]): readonly Conformity[];
}

export async function startRows({ options, fields, placed, stands }: PassGround): Promise<RowsPass> {
  const checks = startRowChecks(options.checks, fields, stands);
  const standards = options.standards ?? [];
  const held = holdStandards(standards, fields, options.codes);
  const keys = keysOf(options.checks, fields, stands);
  // Which of the rows with one key is right nobody knows: all of them are set aside, so they must be known before.
  const twice = options.quarantine && keys.length > 0 ? await findDuplicates(options, keys) : undefined;
  const whole = options.bare ? startAlike([...fields.keys()].filter((at) => placed[at]! >= 0)) : [];
  const sieves = [...(twice ? [] : startSieves(keys)), ...whole];
  return {
    batch(batch, sheet, findings, unread) {
      checks?.batch(batch, sheet, findings, unread);
      for (const { sieve } of sieves) sieve.batch(batch);
      twice?.batch(batch, sheet, findings);
      held.batch(batch, sheet, unread);
    },
    end: (findings) => tellDuplicates(options, sieves, findings),
    failed: (field) => checks?.failed(field) ?? 0,
    conformity: (columns) => standards.map((standard) => conform(standard, fields, columns, held.fields())),
  };
}
