import type { Problem } from '../model/finding.ts';
import type { Normaliser } from '../model/normaliser.ts';
import { startNumber } from './number-reader.ts';
import { roundedNumber } from './rounded-number.ts';

/** Numbers with the digits they were written with: `12345.60` keeps its last zero. */
export const decimal: Normaliser = {
  type: 'decimal',
  expected: { zh: '數字', en: 'a number' },
  examples: [
    ['12345.60', '12345.60'],
    ['.22', '0.22'],
    ['-.5', '-0.5'],
    ['5.', '5'],
    ['+5.3', '5.3'],
    ['007.50', '7.50'],
    ['-0.00', '0.00'],
    ['1,234.5', '1234.5'],
    ['1.234,5', undefined],
    ['１２．５', '12.5'],
    ['－   0.72', '-0.72'],
    ['\u20130.34', '-0.34'],
    ['(1,234.50)', '-1234.50'],
    ['3.5萬', '35000'],
    ['1億5千萬', '150000000'],
    ['三點一四', '3.14'],
    ['﹣5', '-5'],
    ['12.5%', '12.5', { unit: '%' }],
    ['12.5 ％', '12.5', { unit: '%' }],
    ['12.5%', undefined],
    ['3.2‰', '3.2', { unit: '‰' }],
    ['NT$1,000', '1000', { unit: '元' }],
    ['1.2E+05', '120000'],
    ['3e-4', '0.0003'],
    ['1.25E0', '1.25'],
    ['1.2E+300', undefined],
    ['12.3456', '123456', { unit: '元', scale: '萬元' }],
    ['-0.05', '-50', { unit: '元', scale: '千元' }],
    ['0.00', '0', { unit: '元', scale: '千元' }],
    ['1,234.5678', '1234567.8', { unit: '元', scale: '千元' }],
    ['5元', undefined, { unit: '元', scale: '千元' }],
    ['5千元', '5000', { unit: '元', scale: '千元' }],
    ['.', undefined],
    ['1.2.3', undefined],
    ['<0.5', undefined],
    ['ND', undefined],
    ['—', undefined],
    ['△1,234', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' 5\u3000', '5'],
    ['inner-blanks', '-  5', '-5'],
    ['full-width', '１２', '12'],
    ['thousands', '1,234', '1234'],
    ['sign', '(5)', '-5'],
    ['zeros', '007', '7'],
    ['chinese-numerals', '3.5萬', '35000'],
    ['unit', '5元', '5', { unit: '元' }],
    ['exponent', '1.2E+05', '120000'],
    ['unit', '5%', '5', { unit: '%' }],
    ['scale', '1,234', '1234000', { unit: '元', scale: '千元' }],
  ],
  remark: roundedNumber,
  start: (field) => startNumber(field, true),
};

/** A cell of a decimal column that is no number. */
export const unreadableDecimal: Problem = {
  name: 'unreadable-decimal',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '一欄裡只要有一格不是數字，程式就無法加總、排序或畫圖。',
    en: 'One cell that is no number keeps programs from adding up, sorting or plotting the column.',
  },
  mend: {
    zh: '請把這一格改成數字，單位與說明另外放一欄；如果它代表沒有資料，請在發布流程的 missing 登記這個符號；如果是黏在數字後面的註記，請登記在 flags。',
    en: 'Write a number and keep units and remarks in columns of their own. If the cell stands for no value, declare the mark under `missing` in the pipeline; if a mark is glued to the number, under `flags`.',
  },
  example: { before: '12.5 公噸', after: '12.5' },
};
