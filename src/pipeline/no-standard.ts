import type { Unresolved } from '../standard/resolve.ts';
import type { Complaint } from './complaint.ts';
import { nearest } from './nearest.ts';

/** A standard, or a column of one, that is named and not there. */
export function noStandard({ path, found, known, standard }: Unresolved): Complaint {
  const meant = nearest(found, known);
  const [zh, en] =
    standard === undefined
      ? [`沒有「${found}」這個資料標準`, `there is no data standard "${found}"`]
      : [`資料標準「${standard}」沒有「${found}」這一欄`, `the data standard "${standard}" has no column "${found}"`];
  const list = `goldbadge standards ${standard === undefined ? 'list' : `show ${standard}`}`;
  return {
    path,
    on: 'value',
    zh: `${zh}${meant === undefined ? '' : `，是不是「${meant}」？`}用 ${list} 查全部。`,
    en: `${en}${meant === undefined ? '.' : `, did you mean "${meant}"?`} ${list} shows all.`,
  };
}
