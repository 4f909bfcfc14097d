import type { Batch, Column } from '../model/batch.ts';
import type { CodeList, CodeLists } from '../model/code-list.ts';
import { derivedInOrder, sourcesOf } from '../model/derived.ts';
import { Findings } from '../model/finding.ts';
import type { Field } from '../model/pipeline.ts';
import { type ColumnNormaliser, startColumn } from './column.ts';
import { startAddress } from './derive-address.ts';
import { type MadeCells, type Maker, type Making, startMade } from './derive-cells.ts';
import { startCode, startName } from './derive-code.ts';
import { startDate } from './derive-date.ts';
import { startPoint, systemOfField } from './derive-point.ts';
import { normalisers } from './index.ts';

/** Fills the columns that are made of others. */
export interface Deriving {
  /**
   * Once the other columns of `batch` are canonical: each derived one is filled and made canonical itself. `whole` has all columns of
   * the table, those of fields that are not published among them.
   */
  batch(batch: Batch, whole: Batch, sheet: string, findings: Findings): void;
  /** Of the last batch: 1 for each row whose cell, or what it is made of, could not be read. */
  unread(at: number): Uint8Array | undefined;
}

export interface DerivingOptions {
  /** All of the pipeline, and the column of each among those of the table. */
  readonly all: readonly Field[];
  readonly placed: readonly number[];
  /** Those that the batches have a column for, in their order, and what makes each canonical; undefined: it is not wanted. */
  readonly fields: readonly Field[];
  readonly readers: readonly (ColumnNormaliser | undefined)[];
  readonly codes: CodeLists;
}

/** Undefined: no field is derived. A source that is not published is read for what is made of it and then left behind. */
export function startDeriving(options: DerivingOptions): Deriving | undefined {
  const { all, placed, fields, codes } = options;
  const wanted = fields.filter((field, at) => field.from && options.readers[at]);
  if (wanted.length === 0) return undefined;
  const hidden = unpublished(wanted, all, fields);
  const wide = [...fields, ...hidden];
  const readers = [...options.readers, ...hidden.map((field) => startColumn(field, normalisers[field.type]))];
  const columnsAt = hidden.map((field) => placed[all.indexOf(field)] ?? -1);
  const makers = makersOf(wide, readers, new Set(hidden), codes);
  const made = new Map(makers.flatMap((maker) => maker.fills.map((one): [number, MadeCells] => [one.at, one])));
  const marks = (at: number): Uint8Array | undefined => either(made.get(at)?.marked(), readers[at]?.unread());
  // What is odd in a column that nobody sees is not told of; that nothing could be made of a cell is.
  const unheard = new Findings();
  return {
    batch(batch, whole, sheet, findings) {
      for (const at of columnsAt) batch.columns.push(whole.columns[at] ?? emptyColumn(batch));
      for (let at = fields.length; at < wide.length; at++)
        if (!wide[at]!.from) readers[at]!.batch(batch, batch.columns[at]!, sheet, unheard);
      const making: Making = { batch, sheet, findings, unread: marks };
      for (const maker of makers) {
        maker.batch(making);
        for (const { at } of maker.fills)
          readers[at]!.batch(batch, batch.columns[at]!, sheet, at < fields.length ? findings : unheard);
      }
      batch.columns.length = fields.length;
    },
    unread: marks,
  };
}

/** The fields that `wanted` ones are made of, and those that these are made of, which have no column in the batches. */
function unpublished(wanted: readonly Field[], all: readonly Field[], fields: readonly Field[]): Field[] {
  const hidden: Field[] = [];
  const visit = (field: Field): void => {
    for (const name of field.from ? sourcesOf(field.from) : []) {
      const source = all.find((one) => one.name === name);
      if (!source || hidden.includes(source)) continue;
      if (!fields.some((one) => one.name === name)) hidden.push(source);
      visit(source);
    }
  };
  for (const field of wanted) visit(field);
  return hidden;
}

function makersOf(
  wide: readonly Field[],
  readers: readonly (ColumnNormaliser | undefined)[],
  hidden: ReadonlySet<Field>,
  codes: CodeLists,
): Maker[] {
  const at = (name: string): number => wide.findIndex((field) => field.name === name);
  const isSecret = (name: string): boolean => {
    const field = wide[at(name)]!;
    const own = hidden.has(field) || field.privacy?.mask !== undefined || field.privacy?.drop === true;
    return own || (field.from !== undefined && sourcesOf(field.from).some(isSecret));
  };
  const order = derivedInOrder(wide).filter((i) => readers[i] !== undefined);
  const made = new Map(
    order.map((i) => [i, startMade(i, wide[i]!, sourcesOf(wide[i]!.from!).some(isSecret))] as const),
  );
  const makers: Maker[] = [];
  const done = new Set<number>();
  for (const i of order) {
    if (done.has(i)) continue;
    const group = order.filter((other) => other === i || isAlike(wide[i]!, wide[other]!));
    for (const one of group) done.add(one);
    makers.push(
      makerOf(
        group.map((one) => made.get(one)!),
        wide,
        at,
        codes,
      ),
    );
  }
  return makers;
}

/** Whether two fields are made by one piece of work: parts of one address, axes of one point. */
function isAlike({ from: a, ...one }: Field, { from: b, ...other }: Field): boolean {
  if (!a || !b) return false;
  if ('address' in a) return 'address' in b && a.address === b.address;
  return (
    'point' in a && 'point' in b && a.point.join() === b.point.join() && systemOfField(one) === systemOfField(other)
  );
}

function makerOf(
  group: readonly MadeCells[],
  wide: readonly Field[],
  at: (name: string) => number,
  codes: CodeLists,
): Maker {
  const [first] = group as readonly [MadeCells];
  const from = first.field.from!;
  const fieldAt = (name: string) => ({ at: at(name), field: wide[at(name)]! });
  if ('address' in from)
    return startAddress(
      at(from.address),
      from.address,
      group.map((made) => ({ made, part: partOf(made.field) })),
    );
  if ('point' in from) {
    const [x, y] = from.point;
    const systems = [systemOfField(wide[at(x)]!)!, systemOfField(first.field)!] as const;
    return startPoint([at(x), at(y)], systems, group);
  }
  if ('codes' in from)
    return startCode(
      first,
      listOf(codes, from.codes),
      from.of.map(at),
      from.on === undefined ? undefined : fieldAt(from.on),
    );
  if ('names' in from) return startName(first, listOf(codes, from.names), at(from.of), from.part);
  return startDate(first, fieldAt(from.date), from.part);
}

function partOf({ from, standard }: Field): string {
  return (from && 'address' in from ? from.part : undefined) ?? standard ?? '';
}

function listOf(codes: CodeLists, name: string): CodeList {
  const list = codes(name);
  if ('find' in list && 'begins' in list) return list;
  throw new TypeError(`the code list "${name}" has no names`);
}

function either(a: Uint8Array | undefined, b: Uint8Array | undefined): Uint8Array | undefined {
  if (!a || !b) return a ?? b;
  return a.map((mark, row) => mark | (b[row] ?? 0));
}

function emptyColumn({ rows }: Batch): Column {
  return { at: -2, starts: new Uint32Array(rows.length), ends: new Uint32Array(rows.length) };
}
