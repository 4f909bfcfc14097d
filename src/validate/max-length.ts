import type { Check } from '../model/check.ts';
import { countCharacters } from '../text/count-characters.ts';

/** A cell must have at most so many characters. */
export const maxLength: Check = {
  name: 'maxLength',
  problem: {
    name: 'too-long',
    level: 'error',
    says: {
      zh: '讀到「{found}」，應不超過 {expected} 個字。',
      en: 'Found “{found}”, expected {expected} characters or fewer.',
    },
    why: {
      zh: '太長的內容多半是兩個值擠在一格，或把說明寫進了資料。',
      en: 'What is too long is mostly two values in one cell, or a remark written into the data.',
    },
    mend: {
      zh: '請一格只放一個值，說明另外放一欄。',
      en: 'Put one value into a cell, and remarks into a column of their own.',
    },
    example: { before: '中正區（含萬華）', after: '中正區' },
  },
  examples: [
    [3, '中正區', true],
    [3, '那瑪夏區', false],
    [1, '𡍼', true],
  ],
  start(value) {
    const limit = Number(value);
    return (bytes, from, to) => to - from <= limit || countCharacters(bytes, from, to) <= limit;
  },
};
