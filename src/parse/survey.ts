import { type GatherWalk, startGather } from './gathered.ts';
import { type Geometries, lookAtGeometry, noGeometries } from './geometry.ts';
import { againOf, itemOf, memberOf, pathOf, type Shape, type ShapeTree, startShapes } from './shape.ts';
import type { StartReader, Walk } from './walk.ts';

/** What one pass over a file of records has seen. */
export interface Survey {
  readonly tree: ShapeTree;
  /** Paths of names that stand twice in one object. */
  readonly twice: readonly string[];
  readonly geometries: Geometries;
}

export interface SurveyOptions {
  /** XML: a name that stands again in one parent is an element of a list, not a mistake. */
  readonly repeats: boolean;
  /** Objects called geometry are looked at: see GeoJSON. */
  readonly geometry: boolean;
}

const TWICE = 20;
const FIRST = 300;
const decoder = new TextDecoder();

/** Reads all of a file once, and keeps no record of it. */
export async function surveyOf(
  pieces: AsyncIterable<Uint8Array>,
  start: StartReader,
  options: SurveyOptions,
): Promise<Survey> {
  const tree = startShapes();
  const twice = new Set<string>();
  const geometries = noGeometries();
  const walk = startSurvey(tree, twice, options.repeats);
  const reader = start(options.geometry ? withGeometry(walk, geometries) : walk);
  for await (const piece of pieces) {
    reader.feed(piece);
    while (reader.step());
  }
  reader.end();
  while (reader.step());
  reader.finish();
  return { tree, twice: [...twice], geometries };
}

function startSurvey(tree: ShapeTree, twice: Set<string>, repeats: boolean): Walk {
  const stack: Shape[] = [];
  /** Every instance of a shape has a number, so that members of one object are told from those of the next. */
  const instances: number[] = [];
  let here = tree.root;
  let instance = 0;
  let serial = 0;

  const go = (shape: Shape) => {
    let to = shape;
    if (to.seen === instance && !to.listed && !repeats) {
      if (twice.size < TWICE) twice.add(pathOf(to).join('.'));
      while (to.seen === instance) to = againOf(tree, to);
    }
    if (to.seen === instance) to.times++;
    else {
      to.seen = instance;
      to.times = 1;
      to.holders++;
    }
    if (to.times > to.most) to.most = to.times;
    to.count++;
    if (++here.members > here.widest) here.widest = here.members;
    to.members = 0;
    to.guess = 0;
    stack.push(here);
    instances.push(instance);
    here = to;
    instance = ++serial;
  };

  return {
    member: (bytes, from, to) => go(memberOf(tree, here, bytes, from, to)),
    item: () => go(itemOf(tree, here)),
    object() {
      here.objects++;
    },
    array() {
      here.arrays++;
    },
    scalar(bytes, from, to) {
      if (from === to) return;
      here.filled++;
      here.first ??= decoder.decode(bytes.subarray(from, Math.min(to, from + FIRST)));
    },
    up() {
      here = stack.pop()!;
      instance = instances.pop()!;
    },
  };
}

/** Passes all on, and looks at what is called geometry. */
function withGeometry(walk: Walk, geometries: Geometries): Walk {
  let gather: GatherWalk | undefined;
  let named = false;
  const geometry = new TextEncoder().encode('geometry');
  const isGeometry = (bytes: Uint8Array, from: number, to: number) =>
    to - from === geometry.length && geometry.every((byte, i) => bytes[from + i] === byte);
  return {
    member(bytes, from, to) {
      if (gather) gather.member(bytes, from, to);
      else {
        walk.member(bytes, from, to);
        named = isGeometry(bytes, from, to);
      }
    },
    item() {
      if (gather) gather.item();
      else walk.item();
    },
    object() {
      if (gather) gather.object();
      else {
        walk.object();
        if (!named) return;
        gather = startGather('geometry', false);
        gather.object();
      }
    },
    array() {
      named = false;
      if (gather) gather.array();
      else walk.array();
    },
    scalar(bytes, from, to, kind) {
      if (gather) gather.scalar(bytes, from, to, kind);
      else walk.scalar(bytes, from, to, kind);
    },
    up() {
      named = false;
      if (gather && gather.depth() > 0) gather.up();
      else {
        if (gather) lookAtGeometry(geometries, gather.tree());
        gather = undefined;
        walk.up();
      }
    },
  };
}
