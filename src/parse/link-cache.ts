import type { Problem } from '../model/finding.ts';

/** Copies of other files' cells, kept inside a workbook for its formulas, with the paths of those files. */
export const linkCache: Problem = {
  name: 'link-cache',
  level: 'warning',
  says: {
    zh: '檔案內含 {found} 份外部連結的快取資料，已略過；預期檔案只含自己的資料。',
    en: 'Found {found} cached copies of other files, left out; expected a file that holds only its own data.',
  },
  why: {
    zh: '公式連到其他檔案時，軟體會把那些檔案的內容和路徑一起存進來，可能洩漏機關內部的資料夾名稱與未公開的資料。',
    en: 'Formulas that refer to other files bring along those files’ content and paths: folder names inside the agency, and data not meant to be published.',
  },
  mend: {
    zh: '在試算表軟體中開啟「編輯連結」，選擇「中斷連結」，把公式換成數值後另存新檔。',
    en: 'In the spreadsheet program open “Edit links” and break them, so that formulas become values, and save anew.',
  },
  example: { before: "='file:///D:/業務/月報.xls'#$工作表1.A1", after: '12345' },
};
