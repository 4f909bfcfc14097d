import { readPeriod } from '../text/period.ts';
import { readDate } from '../text/roc-date.ts';
import { Look, lookOf, narrow, squeeze } from './cell-look.ts';
import { filledColumns, type Grid, textAt } from './grid.ts';
import { isAbout, isPeriod, unitInTitle } from './titles.ts';

const STAMP =
  /^(?:民國|西元)?\d{2,4}[./-]\d{1,2}[./-]\d{1,2}(?:\D{0,3}\d{1,2}:\d{2}(?::\d{2})?)?(?:(?:更新|製表|列印|修正|公告|發布|填報|現在)\D{0,2})?$|^(?:1[0-2]\d|0?[89]\d|19\d\d|20\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$|年\d{1,2}月(?:\d{1,2}日)?(?:更新|製表|列印|修正|公告|發布|填報)\D{0,2}$|^共?\d{1,3}頁$|^\d{1,3}\/\d{1,3}頁?$/;
/** 總機：(03)555-1234: a name, a colon and what it is. A time or a ratio has no name. */
const NAMED = /^(\p{L}[^:]{0,11}):(?!\/\/).{1,40}$/u;
const ASKS = /^\p{L}[^:]{0,15}:$/u;
/** What a value beside it says without a colon: 迄止年月 11205, 單位 件. */
const NAME = /(?:單位|年月|日期|時間|期間|期別|頁次|頁數|電話|總機|傳真|人員|製表人?|填表人?|承辦人|表號|報表編號)$/;
const KNOWN =
  /單位|機關|機構|年月|日期|時間|期間|頁次|頁數|電話|總機|傳真|人員|製表|填表|承辦|表號|編號|來源|更新|數量|價值|幣別|unit|quantity|value|date|tel|fax|page|source/i;

const NEXT = 8;

/** Whether a cell alone says when, where, by whom or in what unit: a date stamp, a page, 總機：(03)555-1234. */
export function isStamp(text: string): boolean {
  return isAbout(text) || STAMP.test(narrow(squeeze(text)));
}

/**
 * Whether the row at `index` says things about the table in cells of their own, however far apart: `數量：公噸 … Quantity: M.T.`,
 * `起始年月 11201 迄止年月 11205`, `民國112年 … 2023`. It has fewer cells than the rows below, and no two periods side by side: those are parents.
 */
export function isPreamble(grid: Grid, index: number): boolean {
  const row = grid.rows[index]!;
  const columns = filledColumns(row);
  if (columns.length === 0 || row.filled > 6) return false;
  const cells = columns.map((column) => narrow(textAt(row, column).trim()));
  if (cells.length === 1) return isStamp(cells[0]!);
  const below = grid.rows.slice(index + 1, index + 25).filter((one) => one.filled > 0);
  if (row.filled >= Math.max(0, ...below.slice(0, NEXT).map((one) => one.filled))) return false;
  const stub = Math.min(...below.map((one) => filledColumns(one)[0]!));
  return areAbout(cells, columns[0]! <= stub);
}

/** Whether all cells are about the table; `first`: the line begins where the table begins, so that any name may stand before a colon. */
function areAbout(cells: readonly string[], first: boolean): boolean {
  const times = new Set<string>();
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]!;
    const next = cells[at + 1];
    const short = squeeze(cell);
    if (ASKS.test(short)) {
      // Its answer, if there is one.
      if (next !== undefined && !isNamed(squeeze(next), true)) at++;
    } else if (NAME.test(short) && short.length <= 8 && next !== undefined && isValue(next)) at++;
    else if (isPeriod(cell) || STAMP.test(short) || /^(?:19|20)\d\d$/.test(short)) times.add(timeOf(short));
    else if (!isNamed(short, first) && !isAbout(cell)) return false;
  }
  // One period written over each of its columns is a parent.
  return times.size <= 1 && new Set(cells.map(squeeze)).size === cells.length;
}

function isNamed(short: string, first: boolean): boolean {
  const name = NAMED.exec(short)?.[1];
  return name !== undefined && (first || KNOWN.test(name));
}

function isValue(text: string): boolean {
  const look = lookOf(text);
  return (
    look === Look.number || look === Look.date || look === Look.code || unitInTitle(`(${squeeze(text)})`) !== undefined
  );
}

function timeOf(short: string): string {
  return readPeriod(short) ?? readDate(short) ?? short;
}
