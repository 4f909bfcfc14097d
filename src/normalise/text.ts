import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { BLANK_FIRST, BLANK_LAST, dropBlanks, skipBlanks, trimBlanks } from '../text/blanks.ts';

/**
 * Text stays as the agency wrote it but for layout blanks at its ends. Unicode normalisation is never applied: NFC alone
 * changes official place names (龜売里, U+2F85A).
 */
export const text: Normaliser = {
  type: 'text',
  expected: { zh: '文字', en: 'text' },
  examples: [
    ['中正區', '中正區'],
    [' 中正區\u3000', '中正區'],
    ['\u00a0\t桃園市 ', '桃園市'],
    ['\ufeff編號\u200b', '編號'],
    ['新 北 市', '新 北 市'],
    ['㎡（１）', '㎡（１）'],
    ['龜\u{2f85a}里', '龜\u{2f85a}里'],
    ['\u3000 \u3000', ''],
    ['第一行\n第二行\n', '第一行\n第二行'],
  ],
  mends: [['blanks', ' 中正區\u3000', '中正區']],
  isText: true,
  start: () => ({
    fast(bytes, from, to) {
      if ((BLANK_FIRST[bytes[from]!]! | BLANK_LAST[bytes[to - 1]!]!) === 0) return KEEP;
      return skipBlanks(bytes, from, to) === from && dropBlanks(bytes, from, to) === to ? KEEP : ASK;
    },
    read: trimBlanks,
    kinds: () => 0,
  }),
};
