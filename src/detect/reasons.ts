import type { CutReason, Reason } from '../model/table.ts';
import type { Sorted } from './evidence.ts';
import type { Found } from './found.ts';

/** What each step of detection decided, told to people; rows in sentences count from 1 as a spreadsheet shows them. */
export function reasons(found: Found, sorted: Sorted, first: number, last: number): Reason[] {
  return [...headerReasons(found, sorted, first, last), ...columnReasons(found), ...cutReasons(sorted, found)];
}

type Where = Pick<Reason, 'rows' | 'columns'>;

function reason(step: string, zh: string, en: string, where: Where = {}): Reason {
  return { step, says: { zh, en }, ...where };
}

function headerReasons({ header: place }: Found, { header }: Sorted, first: number, last: number): Reason[] {
  const list: Reason[] = [];
  const numbers = header.map((at) => at + 1);
  if (header.length > 0)
    list.push(
      reason('header', `第 ${numbers.join('、')} 列是標題列`, `header in row ${numbers.join(', ')}`, { rows: header }),
    );
  if (place.codes.length > 0)
    list.push(
      reason(
        'header',
        '標題裡有一列只是欄位的編號，不放進欄位名稱',
        'a header row only numbers the columns: it is no part of the headings',
      ),
    );
  list.push(
    reason('region', `資料從第 ${first + 1} 列到第 ${last + 1} 列`, `records from row ${first + 1} to row ${last + 1}`),
  );
  return list;
}

function columnReasons({ columns, above }: Found): Reason[] {
  const list: Reason[] = [];
  const { repeated, stray, hidden } = columns;
  if (repeated.length > 0)
    list.push(
      reason(
        'repeat',
        `${repeated.length} 欄重複列印關鍵欄位，已略去`,
        `${repeated.length} columns repeat the key column and are left out`,
        { columns: repeated },
      ),
    );
  if (stray.length > 0)
    list.push(
      reason(
        'stray',
        `${stray.length} 欄沒有標題且只有零星儲存格`,
        `${stray.length} columns have no heading and few cells`,
        {
          columns: stray,
        },
      ),
    );
  if (hidden.length > 0)
    list.push(
      reason(
        'stray',
        `${hidden.length} 個隱藏的欄沒有標題，已略去`,
        `${hidden.length} hidden columns without a heading are left out`,
        {
          columns: hidden,
        },
      ),
    );
  if (above.unit !== undefined) list.push(reason('unit', `單位：${above.unit}`, `unit: ${above.unit}`));
  return list;
}

/** What is said of rows that were cut because of what they say of other rows. */
const CUT: readonly (readonly [role: CutReason, step: string, zh: string, en: string])[] = [
  ['total', 'total', '列是合計，已剔除', 'total rows were cut'],
  ['subtotal', 'total', '列是小計，已剔除', 'subtotal rows were cut'],
  ['average', 'total', '列是其他列的平均，已剔除', 'rows that average others were cut'],
  ['comparison', 'total', '列是與別期的比較，已剔除', 'rows that compare with another period were cut'],
  ['repeat', 'repeat', '列是換頁時重印的標題，已剔除', 'rows repeat the page header and were cut'],
];

function cutReasons({ cutFor, keepsTotals }: Sorted, { body }: Found): Reason[] {
  const list = CUT.flatMap(([role, step, zh, en]) => {
    const rows = cutFor(role);
    return rows.length === 0 ? [] : [reason(step, `${rows.length} ${zh}`, `${rows.length} ${en}`, { rows })];
  });
  if (keepsTotals) list.push(reason('total', '合計列保留', 'total rows are kept'));
  if (body.sexes !== undefined)
    list.push(reason('total', '計、男、女是分類，不是合計', '計, 男, 女 are categories, not totals'));
  return list;
}
