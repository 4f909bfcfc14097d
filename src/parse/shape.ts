import { Fault } from '../model/fault.ts';

/**
 * What stands at one path of a JSON or XML file, all of its places taken together: elements of an array share one shape, and so do
 * members of one name. The whole file becomes a small tree of these, in which the lists of records are found.
 */
export interface Shape {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly parent: Shape | undefined;
  /** Members by order of first appearance. */
  kids: Shape[];
  byName: Map<string, Shape>;
  /** Position of the member that is expected next: files repeat their order, so names are hardly ever looked up. */
  guess: number;
  /** Elements of an array. */
  item: Shape | undefined;
  /** The same name once more in one object. */
  again: Shape | undefined;
  /** Position among the parent's members. */
  at: number;
  /** In which instance of its parent it was seen last. */
  seen: number;
  /** The text of its first scalar that has any. */
  first: string | undefined;
  /** How often it stands in the file, and as what. */
  count: number;
  objects: number;
  arrays: number;
  /** Scalars with any text. */
  filled: number;
  /** Instances of its parent that have it; for an element: arrays that are not empty. */
  holders: number;
  /** How often one instance of its parent has it, at most. */
  most: number;
  /** How often the present instance of its parent has it. */
  times: number;
  /** How many members its present instance has, and any instance at most. */
  members: number;
  widest: number;
  /** An element of a list, so that each is a record of its own. */
  listed: boolean;
  /** The members are not columns but records, named by a key: see `foldMap`. */
  map: boolean;
  plan: Plan | undefined;
}

/** What becomes of a shape when rows are made. */
export interface Plan {
  /** The column of its scalars and of what is gathered below it; -1: none. */
  column: number;
  /** One of these is a record. */
  record: boolean;
  /** Stands above the records: its columns are repeated for each of them. */
  above: boolean;
  /** The elements of a record that is an array are its cells, in their order. */
  positions: boolean;
  /** What stands below it becomes one cell, or several for a geometry. */
  gather: 'json' | 'geometry' | undefined;
  /** The column of the name by which a record is found in a map; -1: none. */
  key: number;
}

/** Every name of a tree counts, so that a file whose keys are data cannot fill the memory. */
export interface ShapeTree {
  readonly root: Shape;
  size: number;
}

/** So many different names at one place are no columns any more. */
export const MOST_COLUMNS = 4096;
const MOST_SHAPES = 40_000;
const FOLD = 1000;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function startShapes(): ShapeTree {
  return { root: shapeOf('', undefined, 0), size: 1 };
}

function shapeOf(name: string, parent: Shape | undefined, at: number): Shape {
  return {
    name,
    bytes: encoder.encode(name),
    parent,
    kids: [],
    byName: new Map(),
    guess: 0,
    item: undefined,
    again: undefined,
    at,
    seen: -1,
    first: undefined,
    count: 0,
    objects: 0,
    arrays: 0,
    filled: 0,
    holders: 0,
    most: 0,
    times: 0,
    members: 0,
    widest: 0,
    listed: false,
    map: false,
    plan: undefined,
  };
}

/** The member whose name is these bytes. */
export function memberOf(tree: ShapeTree, parent: Shape, bytes: Uint8Array, from: number, to: number): Shape {
  const expected = parent.kids[parent.guess];
  if (expected && same(expected.bytes, bytes, from, to)) {
    parent.guess++;
    return expected;
  }
  const kid = memberNamed(tree, parent, decoder.decode(bytes.subarray(from, to)));
  parent.guess = kid.at + 1;
  return kid;
}

export function memberNamed(tree: ShapeTree, parent: Shape, name: string): Shape {
  const known = parent.byName.get(name);
  if (known) return known;
  if (parent.kids.length >= FOLD) foldMap(parent);
  if (parent.map) return parent.item!;
  if (parent.kids.length >= MOST_COLUMNS) throw tooMany(parent);
  const kid = shapeOf(name, parent, parent.kids.length);
  parent.kids.push(kid);
  parent.byName.set(name, kid);
  grow(tree);
  return kid;
}

/** The elements of an array. */
export function itemOf(tree: ShapeTree, array: Shape): Shape {
  if (!array.item) {
    array.item = shapeOf('', array, 0);
    array.item.listed = true;
    grow(tree);
  }
  return array.item;
}

/** The next place for a name that an object has once more. */
export function againOf(tree: ShapeTree, shape: Shape): Shape {
  if (!shape.again) {
    shape.again = shapeOf(shape.name, shape.parent, shape.at);
    grow(tree);
  }
  return shape.again;
}

function grow(tree: ShapeTree): void {
  if (++tree.size > MOST_SHAPES) throw tooMany(tree.root);
}

/**
 * Takes the members of an object for records with a key, `{"0001": {…}, "0002": {…}}`, if all are objects that have most of
 * their names in common. Says whether it did.
 */
export function foldMap(shape: Shape): boolean {
  if (shape.map || shape.item || shape.kids.length < 2 || shape.filled > 0) return shape.map;
  const first = shape.kids[0]!;
  const alike = shape.kids.every((kid) => {
    if (kid.count !== kid.objects || kid.kids.length === 0 || kid.again) return false;
    const common = kid.kids.filter((one) => first.byName.has(one.name)).length;
    return common * 2 > Math.max(kid.kids.length, first.kids.length);
  });
  if (!alike) return false;
  const item = shapeOf('', shape, 0);
  item.listed = true;
  for (const kid of shape.kids) merge(item, kid);
  item.holders = shape.count;
  shape.item = item;
  shape.map = true;
  shape.kids = [];
  shape.byName = new Map();
  return true;
}

/** Adds all that is known of `other` to `shape`. */
function merge(shape: Shape, other: Shape): void {
  shape.count += other.count;
  shape.objects += other.objects;
  shape.arrays += other.arrays;
  shape.filled += other.filled;
  shape.first ??= other.first;
  shape.holders += other.holders;
  shape.most = Math.max(shape.most, other.most);
  shape.widest = Math.max(shape.widest, other.widest);
  for (const kid of other.kids) {
    let mine = shape.byName.get(kid.name);
    if (!mine) {
      mine = shapeOf(kid.name, shape, shape.kids.length);
      shape.kids.push(mine);
      shape.byName.set(kid.name, mine);
    }
    mine.listed ||= kid.listed;
    merge(mine, kid);
  }
  if (other.item) {
    shape.item ??= { ...shapeOf('', shape, 0), listed: true };
    merge(shape.item, other.item);
    shape.map ||= other.map;
  }
  if (other.again) {
    shape.again ??= shapeOf(shape.name, shape.parent, shape.at);
    merge(shape.again, other.again);
  }
}

/** A tree of its own for each pass, since passes leave their marks in it. */
export function copyShapes(tree: ShapeTree): ShapeTree {
  return { root: copyOf(tree.root, undefined), size: tree.size };
}

function copyOf(shape: Shape, parent: Shape | undefined): Shape {
  const copy: Shape = { ...shape, parent, byName: new Map(), guess: 0, seen: -1, plan: undefined };
  copy.kids = shape.kids.map((kid) => copyOf(kid, copy));
  for (const kid of copy.kids) copy.byName.set(kid.name, kid);
  if (shape.item) copy.item = copyOf(shape.item, copy);
  if (shape.again) copy.again = copyOf(shape.again, parent);
  return copy;
}

/** Names from the root down, as `source.records` writes them: `result.records`. */
export function pathOf(shape: Shape, from?: Shape): string[] {
  const names: string[] = [];
  for (let one: Shape | undefined = shape; one && one !== from; one = one.parent) if (one.name) names.unshift(one.name);
  return names;
}

function same(name: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[from + i]) return false;
  return true;
}

function tooMany(shape: Shape): Fault {
  const where = pathOf(shape).join('.');
  return new Fault('file-not-a-table', {
    zh: `「${where || '檔案最上層'}」下有超過 ${MOST_COLUMNS} 個不同的名稱，名稱本身可能就是資料，無法當作欄位。請改成一筆一個物件的陣列。`,
    en: `There are more than ${MOST_COLUMNS} different names below “${where || 'the top of the file'}”: the names may be data themselves and cannot be columns. Write an array with one object a record.`,
  });
}
