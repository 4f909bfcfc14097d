import { append, type Batch, type Column } from '../model/batch.ts';
import type { FindingFacts, Findings, Problem } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';

/** The batch at hand, canonical in the columns that are sources. */
export interface Making {
  readonly batch: Batch;
  readonly sheet: string;
  readonly findings: Findings;
  /** Of a column: 1 for each row that could not be read or made. */
  readonly unread: (at: number) => Uint8Array | undefined;
}

/** Makes the cells of one derived field, or of several that are made of the same cells. */
export interface Maker {
  readonly fills: readonly MadeCells[];
  batch(making: Making): void;
}

/** The cells of one derived field; its arrays serve batch after batch. */
export interface MadeCells {
  readonly at: number;
  readonly field: Field;
  /** Puts an empty column in its place, each cell at the place of the cell of `source` in the agency's file. */
  open(making: Making, source: Column): void;
  /** The value of a row: the first `length` bytes of `text`. */
  put(batch: Batch, row: number, text: Uint8Array, length: number): void;
  /** No value, for the source of the row could not be read: that has been told. */
  mark(row: number): void;
  /** Rows that were marked; undefined: none. */
  marked(): Uint8Array | undefined;
  /** `of`: the name of the source, where the finding is about it as much as about this field. */
  tell(making: Making, problem: Problem, row: number, facts: () => FindingFacts, of?: string): void;
}

/** In place of a source that must not be shown. */
const HIDDEN = '***';

/** `secret`: the source holds personal data, so that findings must not quote it. */
export function startMade(at: number, field: Field, secret: boolean): MadeCells {
  let starts = new Uint32Array(0);
  let ends = starts;
  let places = starts;
  let marks = new Uint8Array(0);
  let anyMarked = false;
  let made: Column = { at: -1, starts, ends };
  return {
    at,
    field,
    open({ batch }, source) {
      if (starts.length < batch.length) {
        starts = new Uint32Array(batch.rows.length);
        ends = new Uint32Array(batch.rows.length);
        places = new Uint32Array(batch.rows.length);
        marks = new Uint8Array(batch.rows.length);
      } else {
        starts.fill(0);
        ends.fill(0);
        if (anyMarked) marks.fill(0);
      }
      anyMarked = false;
      const { from } = source;
      if (!from) places.fill(Math.max(source.at, 0));
      // An origin of its own keeps its findings apart from those of the source in the same cells.
      const origin = from ?? { rows: batch.rows, columns: places, shared: false };
      made = { at: source.at, starts, ends, from: origin };
      batch.columns[at] = made;
    },
    put(batch, row, text, length) {
      starts[row] = append(batch, text, length);
      ends[row] = starts[row]! + length;
    },
    mark(row) {
      marks[row] = 1;
      anyMarked = true;
    },
    marked: () => (anyMarked ? marks : undefined),
    tell({ batch, findings, sheet }, problem, row, facts, of) {
      // A source that is secret is not named either: the report may not know it.
      const name = secret ? field.name : (of ?? field.name);
      findings.at(problem, name, sheet, { batch, column: made, row }, () => {
        const told = facts();
        return secret ? { ...told, found: HIDDEN, ...('rest' in told && { rest: HIDDEN }) } : told;
      });
    },
  };
}
