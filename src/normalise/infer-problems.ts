import type { Problem } from '../model/finding.ts';

/** A column of numbers in which many cells are none: too many to be slips, so that it was read as text. */
export const mixedColumn: Problem = {
  name: 'mixed-column',
  level: 'warning',
  says: {
    zh: '這一欄大多是數字（{numbers} 格，如「{number}」），但有 {texts} 格不是（如「{found}」），所以整欄只能當成文字。',
    en: 'The column is mostly numbers ({numbers} cells, such as “{number}”), but {texts} cells are none (such as “{found}”), so that all of it can only be text.',
  },
  why: {
    zh: '數字欄裡混著文字，別人就不能加總、排序或畫圖；只因為幾格「約 150」，其他的數字也跟著用不了。',
    en: 'With words among its numbers a column cannot be summed, sorted or drawn; a few cells of “about 150” spoil the rest.',
  },
  mend: {
    zh: '請把這些格子改成數字，單位寫在標題，「約」「以上」這類說明另放一欄；沒有值就留空白。這一欄本來就是文字或代號的話，可以不理會。',
    en: 'Write numbers in these cells, the unit in the heading and words such as “about” in a column of their own; leave cells without a value empty. If the column is meant to be text or names, nothing need be done.',
  },
  example: { before: '120\n約153\n98', after: '120\n153\n98' },
};

/** Days that lost their format: a spreadsheet's bare numbers under a heading that says days. */
export const dateSerial: Problem = {
  name: 'date-serial',
  level: 'warning',
  says: {
    zh: '日期欄裡的「{found}」看起來是試算表的日期序號，當成日期是 {published}（從 1900 年起算；從 1904 年起算則是 {other}）。',
    en: '“{found}” in a column of days looks like a spreadsheet’s serial number; as a day it is {published} (counted from 1900; from 1904 it is {other}).',
  },
  why: {
    zh: '儲存格沒有設成日期格式，存出來就只剩一個數字，看的人不知道是哪一天，程式也會當成數字。',
    en: 'A cell that is not formatted as a day keeps only its number: nobody sees which day it is, and programs take it for a number.',
  },
  mend: {
    zh: '請在試算表把整欄設成日期格式（例如 yyyy-mm-dd）再存檔。不能改檔案時，確認是日期後在發布流程的這一欄寫 type: date 與 serial: 1900；不是日期就把型別改成 integer。',
    en: 'Format the column as days (such as yyyy-mm-dd) and save again. If the file cannot be changed and these are days, say `type: date` and `serial: 1900` in the pipeline; if they are not, make the type `integer`.',
  },
  example: { before: '44000', after: '2020-06-18' },
};

/** A heading that says days over cells of which none, or not enough, can be read as a day. */
export const notDays: Problem = {
  name: 'dates-unread',
  level: 'warning',
  says: {
    zh: '標題說是日期，但有 {texts} 格讀不成日期（如「{found}」），讀得成的有 {days} 格，所以這一欄沒有當成日期。',
    en: 'The heading says days, but {texts} cells cannot be read as one (such as “{found}”) and {days} can, so that the column was not taken for days.',
  },
  why: {
    zh: '年只寫兩位、沒有寫年或寫法特殊的日期，程式無法確定是哪一天，也就不能排序、篩選或比較。',
    en: 'Where the year has two digits or is missing, or the form is unusual, nobody can be sure of the day, and it cannot be sorted, filtered or compared.',
  },
  mend: {
    zh: '請改寫成 2023-03-05 或 112/3/5 這樣年月日齊全的寫法；沒有日期就留空白。這一欄本來就不是日期的話，請把標題改得清楚些。',
    en: 'Write days with year, month and day, such as 2023-03-05 or 112/3/5; leave cells without a day empty. If the column holds no days, give it a plainer heading.',
  },
  example: { before: '26-MAR-26', after: '2026-03-26' },
};

export const inferProblems: readonly Problem[] = [mixedColumn, dateSerial, notDays];
