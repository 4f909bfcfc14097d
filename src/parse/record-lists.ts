import { foldMap, pathOf, type Shape, type ShapeTree } from './shape.ts';

/** Elements at one place of a file that can be read as records. */
export interface RecordList {
  /** As `source.records` names it; '' is the file itself. */
  readonly path: string;
  readonly shape: Shape;
  /** Elements of other lists that this one stands in, the nearest first. */
  readonly above: readonly Shape[];
  readonly count: number;
  /** Filled cells that stand in no list further down. */
  readonly cells: number;
  /** Columns that are no lists. */
  readonly width: number;
}

/** Lists that describe an answer or its data, and are no data themselves. */
const BESIDE = /^(?:fields|columns|schema|metadata|_?links|paging|pagination)$/i;

/** Every list of a file; the lists that say most come first. `repeats`: XML, where a list is a name that stands again. */
export function listsOf(tree: ShapeTree, repeats: boolean): RecordList[] {
  const lists: RecordList[] = [];
  const visit = (shape: Shape, above: readonly Shape[]): void => {
    if (!repeats && above.length === 0) foldMap(shape);
    const listed = isListed(shape, repeats) && isRecord(shape, repeats);
    if (listed) lists.push(listOf(shape, above, repeats));
    const within = listed ? [shape, ...above] : above;
    for (const kid of shape.kids) visit(kid, within);
    if (shape.item && !(listed && isPositions(shape)) && !isTransparent(shape)) visit(shape.item, within);
    if (shape.again) visit(shape.again, above);
  };
  visit(tree.root, []);
  return lists.length > 0 ? lists : repeats ? single(tree) : [];
}

/**
 * The lists that become sheets, best first: all that stand in no other list, and lists within their elements that hold more than these.
 * A list of one element that holds a list of more is only a wrapping.
 */
export function chosenLists(lists: readonly RecordList[]): RecordList[] {
  const wrapping = new Set(
    lists
      .filter((one) => one.count === 1 && lists.some((other) => other.above.includes(one.shape) && other.count > 1))
      .map((one) => one.shape),
  );
  const open = lists
    .filter((one) => !wrapping.has(one.shape))
    .map((one) => ({ ...one, above: one.above.filter((shape) => !wrapping.has(shape)) }));
  const richer = (one: RecordList) =>
    one.width >= 2 &&
    one.above.every((shape) => {
      const outer = open.find((other) => other.shape === shape);
      return outer !== undefined && one.cells > outer.cells;
    });
  const data = open.filter((one) => one.above.length === 0 || richer(one));
  const main = data.filter((one) => !BESIDE.test(lastName(one)));
  return (main.length > 0 ? main : data).sort((a, b) => weight(b) - weight(a));
}

/** A list of records with names speaks for itself; a list of texts may be anything. */
function weight(list: RecordList): number {
  return list.cells * (list.width > 1 ? 1 : 0.01);
}

function lastName(list: RecordList): string {
  return pathOf(list.shape).at(-1) ?? '';
}

function listOf(shape: Shape, above: readonly Shape[], repeats: boolean): RecordList {
  const leaves = isPositions(shape) ? [shape.item!] : leavesOf(shape, repeats);
  return {
    path: pathOf(shape).join('.'),
    shape,
    above,
    count: shape.count,
    cells: leaves.reduce((sum, leaf) => sum + leaf.filled, 0),
    width: isPositions(shape) ? shape.item!.most : leaves.length,
  };
}

/** Scalars of a record, those in lists below it left out. */
function leavesOf(shape: Shape, repeats: boolean): Shape[] {
  const base = isTransparent(shape) ? shape.item! : shape;
  const leaves = base.filled > 0 ? [base] : [];
  for (const kid of base.kids) if (!isListed(kid, repeats)) leaves.push(...leavesOf(kid, repeats));
  return leaves;
}

export function isListed(shape: Shape, repeats: boolean): boolean {
  return repeats ? shape.most > 1 : shape.listed && (shape.parent?.parent !== undefined || shape.count > 1);
}

function isRecord(shape: Shape, repeats: boolean): boolean {
  return (
    (shape.objects > 0 && shape.kids.length > 0) ||
    (repeats ? shape.filled > 0 : isPositions(shape) || isTransparent(shape))
  );
}

/** An array of scalars: a row without names. */
export function isPositions(shape: Shape): boolean {
  const { item } = shape;
  return shape.arrays > 0 && shape.objects === 0 && item !== undefined && item.objects === 0 && item.arrays === 0;
}

/** An array of objects with one name each, `[{"標題": …}, {"連結": …}]`: together they are one record. */
export function isTransparent(shape: Shape): boolean {
  const { item } = shape;
  if (!item || !shape.listed || shape.count < 2 || shape.objects > 0 || item.objects !== item.count) return false;
  return item.widest === 1 && item.kids.length > 1 && item.kids.every((kid) => kid.count <= shape.count);
}

/** XML with one record only: going down from the root, the first element that holds values and nothing else. */
function single(tree: ShapeTree): RecordList[] {
  let shape = tree.root;
  let depth = 0;
  while (shape.kids.length === 1 && shape.kids[0]!.kids.length > 0 && shape.filled === 0) {
    shape = shape.kids[0]!;
    depth++;
  }
  const flat = shape.kids.length > 0 && shape.kids.every((kid) => kid.kids.length === 0);
  return depth >= 2 && flat ? [listOf(shape, [], true)] : [];
}
