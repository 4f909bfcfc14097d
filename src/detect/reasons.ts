import type { Reason } from '../model/table.ts';
import type { Sorted } from './evidence.ts';
import type { Found } from './found.ts';

/** What each step of detection decided, told to people; rows count from 1 as a spreadsheet shows them. */
export function reasons(found: Found, sorted: Sorted, first: number, last: number): Reason[] {
  const { header, keepsTotals, count } = sorted;
  const list: Reason[] = [];
  const say = (step: string, zh: string, en: string) => list.push({ step, says: { zh, en } });
  const rows = header.map((at) => at + 1).join('、');
  if (header.length > 0)
    say('header', `第 ${rows} 列是標題列`, `header in row ${header.map((at) => at + 1).join(', ')}`);
  say('region', `資料從第 ${first + 1} 列到第 ${last + 1} 列`, `records from row ${first + 1} to row ${last + 1}`);
  const { repeated, stray } = found.columns;
  if (repeated.length > 0)
    say(
      'repeat',
      `${repeated.length} 欄重複列印關鍵欄位，已略去`,
      `${repeated.length} columns repeat the key column and are left out`,
    );
  if (stray.length > 0)
    say('stray', `${stray.length} 欄沒有標題且只有零星儲存格`, `${stray.length} columns have no heading and few cells`);
  const totals = count('total');
  if (totals > 0) say('total', `${totals} 列是合計，已剔除`, `${totals} total rows were cut`);
  else if (keepsTotals) say('total', '合計列保留', 'total rows are kept');
  if (found.body.sexes !== undefined)
    say('total', '計、男、女是分類，不是合計', '計, 男, 女 are categories, not totals');
  if (found.above.unit !== undefined) say('unit', `單位：${found.above.unit}`, `unit: ${found.above.unit}`);
  return list;
}
