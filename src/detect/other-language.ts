import { Look } from './cell-look.ts';
import { filledColumns, type Grid, lookAt, type Row, textAt } from './grid.ts';
import { isHeadingWord } from './label-row.ts';

/** Words that English headings are made of, and names of things in records seldom are. */
const ENGLISH =
  /\b(?:names?|address|dates?|time|years?|months?|types?|categor(?:y|ies)|class|number|no\.?|id|codes?|count(?:y|ies)?|cit(?:y|ies)|districts?|regions?|locations?|stations?|villages?|townships?|population|households?|total|male|female|sex|age|area|tel|phone|e-?mail|website|url|longitude|latitude|remarks?|notes?|units?|amounts?|prices?|quantity|values?|rate|status|title|description|agency|department|serial|item)\b/i;
const HAN = /\p{Script=Han}/u;

/** English (or machine) names under or over Chinese ones, in all columns, with records of other shape below. */
export function isOtherLanguage(grid: Grid, above: Row, row: Row, index: number): boolean {
  const pairs = filledColumns(row).filter((column) => lookAt(above, column) !== Look.blank);
  if (pairs.length < 2 || pairs.length < above.filled * 0.6) return false;
  // What is called the same under different names is a record: each of these names is one.
  const distinct = (one: Row) => new Set(pairs.map((column) => textAt(one, column).trim())).size;
  if (distinct(row) < distinct(above) * 0.6) return false;
  const chinese = (one: Row) => pairs.filter((column) => HAN.test(textAt(one, column))).length / pairs.length;
  const first = chinese(above);
  const second = chinese(row);
  if (Math.abs(first - second) < 0.7) return false;
  // Marks for missing (… and －) are no other language.
  const foreign = second < first ? row : above;
  if (pairs.filter((column) => /[A-Za-z]{2}/.test(textAt(foreign, column))).length < pairs.length * 0.6) return false;
  const next = grid.rows.slice(index + 1, index + 9).filter((one) => one.filled > 0);
  const records = next.map(chinese);
  const mean = records.reduce((sum, share) => sum + share, 0) / Math.max(records.length, 1);
  if (second < 0.5) {
    const words = pairs.filter((column) => ENGLISH.test(textAt(row, column).trim())).length;
    return mean > 0.15 || words * 2 > pairs.length;
  }
  const headings = (one: Row) => pairs.filter((column) => isHeadingWord(textAt(one, column))).length / pairs.length;
  return headings(row) > 0.5 && !next.slice(0, 3).some((one) => headings(one) > 0.5);
}
