import type { Check } from '../model/check.ts';
import { byteSet } from '../text/byte-set.ts';
import { notInCodeList } from './code-problems.ts';

/** A cell must be a code of the official list that the field names; the value is that list's codes. See `dated-codes.ts` for lists with a history. */
export const codes: Check = {
  name: 'codes',
  problem: notInCodeList,
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
