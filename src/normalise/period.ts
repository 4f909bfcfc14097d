import type { Problem } from '../model/finding.ts';
import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { isDayOfPeriod, type Precision, readPeriod } from '../text/period.ts';
import { writePeriod } from '../text/published-day.ts';
import { foldDate } from '../text/roc-date.ts';
import { dateKinds } from './date-kinds.ts';

/**
 * Years, half-years, quarters and months: `2023`, `2023-H1`, `2023-Q1`, `2023-05`; ten-day periods, budget and school
 * years and ranges as intervals of ISO 8601: `2022-08-01/2023-07-31`.
 */
export const period: Normaliser = {
  type: 'period',
  expected: { zh: '期間（年、半年、季、月或起訖）', en: 'a period (year, half-year, quarter, month or range)' },
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
    ['97Y06M', '2008-06'],
    ['107Y', '2018'],
    ['112年第1季', '2023-Q1'],
    ['112年第一季', '2023-Q1'],
    ['112Q1', '2023-Q1'],
    ['112年上半年', '2023-H1'],
    ['112年', '2023'],
    ['99 年', '2010'],
    ['九　十年', '2001'],
    ['112年度', '2023'],
    ['89年度', undefined],
    ['111學年度', '2022-08-01/2023-07-31'],
    ['111學年度第2學期', '2023-02-01/2023-07-31'],
    ['111學年度', undefined, { precision: 'year' }],
    ['87年度', '1997-07-01/1998-06-30'],
    ['88下半年及89年度', '1999-07-01/2000-12-31'],
    ['112年5月上旬', '2023-05-01/2023-05-10', { precision: 'ten-day' }],
    ['113年2月下旬', '2024-02-21/2024-02-29', { precision: 'ten-day' }],
    ['112年5月上旬', undefined],
    ['112年1月至3月', '2023-01/2023-03'],
    ['115年1~5月', '2026-01/2026-05'],
    ['115年\n截至5月止', '2026-01/2026-05'],
    ['111年12月-112年2月', '2022-12/2023-02'],
    ['112年3月至1月', undefined],
    ['1-3月', undefined],
    ['2018-2022', '2018/2022'],
    ['112年度第1季', '2023-Q1'],
    ['88年度第1季', undefined],
    ['113年第1季至第3季', '2024-01/2024-09'],
    ['112～113學年度', '2023-08-01/2025-07-31'],
    ['113年1月1日至6月30日', '2024-01-01/2024-06-30'],
    ['民國前2年', '1910'],
    ['112年底', '2023-12-31', { precision: 'day' }],
    ['112年5月底', '2023-05'],
    ['2023-05-01', '2023-05'],
    ['2023-05-01T00:00:00', '2023-05'],
    ['2023-05-17', undefined],
    ['2023-05-17', '2023-05-17', { precision: 'day' }],
    ['2023-04-01', '2023-Q2', { precision: 'quarter' }],
    ['2023-05-01', undefined, { precision: 'quarter' }],
    ['2023-01-01', '2023', { precision: 'year' }],
    ['112年上半年', '2023-01-01/2023-06-30', { form: 'interval' }],
    ['112年度', '2023-01-01/2023-12-31', { form: 'interval' }],
    ['112年5月', '202305', { form: 'basic' }],
    ['2023-05', '11205', { form: 'roc' }],
    ['2010', '099', { form: 'roc' }],
    ['056', '1967'],
    ['04707--', '1958-07'],
    ['069- -', '1980'],
    ['112.5', undefined],
    ['112年13月', undefined],
    ['12', undefined],
    ['12/5', undefined],
    ['110-112年', '2021/2023'],
    ['一　月', undefined],
    ['112年5月', undefined, { precision: 'year' }],
    ['112年5月', undefined, { precision: 'quarter' }],
    ['112Q1', '2023-Q1', { precision: 'quarter' }],
    ['112Q1', undefined, { precision: 'year' }],
    ['112', '2023', { precision: 'year' }],
  ],
  mends: [
    ['blanks', ' 112年', '2023'],
    ['inner-blanks', '99 年', '2010'],
    ['full-width', '１１２年', '2023'],
    ['chinese-numerals', '九十九年', '2010'],
    ['roc-year', '112年5月', '2023-05'],
    ['date-form', '2023/5', '2023-05'],
    ['midnight', '2023-05-01T00:00:00', '2023-05'],
    ['day-of-period', '2023-05-01', '2023-05'],
    ['interval', '111學年度', '2022-08-01/2023-07-31'],
  ],
  forms: {
    by: 'roc-year',
    changed: { zh: '民國年', en: '民國 years' },
    others: { zh: '西元年', en: 'western years' },
  },
  start(field) {
    const precision = field.precision ?? 'month';
    const { form } = field;
    return {
      fast: (bytes, from, to) => (form === undefined && isCanonical(bytes, from, to, precision) ? KEEP : ASK),
      read(cell) {
        const label = readPeriod(cell, precision);
        return label === undefined || label === '' ? label : writePeriod(label, form);
      },
      kinds: (cell, published) => periodKinds(cell, published, precision),
    };
  },
};

function periodKinds(cell: string, published: string, precision: Precision): number {
  if (cell === published) return 0;
  const label = readPeriod(cell, precision) ?? '';
  const kinds = dateKinds(cell, label);
  if (isDayOfPeriod(cell, precision)) return (kinds | changeBit['day-of-period']) & ~changeBit['date-form'];
  return label.includes('/') && foldDate(cell) !== label ? kinds | changeBit.interval : kinds;
}

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
