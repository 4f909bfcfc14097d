import type { Problem } from '../model/finding.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { type Precision, readPeriod } from '../text/period.ts';

/** Years, half-years, quarters and months: `2023`, `2023-H1`, `2023-Q1`, `2023-05`. */
export const period: Normaliser = {
  type: 'period',
  expected: { zh: '期間（年、半年、季或月）', en: 'a period (year, half-year, quarter or month)' },
  examples: [
    ['2023', '2023'],
    ['2023-05', '2023-05'],
    ['2023-Q1', '2023-Q1'],
    ['2023-H2', '2023-H2'],
    ['112年5月', '2023-05'],
    ['中華民國115年5月份', '2026-05'],
    ['112/05', '2023-05'],
    ['11205', '2023-05'],
    ['9905', '2010-05'],
    ['05811', '1969-11'],
    ['202305', '2023-05'],
    ['2023M05', '2023-05'],
    ['112年第1季', '2023-Q1'],
    ['112年第一季', '2023-Q1'],
    ['112Q1', '2023-Q1'],
    ['112年上半年', '2023-H1'],
    ['112年', '2023'],
    ['99 年', '2010'],
    ['九　十年', '2001'],
    ['112年度', '2023'],
    ['89年度', undefined],
    ['111學年度', undefined],
    ['056', '1967'],
    ['04707--', '1958-07'],
    ['069- -', '1980'],
    ['112.5', undefined],
    ['112年13月', undefined],
    ['12', undefined],
    ['12/5', undefined],
    ['110-112年', undefined],
    ['一　月', undefined],
    ['112年5月', undefined, { precision: 'year' }],
    ['112年5月', undefined, { precision: 'quarter' }],
    ['112Q1', '2023-Q1', { precision: 'quarter' }],
    ['112Q1', undefined, { precision: 'year' }],
    ['112', '2023', { precision: 'year' }],
  ],
  start(field) {
    const precision = field.precision ?? 'month';
    return {
      fast: (bytes, from, to) => (isCanonical(bytes, from, to, precision) ? KEEP : ASK),
      read: (cell) => readPeriod(cell, precision),
    };
  },
};

/** Only the forms that are surely canonical; `readPeriod` knows the rest, and the memo knows it after the first time. */
function isCanonical(bytes: Uint8Array, from: number, to: number, precision: Precision): boolean {
  const length = to - from;
  if (length !== 4 && length !== 7) return false;
  const century = digit(bytes, from) * 10 + digit(bytes, from + 1);
  if (century < 18 || century > 21 || digit(bytes, from + 2) < 0 || digit(bytes, from + 3) < 0) return false;
  if (length === 4) return true;
  if (precision !== 'month' || bytes[from + 4] !== 0x2d) return false;
  const month = digit(bytes, from + 5) * 10 + digit(bytes, from + 6);
  return month >= 1 && month <= 12 && digit(bytes, from + 6) >= 0;
}

function digit(bytes: Uint8Array, at: number): number {
  const value = bytes[at]! - 0x30;
  return value >= 0 && value <= 9 ? value : -100;
}

/** A cell of a period column that is no period, or one finer than the column may hold. */
export const unreadablePeriod: Problem = {
  name: 'unreadable-period',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '期間讀不出來，時間序列就會斷掉，也無法與其他資料對照。',
    en: 'A period that cannot be read breaks the time series and cannot be joined with other data.',
  },
  mend: {
    zh: '請寫成 112年5月、112年第1季、112年 這類明確的期間；「112.5」可能是數字也可能是月份，請改寫。',
    en: 'Write an unmistakable period such as 112年5月, 112年第1季 or 112年; “112.5” may be a number or a month.',
  },
  example: { before: '112.5', after: '2023-05' },
};
