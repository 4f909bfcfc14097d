import type { Problem } from '../model/finding.ts';
import { changeBit } from '../model/mend.ts';
import { ASK, type Normaliser } from '../model/normaliser.ts';
import { readPlace, withoutBlanks } from '../text/place-name.ts';

/**
 * Names of counties, towns and villages as the official list writes them. Whether there is such a place, and when there was, is for
 * a code list to say.
 */
export const place: Normaliser = {
  type: 'place',
  expected: { zh: '縣市、鄉鎮市區或村里的名稱', en: 'the name of a county, town or village' },
  examples: [
    ['新北市', '新北市'],
    ['新 北 市', '新北市'],
    ['東\u3000區', '東區'],
    ['新竹市東\u3000區', '新竹市東區'],
    ['台北市', '臺北市'],
    ['台北縣板橋市', '臺北縣板橋市'],
    ['台東縣台東市', '臺東縣臺東市'],
    ['屏東縣霧台鄉霧台村', '屏東縣霧臺鄉霧台村'],
    ['台鳳里', '台鳳里'],
    ['高雄市三民一', '高雄市三民區'],
    ['臺北市', '臺北市', { level: 'county' }],
    ['中正區', undefined, { level: 'county' }],
    ['板橋區', '板橋區', { level: 'town' }],
    ['\u{fffa8}子里', '\u{fffa8}子里', { level: 'village' }],
    ['總\u3000計', undefined],
    ['福 建 省', undefined],
    ['臺灣省', undefined],
    ['其他縣市', undefined],
    ['金馬地區', undefined],
    ['全市', undefined],
    ['台北巿', '臺北市'],
    ['100-1 里', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' 桃園市 ', '桃園市'],
    ['inner-blanks', '新 北 市', '新北市'],
    ['official-name', '台北市', '臺北市'],
  ],
  isText: true,
  start: (field) => ({
    // Names are few and come again and again: what was read once is remembered.
    fast: () => ASK,
    read: (cell) => readPlace(cell, field.level),
    kinds(cell, published) {
      if (cell === published) return 0;
      const plain = withoutBlanks(cell);
      return (plain === cell ? 0 : changeBit['inner-blanks']) | (plain === published ? 0 : changeBit['official-name']);
    },
  }),
};

/** A cell of a column of names of places that is none. */
export const unreadablePlace: Problem = {
  name: 'unreadable-place',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '合計列、省名或不完整的名稱混在地名裡，統計與對照就會錯。',
    en: 'Totals, provinces and names cut short among places spoil counts and joins.',
  },
  mend: {
    zh: '請寫完整的縣市、鄉鎮市區或村里名稱；合計列請移出資料。',
    en: 'Write the whole name of the county, town or village, and keep total rows out of the data.',
  },
  example: { before: '總　計', after: '' },
};
