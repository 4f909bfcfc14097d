import type { Problem } from '../model/finding.ts';

/** An address of which no part can be told. */
export const addressNotSplit: Problem = {
  name: 'address-not-split',
  level: 'warning',
  says: {
    zh: '地址「{found}」拆不開，由它產生的欄位（{fields}）在這一列沒有值。',
    en: 'Found the address “{found}”, which cannot be taken apart: {fields} have no value in this row.',
  },
  why: {
    zh: '縣市、鄉鎮市區、路名這些欄位由地址拆出；拆不開時留白，不猜。',
    en: 'County, town, road and the like are taken from the address; where that fails they stay empty, for nothing is guessed.',
  },
  mend: {
    zh: '請寫完整的地址，例如「臺北市信義區市府路1號」。',
    en: 'Write the whole address, such as 臺北市信義區市府路1號.',
  },
  example: { before: '對面空地', after: '臺北市信義區市府路1號' },
};

/** What of an address belongs to no part. */
export const addressRest: Problem = {
  name: 'address-rest',
  level: 'note',
  says: {
    zh: '地址「{found}」的「{rest}」不屬於任何一部分，拆開後的欄位裡沒有它。',
    en: 'In the address “{found}”, “{rest}” is none of its parts and stands in no field made from it.',
  },
  why: {
    zh: '門牌之後的說明（例如「旁」「等3戶」）拆不進標準的欄位；只用拆開的欄位時會看不到。',
    en: 'Words after the door plate (旁, 等3戶) have no field of their own; whoever uses the parts alone does not see them.',
  },
  mend: {
    zh: '要保留的話，加一個欄位：from: { address: …, part: rest }；或請機關把說明移到備註欄。',
    en: 'To keep it add a field with from: { address: …, part: rest }, or have such words moved to a column for remarks.',
  },
  example: { before: '市府路1號旁空地', after: '市府路1號' },
};

/** A point that lies neither in Taiwan nor in the seas around it. */
export const pointOutside: Problem = {
  name: 'point-outside-taiwan',
  level: 'error',
  says: {
    zh: '坐標「{found}」換算後是 {published}，不在臺灣，沒有發布換算的值。',
    en: 'Found the point “{found}”, which is {published}: not in Taiwan. The converted value is not published.',
  },
  why: {
    zh: '換算本身不會出錯，落在臺灣以外多半是 X、Y 對調、少了一位數，或分帶（121、119）寫錯。',
    en: 'Converting does not go wrong; a point outside Taiwan mostly has its X and Y swapped, a digit less, or the wrong zone (121, 119).',
  },
  mend: {
    zh: '請核對這幾列的坐標，並確認發布流程的 datum 與 zone。',
    en: 'Check the coordinates of these rows, and datum and zone in the pipeline.',
  },
  example: { before: '1234, 2769662', after: '306965, 2769662' },
};

/** A name that is not in the list, or was not then. */
export const nameNotListed: Problem = {
  name: 'name-without-code',
  level: 'warning',
  says: {
    zh: '代碼表 {expected} 裡{when}沒有「{found}」，這一列沒有代碼。',
    en: 'Found “{found}”, which is not in the list {expected}{whenEn}; the row has no code.',
  },
  why: {
    zh: '代碼由官方名稱查出；名稱寫錯、是舊名，或那一天還沒有這個地方，就查不到。',
    en: 'The code is looked up by the official name; a wrong name, an old one, or a place that was not there on that day has none.',
  },
  mend: {
    zh: '請改成官方名稱；資料是以前的，用 from 的 on 指出這一列的日期欄位。',
    en: 'Write the official name; for data of earlier years name the field of the row’s date in `on` of `from`.',
  },
  example: { before: '臺北縣板橋市', after: '新北市板橋區' },
};

/** A name that several codes of the list have. */
export const nameNotUnique: Problem = {
  name: 'name-not-unique',
  level: 'warning',
  says: {
    zh: '「{found}」在代碼表 {expected} 裡有 {count} 個（{codes}），不能確定是哪一個，這一列沒有代碼。',
    en: 'Found “{found}”, which {count} codes of the list {expected} have ({codes}); which one is meant is not certain, so the row has none.',
  },
  why: {
    zh: '同名的地方很多（中正區、中山里）。猜錯代碼，資料就算到別的地方去了，所以留白。',
    en: 'Many places share a name (中正區, 中山里). A wrong guess would put the row in another place, so it stays empty.',
  },
  mend: {
    zh: '請在 from 的 of 加上上一級的欄位，例如 [county, town]。',
    en: 'Add the field of the level above to `of` in `from`, such as [county, town].',
  },
  example: { before: '中正區', after: '臺北市中正區' },
};

/** A code that the list does not know. */
export const codeNotNamed: Problem = {
  name: 'code-without-name',
  level: 'warning',
  says: {
    zh: '代碼表 {expected} 裡沒有「{found}」，這一列沒有名稱。',
    en: 'Found the code “{found}”, which is not in the list {expected}; the row has no name.',
  },
  why: {
    zh: '名稱由代碼查出；代碼寫錯或少了前導零，就查不到。',
    en: 'The name is looked up by the code; a wrong code, or one that lost its leading zero, has none.',
  },
  mend: {
    zh: '請改成代碼表裡的代碼，前面的 0 要保留。',
    en: 'Write a code of the list, with its leading zeros.',
  },
  example: { before: '9007010', after: '09007010' },
};

/** A period that lies in more than one of what was asked for. */
export const periodTooWide: Problem = {
  name: 'period-too-wide',
  level: 'warning',
  says: {
    zh: '「{found}」不在同一個{expected}裡，這一列沒有值。',
    en: 'Found “{found}”, which does not lie in one {expectedEn}; the row has no value.',
  },
  why: {
    zh: '學年度、起訖跨過兩年，或只知道年份時，取不出唯一的年、季或月。',
    en: 'A school year or a range lies in two years, and a mere year has no one month.',
  },
  mend: {
    zh: '請改用較粗的部分（例如 year），或在檔案裡寫明。',
    en: 'Ask for a coarser part (such as year), or have the file say it.',
  },
  example: { before: '2022-08-01/2023-07-31', after: '2022' },
};

/** All that deriving can find. */
export const deriveProblems: readonly Problem[] = [
  ...[addressNotSplit, addressRest, pointOutside, nameNotListed, nameNotUnique, codeNotNamed, periodTooWide],
];
