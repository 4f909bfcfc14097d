import type { Check } from '../model/check.ts';
import { byteSet } from '../text/byte-set.ts';

/** A cell must stand in a column of another dataset; the value is that column's different values. */
export const listedIn: Check = {
  name: 'listedIn',
  problem: {
    name: 'not-in-dataset',
    level: 'error',
    says: {
      zh: '讀到「{found}」，另一個資料集的欄位（{expected}）沒有這個值。',
      en: 'Found “{found}”, which the other dataset does not have ({expected}).',
    },
    why: {
      zh: '兩個資料集要能互相對照，一邊有的代碼另一邊也要有。',
      en: 'Two datasets can be joined only where each code of the one stands in the other.',
    },
    mend: {
      zh: '請改正這一格；如果是新的項目，請先更新並發布另一個資料集。',
      en: 'Correct the cell; where it is new, update and publish the other dataset first.',
    },
    example: { before: '9007', after: '09007' },
  },
  examples: [
    [['A01', 'A02'], 'A02', true],
    [['A01', 'A02'], 'A03', false],
    [[], 'A01', false],
  ],
  start: (value) => byteSet(Array.isArray(value) ? value.map(String) : []).has,
};
