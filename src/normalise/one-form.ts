import { type Batch, type Column, Kind } from '../model/batch.ts';
import type { Findings } from '../model/finding.ts';
import { changeBit, changeKinds } from '../model/mend.ts';
import type { Forms, Normaliser } from '../model/normaliser.ts';
import type { Field } from '../model/pipeline.ts';
import { orderOf } from '../text/roc-date.ts';
import type { ChangedCell, Changes } from './changes.ts';
import { dayMonthOrder, mixedForms } from './form-problems.ts';

/** A cell, and where it stands. */
type Seen = ChangedCell & { readonly sheet: string; readonly column: number };

/** Watches that a column is written in one form; what it sees is told when all rows have passed. */
export interface OneForm {
  /** The kind of change by which the two forms are told apart; 0: the type has but one form. */
  readonly bit: number;
  /** The first cell of the form that was not changed in that way. */
  other: Seen | undefined;
  /** Cells that a spreadsheet holds as days: the form they are read in is ours, not the agency's. */
  days: number;
  /** A cell that could not be read. */
  unread(bytes: Uint8Array, from: number, to: number, cell: () => Seen): void;
  /** At the end: `read` is how many cells could be read. */
  tell(changes: Changes, read: number, findings: Findings, at: (cell: ChangedCell) => Seen): void;
}

export function startOneForm(field: Field, normaliser: Normaliser): OneForm {
  const { forms } = normaliser;
  const orders = [0, 0, 0, 0];
  const ordered = field.type === 'date' && field.order === undefined;
  let firstOrdered: Seen | undefined;
  const watch: OneForm = {
    bit: forms ? changeBit[forms.by] : 0,
    other: undefined,
    days: 0,
    unread(bytes, from, to, cell) {
      if (!ordered || !endsInYear(bytes, from, to)) return;
      const seen = cell();
      const order = orderOf(seen.found);
      orders[order]!++;
      if (order > 0) firstOrdered ??= seen;
    },
    tell(changes, read, findings, at) {
      if (forms) tellMixed(forms, field, watch.other, changes, read - watch.days, findings, at);
      if (!firstOrdered) return;
      const [, dayFirst = 0, monthFirst = 0, either = 0] = orders;
      const facts = { found: firstOrdered.found, dayFirst, monthFirst, either };
      findings.counted(dayMonthOrder, field.name, placeOf(firstOrdered), dayFirst + monthFirst + either, facts);
    },
  };
  return watch;
}

function tellMixed(
  forms: Forms,
  field: Field,
  other: Seen | undefined,
  changes: Changes,
  read: number,
  findings: Findings,
  at: (cell: ChangedCell) => Seen,
): void {
  const bit = changeKinds.indexOf(forms.by);
  const count = changes.cells[bit]!;
  const others = read - count;
  const first = changes.samples[bit]![0];
  if (count === 0 || others <= 0 || !first || !other) return;
  // The rarer form is what somebody should look at.
  const rarer = count < others ? at(first) : other;
  const facts = {
    ...{ form: forms.changed.zh, formEn: forms.changed.en, count, found: first.found },
    ...{ other: forms.others.zh, otherEn: forms.others.en, otherCount: others, otherFound: other.found },
  };
  findings.counted(mixedForms, field.name, placeOf(rarer), Math.min(count, others), facts);
}

function placeOf({ sheet, row, column }: Seen) {
  return { ...(sheet && { sheet }), top: row, left: column, bottom: row, right: column };
}

/** 31/12/2023 and the like: four digits at the end, with a sign before them. */
function endsInYear(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 8 || to - from > 60) return false;
  for (let at = to - 4; at < to; at++) if (bytes[at]! < 0x30 || bytes[at]! > 0x39) return bytes[at] === 0x3a;
  const sign = bytes[to - 5]!;
  return sign >= 0x2d && sign <= 0x3a;
}

/** How many filled cells of the batch a spreadsheet holds as days. */
export function countDays(batch: Batch, { kinds, starts, ends }: Column): number {
  if (!kinds) return 0;
  let days = 0;
  for (let row = 0; row < batch.length; row++) if (kinds[row] === Kind.date && starts[row]! < ends[row]!) days++;
  return days;
}

/** The first row of the batch whose cell stands where it was read, as a text: it was canonical. -1 if there is none. */
export function firstKept(batch: Batch, column: Column, used: number, unread: Uint8Array | undefined): number {
  const { kinds, starts, ends } = column;
  for (let row = 0; row < batch.length; row++) {
    if (kinds?.[row] === Kind.date || unread?.[row] === 1) continue;
    if (starts[row]! < used && starts[row]! < ends[row]!) return row;
  }
  return -1;
}
