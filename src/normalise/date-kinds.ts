import { changeBit, REMARK } from '../model/mend.ts';
import { CHINESE_DIGITS } from '../text/chinese-number.ts';
import { hasWide } from '../text/fold-width.ts';
import { foldDate, MIDNIGHT } from '../text/roc-date.ts';

const NUMERALS = new RegExp(`[元${CHINESE_DIGITS}]`);
/** March 5, 2023 and Q1 2023: such years are western. */
const YEAR_LAST = /[a-z]{3}|^(?:q[1-4][-/ ]|[1-4]q)/i;
const BEHIND = new RegExp(`${MIDNIGHT}$`);

/** What was changed in a day or a period, in bits of `changeBit`: `iso` is what it means, whatever form is published. */
export function dateKinds(cell: string, iso: string, order = false): number {
  let kinds = isFarYear(iso) ? REMARK : 0;
  if (cell === iso) return kinds;
  if (hasWide(cell)) kinds |= changeBit['full-width'];
  if (/[ \u3000\u00a0\r\n]/.test(cell.replace(/(?<=\d) +(?:上午)?(?=[ \d])/, ''))) kinds |= changeBit['inner-blanks'];
  const folded = foldDate(cell);
  if (NUMERALS.test(folded)) kinds |= changeBit['chinese-numerals'];
  const bare = folded.replace(BEHIND, '');
  if (bare !== folded) kinds |= changeBit.midnight;
  const western = order || YEAR_LAST.test(bare) || bare.replace(/^(?:西元|公元)/, '').startsWith(iso.slice(0, 4));
  if (!western) kinds |= changeBit['roc-year'];
  else if (bare !== iso) kinds |= changeBit['date-form'];
  return kinds;
}

/** Years from 2200 on: a 民國 year made western twice, or a day that stands for no end. */
function isFarYear(iso: string): boolean {
  return iso >= '2200' && iso.length >= 10;
}
