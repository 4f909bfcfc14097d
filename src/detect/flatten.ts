import { Look, narrow, squeeze } from './cell-look.ts';
import { filledColumns, type Grid, lookAt, type Row, textAt } from './grid.ts';
import type { Candidate } from './header-rows.ts';
import { unitInTitle } from './titles.ts';

/** A label as it stands over one column: its text and the columns it spans; equal `id` means the same cell. */
interface Label {
  readonly id: string;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** The label stands in this column itself and was not carried here from the left. */
  readonly own: boolean;
}

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
  const units = new Set(rows.slice(1).flatMap((row) => (isUnitRow(row) ? [row.at] : [])));
  const layers: Layer[] = [];
  for (let depth = 0; depth < rows.length; depth++) layers.push(layerOf(grid, rows, layers, codes, units));
  const kept = withoutSecondLanguage(layers);
  return Array.from({ length: grid.width }, (_, column) => headingOf(kept.map((layer) => layer[column])));
}

type Layer = (Label | undefined)[];

/** 人 | 人 | 千元: nothing but units, bracketed or not. */
function isUnitRow(row: Row): boolean {
  const columns = filledColumns(row);
  return columns.length >= 2 && columns.every((column) => unitInTitle(bracketed(textAt(row, column))) !== undefined);
}

function bracketed(text: string): string {
  const unit = squeeze(text);
  return /^[(（［[].*[)）］\]]$/.test(unit) ? unit : `(${unit})`;
}

function layerOf(
  grid: Grid,
  rows: readonly Row[],
  above: readonly Layer[],
  codes: ReadonlySet<number>,
  units: ReadonlySet<number>,
): Layer {
  const depth = above.length;
  const row = rows[depth]!;
  const code = codes.has(row.at);
  const layer: Layer = new Array(grid.width);
  for (let column = 0; column < grid.width; column++) {
    const own = textAt(row, column);
    const label = units.has(row.at) && lookAt(row, column) !== Look.blank ? bracketed(own) : cleanLabel(own);
    const text = code ? wordOfCodeRow(own) : label;
    if (text !== '') layer[column] = { id: `${row.at},${column}`, text, left: column, right: column, own: true };
  }
  const spans = spreadMerges(grid, rows, row, layer);
  const lowest = depth === rows.length - 1;
  if (!lowest && !code) {
    joinLetters(grid, rows, depth, layer);
    joinEqual(layer);
  }
  if (!lowest && !code && !spans) {
    carryRight(grid, rows, above, layer, new Set([...codes, ...units]));
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
function joinLetters(grid: Grid, rows: readonly Row[], depth: number, layer: Layer): void {
  const lower = rows.slice(depth + 1);
  const places = grid.merges(rows[depth]!.at);
  const open = (at: number) =>
    lower.some((row) => lookAt(row, at) !== Look.blank) &&
    !places.some((place) => place.left <= at && at <= place.right);
  for (let left = 0; left < layer.length; left++) {
    let right = left;
    while (isLetter(layer[right]) && open(right)) right++;
    if (right - left < 2) continue;
    const text = layer
      .slice(left, right)
      .map((label) => label!.text)
      .join('');
    const id = layer[left]!.id;
    for (let column = left; column < right; column++)
      layer[column] = { id, text, left, right: right - 1, own: column === left };
    left = right - 1;
  }
}

/** A parent's label written again in each of its columns is one label over all of them. */
function joinEqual(layer: Layer): void {
  for (let left = 0; left < layer.length; left++) {
    const label = layer[left];
    let right = left;
    while (label?.left === label?.right && isSame(label, layer[right + 1])) right++;
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

/** A parent's label is carried over the blank cells to its right that have labels of their own below, within its own parent. */
function carryRight(
  grid: Grid,
  rows: readonly Row[],
  above: readonly Layer[],
  layer: Layer,
  aside: ReadonlySet<number>,
): void {
  const depth = above.length;
  const related = (one: number, other: number) => above.every((upper) => upper[one]?.id === upper[other]?.id);
  const lower = rows.slice(depth + 1).filter((row) => !aside.has(row.at));
  const labelled = (column: number) => lower.some((row) => lookAt(row, column) !== Look.blank);
  const mergedDown = (column: number) =>
    grid
      .merges(rows[depth]!.at)
      .some((place) => place.bottom > place.top && place.left <= column && column <= place.right);
  for (let left = 0; left < layer.length; left++) {
    const label = layer[left];
    if (!label || !labelled(left) || mergedDown(left)) continue;
    let right = Math.max(left, label.right);
    const goesOn = (next: number) =>
      next < layer.length && !layer[next] && labelled(next) && !mergedDown(next) && related(left, next);
    // A column that is blank in the whole header is a gap in print, and ends nothing.
    const isGap = (at: number) => at < layer.length && rows.every((row) => lookAt(row, at) === Look.blank);
    for (;;) {
      if (goesOn(right + 1)) right++;
      else if (isGap(right + 1) && goesOn(right + 2)) right += 2;
      else break;
    }
    for (let column = left; column <= right; column++) layer[column] = { ...label, right, own: column === left };
    left = right;
  }
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
    if (last && last.left === last.right && label.left === label.right)
      levels[levels.length - 1] = cleanLabel(`${levels.at(-1)} ${label.text}`);
    else levels.push(label.text);
    last = label;
  }
  return { levels, own };
}
