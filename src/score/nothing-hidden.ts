import type { Rule } from '../model/score.ts';
import { spreadsheet } from './base-subject.ts';
import { hasLayout } from './has-layout.ts';

export const nothingHidden: Rule = {
  problem: {
    name: 'nothing-hidden',
    level: 'warning',
    says: {
      zh: '檔案裡有隱藏的列、欄、工作表，或從其他檔案連結來的暫存內容；應該看得到的才留在檔案裡。',
      en: 'Found hidden rows, columns or sheets, or copies of linked files; expected the file to hold only what can be seen.',
    },
    why: {
      zh: '隱藏不等於刪除：程式照樣讀得到，任何人也都能取消隱藏。隱藏的內容常是草稿、個人資料，或含有機關內部的路徑。',
      en: 'Hidden is not deleted: programs read it and anybody can show it. What is hidden is often a draft, personal data, or a path inside the agency.',
    },
    mend: {
      zh: '在 Excel 選「檔案 → 資訊 → 檢查文件」，把隱藏內容取消隱藏或刪除，並中斷外部連結。',
      en: 'In Excel use File → Info → Inspect Document; unhide or delete what is hidden and break links to other files.',
    },
    example: {
      before: 'A 站名 | B（隱藏）身分證字號 | C 件數\n甲站 | （個人資料） | 3',
      after: '站名 | 件數\n甲站 | 3',
    },
  },
  title: { zh: '沒有隱藏的內容', en: 'Nothing hidden' },
  points: 3,
  source: '個人資料保護法：個人資料檔案安全維護; design rule of the readiness score',
  fixtures: { good: spreadsheet, bad: { ...spreadsheet, hiddenColumns: 1 } },
  judge: ({ file, hiddenRows, hiddenColumns, hiddenSheets }) => {
    if (!hasLayout(file.format)) return undefined;
    const kinds = [hiddenRows, hiddenColumns, hiddenSheets, file.linkCaches ?? 0];
    return 1 - kinds.filter((count) => count > 0).length / kinds.length;
  },
};
