import { narrow, squeeze } from './cell-look.ts';
import { labelKinds } from './reshape-kinds.ts';
import { isPeriod } from './titles.ts';
import { derivedOf } from './totals.ts';

const RATE =
  /^(?:年|月|季|同期|平均)?(?:增減|成長|變動|增加|減少|年增|月增|增)(?:率|比率|幅度?|百分[比點])(?:[(（]?[%％‰][)）]?)?$|^(?:占|佔)?(?:總計|合計|總數)?(?:之|的)?(?:百分比|占比|佔比|結構比|百分率|比重)(?:[(（]?[%％‰][)）]?)?$/;
const PLACE = /^\p{Script=Han}{1,8}[縣市區鄉鎮村里洲國省局]$/u;
const PERIOD = /^\d{1,4}$|^\d{1,4}年?度?\d{0,2}月?[底份p]?$|^(?:\d{1,2}|[一二三四五六七八九十]{1,2})[月日季週]$/;
const KINDS = labelKinds.filter((kind) => ['月份', '統計期', '季別', '縣市', '年齡'].includes(kind.name));
const MOST = 0.8;
const SOME = 0.34;

/** Whether a label is that of a rate of change or a share and of nothing else: 年增率(%), 百分比, 結構比. */
export function isRate(text: string): boolean {
  return text.length <= 30 && RATE.test(narrow(squeeze(text)));
}

/** Whether a rate among these labels says something of the other rows: they are periods or places, where a list of indicators has others. */
export function isRateAside(labels: readonly string[]): boolean {
  let rates = 0;
  let kind = 0;
  let others = 0;
  for (const label of labels) {
    const text = narrow(squeeze(label));
    if (text === '' || derivedOf(text) !== undefined) continue;
    if (isRate(text)) rates++;
    else {
      others++;
      if (PLACE.test(text) || PERIOD.test(text) || isPeriod(text) || KINDS.some((one) => one.is(text))) kind++;
    }
  }
  return rates > 0 && others >= 2 && kind >= others * MOST && rates <= others * SOME;
}
