import type { Problem } from '../model/finding.ts';
import type { Normaliser } from '../model/normaliser.ts';
import { startNumber } from './number-reader.ts';
import { roundedNumber } from './rounded-number.ts';

/** Percentages as the number before the sign: 12.5% is `12.5`, never 0.125. `unit` may say ‰. */
export const percent: Normaliser = {
  type: 'percent',
  expected: { zh: '百分比', en: 'a percentage' },
  examples: [
    ['12.5%', '12.5'],
    ['12.5％', '12.5'],
    ['１２．５％', '12.5'],
    ['12.5 %', '12.5'],
    ['12.50', '12.50'],
    ['-3%', '-3'],
    ['(3%)', undefined],
    ['3.2‰', undefined],
    ['3.2‰', '3.2', { unit: '‰' }],
    ['%', undefined],
    ['1,234.5%', '1234.5'],
    ['五%', '5'],
    ['百分之五', '5'],
    ['5﹪', '5'],
    ['1/2', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' 5', '5'],
    ['inner-blanks', '5 %', '5'],
    ['full-width', '５', '5'],
    ['thousands', '1,234%', '1234'],
    ['sign', '\u22125', '-5'],
    ['zeros', '.5', '0.5'],
    ['chinese-numerals', '五', '5'],
    ['unit', '12.5%', '12.5'],
    ['exponent', '1E-2', '0.01'],
  ],
  forms: {
    by: 'unit',
    changed: { zh: '有百分號', en: 'with a percent sign' },
    others: { zh: '沒有百分號', en: 'without one' },
  },
  remark: roundedNumber,
  start: ({ scale: _, ...field }) => startNumber({ ...field, unit: field.unit ?? '%' }, true),
};

/** A cell of a column of percentages that is none. */
export const unreadablePercent: Problem = {
  name: 'unreadable-percent',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '百分比欄位裡有一格不是數字，整欄就無法排序、比較或畫圖。',
    en: 'One cell that is no number keeps programs from sorting, comparing or plotting the column.',
  },
  mend: {
    zh: '請只寫數字，或數字加百分號；沒有資料的記號請登記在發布流程的 missing。',
    en: 'Write a number, with or without the percent sign; declare marks for no value under `missing` in the pipeline.',
  },
  example: { before: '約 12%', after: '12' },
};
