import type { Problem } from '../model/finding.ts';

/** #DIV/0! and its like, in a spreadsheet or in a text file made from one. */
export const spreadsheetError: Problem = {
  name: 'spreadsheet-error',
  level: 'error',
  says: {
    zh: '讀到試算表的錯誤值「{found}」，不是資料。',
    en: 'Found the spreadsheet error “{found}”, which is no data.',
  },
  why: {
    zh: '公式算不出結果時，試算表會顯示錯誤值；發布出去，使用者會以為那是資料的一部分。',
    en: 'A spreadsheet shows an error where a formula has no result; published, readers take it for data.',
  },
  mend: {
    zh: '請修正公式（常見原因是除以零或參照的儲存格已刪除）；沒有值的地方請留白。',
    en: 'Mend the formula (a division by zero or a deleted cell, as a rule); leave the cell empty where there is no value.',
  },
  example: { before: '#DIV/0!', after: '' },
};

/** A formula whose result the file does not hold. */
export const formulaWithoutValue: Problem = {
  name: 'formula-without-value',
  level: 'error',
  says: {
    zh: '這一格是公式，但檔案裡沒有存計算結果。',
    en: 'The cell is a formula, and the file does not hold its result.',
  },
  why: {
    zh: '檔案由程式產生、沒有經過試算表軟體計算時會這樣；我們不代為計算，以免算出與機關不同的數字。',
    en: 'Files written by a program that never calculated look like this; we do not calculate for the agency.',
  },
  mend: {
    zh: '請用試算表軟體開啟後重新存檔，或把公式貼成值。',
    en: 'Open the file in a spreadsheet program and save it again, or paste the formulas as values.',
  },
  example: { before: '=B2*C2', after: '1200' },
};

/** A declared flag that was glued to a value. */
export const flaggedValue: Problem = {
  name: 'flagged-value',
  level: 'note',
  says: {
    zh: '「{found}」帶有註記「{flag}」，發布為「{published}」。',
    en: '“{found}” carries the flag “{flag}”; published as “{published}”.',
  },
  why: {
    zh: '註記黏在數值後面，程式就讀不出數值；發布時依發布流程的 flags 取下註記，這裡留下紀錄。',
    en: 'A flag glued to a value keeps programs from reading it; it was taken off as the pipeline’s `flags` says, and this is the record.',
  },
  mend: {
    zh: '請把註記放在另一欄，並附上註記的說明。',
    en: 'Keep flags in a column of their own and say what each means.',
  },
  example: { before: '12#', after: '12' },
  fix: { to: 'published', safe: false },
};

const ERRORS = [
  '#DIV/0!',
  '#N/A',
  '#NAME?',
  '#NULL!',
  '#NUM!',
  '#REF!',
  '#VALUE!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
];

/** Whether bytes[from..to) is the name of a spreadsheet error (ECMA-376 part 1, 18.17.3, and newer ones). */
export function isErrorName(bytes: Uint8Array, from: number, to: number): boolean {
  return ERRORS.some((name) => {
    if (name.length !== to - from) return false;
    for (let i = 0; i < name.length; i++) if (bytes[from + i] !== name.charCodeAt(i)) return false;
    return true;
  });
}
