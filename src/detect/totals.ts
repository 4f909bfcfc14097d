import { narrow, squeeze } from './cell-look.ts';

const WHOLE =
  /^(?:[(（]?(?:合計|總計|小計|共計|總和|總數|累計|全部合計|合計數|總計數|總合計|計)[)）]?|(?:grand|sub)?-?total)[:：]?$/i;
const TAIL = /^.{1,14}(?:合計|總計|小計|共計)(?:[(（][^)）]*[)）])?$/;
/** 合計16筆: with how many there are. */
const COUNTED =
  /^(?:總計|合計|共計|小計|總共計?)[:：]?\d[\d,]*(?:筆|家|件|人|所|處|戶|棟|間|位|名|輛|座|場|項|個|張|校|班|里|床|株|隻|頭)$/;
const BILINGUAL = /^(?:合計|總計|小計|計|共計)(?:[(（/])?(?:grand)?(?:sub)?total[)）]?$/i;

/** Whether a key cell says that its row sums others: 合計, `總　計`, 直轄市小計, Total. */
export function isTotal(text: string): boolean {
  if (text.length > 60) return false;
  const label = narrow(squeeze(text));
  return (
    WHOLE.test(label) || COUNTED.test(label) || BILINGUAL.test(label) || (TAIL.test(label) && !/[。;；,，]/.test(label))
  );
}

const SUBTOTAL = /小計|sub-?total/i;
const AVERAGE =
  /^[(（]?(?:(?:總|全[國市縣區年體部]|[年月季週日]|歷年)?(?:平均|均值)(?:[值數])?|average|mean|avg\.?)[)）]?[:：]?$/i;

/** What a row is that says something of others, by its key cell. */
export type Derived = 'total' | 'subtotal' | 'average';

/** Whether a key cell says that its row sums others (some of them: 小計) or is their average; undefined: neither. */
export function derivedOf(text: string): Derived | undefined {
  if (isTotal(text)) return SUBTOTAL.test(narrow(squeeze(text))) ? 'subtotal' : 'total';
  return isAverage(text) ? 'average' : undefined;
}

function isAverage(text: string): boolean {
  return text.length <= 30 && AVERAGE.test(narrow(squeeze(text)));
}

const MEASURE = /^(?:最[高大低小多少](?:[值數])?|極[大小]值|中位數|標準差|眾數|max(?:imum)?|min(?:imum)?|median|std)$/i;

/** Whether averages among these keys are records: one of several measures (最高, 最低, 平均), or as frequent as they. */
export function isMeasures(keys: readonly string[]): boolean {
  const labels = keys.map((key) => narrow(squeeze(key))).filter((label) => label !== '');
  const averages = labels.filter(isAverage).length;
  return averages > 0 && (averages * 3 > labels.length || labels.some((label) => MEASURE.test(label)));
}

/** Whether the values of a column are 計, 男, 女 and their like: there 計 is a category, not a total. */
export function isSexes(values: Iterable<string>): boolean {
  let men = 0;
  let women = 0;
  let all = 0;
  for (const value of values) {
    const label = squeeze(value);
    if (label === '') continue;
    all++;
    if (label === '男' || label === '男性' || label === '男生') men++;
    else if (label === '女' || label === '女性' || label === '女生') women++;
  }
  return men > 0 && women > 0 && men + women >= all * 0.4 && Math.abs(men - women) <= all * 0.2;
}
