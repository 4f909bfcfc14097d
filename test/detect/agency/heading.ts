import { merge, type Paper, put, type Value } from './paper.ts';
import type { Random } from './random.ts';
import { ENGLISH, FOREIGN, GROUPS, MEASURES, ROOTS, SETS } from './words.ts';

/** A heading and the headings under it. */
export interface Node {
  readonly label: string;
  readonly kids?: readonly Node[];
}

export interface HeadingStyle {
  /** How a heading stands over several columns. */
  readonly parent: 'merged' | 'blank' | 'centred' | 'repeated' | 'spread';
  /** Where a heading without parents stands in a heading of several rows. */
  readonly leaf: 'merged' | 'top' | 'bottom';
  readonly spacing?: 'wide' | 'lines';
  readonly english?: 'below' | 'above' | 'cell';
  readonly codes?: 'numbers' | 'letters';
  readonly units?: boolean;
  /** A label of one column broken over two rows of the heading. */
  readonly wrapped?: boolean;
}

/** What a person calls each column: the ways that are as right. */
export type Title = readonly string[];

export function leaves(nodes: readonly Node[]): string[][] {
  return nodes.flatMap(({ label, kids }) => (kids ? leaves(kids).map((path) => [label, ...path]) : [[label]]));
}

function depthOf(nodes: readonly Node[]): number {
  return Math.max(...nodes.map(({ kids }) => 1 + (kids ? depthOf(kids) : 0)));
}

/** Headings of measures, `depth` levels of them, about `width` columns. */
export function measureTree(r: Random, depth: number, width: number): Node[] {
  if (depth <= 1) return r.some(MEASURES, Math.min(width, MEASURES.length)).map((label) => ({ label }));
  const nodes: Node[] = [];
  let columns = 0;
  const groups = r.some(GROUPS, GROUPS.length);
  while (columns < width && groups.length > 0) {
    const node = group(
      r,
      groups.splice(r.int(0, groups.length - 1), 1)[0]!,
      nodes.length === 0 || r.chance(0.7) ? depth : r.int(1, depth),
    );
    nodes.push(node);
    columns += leaves([node]).length;
  }
  return nodes;
}

function group(r: Random, label: string, depth: number): Node {
  if (depth === 1) return { label };
  if (depth === 2) return { label, kids: r.pick(SETS.slice(0, 15)).map((kid) => ({ label: kid })) };
  if (depth === 3) {
    const inner = r.pick(SETS.slice(0, 6));
    const outer = r.pick(SETS.slice(6, 14));
    return { label, kids: outer.map((kid) => ({ label: kid, kids: inner.map((one) => ({ label: one })) })) };
  }
  const others = r.some(
    GROUPS.filter((one) => one !== label),
    depth > 4 ? 1 : 2,
  );
  const kids =
    depth > 4 ? [group(r, label, depth - 1), group(r, others[0]!, 2)] : others.map((one) => group(r, one, depth - 1));
  return { label: r.pick(ROOTS), kids };
}

/** Writes the heading and says its rows, the code row if any, and the title of each column. */
export function writeHeading(
  on: Paper,
  nodes: readonly Node[],
  style: HeadingStyle,
  r: Random,
): { titles: Title[]; hollow: number[]; code?: number } {
  const top = on.lines.length;
  const depth = Math.max(depthOf(nodes), style.wrapped ? 2 : 1);
  const width = leaves(nodes).length;
  const grid: Value[][] = Array.from({ length: depth }, () => Array.from({ length: width }, () => ''));
  const base = style.english === 'above' ? top + 1 : top;
  const sole = new Map<number, string>();
  const place = (list: readonly Node[], row: number, from: number) => {
    let at = from;
    for (const { label, kids } of list) {
      const span = kids ? leaves(kids).length : 1;
      if (kids) {
        writeParent(on, grid, { label: dressed(label, style, r), row, at, span, base }, style);
        place(kids, row + 1, at);
      } else writeLeaf(on, grid, { label, row, at, depth, base }, style, r);
      if (!kids) sole.set(at, label);
      at += span;
    }
  };
  place(nodes, 0, 0);
  // Equal neighbours are one level: 人數 over 人數.
  const paths = leaves(nodes).map((path) => path.filter((label, i) => label !== path[i - 1]));
  const words = paths.map(
    (path, i) =>
      ENGLISH[path.at(-1)!] ?? `${FOREIGN[i % FOREIGN.length]} ${Math.floor(i / FOREIGN.length) || ''}`.trim(),
  );
  if (style.english === 'above') put(on, 'header', ...words);
  for (const row of grid) put(on, 'header', ...row);
  if (style.english === 'below') put(on, 'header', ...words);
  if (style.units) put(on, 'header', ...paths.map((_, i) => (i === 0 ? '' : unitOf(i))));
  const code = style.codes && put(on, 'header', ...paths.map((_, i) => codeOf(i, style.codes!)));
  const titles = paths.map((path, i): Title => {
    const name = path.join('_');
    const both = path.map((label) => `${label}${style.english === 'cell' ? (ENGLISH[label] ?? '') : ''}`).join('_');
    const names = style.english ? [name, both, `${name}${words[i]}`, `${words[i]}${name}`] : [name];
    const unit = style.units && i > 0 ? unitOf(i) : '';
    const plain = [...new Set(names)].map((one) => `${one}${unit}`);
    return style.codes ? [...plain, ...plain.map((one) => `${one}${codeOf(i, style.codes!)}`)] : plain;
  });
  const hollow = grid.flatMap((row, i) => (row.every((cell) => cell === '') ? [base + i] : []));
  return { titles, hollow, ...(code !== undefined && { code }) };
}

function unitOf(i: number): string {
  return ['(人)', '(戶)', '(件)', '(千元)', '(％)'][i % 5]!;
}

function codeOf(i: number, how: 'numbers' | 'letters'): string {
  return how === 'numbers' ? `(${i + 1})` : String.fromCharCode(65 + (i % 26));
}

interface ParentPlace {
  readonly label: string;
  readonly row: number;
  readonly at: number;
  readonly span: number;
  readonly base: number;
}

function writeParent(
  on: Paper,
  grid: Value[][],
  { label, row, at, span, base }: ParentPlace,
  style: HeadingStyle,
): void {
  const line = grid[row]!;
  const letters = [...label.replaceAll(/\s/g, '')];
  const beside = /^\p{Script=Han}$/u.test(String(grid[row]![at - 1] ?? ''));
  if (style.parent === 'spread' && row === 0 && !beside && letters.length > 1 && letters.length === span) {
    for (const [i, letter] of letters.entries()) line[at + i] = letter;
    return;
  }
  line[at] = label;
  const { parent } = style;
  if (parent === 'merged' || parent === 'spread') merge(on, base + row, at, base + row, at + span - 1);
  if (parent === 'centred' && span > 1)
    on.centred.push({ top: base + row, left: at, bottom: base + row, right: at + span - 1 });
  if (parent === 'repeated') for (let i = 1; i < span; i++) line[at + i] = label;
}

interface LeafPlace {
  readonly label: string;
  readonly row: number;
  readonly at: number;
  readonly depth: number;
  readonly base: number;
}

function writeLeaf(
  on: Paper,
  grid: Value[][],
  { label, row, at, depth, base }: LeafPlace,
  style: HeadingStyle,
  r: Random,
): void {
  const rest = depth - row;
  if (style.wrapped && row === 0 && rest === 2 && /^\p{Script=Han}{4,}$/u.test(label)) {
    const half = Math.ceil(label.length / 2);
    grid[0]![at] = label.slice(0, half);
    grid[1]![at] = label.slice(half);
    return;
  }
  const english = style.english === 'cell' && ENGLISH[label] ? `\n${ENGLISH[label]}` : '';
  const shown = dressed(label, style, r) + english;
  const low = style.leaf === 'bottom' && !style.wrapped;
  grid[low ? depth - 1 : row]![at] = shown;
  if (style.leaf === 'merged' && rest > 1) merge(on, base + row, at, base + depth - 1, at);
}

/** A label as it is printed: spaced, or one character a line. */
function dressed(label: string, style: HeadingStyle, r: Random): string {
  if (!/^\p{Script=Han}{2,5}$/u.test(label)) return label;
  if (style.spacing === 'wide' && r.chance(0.6))
    return [...label].join(label.length === 2 ? r.pick(['　', '  ', '　　']) : ' ');
  if (style.spacing === 'lines' && r.chance(0.5)) return [...label].join('\n');
  return label;
}
