import { type Batch, type Column, cellText } from '../model/batch.ts';
import type { Check } from '../model/check.ts';
import type { Findings } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import { checks } from './index.ts';

export interface ColumnChecks {
  /** Every cell of a batch against every check. `unread` has 1 for rows already reported as unreadable: they are let be. */
  batch(batch: Batch, column: Column, sheet: string, findings: Findings, unread?: Uint8Array): void;
  /** Cells so far that fail one check or more. */
  failed(): number;
}

interface Running {
  readonly check: Check;
  readonly passes: ReturnType<Check['start']>;
  readonly expected: string;
}

/** Starts the checks that a field declares; `codeLists` gives the codes of a list by its name. */
export function startChecks(field: Field, codeLists: (name: string) => readonly string[]): ColumnChecks {
  const running = checks.flatMap((check): Running[] => {
    const value = check.name === 'codes' ? field.codes && codeLists(field.codes) : field.checks?.[check.name];
    if (value === undefined || value === false) return [];
    return [{ check, passes: check.start(value), expected: expectedBy(check, field, value) }];
  });
  const needed = running.some(({ check }) => check.name === 'required');
  let failed = 0;

  return {
    batch(batch, column, sheet, findings, unread) {
      if (running.length === 0) return;
      const here = { field, batch, column, sheet, findings };
      const { starts, ends } = column;
      const { bytes, length } = batch;
      for (let row = 0; row < length; row++) {
        const from = starts[row]!;
        const to = ends[row]!;
        if ((from === to && !needed) || (unread !== undefined && unread[row] === 1)) continue;
        let fails = false;
        for (let at = 0; at < running.length; at++) {
          const one = running[at]!;
          if (one.passes(bytes, from, to)) continue;
          fails = true;
          tell(one, here, row);
          // An empty cell meets `required` alone, which comes first.
          if (from === to) break;
        }
        if (fails) failed++;
      }
    },
    failed: () => failed,
  };
}

/** The batch at hand. */
interface Here {
  readonly field: Field;
  readonly batch: Batch;
  readonly column: Column;
  readonly sheet: string;
  readonly findings: Findings;
}

function tell({ check, expected }: Running, here: Here, row: number): void {
  const { field, batch, column, sheet, findings } = here;
  findings.cell(check.problem, field.name, sheet, batch.rows[row]!, column.at, () => ({
    found: shortened(cellText(batch, column, row)),
    expected,
  }));
}

/** What a finding says it had expected; of a long list only the first. */
function expectedBy(check: Check, field: Field, value: unknown): string {
  if (check.name === 'codes') return field.codes ?? '';
  if (!Array.isArray(value)) return String(value);
  return value.slice(0, 8).join('、') + (value.length > 8 ? '…' : '');
}

function shortened(text: string): string {
  const signs = [...text.slice(0, 200)];
  return signs.length > 60 ? `${signs.slice(0, 60).join('')}…` : text;
}
