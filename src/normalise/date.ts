import type { Problem } from '../model/finding.ts';
import { REMARK } from '../model/mend.ts';
import { ASK, type CellReader, KEEP, type Normaliser } from '../model/normaliser.ts';
import type { Field } from '../model/pipeline.ts';
import { writeDay } from '../text/published-day.ts';
import { foldDate, orderOf, readDate, readOrdered } from '../text/roc-date.ts';
import { readSerialDay } from '../text/serial-day.ts';
import { dateBytes } from './date-bytes.ts';
import { dateKinds } from './date-kinds.ts';
import { farYear } from './far-year.ts';

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
    ['11201011', undefined],
    ['87 1030', '1998-10-30'],
    ['20230305', '2023-03-05'],
    ['2023/3/5', '2023-03-05'],
    ['西元2023年3月5日', '2023-03-05'],
    ['民國2023年3月5日', undefined],
    ['2023-03-05T00:00:00', '2023-03-05'],
    ['2023/3/5 上午 12:00:00', '2023-03-05'],
    ['2023-03-05 10:30', undefined],
    ['2023/05/01 12:00:00 AM', '2023-05-01'],
    ['民國1120305', '2023-03-05'],
    ['民112年3月5日', '2023-03-05'],
    ['112∕3∕5', '2023-03-05'],
    ['112/3/5(日)', '2023-03-05'],
    ['112/3/5(一)', undefined],
    ['5-Mar-2023', '2023-03-05'],
    ['March 5, 2023', '2023-03-05'],
    ['5-Mar-23', undefined],
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
    ['31/12/2023', '2023-12-31', { order: 'day-month-year' }],
    ['12/31/2023', '2023-12-31', { order: 'month-day-year' }],
    ['12/31/2023', undefined, { order: 'day-month-year' }],
    ['5/1/2023', '2023-01-05', { order: 'day-month-year' }],
    ['2023/1/5', '2023-01-05', { order: 'day-month-year' }],
    ['44000', undefined],
    ['44000', '2020-06-18', { serial: 1900 }],
    ['４４０００', '2020-06-18', { serial: 1900 }],
    ['42538', '2020-06-18', { serial: 1904 }],
    ['44000.5', undefined, { serial: 1900 }],
    ['60', undefined, { serial: 1900 }],
    ['112/3/5', '2023-03-05', { serial: 1900 }],
    ['990305', '2010-03-05', { serial: 1900 }],
    ['2023-05-01', '20230501', { form: 'basic' }],
    ['112/5/1', '1120501', { form: 'roc' }],
    ['民國前1年12月31日', undefined, { form: 'roc' }],
  ],
  mends: [
    ['blanks', ' 2023-03-05', '2023-03-05'],
    ['inner-blanks', '112 年 3 月 5 日', '2023-03-05'],
    ['full-width', '１１２／３／５', '2023-03-05'],
    ['chinese-numerals', '一百一十二年三月五日', '2023-03-05'],
    ['roc-year', '112/3/5', '2023-03-05'],
    ['date-form', '2023/3/5', '2023-03-05'],
    ['midnight', '2023-03-05T00:00:00', '2023-03-05'],
  ],
  forms: {
    by: 'roc-year',
    changed: { zh: '民國年', en: '民國 years' },
    others: { zh: '西元年', en: 'western years' },
  },
  remark: farYear,
  start(field) {
    const read = meaning(field);
    const reader: CellReader = {
      fast: dateBytes,
      read,
      kinds(cell, published) {
        const kinds = dateKinds(cell, read(cell) ?? '', isWestern(cell, field));
        return cell === published ? kinds & REMARK : kinds;
      },
    };
    return field.form === undefined
      ? reader
      : { ...reader, fast: writtenBytes(field), read: (cell) => written(read(cell), field) };
  },
};

function meaning(field: Field): (cell: string) => string | undefined {
  const { order, serial } = field;
  const read = order === undefined ? readDate : (cell: string) => readOrdered(cell, order === 'month-day-year');
  return serial === undefined ? read : (cell) => readSerialDay(foldDate(cell), serial) ?? read(cell);
}

/** A day whose year is no 民國 year, though it does not begin with it. */
function isWestern(cell: string, { order, serial }: Field): boolean {
  if (order !== undefined && orderOf(cell) !== 0) return true;
  return serial !== undefined && readSerialDay(foldDate(cell), serial) !== undefined;
}

function written(iso: string | undefined, field: Field): string | undefined {
  return iso === undefined || iso === '' ? iso : writeDay(iso, field.form);
}

/** Digits as a standard wants them, 20230501 or 1120501, are right as they stand if they are a day. */
function writtenBytes(field: Field): CellReader['fast'] {
  const length = field.form === 'basic' ? 8 : 7;
  return (bytes, from, to, out) => {
    if (to - from !== length) return ASK;
    for (let at = from; at < to; at++) if (bytes[at]! < 0x30 || bytes[at]! > 0x39) return ASK;
    return dateBytes(bytes, from, to, out) >= 0 ? KEEP : ASK;
  };
}

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
