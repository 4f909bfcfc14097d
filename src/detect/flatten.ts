import { carryRight, type Label, type Layer } from './carry-right.ts';
import { Look, narrow, squeeze } from './cell-look.ts';
import { isCodesUnderNames } from './code-row.ts';
import { filledColumns, type Grid, lookAt, type Row, reach, textAt } from './grid.ts';
import type { Candidate } from './header-rows.ts';
import { cycleOf } from './parent-spans.ts';
import { stackedLetters } from './stacked-letters.ts';
import { unitInTitle } from './titles.ts';

/** The labels of one column, top first. */
export interface Heading {
  readonly levels: readonly string[];
  /** A label of its own, not only one that spans it and its neighbours. */
  readonly own: boolean;
}

const CLOSE = '[\\p{Script=Han}（）(){}、，。：；！？「」『』〔〕︵︶〇○々]';
const GAP = new RegExp(`(?<=${CLOSE})\\s+(?=${CLOSE})`, 'gu');

/** A label as it is published: blanks between Chinese characters gone, other runs of blanks and line breaks one blank. */
export function cleanLabel(text: string): string {
  return text
    .replace(/[\s\u200b]+/g, ' ')
    .trim()
    .replace(GAP, '');
}

/** The headings of all columns of the sheet under a header. */
export function flatten(grid: Grid, header: Candidate): Heading[] {
  const rows = header.rows.map((index) => grid.rows[index]!);
  const codes = new Set(header.codes.map((index) => grid.rows[index]!.at));
  const units = new Set(
    rows.slice(1).flatMap((row, above) => (isUnitRow(row) && isLabelled(grid, rows[above]!, row) ? [row.at] : [])),
  );
  const layers: Layer[] = [];
  const stacked = stackedLetters(grid, rows);
  const apart = (depth: number) =>
    depth > 0 && isCodesUnderNames(grid, header.rows.slice(0, depth), header.rows[depth]!);
  for (let depth = 0; depth < rows.length; depth++)
    layers.push(layerOf(grid, rows, layers, { codes, units, stacked: stacked[depth]!, apart: apart(depth) }));
  const kept = withoutSecondLanguage(layers);
  return Array.from({ length: grid.width }, (_, column) => headingOf(kept.map((layer) => layer[column])));
}

/** 人 | 人 | 千元: nothing but units, bracketed or not. */
function isUnitRow(row: Row): boolean {
  const columns = filledColumns(row);
  return columns.length >= 2 && columns.every((column) => unitInTitle(bracketed(textAt(row, column))) !== undefined);
}

/** Each unit has a label right above it; 頭 | 戶 | 頭 | 戶 over which only every other column has one are labels under parents. */
function isLabelled(grid: Grid, above: Row, row: Row): boolean {
  const over = reach(grid, above);
  const columns = filledColumns(row);
  const own = columns.filter((column) => over.has(column)).length;
  return own === columns.length || own * 2 > columns.length || over.size > above.filled;
}

function bracketed(text: string): string {
  const unit = squeeze(text);
  return /^[(（［[].*[)）］\]]$/.test(unit) ? unit : `(${unit})`;
}

interface Asides {
  /** Sheet rows of column numbers, and of units. */
  readonly codes: ReadonlySet<number>;
  readonly units: ReadonlySet<number>;
  /** Columns in which the row has one character of a word typed downwards. */
  readonly stacked: ReadonlySet<number>;
  /** The row holds codes of what is named above: no second line of the names. */
  readonly apart: boolean;
}

function layerOf(
  grid: Grid,
  rows: readonly Row[],
  above: readonly Layer[],
  { codes, units, stacked, apart: coded }: Asides,
): Layer {
  const depth = above.length;
  const row = rows[depth]!;
  const code = codes.has(row.at);
  const layer: Layer = new Array(grid.width);
  for (let column = 0; column < grid.width; column++) {
    const own = textAt(row, column);
    const label = units.has(row.at) && lookAt(row, column) !== Look.blank ? bracketed(own) : cleanLabel(own);
    const text = code ? wordOfCodeRow(own) : label;
    const apart = coded && /^\d+$/.test(text);
    if (text !== '') layer[column] = { id: `${row.at},${column}`, text, left: column, right: column, own: true, apart };
  }
  const spans = spreadMerges(grid, rows, row, layer);
  const lowest = depth === rows.length - 1;
  if (!lowest && !code) {
    joinLetters(grid, rows, depth, layer, stacked);
    joinEqual(layer, stacked);
  }
  if (!lowest && !code && !spans) {
    carryRight(grid, rows, above, layer, { aside: new Set([...codes, ...units]), stacked });
  }
  return layer;
}

/** Of a row of column numbers only words count, such as 合計. */
function wordOfCodeRow(text: string): string {
  const label = squeeze(text);
  return label.length > 1 && !/\d|^[(（]?[A-Z甲乙丙丁戊己庚辛壬癸][)）]?(?:[=＝]|$)/.test(narrow(label))
    ? cleanLabel(text)
    : '';
}

/** Puts merged labels over their whole range; true when one of them spans columns. */
function spreadMerges(grid: Grid, rows: readonly Row[], row: Row, layer: Layer): boolean {
  let spans = false;
  for (const place of grid.merges(row.at)) {
    const source = rows.find((one) => one.at === place.top);
    if (!source || lookAt(source, place.left) === Look.blank) continue;
    const text = cleanLabel(textAt(source, place.left));
    const right = Math.min(place.right, grid.width - 1);
    if (right > place.left) spans = true;
    for (let column = place.left; column <= right; column++)
      layer[column] = { id: `${place.top},${place.left}`, text, left: place.left, right, own: column === place.left };
  }
  return spans;
}

/** `人 | 口 | 數`, one character a cell over several columns, is one label over all of them. */
function joinLetters(
  grid: Grid,
  rows: readonly Row[],
  depth: number,
  layer: Layer,
  stacked: ReadonlySet<number>,
): void {
  const lower = rows.slice(depth + 1);
  const places = grid.merges(rows[depth]!.at);
  const open = (at: number) =>
    !stacked.has(at) &&
    lower.some((row) => lookAt(row, at) !== Look.blank) &&
    !places.some((place) => place.left <= at && at <= place.right);
  for (let left = 0; left < layer.length; left++) {
    let right = left;
    while (isLetter(layer[right]) && open(right)) right++;
    if (right - left < 2) continue;
    // 出 | 生 | 死 | 亡 over 男 | 女 | 男 | 女 are two labels.
    const leaves = Array.from({ length: right - left }, (_, at) => squeeze(textAt(lower[0]!, left + at)));
    const size = cycleOf(leaves) ?? right - left;
    for (let from = left; from < right; from += size) joinRun(layer, from, from + size - 1);
    left = right - 1;
  }
}

function joinRun(layer: Layer, left: number, right: number): void {
  const text = layer
    .slice(left, right + 1)
    .map((label) => label!.text)
    .join('');
  const id = layer[left]!.id;
  for (let column = left; column <= right; column++) layer[column] = { id, text, left, right, own: column === left };
}

/** A parent's label written again in each of its columns is one label over all of them. */
function joinEqual(layer: Layer, stacked: ReadonlySet<number>): void {
  for (let left = 0; left < layer.length; left++) {
    const label = layer[left];
    let right = left;
    while (!stacked.has(left) && label?.left === label?.right && isSame(label, layer[right + 1])) right++;
    if (!label || right === left) continue;
    for (let column = left; column <= right; column++) layer[column] = { ...label, left, right, own: column === left };
    left = right;
  }
}

function isSame(label: Label | undefined, next: Label | undefined): boolean {
  return label !== undefined && next !== undefined && next.left === next.right && next.text === label.text;
}

function isLetter(label: Label | undefined): boolean {
  return (
    label !== undefined &&
    /^\p{Script=Han}$/u.test(label.text) &&
    !/[計男女款項目節年月日甲乙丙丁戊己庚辛壬癸一二三四五六七八九十東西南北大中小上下]/.test(label.text)
  );
}

/** Of a header in two languages the Chinese rows count; where Chinese is blank the other one stays. */
function withoutSecondLanguage(layers: readonly Layer[]): Layer[] {
  const shares = layers.map((layer) => {
    const labels = layer.filter((label) => label !== undefined);
    const han = labels.filter((label) => /\p{Script=Han}/u.test(label.text)).length;
    const latin = labels.filter((label) => /^[\x20-\x7e]*[A-Za-z]{2}[\x20-\x7e]*$/.test(label.text)).length;
    return { count: labels.length, han: han / (labels.length || 1), latin: latin / (labels.length || 1) };
  });
  const chinese = layers.filter((_, depth) => shares[depth]!.han >= 0.6);
  const most = Math.max(...shares.map((share) => share.count));
  return layers.map((layer, depth) => {
    const share = shares[depth]!;
    if (share.latin < 0.8 || share.count * 2 < most || chinese.length === 0) return layer;
    return layer.map((label, column) => (chinese.some((one) => one[column]) ? undefined : label));
  });
}

function headingOf(labels: readonly (Label | undefined)[]): Heading {
  const levels: string[] = [];
  let last: Label | undefined;
  let own = false;
  for (const label of labels) {
    if (!label || label.id === last?.id) continue;
    if (label.own) own = true;
    if (last && label.text === last.text) continue;
    if (last && !label.apart && last.left === last.right && label.left === label.right)
      levels[levels.length - 1] = cleanLabel(`${levels.at(-1)} ${label.text}`);
    else levels.push(label.text);
    last = label;
  }
  return { levels, own };
}
