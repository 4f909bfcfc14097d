import type { Sketch, Table } from '../model/table.ts';
import { narrow, squeeze } from './cell-look.ts';
import { cleanLabel } from './flatten.ts';

/** A text that becomes a value, and the cell it was read from (sheet row and column from 0). */
export interface Label {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** A block's label as a value: blanks for print gone, and the brackets that only set it apart: （經常門）. */
export function blockLabel(cell: string): string {
  const text = cleanLabel(cell);
  return /^[（(【〔[＜<]([^（()）【】〔〕[\]＜<＞>]+)[）)】〕\]＞>]$/u.exec(text)?.[1]?.trim() ?? text;
}

/** A part of the heading of column `at`, with the header cell that holds it: in the column itself or carried from its left. */
export function headingLabel(sketch: Sketch, table: Table, at: number, text: string): Label {
  const wanted = squeeze(text);
  let fallback: Label = { text, row: table.header.at(-1) ?? table.first, column: at };
  for (const index of table.header) {
    const row = sketch.rows.find((one) => one.at === index);
    if (!row) continue;
    let column = Math.min(at, row.cells.length - 1);
    while (column >= 0 && squeeze(row.cells[column]!) === '') column--;
    const cell = column < 0 ? '' : squeeze(cleanLabel(row.cells[column]!));
    if (cell === wanted) return { text, row: index, column };
    if (cell !== '' && (cell.includes(wanted) || wanted.includes(cell))) fallback = { text, row: index, column };
  }
  return fallback;
}

const ERA = '(?:中華民國|民國|西元|公元)';
// Without an era 近10年 and 單一年齡 are no years.
const YEAR = `(?:${ERA}(?:\\d{1,4}|[〇○零一二三四五六七八九十百]{1,5})|(?<![近每滿逾前後第共達\\d])(?:[4-9]\\d|\\d{3,4})|[〇○零一二三四五六七八九十百]{3,5})年(?!齡)`;
const WITHIN = '(?:度|第?[1-4一二三四]季|[上下]半年|(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|\\d{1,2}日)?)?';
const PERIOD = new RegExp(`${YEAR}${WITHIN}(?:[至~～〜\\-－—](?:${YEAR})?${WITHIN})?`, 'g');
/** Lines that say when the table was made, not what it is about. */
const MADE = /製表|編製|列印|產製|更新|公告|公布|發布|修正|填表/;

/** The periods that the lines above a table say; failing that its header, then its sheet's name. More than one: they differ. */
export function periodsOf(sketch: Sketch, table: Table): Label[] {
  const above = table.cut.filter((one) => one.reason === 'title' || one.reason === 'unit' || one.reason === 'note');
  const top = table.header[0] ?? table.first;
  const isAbove = (at: number) => at < top && above.some((one) => one.top <= at && at <= one.bottom);
  const inTitles = periodsAt(sketch, isAbove);
  const inHeader = inTitles.length > 0 ? [] : periodsAt(sketch, (at) => table.header.includes(at));
  const found = [...inTitles, ...inHeader];
  const all = found.length > 0 ? found : periodsIn(sketch.sheet, 0, 0);
  // 中華民國95年度 and 95年度, on two pages of one title, are the same.
  const plain = (one: Label) => one.text.replace(/^(?:中華)?民國/, '');
  return all.filter((one, index) => all.findIndex((other) => plain(other) === plain(one)) === index);
}

function periodsAt(sketch: Sketch, wanted: (row: number) => boolean): Label[] {
  return sketch.rows
    .filter((row) => wanted(row.at))
    .flatMap((row) => row.cells.flatMap((cell, column) => periodsIn(cell, row.at, column)));
}

function periodsIn(cell: string, row: number, column: number): Label[] {
  const text = narrow(squeeze(cell));
  if (MADE.test(text)) return [];
  return [...text.matchAll(PERIOD)].map(([period]) => ({ text: period.replace(/[至~～〜\-－—]$/, ''), row, column }));
}
