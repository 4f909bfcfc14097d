import type { Batch, Column } from '../model/batch.ts';
import type { Findings, Problem } from '../model/finding.ts';
import { changeBit, REMARK } from '../model/mend.ts';
import type { CellReader, Normaliser } from '../model/normaliser.ts';
import type { Field } from '../model/pipeline.ts';
import type { ColumnFacts } from '../model/score.ts';
import { type ChangeCount, type ChangedCell, type Changes, type OnChange, startChanges } from './changes.ts';
import { unreadable } from './index.ts';
import { type OneForm, startOneForm } from './one-form.ts';
import { type Reading, startReading } from './reading.ts';
import { type Strip, startStrip } from './strip.ts';

/** What a column's normaliser has seen of all batches so far; counts are cells. */
export interface NormalisedFacts
  extends Pick<ColumnFacts, 'filled' | 'missing' | 'marked' | 'flagged' | 'rewritten' | 'unreadable' | 'errors'> {
  /** Cells with private-use, replacement, control or zero-width characters inside. */
  readonly strange: number;
  /** The first cell that was rewritten, with its row in the sheet; `column` and `sheet` where the table was reshaped. */
  readonly sample?: {
    readonly row: number;
    readonly column?: number;
    readonly sheet?: string;
    readonly found: string;
    readonly published: string;
  };
  /** What was changed, by kind: of every kind all cells and the first three. */
  readonly changes: readonly ChangeCount[];
}

/** One column at work, from batch to batch. */
export interface Work {
  readonly field: Field;
  readonly expected: Normaliser['expected'];
  readonly normaliser: Normaliser;
  readonly unreadable: Problem | undefined;
  readonly reader: CellReader;
  readonly reading: Reading;
  readonly strip: Strip;
  readonly isText: boolean;
  readonly counts: { -readonly [Name in Exclude<keyof NormalisedFacts, 'sample' | 'changes'>]: number };
  readonly changes: Changes;
  readonly oneForm: OneForm;
  /** The bits of kinds that call for more than counting: mends that are switched off, and the type's remark. */
  readonly odd: number;
  /** Filled cells that were not read. */
  unreadCells: number;
  /** Where the column last stood, for what is told at the end. */
  sheet: string;
  at: number;
  sample: NormalisedFacts['sample'];
  /** Of the batch at hand: 1 for each row that could not be read. */
  unread: Uint8Array;
  anyUnread: boolean;
}

/** The batch at hand. */
export interface Here {
  readonly batch: Batch;
  readonly column: Column;
  readonly sheet: string;
  readonly findings: Findings;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** One column of one table before its first batch. */
export function startWork(field: Field, normaliser: Normaliser, onChange: OnChange | undefined): Work {
  const reader = normaliser.start(field);
  const off = Object.entries(field.mend ?? {}).reduce((bits, [mend, on]) => (on ? bits : bits | bitOf(mend)), 0);
  return {
    field,
    expected: normaliser.expected,
    normaliser,
    unreadable: unreadable[field.type],
    reader,
    reading: startReading(reader),
    strip: startStrip(field),
    isText: normaliser.isText === true,
    counts: { filled: 0, missing: 0, marked: 0, flagged: 0, rewritten: 0, unreadable: 0, errors: 0, strange: 0 },
    changes: startChanges(onChange),
    oneForm: startOneForm(field, normaliser),
    odd: off | REMARK,
    unreadCells: 0,
    sheet: '',
    at: 0,
    sample: undefined,
    unread: new Uint8Array(0),
    anyUnread: false,
  };
}

function bitOf(mend: string): number {
  return Object.hasOwn(changeBit, mend) ? changeBit[mend as keyof typeof changeBit] : 0;
}

/** A cell of the batch, at its place in the agency’s file. */
export function sampleOf(here: Here, row: number, published: string): ChangedCell {
  const found = cellAt(here, row);
  const { from } = here.column;
  if (!from) return { row: here.batch.rows[row]!, found, published };
  return { row: from.rows[row]!, column: from.columns[row]!, sheet: here.sheet, found, published };
}

/** A cell as it stands, for a finding. */
export function cellAt({ batch, column }: Here, row: number): string {
  return textAt(batch, column.starts[row]!, column.ends[row]!);
}

/** A cell for a finding: the first 60 characters say enough. */
export function textAt(batch: Batch, from: number, to: number): string {
  const signs = [...decoder.decode(batch.bytes.subarray(from, Math.min(to, from + 400)))];
  return signs.length > 60 ? `${signs.slice(0, 60).join('')}…` : signs.join('');
}
