import type { Problem } from '../model/finding.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { addressParts } from '../text/address.ts';
import { BLANK_FIRST, BLANK_LAST, trimBlanks } from '../text/blanks.ts';

/** Addresses stay as the agency wrote them, but for blanks at their ends: how 鄰 and 段 are written is for the standard to say. */
export const address: Normaliser = {
  type: 'address',
  expected: { zh: '地址', en: 'an address' },
  examples: [
    ['臺北市信義區市府路1號5樓之3', '臺北市信義區市府路1號5樓之3'],
    ['花蓮縣壽豐鄉月眉１段', '花蓮縣壽豐鄉月眉１段'],
    ['連江縣南竿鄉介壽村76號 ', '連江縣南竿鄉介壽村76號'],
    ['台北市中正區', '台北市中正區'],
    ['同上', undefined],
    ['測試', undefined],
    ['', ''],
  ],
  mends: [['blanks', ' 臺北市信義區市府路1號', '臺北市信義區市府路1號']],
  isText: true,
  start: () => ({
    fast: (bytes, from, to) => (isAddress(bytes, from, to) ? KEEP : ASK),
    read(cell) {
      const text = trimBlanks(cell);
      return text === '' || addressParts(text) ? text : undefined;
    },
    kinds: () => 0,
  }),
};

/** A text with a narrow digit before 號 needs no taking apart: it surely has a number. */
function isAddress(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 4 || to - from > 200 || (BLANK_FIRST[bytes[from]!]! | BLANK_LAST[bytes[to - 1]!]!) !== 0)
    return false;
  for (let at = to - 3; at > from; at--) {
    if (bytes[at] !== 0xe8 || bytes[at + 1] !== 0x99 || bytes[at + 2] !== 0x9f) continue;
    const digit = bytes[at - 1]!;
    return digit >= 0x30 && digit <= 0x39;
  }
  return false;
}

/** A cell of a column of addresses that is none. */
export const unreadableAddress: Problem = {
  name: 'unreadable-address',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '不是地址的內容（同上、詳附件）無法定位，也無法與門牌資料對照。',
    en: 'What is no address (同上, 詳附件) cannot be located or joined with door plates.',
  },
  mend: {
    zh: '請寫出完整地址；沒有地址的請留白。',
    en: 'Write the whole address, or leave the cell empty where there is none.',
  },
  example: { before: '同上', after: '臺北市信義區市府路1號' },
};
