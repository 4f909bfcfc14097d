import { narrow, squeeze } from './cell-look.ts';

const NOTE =
  /^[*※＊#]*[(（【[]?(?:附?註|註記|說明|備註|備考|附記|附註|注意|資料來源|資料說明|資料提供|資料時間|資料截止|資料更新|來源|製表|填表|編製|審核|主辦|列印|更新日期|統計日期|本表|表內|表列|以上|以下空白|note|notes|source|remark|remarks)[\d一二三四五六七八九十]{0,3}[)）】\]]?(?:[:：︰﹕、.．。\s]|$|單位|日期|時間|機關|人員|機構|人|所列|各項|係|數字|按|共計|合計|資料)/i;
/** （註）, [說明]: whatever follows the bracket. */
const BRACKETED = /^[(（【[［](?:附?註|備註|說明|附記|資料來源|notes?)[\d一二三四五六七八九十]{0,3}[)）】\]］]/i;
/** Who answers for the table, on a line of its own. */
const CLERK = /^(?:主辦|主計|會計|統計|業務)(?:業務|統計|會計|主管|主計)?(?:人員|主管)[:：]?$/;
/** With a mark before it: a long text, or three English words. */
const FLAG = /^[※＊*◎#]+(?:\S{6,}|\s?[A-Za-z]+\s+\S+\s+\S)/;
const PAGE = /^第?[-–—－(]*\d{1,4}[-–—－)]*頁?$|^第\d+頁[,，/]?共\d+頁$|^page\d+(?:of\d+)?$|^\d+\/\d+$/i;
const COMPARISON =
  /^(?:本.{0,3})?(?:較|與|比)(?:上|前|去|同).{0,6}(?:增|減|比|差|成長|変|變)|^(?:增減|増減)(?:數|率|比率|百分比|[(（]?[%％])/;
/** One period and another: 111年較110年增減%, 107年與106年比較, 當月較上月, 比較增減. */
const PERIODS =
  /^(?:[\d年月季度底日第至\-~～上下半全當本今累計平均民國同期止]{1,20})(?:較|與|比)(?:[\d年月季度底日第至\-~～上下半全去前今累計平均民國同期止]{1,20})(?:(?:之|的|相)?(?:比較|增減|增加|減少|成長|變動|差異).{0,8})?$|^比較(?:增減|差異)|^增減(?:情形|比較|幅度)/;

/** Whether a text below (or between) records is a note, a source, or a printer's line. */
export function isNote(text: string): boolean {
  const line = text.trim();
  return (
    NOTE.test(line) ||
    NOTE.test(squeeze(line)) ||
    BRACKETED.test(line) ||
    CLERK.test(squeeze(line)) ||
    (FLAG.test(line) && line.length > 14)
  );
}

const SIGNATURE =
  /^(?:(?:填表|審核|覆核|複核|主辦|機關首長|機關長官|業務主管|主計主管|製表|編製|承辦|經辦|複審|校對)|(?:承辦人|主任|主管|單位主管|首長|主計|會計|出納|秘書|主任秘書|[課科股組局處所校院區鄉鎮市縣里村隊]長)(?:[:：]|$))/;
const NOTE_WORD =
  /^[(（【[［]?(?:附?註|備註|說明|附記|資料說明|資料來源|來源|note|source)[\d一二三四五六七八九十]{0,3}(?:[:：︰]|[)）】\]］][:：︰]?)$/i;

/** 註： in a cell of its own, with what it says beside it. */
export function isNoteWord(text: string): boolean {
  return NOTE_WORD.test(squeeze(text));
}

/** `1.`, `2、`, `(3)`, 一、: a sentence that is one of several. */
export function isNumbered(text: string): boolean {
  return /^(?:\d{1,2}[.、．)）]|[(（](?:\d{1,2}|[一二三四五六七八九十]+)[)）]|[一二三四五六七八九十]+[、.．])\D/.test(
    text.trim(),
  );
}

/** 一、經常門, （二）資本門, 甲、公務預算: the name of a part, in the order of parts. */
export function isPart(text: string): boolean {
  return /^[(（]?(?:[一二三四五六七八九十]+|[壹貳參肆伍陸柒捌玖拾]+|[甲乙丙丁戊己庚辛])[)）、.．]\S/.test(text.trim());
}

/** A line to be signed: 填表, 審核, 主辦統計人員, 機關首長. */
export function isSignatures(cells: readonly string[]): boolean {
  const signed = cells.filter((cell) => SIGNATURE.test(squeeze(cell))).length;
  return cells.length >= 2 && signed * 2 > cells.length && SIGNATURE.test(squeeze(cells[0]!));
}

/** Whether a text is nothing but a page number. */
export function isPageNumber(text: string): boolean {
  return PAGE.test(narrow(squeeze(text)));
}

/** An agency's or a chapter's number and that of the page; a date has a year of its own and two digits each for month and day. */
const PAGE_CODE = /^(?:[A-Z附總]{1,2}[-–—]?)?\d{1,6}(?:[-–—]\d{1,4}){1,2}$/;
const DAY = /^\d{3,4}-\d{1,2}-\d{1,2}$/;

/** Whether a text may be a page number with what it is a page of before it: `02007 - 32`, `7-1`, `8-3-2`. */
export function isPageCode(text: string): boolean {
  const line = narrow(squeeze(text));
  return PAGE_CODE.test(line) && !DAY.test(line);
}

/** Whether a row that starts with this label compares other rows (較上月增減) instead of being a record of its own. */
export function isComparison(text: string): boolean {
  const label = squeeze(text);
  return COMPARISON.test(label) || (label.length <= 30 && PERIODS.test(narrow(label)));
}

/** Whether a heading announces remarks, which run on over several rows in print. */
export function isRemarks(title: string): boolean {
  return /說明|備註|備考|附註|摘要|remark|note/i.test(squeeze(title));
}
