import type { Problem } from '../model/finding.ts';

/** The apostrophe with which somebody told a spreadsheet that a number is a text: in any other file it is part of the text. */
export const apostropheKept: Problem = {
  name: 'apostrophe-kept',
  level: 'warning',
  says: {
    zh: '整欄的文字多半以單引號開頭，例如「{found}」；預期是「{expected}」。',
    en: 'Found texts that begin with an apostrophe, in most of the column: {found}; expected {expected}.',
  },
  why: {
    zh: '單引號是在試算表裡告訴軟體「這是文字」的記號，不是資料。留在檔案裡，編號就和別的檔案對不起來。',
    en: 'The apostrophe tells a spreadsheet program “this is a text”; it is no part of the data. Left in the file, numbers no longer match those of other files.',
  },
  mend: {
    zh: "請在原始系統或試算表把單引號取代成空白（尋找「'」），把欄位格式設成文字，再另存 CSV。",
    en: 'Remove the apostrophes in the original, set the column’s format to text, and save the CSV again.',
  },
  example: { before: "'0943201436", after: '0943201436' },
};
