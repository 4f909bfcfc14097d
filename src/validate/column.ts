import { type Batch, type Column, cellText } from '../model/batch.ts';
import type { Check } from '../model/check.ts';
import type { CodeList, CodeLists } from '../model/code-list.ts';
import type { Findings, Problem } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import { type DatedCodes, startDatedCodes } from './dated-codes.ts';
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

/**
 * Starts the checks that a field declares; `codeLists` gives a code list by its name. `fields` are those of the batches' columns:
 * there stands the date that `codesOn` names. `listed`: what `listedIn` stands for, where that could be read.
 */
export function startChecks(
  field: Field,
  codeLists: CodeLists,
  fields: readonly Field[] = [field],
  listed?: readonly string[],
): ColumnChecks {
  const list = field.codes === undefined ? undefined : codeLists(field.codes);
  const dated = isDated(list) ? startDatedCodes(list, dateOf(field, fields)) : undefined;
  const running = checks.flatMap((check): Running[] => {
    const declared = check.name === 'codes' ? list : field.checks?.[check.name];
    const value = check.name === 'listedIn' ? listed : check.name === 'codes' && dated ? undefined : declared;
    if (value === undefined || value === false) return [];
    return [{ check, passes: check.start(value, field), expected: expectedBy(check, field, value) }];
  });
  const needed = running.some(({ check }) => check.name === 'required');
  let failed = 0;

  return {
    batch(batch, column, sheet, findings, unread) {
      if (running.length === 0 && !dated) return;
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
          if (one.check.problem.level === 'error') fails = true;
          tell(one, here, row);
          // An empty cell meets `required` alone, which comes first.
          if (from === to) break;
        }
        const wrong = dated && from !== to ? dated.judge(batch, row, from, to) : undefined;
        if (wrong) {
          // An old list proves nothing against a code: the cell is told, not failed.
          if (wrong.level === 'error') fails = true;
          tellCode(wrong, dated!, here, row);
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
  findings.at(check.problem, field.name, sheet, { batch, column, row }, () => ({
    found: shortened(cellText(batch, column, row)),
    expected,
    ...(check.name === 'codes' && { hint: '', hintEn: '' }),
  }));
}

function tellCode(problem: Problem, codes: DatedCodes, here: Here, row: number): void {
  const { field, batch, column, sheet, findings } = here;
  findings.at(problem, field.name, sheet, { batch, column, row }, () =>
    codes.facts(shortened(cellText(batch, column, row))),
  );
}

function isDated(list: readonly string[] | CodeList | undefined): list is CodeList {
  return list !== undefined && 'find' in list && 'begins' in list;
}

/** The column of the row's own date. */
function dateOf({ codesOn }: Field, fields: readonly Field[]): { at: number; field: Field } | undefined {
  const at = codesOn === undefined ? -1 : fields.findIndex((one) => one.name === codesOn);
  return at < 0 ? undefined : { at, field: fields[at]! };
}

/** What a finding says it had expected; of a long list only the first. */
function expectedBy(check: Check, field: Field, value: unknown): string {
  if (check.name === 'codes') return field.codes ?? '';
  const other = field.checks?.listedIn;
  if (check.name === 'listedIn') return `${other?.dataset} ${other?.field}`;
  if (!Array.isArray(value)) return String(value);
  return value.slice(0, 8).join('、') + (value.length > 8 ? '…' : '');
}

function shortened(text: string): string {
  const signs = [...text.slice(0, 200)];
  return signs.length > 60 ? `${signs.slice(0, 60).join('')}…` : text;
}
