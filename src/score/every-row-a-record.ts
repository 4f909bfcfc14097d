import type { Rule } from '../model/score.ts';
import { halfAtOnce } from './kept.ts';

export const everyRowARecord: Rule = {
  problem: {
    name: 'every-row-a-record',
    level: 'warning',
    says: {
      zh: '資料中間有空白列、重複的標題列、分組名稱列，或一筆資料拆成兩列；標題列以下應該一列就是一筆完整的資料。',
      en: 'Found blank rows, repeated headers, group labels or records broken over two rows; expected one whole record in each row.',
    },
    why: {
      zh: '程式遇到空白列可能就停止讀取；分組名稱只寫在上面一列時，下面各列離開原來的位置就不知道屬於哪一組。',
      en: 'Some programs stop at a blank row. Where a group is named only in a row above, the rows below no longer say where they belong once they are sorted or filtered.',
    },
    mend: {
      zh: '刪除空白列與重複的標題列；把分組名稱做成一個欄位，每一列都填；拆成兩列的內容併回同一格。',
      en: 'Delete blank rows and repeated headers; make the group a column, filled in every row; put wrapped text back into one cell.',
    },
    example: {
      before: '站名 | 件數\n北區 | \n甲站 | 3\n | \n乙站 | 5',
      after: '區域 | 站名 | 件數\n北區 | 甲站 | 3\n北區 | 乙站 | 5',
    },
  },
  title: { zh: '一列就是一筆資料', en: 'Every row is a record' },
  points: 4,
  source: 'csvlint: blank_rows; 統計表機器判讀規則 (日本總務省 2020) 1-6, 2-1',
  fixtures: { good: { cut: {} }, bad: { cut: { blank: 2, label: 3 } } },
  judge: ({ cut, rows }) => {
    const bad = (cut.blank ?? 0) + (cut.repeat ?? 0) + (cut.label ?? 0) + (cut.continuation ?? 0);
    return halfAtOnce(bad, bad + rows);
  },
};
