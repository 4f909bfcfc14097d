import { narrow, squeeze } from './cell-look.ts';

const UNIT = /^[(（［[]?(?:單位|面積單位|金額單位|計量單位|unit)[:：︰﹕]\s*(.+?)[)）］\]]?$/i;
const PERIOD =
  /^(?:中華)?(?:民國)?\d{1,4}(?:年度?|會計年度)(?:\d{1,2}月)?(?:\d{1,2}日)?.{0,2}$|^(?:中華)?民國[〇○零一二三四五六七八九十百\d]+年(?:度|底)?.{0,16}$/;
const SPAN = /^(?:中華)?(?:民國|西元)?\d{2,4}年[\d年月日度底起至止迄上下半第季~～\-—－]*$/;
/** 自民國102年至112年, 112年1月至6月底. */
const RANGE =
  /^自?(?:中華)?(?:民國|西元)?\d{2,4}年[度底]?(?:\d{1,2}月[底份]?)?(?:至|到|[~～\-—－])(?:民國|西元)?(?:\d{2,4}年[度底]?)?(?:\d{1,2}月[底份]?)?(?:止)?$/;
const ABOUT =
  /^(?:統計|資料|更新|製表|列印|填表|編製|公告|發布|修正)(?:日期|時間|期間|年月|截止|截至|單位|機關|人員).{0,2}(?:[:：]|\d)|^(?:更新|統計|資料|修正)?(?:截止)?至\d|^截至|^按.{2,12}(?:統計|編製)$|^第?\d+頁|^\(?續[一二三四五六七八九十\d]*\)?$|^表\d|^附表/;

/** The unit that a line such as `單位：千元` or `Unit: NT$1,000` names; undefined when it is no such line. */
export function unitOf(text: string): string | undefined {
  const line = text.trim().replace(/\s+/g, ' ');
  const match = UNIT.exec(line) ?? UNIT.exec(squeeze(line));
  return match?.[1] && match[1].length <= 30 ? match[1].trim() : undefined;
}

const UNIT_IN_TITLE =
  /[(（［[]\s*(?:單位\s*[:：︰﹕]?\s*)?((?:新[臺台]幣)?[百千萬億兆]*(?:元|人|戶|件|次|噸|公噸|公斤|公克|公升|度|公頃|公畝|坪|平方公尺|平方公里|立方公尺|公尺|公里|筆|棟|戶數|輛|張|家|所|處|座|床|歲|年|月|日|天|時|小時|分|秒|對|頭|隻|株|瓩|千瓦|百萬瓦|mg\/l|ppm|ppb|μg\/m3|ug\/m3|kW|kWp|MW|km|m2|㎡|m|kg|ha|%|％|‰))\s*[)）］\]]/i;

/** A unit of some of a table's columns: `數量：公噸`, `價值：千元`. */
export interface KindUnit {
  /** What the columns' headings say. */
  readonly kind: string;
  readonly unit: string;
}

/** What a line such as `數量：公噸` or `Value: NT$1,000` says of the columns that it names; undefined when it is no such line. */
export function kindUnitOf(text: string): KindUnit | undefined {
  const line = text.trim().replace(/\s+/g, ' ');
  const match =
    /^[(（]?(數量|價值|產量|產值|重量|面積|金額|人數|件數|比率|quantity|value|area|amount|weight)\s*[:：︰﹕]\s*(.{1,20}?)[)）]?$/i.exec(
      line,
    );
  if (!match) return undefined;
  const [, kind, unit] = match;
  const known = unitInTitle(`(${unit})`) !== undefined || /^(?:M\.?T\.?|NT\$|US\$|person|ton|kg|%|％)/i.test(unit!);
  return known ? { kind: kind!, unit: unit!.trim() } : undefined;
}

/** The unit that a heading such as `面積(公頃)` carries. */
export function unitInTitle(title: string): string | undefined {
  return UNIT_IN_TITLE.exec(title)?.[1];
}

/** Whether a cell above a header is a unit, a period, or says when and by whom the table was made. */
export function isAbout(text: string): boolean {
  return unitOf(text) !== undefined || isPeriod(text) || ABOUT.test(narrow(squeeze(text)));
}

/** Whether a text is nothing but a period: 中華民國112年5月, 112年度. */
export function isPeriod(text: string): boolean {
  const short = narrow(squeeze(text));
  return PERIOD.test(short) || SPAN.test(short) || RANGE.test(short);
}

const TITLE = /.{4}(?:統計|清冊|一覽|名冊|名單|概況|報表|彙整|明細|清單|資料|[^代列報]表)$/;

/** Whether a text names a whole table: 公園清冊, 表1-2 人口概況, 病例數按性別及年齡分. */
export function isTitleText(text: string): boolean {
  const short = narrow(squeeze(text)).replace(/[(（].*[)）]$/, '');
  return (short.length >= 5 && TITLE_END.test(short)) || /^(?:附?表|table)[\d一二三四五六七八九十]/i.test(short);
}

const TITLE_END = /(?:統計|清冊|一覽|名冊|名單|概況|報|明細|彙整)表?$|清單$|.{6}按.{2,10}分$/;
const FORM = /^(?:非?公開類|密件?類|(?:半?年|季|月|旬|週|日)報|編製機關|編報機關|表號)$/;

/** The head of an official statistical return: 公開類 … 編製機關, 月報 … 表號. */
export function isFormHead(texts: readonly string[]): boolean {
  if (texts.length > 6) return false;
  const words = texts.filter((text) => FORM.test(text)).length;
  const first = FORM.test(texts[0]!) && texts[0] !== '表號';
  return first && (words >= 2 || texts.some((text) => /編報|編送|報送/.test(text)) || texts.length === 1);
}

/** Whether the cells of one row are a page title: one text (perhaps printed once a page), or lines about the table. */
export function isTitleRow(cells: readonly string[]): boolean {
  const texts = cells.map(squeeze).filter((text) => text !== '');
  if (texts.length <= 1) return texts.length === 1;
  if (isFormHead(texts)) return true;
  if (texts.length <= 3 && TITLE.test(texts[0]!.replace(/[(（].*[)）]$/, ''))) return true;
  // A title has one period, written out; bare years side by side are headings.
  const years = texts.filter((text) => isPeriod(text) && !text.startsWith('中華'));
  if (new Set(years).size > 1) return false;
  const others = texts.filter((text) => !isAbout(text));
  const pages = new Set(others.map((text) => text.replace(/[(（]?續[一二三四五六七八九十\d]*[)）]?完?$/, '')));
  // A number printed twice is a record.
  if (pages.size === 1 && !/\p{L}/u.test(others[0]!)) return false;
  const one = pages.size === 1 || sharedStart([...pages]) >= SAME_TITLE;
  return pages.size === 0 || (one && (others.length > 1 || others.length < texts.length));
}

/** So many equal characters at the start make two titles pages of one: 歷年各縣市人口數（99年起） and （64年至98年）. */
const SAME_TITLE = 10;

function sharedStart(texts: readonly string[]): number {
  const first = texts[0] ?? '';
  let length = 0;
  while (length < first.length && texts.every((text) => text[length] === first[length])) length++;
  return length;
}
