import { type GatherWalk, startGather, type Tree, treeText } from './gathered.ts';
import { type Geometries, geometryCells, geometryRow } from './geometry.ts';
import { type Grid, put } from './grid.ts';
import { againOf, itemOf, memberOf, type Shape, type ShapeTree } from './shape.ts';
import type { Walk } from './walk.ts';
import { type Arena, copyBytes, copyString } from './xml-text.ts';

/** Records as they are read, until the outermost one they belong to has ended: then all their cells are known. */
export interface RecordWalk extends Walk {
  /** How many records can be taken now; few are kept until there are more, unless it is the end. */
  ready(end: boolean): number;
  /** Puts the cells of a record into the row being read, and says how many cells it has by its own count. */
  take(row: number, grid: Grid): number;
  /** Forgets the records that were ready. */
  clear(): void;
}

interface Settings {
  readonly part: string;
  readonly repeats: boolean;
  readonly geometries: Geometries;
}

/** Cells of outer records and of records, each in a chain of its own; a record knows the one it stands in. */
interface Held {
  readonly arena: Arena;
  readonly columns: number[];
  readonly froms: number[];
  readonly tos: number[];
  /** The next cell of the same record; -1: none. */
  readonly nexts: number[];
  readonly heads: number[];
  readonly parents: number[];
  readonly widths: number[];
  /** Which of them are rows. */
  readonly rows: number[];
}

/** So many records, or so many bytes of them, are taken together. */
const RECORDS = 256;
const BYTES = 256 * 1024;

/** Walks a file a second time, by a tree that has a plan. */
export function startRecords(tree: ShapeTree, settings: Settings): RecordWalk {
  const { repeats } = settings;
  const held = startHeld();
  const stack: Shape[] = [];
  const instances: number[] = [];
  let here = tree.root;
  let instance = 0;
  let serial = 0;
  let scope = -1;
  let gather: GatherWalk | undefined;
  /** Elements of repeated XML names, by the record that has them. */
  const lists: Map<Shape, Tree[]>[] = [];

  const go = (shape: Shape) => {
    let to = shape;
    if (to.seen === instance && !to.listed && !repeats) while (to.seen === instance) to = againOf(tree, to);
    if (to.seen === instance) to.times++;
    else {
      to.seen = instance;
      to.times = 1;
    }
    to.guess = 0;
    stack.push(here);
    instances.push(instance);
    here = to;
    instance = ++serial;
    const { plan } = to;
    if (!plan) return;
    if (plan.record || plan.above) {
      scope = openScope(held, scope);
      lists.push(new Map());
    } else if (repeats && plan.gather) gather = startGather(settings.part, repeats);
  };

  /** Where a scalar or a list belongs: its own column, or its place in a row without names. */
  const columnOf = (shape: Shape) => {
    const { plan } = shape;
    if (plan && plan.column >= 0) return plan.column;
    return shape.parent?.plan?.positions ? shape.times - 1 : -1;
  };

  const cell = (column: number, bytes: Uint8Array, from: number, to: number) => {
    if (column < 0 || scope < 0 || from === to) return;
    const at = held.arena.used;
    copyBytes(held.arena, bytes, from, to);
    chain(held, scope, column, at);
  };

  const text = (column: number, string: string) => {
    if (column < 0 || scope < 0 || string === '') return;
    const at = held.arena.used;
    copyString(held.arena, string);
    chain(held, scope, column, at);
  };

  const gathered = (tree: Tree) => {
    const { plan } = here;
    if (plan?.gather === 'geometry') {
      for (const [i, one] of geometryRow(settings.geometries, geometryCells(tree)).entries())
        text(plan.column + i, one);
    } else if (repeats) {
      const known = lists.at(-1)?.get(here);
      if (known) known.push(tree);
      else lists.at(-1)?.set(here, [tree]);
    } else if (!isEmpty(tree)) text(columnOf(here), treeText(tree));
  };

  const leaveScope = () => {
    for (const [shape, trees] of lists.pop()!) text(shape.plan!.column, treeText(trees));
    if (here.plan!.record) held.rows.push(scope);
    if (here.plan!.positions) held.widths[scope] = here.item?.seen === instance ? here.item.times : 0;
    scope = held.parents[scope]!;
  };

  return {
    member(bytes, from, to) {
      if (gather) return gather.member(bytes, from, to);
      const { map } = here;
      go(memberOf(tree, here, bytes, from, to));
      if (map && here.plan) cell(here.plan.key, bytes, from, to);
    },
    item() {
      if (gather) gather.item();
      else go(itemOf(tree, here));
    },
    object() {
      if (!gather && (here.plan?.gather === 'geometry' || (here.map && here.plan?.gather) || isCell(here))) {
        gather = startGather(settings.part, repeats);
      }
      gather?.object();
    },
    array() {
      if (!gather && (here.plan?.gather === 'json' || isCell(here))) gather = startGather(settings.part, repeats);
      gather?.array();
    },
    scalar(bytes, from, to, kind) {
      if (gather) gather.scalar(bytes, from, to, kind);
      else cell(columnOf(here), bytes, from, to);
    },
    up() {
      if (gather) {
        if (gather.depth() > 0) return gather.up();
        const tree = gather.tree();
        gather = undefined;
        gathered(tree);
      }
      const { plan } = here;
      if (plan && (plan.record || plan.above)) leaveScope();
      here = stack.pop()!;
      instance = instances.pop()!;
    },
    ready(end) {
      if (scope >= 0) return 0;
      const { length } = held.rows;
      return end || length >= RECORDS || held.arena.used > BYTES ? length : 0;
    },
    take: (row, grid) => takeRow(held, row, grid),
    clear: () => clearHeld(held),
  };
}

function isCell(shape: Shape): boolean {
  return shape.parent?.plan?.positions === true;
}

function isEmpty(tree: Tree): boolean {
  return typeof tree !== 'string' && (tree instanceof Map ? tree.size : [...tree.values()].length) === 0;
}

function startHeld(): Held {
  return {
    arena: { bytes: new Uint8Array(64 * 1024), used: 0 },
    columns: [],
    froms: [],
    tos: [],
    nexts: [],
    heads: [],
    parents: [],
    widths: [],
    rows: [],
  };
}

function openScope(held: Held, parent: number): number {
  held.heads.push(-1);
  held.parents.push(parent);
  held.widths.push(0);
  return held.heads.length - 1;
}

function chain(held: Held, scope: number, column: number, from: number): void {
  held.columns.push(column);
  held.froms.push(from);
  held.tos.push(held.arena.used);
  held.nexts.push(held.heads[scope]!);
  held.heads[scope] = held.columns.length - 1;
}

function takeRow(held: Held, row: number, grid: Grid): number {
  const own = held.rows[row]!;
  for (let scope = own; scope >= 0; scope = held.parents[scope]!) {
    for (let at = held.heads[scope]!; at >= 0; at = held.nexts[at]!) {
      const from = grid.batch.used;
      copyBytes(grid.batch, held.arena.bytes, held.froms[at]!, held.tos[at]!);
      put(grid, held.columns[at]!, from, 0);
    }
  }
  return held.widths[own]!;
}

function clearHeld(held: Held): void {
  held.arena.used = 0;
  for (const list of [
    held.columns,
    held.froms,
    held.tos,
    held.nexts,
    held.heads,
    held.parents,
    held.widths,
    held.rows,
  ]) {
    list.length = 0;
  }
}
