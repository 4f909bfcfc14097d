import type { Problem } from '../model/finding.ts';
import type { Normaliser } from '../model/normaliser.ts';
import { readDate } from '../text/roc-date.ts';
import { dateBytes } from './date-bytes.ts';

/** Days as ISO 8601 writes them: `2023-03-05`. */
export const date: Normaliser = {
  type: 'date',
  expected: { zh: '存在的日期', en: 'a day that exists' },
  examples: [
    ['2023-03-05', '2023-03-05'],
    ['112/3/5', '2023-03-05'],
    ['112-03-05', '2023-03-05'],
    ['112.3.5', '2023-03-05'],
    ['112年3月5日', '2023-03-05'],
    ['112 年 3 月 5 日', '2023-03-05'],
    ['民國112年3月5日', '2023-03-05'],
    ['中華民國112年3月5日', '2023-03-05'],
    ['中華民國一百一十二年三月五日', '2023-03-05'],
    ['民國元年1月1日', '1912-01-01'],
    ['民國前1年12月31日', '1911-12-31'],
    ['１１２／０３／０５', '2023-03-05'],
    ['1120305', '2023-03-05'],
    ['0990305', '2010-03-05'],
    ['990305', '2010-03-05'],
    ['070129', undefined],
    ['87 1030', '1998-10-30'],
    ['20230305', '2023-03-05'],
    ['2023/3/5', '2023-03-05'],
    ['西元2023年3月5日', '2023-03-05'],
    ['民國2023年3月5日', undefined],
    ['2023-03-05T00:00:00', '2023-03-05'],
    ['2023/3/5 上午 12:00:00', '2023-03-05'],
    ['2023-03-05 10:30', undefined],
    ['112/13/5', undefined],
    ['112/2/29', undefined],
    ['113/2/29', '2024-02-29'],
    ['1020000', undefined],
    ['00001', undefined],
    ['112/3-5', undefined],
    ['112.5', undefined],
    ['5/1/2023', undefined],
    ['5/1/12', undefined],
    ['05/1/12', undefined],
    ['0112-05-01', undefined],
    ['9991231', '2910-12-31'],
  ],
  start: () => ({ fast: dateBytes, read: readDate }),
};

/** A cell of a date column that is no day. */
export const unreadableDate: Problem = {
  name: 'unreadable-date',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '日期讀不出來，就無法排序、篩選或與其他資料對照；猜錯的日期比沒有日期更糟。',
    en: 'A date that cannot be read cannot be sorted, filtered or joined; a wrongly guessed one is worse than none.',
  },
  mend: {
    zh: '請查明正確的年月日後改寫，例如 112/3/5 或 2023-03-05；只有年月的欄位請把型別改為 period。',
    en: 'Find out the right day and write it, such as 112/3/5 or 2023-03-05; for a column of months make the type `period`.',
  },
  example: { before: '112/13/5', after: '2023-12-05' },
};
