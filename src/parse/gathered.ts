import { bomb } from './faults.ts';
import { Scalar, type Walk } from './walk.ts';

/** A piece of a file kept as it is: scalars as JSON writes them, so that numbers keep their digits. */
export type Tree = string | readonly Tree[] | ReadonlyMap<string, Tree>;

type Growing = string | Growing[] | Map<string, Growing>;

/** A walk that keeps what it is told, from the value at which it starts. */
export interface GatherWalk extends Walk {
  /** How many places below that value the walk stands. */
  depth(): number;
  tree(): Tree;
}

/** One record's lists and geometry; far more than any cell can be. */
const MOST = 64 * 2 ** 20;
const decoder = new TextDecoder();

/** `part` is the file, for the fault that it holds too much. `repeats`: a name that stands again is one more element of a list. */
export function startGather(part: string, repeats: boolean): GatherWalk {
  const stack: { name: string; value: Growing }[] = [];
  let here: { name: string; value: Growing } = { name: '', value: 'null' };
  let size = 0;

  const go = (name: string) => {
    stack.push(here);
    here = { name, value: 'null' };
  };
  const weigh = (length: number) => {
    size += length + 16;
    if (size > MOST) throw bomb(part, { zh: '有一筆資料過大', en: 'holds a record without end' });
  };
  return {
    member: (bytes, from, to) => go(decoder.decode(bytes.subarray(from, to))),
    item: () => go(''),
    object() {
      here.value = new Map();
    },
    array() {
      here.value = [];
    },
    scalar(bytes, from, to, kind) {
      weigh(to - from);
      const text = decoder.decode(bytes.subarray(from, to));
      const written = kind === Scalar.string ? JSON.stringify(text) : kind === Scalar.missing ? 'null' : text;
      // Text of an XML element that has attributes or children.
      if (here.value instanceof Map) put(here.value, '#text', written);
      else here.value = written;
    },
    up() {
      const { name, value } = here;
      const above = stack.pop()!;
      here = above;
      weigh(name.length);
      if (Array.isArray(above.value)) above.value.push(value);
      else if (!(above.value instanceof Map)) return;
      else if (repeats && above.value.has(name)) add(above.value, name, value);
      else put(above.value, name, value);
    },
    depth: () => stack.length,
    tree: () => here.value,
  };
}

/** A name that stands twice gets another: JSON readers would keep one of the two. */
function put(members: Map<string, Growing>, name: string, value: Growing): void {
  let free = name;
  for (let i = 2; members.has(free); i++) free = `${name} (${i})`;
  members.set(free, value);
}

function add(members: Map<string, Growing>, name: string, value: Growing): void {
  const known = members.get(name)!;
  if (Array.isArray(known)) known.push(value);
  else members.set(name, [known, value]);
}

/** JSON without blanks. */
export function treeText(tree: Tree): string {
  if (typeof tree === 'string') return tree;
  if (tree instanceof Map) {
    return `{${[...tree].map(([name, one]) => `${JSON.stringify(name)}:${treeText(one)}`).join(',')}}`;
  }
  return isList(tree) ? `[${tree.map(treeText).join(',')}]` : '';
}

export function isList(tree: Tree | undefined): tree is readonly Tree[] {
  return Array.isArray(tree);
}

/** The member of an object, if the tree is one and has it. */
export function memberIn(tree: Tree | undefined, name: string): Tree | undefined {
  return tree instanceof Map ? tree.get(name) : undefined;
}
