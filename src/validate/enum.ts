import type { Check } from '../model/check.ts';
import { byteSet } from '../text/byte-set.ts';

/** A cell must be one of the values that the field lists. */
export const oneOf: Check = {
  name: 'enum',
  problem: {
    name: 'not-in-list',
    level: 'error',
    says: { zh: '讀到「{found}」，應為其中之一：{expected}。', en: 'Found “{found}”, expected one of: {expected}.' },
    why: {
      zh: '同一種類別有不同寫法時，分組統計就會分成好幾組。',
      en: 'When one category is written in several ways, counts by category fall apart.',
    },
    mend: {
      zh: '請改成清單裡的寫法；如果這是新的類別，請加進發布流程的 enum。',
      en: 'Write it as the list does; if it is a new category, add it to `enum` in the pipeline.',
    },
    example: { before: '男性', after: '男' },
  },
  examples: [
    [['男', '女'], '男', true],
    [['男', '女'], '男性', false],
    [['1', '2'], '1', true],
    [['1', '2'], '12', false],
  ],
  start: (value) => {
    const set = byteSet(Array.isArray(value) ? value.map(String) : []);
    return set.has;
  },
};
