import { append, type Batch, type Column, Kind } from '../model/batch.ts';
import type { Label } from './reshape-label.ts';

/** What a made column shows. Numbers are positions among the batch's columns; lists run along the rows that a record becomes. */
export type Shown =
  /** A cell of the record, the same for all its rows. */
  | { readonly kind: 'cell'; readonly column: number }
  /** Of each row another cell of the record; -1: none. */
  | { readonly kind: 'cells'; readonly columns: readonly number[] }
  /** Of each row a heading, or one label for all. */
  | { readonly kind: 'labels'; readonly labels: readonly Label[] }
  /** The label above the record. */
  | { readonly kind: 'block' };

export interface FoldPlan {
  readonly shown: readonly Shown[];
  /** How many rows a record becomes. */
  readonly across: number;
  /** Leave out rows in which none of the `cells` stands. */
  readonly drop: boolean;
  readonly sheet: string;
}

/** The label above a row, asked for in rising order; undefined: there is none. */
export type LabelAt = (row: number) => Label | undefined;

export interface Fold {
  /** The rows that a batch becomes, in batches that are overwritten by the next. */
  rows(batch: Batch, labelAt: LabelAt): Iterable<Batch>;
  /** Rows left out so far. */
  empty(): number;
}

/** Rows of a batch that is handed on. */
const ROWS = 8192;

/** What becomes of one made column, with arrays of its own that are used again for every batch. */
interface Made {
  readonly shown: Shown;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly kinds: Uint8Array;
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
}

/** Rows of the batch being made: which record each is of, and which of its rows. */
interface Index {
  readonly record: Uint32Array;
  readonly group: Uint32Array;
  length: number;
}

/** Starts to turn records into rows. No byte of a cell is copied: rows of one record point to the same bytes. */
export function startFold(plan: FoldPlan): Fold {
  const step = Math.max(1, Math.floor(ROWS / plan.across));
  const size = step * plan.across;
  const made = plan.shown.map((shown): Made => {
    const array = () => new Uint32Array(size);
    return { shown, starts: array(), ends: array(), kinds: new Uint8Array(size), rows: array(), columns: array() };
  });
  const index: Index = { record: new Uint32Array(size), group: new Uint32Array(size), length: 0 };
  const rows = new Uint32Array(size);
  const widths = new Uint32Array(size);
  const labels = startLabels(plan);
  let empty = 0;

  return {
    empty: () => empty,
    *rows(batch, labelAt) {
      const texts = labels.put(batch, labelAt);
      const mark = batch.used;
      for (let from = 0; from < batch.length; from += step) {
        const to = Math.min(batch.length, from + step);
        if (plan.drop) fillFilled(index, plan, batch, from, to);
        else fillAll(index, plan.across, from, to);
        empty += (to - from) * plan.across - index.length;
        const { length, record } = index;
        for (let row = 0; row < length; row++) {
          rows[row] = batch.rows[record[row]!]!;
          widths[row] = batch.widths[record[row]!]!;
        }
        const columns = made.map((one, at) => fill(one, batch, index, rows, texts[at]!));
        const out = { length, rows, widths, bytes: batch.bytes, used: mark, columns, sheet: plan.sheet };
        yield out;
        // What the next stages wrote behind the cells is rendered by now; the arena may have grown.
        batch.bytes = out.bytes;
      }
    },
  };
}

function fillAll(index: Index, across: number, from: number, to: number): void {
  const { record, group } = index;
  let next = 0;
  for (let row = from; row < to; row++) {
    for (let at = 0; at < across; at++) {
      record[next] = row;
      group[next] = at;
      next++;
    }
  }
  index.length = next;
}

/** Only rows in which one of the spread cells holds something. */
function fillFilled(index: Index, { shown, across }: FoldPlan, batch: Batch, from: number, to: number): void {
  const { record, group } = index;
  const spread = shown.flatMap((one) => (one.kind === 'cells' ? [one.columns.map((at) => batch.columns[at])] : []));
  let next = 0;
  for (let row = from; row < to; row++) {
    for (let at = 0; at < across; at++) {
      let filled = false;
      for (let i = 0; i < spread.length && !filled; i++) filled = holds(batch.bytes, spread[i]![at], row);
      if (!filled) continue;
      record[next] = row;
      group[next] = at;
      next++;
    }
  }
  index.length = next;
}

/** Whether a cell holds more than blanks; a formula without a result holds something, too. */
function holds(bytes: Uint8Array, column: Column | undefined, row: number): boolean {
  if (!column) return false;
  if (column.kinds?.[row] === Kind.uncounted) return true;
  const to = column.ends[row]!;
  let at = column.starts[row]!;
  while (at < to) {
    if (bytes[at]! <= 0x20) at++;
    else if (bytes[at] === 0xe3 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80) at += 3;
    else return true;
  }
  return false;
}

function fill(made: Made, batch: Batch, index: Index, rows: Uint32Array, texts: Texts): Column {
  const { shown, starts, ends, kinds, columns } = made;
  if (shown.kind === 'cell') return fillCell(made, batch.columns[shown.column]!, index, rows);
  if (shown.kind === 'cells') return fillCells(made, shown.columns, batch, index, rows);
  const { record, group, length } = index;
  const which = shown.kind === 'block' ? record : group;
  const one = shown.kind === 'labels' && shown.labels.length === 1;
  for (let row = 0; row < length; row++) {
    const at = one ? 0 : which[row]!;
    starts[row] = texts.starts[at]!;
    ends[row] = texts.ends[at]!;
    made.rows[row] = texts.rows[at]!;
    columns[row] = texts.columns[at]!;
  }
  kinds.fill(Kind.text, 0, length);
  return { at: -1, starts, ends, from: { rows: made.rows, columns, shared: true } };
}

function fillCell(made: Made, column: Column, { record, length }: Index, rows: Uint32Array): Column {
  const { starts, ends, kinds, columns } = made;
  const source = column.kinds;
  for (let row = 0; row < length; row++) {
    const at = record[row]!;
    starts[row] = column.starts[at]!;
    ends[row] = column.ends[at]!;
  }
  if (source) for (let row = 0; row < length; row++) kinds[row] = source[record[row]!]!;
  if (columns[0] !== column.at) columns.fill(column.at);
  if (column.from) for (let row = 0; row < length; row++) made.rows[row] = column.from.rows[record[row]!]!;
  const from = column.from ? { rows: made.rows, columns, shared: true } : { rows, columns, shared: false };
  return { at: column.at, starts, ends, ...(source && { kinds }), from };
}

function fillCells(made: Made, ats: readonly number[], batch: Batch, index: Index, rows: Uint32Array): Column {
  const { starts, ends, kinds, columns } = made;
  const { record, group, length } = index;
  const sources = ats.map((at) => batch.columns[at]);
  const typed = sources.some((column) => column?.kinds);
  for (let row = 0; row < length; row++) {
    const column = sources[group[row]!];
    const at = record[row]!;
    starts[row] = column ? column.starts[at]! : 0;
    ends[row] = column ? column.ends[at]! : 0;
    columns[row] = column ? column.at : 0;
    if (typed) kinds[row] = column?.kinds?.[at] ?? Kind.text;
  }
  const first = sources.find((column) => column)?.at ?? -1;
  return { at: first, starts, ends, ...(typed && { kinds }), from: { rows, columns, shared: false } };
}

/** Where labels lie in the arena, and the cells they are of. */
interface Texts {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
}

const NONE: Texts = {
  starts: new Uint32Array(0),
  ends: new Uint32Array(0),
  rows: new Uint32Array(0),
  columns: new Uint32Array(0),
};

/** Puts the labels of every made column at the end of a batch's arena, once a batch. */
function startLabels({ shown }: FoldPlan): { put(batch: Batch, labelAt: LabelAt): readonly Texts[] } {
  const encoder = new TextEncoder();
  const written = shown.map((one) => (one.kind === 'labels' ? one.labels.map(({ text }) => encoder.encode(text)) : []));
  const set = (texts: Texts, at: number, batch: Batch, text: Uint8Array, label: Label) => {
    texts.starts[at] = append(batch, text, text.length);
    texts.ends[at] = texts.starts[at]! + text.length;
    texts.rows[at] = label.row;
    texts.columns[at] = label.column;
  };
  const blocks = (batch: Batch, labelAt: LabelAt): Texts => {
    const texts = textsOf(batch.length);
    let last: Label | undefined;
    for (let row = 0; row < batch.length; row++) {
      const label = labelAt(batch.rows[row]!);
      if (!label) continue;
      if (label !== last) set(texts, row, batch, encoder.encode(label.text), label);
      else for (const array of Object.values(texts)) array[row] = array[row - 1]!;
      last = label;
    }
    return texts;
  };
  return {
    put: (batch, labelAt) =>
      shown.map((one, column) => {
        if (one.kind === 'block') return blocks(batch, labelAt);
        if (one.kind !== 'labels') return NONE;
        const texts = textsOf(one.labels.length);
        one.labels.forEach((label, at) => {
          set(texts, at, batch, written[column]![at]!, label);
        });
        return texts;
      }),
  };
}

function textsOf(length: number): Texts {
  const array = () => new Uint32Array(length);
  return { starts: array(), ends: array(), rows: array(), columns: array() };
}
