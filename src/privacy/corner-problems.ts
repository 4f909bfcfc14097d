import type { Problem } from '../model/finding.ts';

/** Personal data where nobody looks: the file itself gives it away when it is handed on. */
export const personalInCorner: Problem = {
  name: 'personal-in-corner',
  level: 'error',
  says: {
    zh: '找到疑似{kind}「{found}」，預期檔案看不到的地方也不含個人資料。',
    en: 'Found what looks like {kindEn}, {found}, in {whereEn}; expected no personal data in places of the file that are out of sight either.',
  },
  why: {
    zh: '隱藏的工作表、註解和摘要資訊不在表格上，檔案傳出去時卻跟著出去。',
    en: 'Hidden sheets, comments and properties are not seen in the table, but travel with the file.',
  },
  mend: {
    zh: '在試算表軟體刪除該註解、隱藏工作表或摘要資訊（Excel：檔案→資訊→檢查文件），另存新檔再交付。',
    en: 'Delete the comment, the hidden sheet or the property in the spreadsheet program (Excel: File, Info, Inspect Document), save anew and deliver that.',
  },
  example: { before: '註解：請洽王○明 0912-***-***', after: '（刪除註解）' },
};

export const authorInProperties: Problem = {
  name: 'author-in-properties',
  level: 'warning',
  says: {
    zh: '檔案的{where}寫著個人姓名「{found}」，預期只寫機關或留空。',
    en: 'Found a person’s name, {found}, as {whereEn} of the file; expected the agency’s name or nothing.',
  },
  why: {
    zh: '承辦人的姓名不在表格裡，卻會隨著原始檔傳出去。發布的 CSV 和 JSON 不含這些。',
    en: 'The official’s name is not in the table, but travels with the file itself. The published CSV and JSON do not hold it.',
  },
  mend: {
    zh: '在試算表軟體的「檔案→資訊→檢查文件」移除個人資訊後再存檔。',
    en: 'Remove personal information in the spreadsheet program (File, Info, Inspect Document) and save.',
  },
  example: { before: '作者：王○明', after: '作者：（空白）' },
};

/** Comments or properties that are damaged: the table is whole, but nobody knows what stands there. */
export const cornerUnread: Problem = {
  name: 'corner-unread',
  level: 'warning',
  says: {
    zh: '檔案的註解、摘要資訊或連結快取讀不出來（{found}），無法檢查有沒有個人資料；預期都讀得到。',
    en: 'Found comments, properties or link caches that cannot be read ({foundEn}), so that they were not looked through for personal data; expected all of them to be readable.',
  },
  why: {
    zh: '表格本身讀得到，照樣處理；但看不到的地方可能有個人資料，會隨著原始檔傳出去。',
    en: 'The table itself is whole and goes on; but places out of sight may hold personal data, which travels with the file.',
  },
  mend: {
    zh: '用試算表軟體開啟後另存新檔，再交付一次。',
    en: 'Open the file in a spreadsheet program, save it anew and deliver that.',
  },
  example: { before: '（註解的內容損毀）', after: '（重新存檔）' },
};
