import { changeBit } from '../model/mend.ts';
import { CHINESE_DIGITS } from '../text/chinese-number.ts';
import { foldDate, MIDNIGHT } from '../text/roc-date.ts';

const NUMERALS = new RegExp(`[元${CHINESE_DIGITS}]`);
const BEHIND = new RegExp(`${MIDNIGHT}$`);

/** What was changed in a day or a period, in bits of `changeBit`: `iso` is what it means, whatever form is published. */
export function dateKinds(cell: string, iso: string, order = false): number {
  if (cell === iso) return 0;
  let kinds = 0;
  if (/[\uff01-\uff5e]/.test(cell)) kinds |= changeBit['full-width'];
  if (/[ \u3000\u00a0\r\n]/.test(cell.replace(/(?<=\d) +(?:上午)?(?=[ \d])/, ''))) kinds |= changeBit['inner-blanks'];
  const folded = foldDate(cell);
  if (NUMERALS.test(folded)) kinds |= changeBit['chinese-numerals'];
  const bare = folded.replace(BEHIND, '');
  if (bare !== folded) kinds |= changeBit.midnight;
  const western = order || bare.replace(/^(?:西元|公元)/, '').startsWith(iso.slice(0, 4));
  if (!western) kinds |= changeBit['roc-year'];
  else if (bare !== iso) kinds |= changeBit['date-form'];
  return kinds;
}
