import type { Problem } from '../model/finding.ts';

/** A day from the year 2200 on: a 民國 year that was made western twice (1961 + 1911), or one that says that there is no end. */
export const farYear: Problem = {
  name: 'far-year',
  level: 'warning',
  says: {
    zh: '「{found}」的年份太遠，發布為「{published}」；可能是西元年又加了 1911，或用來表示沒有期限。',
    en: 'The year of “{found}” is far off; published as “{published}”. 1911 may have been added to a western year, or it says that there is no end.',
  },
  why: {
    zh: '多加了 1911 的日期看起來正常，卻差了將近兩千年；當成「沒有期限」的日期則會讓計算期間的程式算錯。',
    en: 'A day with 1911 added once too often looks right and is off by almost two thousand years; one that stands for “no end” spoils every reckoning of time.',
  },
  mend: {
    zh: '請更正年份；沒有期限的日期請留白，或在發布流程的 missing 登記這個寫法。',
    en: 'Correct the year; where there is no end, leave the cell empty or declare what stands for it under `missing` in the pipeline.',
  },
  example: { before: '3872-05-01', after: '1961-05-01' },
};
