import type { Check } from '../model/check.ts';
import { countCharacters } from '../text/count-characters.ts';

/** A cell must have at least so many characters. */
export const minLength: Check = {
  name: 'minLength',
  problem: {
    name: 'too-short',
    level: 'error',
    says: {
      zh: '讀到「{found}」，應至少有 {expected} 個字。',
      en: 'Found “{found}”, expected {expected} characters or more.',
    },
    why: {
      zh: '太短的代碼常是前導零被試算表吃掉了。',
      en: 'A code that is too short has often lost its leading zeros to a spreadsheet.',
    },
    mend: {
      zh: '請補回完整內容；在試算表裡請先把欄位格式設為「文字」再輸入。',
      en: 'Write it in full; in a spreadsheet, set the column’s format to text first.',
    },
    example: { before: '9007', after: '09007' },
  },
  examples: [
    [5, '09007', true],
    [5, '9007', false],
    [2, '𡍼里', true],
    [3, '𡍼里', false],
  ],
  start(value) {
    const limit = Number(value);
    return (bytes, from, to) => countCharacters(bytes, from, to) >= limit;
  },
};
