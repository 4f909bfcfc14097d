import type { Check } from '../model/check.ts';
import { byteSet } from '../text/byte-set.ts';

/** A cell must be a code of the official list that the field names; the value is that list's codes. */
export const codes: Check = {
  name: 'codes',
  problem: {
    name: 'not-in-code-list',
    level: 'error',
    says: {
      zh: '讀到「{found}」，代碼表 {expected} 沒有這個代碼。',
      en: 'Found “{found}”, which the code list {expected} does not have.',
    },
    why: {
      zh: '不在代碼表裡的代碼，使用者查不到意義，也無法與其他資料對照；常見原因是前導零遺失或代碼已經廢止。',
      en: 'Nobody can look up a code that is not on the list; often a leading zero is lost or the code was abolished.',
    },
    mend: {
      zh: '請查代碼表改正；如果代碼是新增的，請更新代碼表。',
      en: 'Correct it by the code list; if the code is new, update the list.',
    },
    example: { before: '9007', after: '09007' },
  },
  examples: [
    [['63000', '09007'], '09007', true],
    [['63000', '09007'], '9007', false],
    [['63000', '09007'], '63000 ', false],
  ],
  start: (value) => {
    const set = byteSet(Array.isArray(value) ? value.map(String) : []);
    return set.has;
  },
};
