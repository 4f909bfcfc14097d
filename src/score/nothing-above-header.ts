import type { Rule } from '../model/score.ts';

export const nothingAboveHeader: Rule = {
  problem: {
    name: 'nothing-above-header',
    level: 'warning',
    says: {
      zh: '標題列上方還有表名、期間或單位；檔案的第一列就應該是欄位名稱。',
      en: 'Found a title, period or unit above the header; expected the header to be the first row of the file.',
    },
    why: {
      zh: '程式會把「112年度公園清冊」這種表名當成第一個欄位的名稱，其他欄位變成沒有名稱。平臺只比對欄位說明是否與第一列相同，所以這種檔案可能仍有金標章，卻沒有辦法使用。',
      en: 'Programs take the title line as the name of the first column and leave the others nameless. Such files can hold a gold medal, as the portal only compares the description with the first row.',
    },
    mend: {
      zh: '刪除表名列；把期間、單位寫到詮釋資料，或寫進欄位名稱與欄位說明。',
      en: 'Delete the title rows; say period and unit in the metadata or in the description of the field.',
    },
    example: {
      before: '112年度公園清冊 | | \n單位：平方公尺 | | \n編號 | 行政區 | 面積\n1 | 中正區 | 12345',
      after: '編號 | 行政區 | 面積\n1 | 中正區 | 12345',
    },
  },
  title: { zh: '第一列就是欄位名稱', en: 'Nothing above the header' },
  points: 6,
  source: 'csvlint: title_row; 統計表機器判讀規則 (日本總務省 2020) 1-9; RFC 4180 §2 (3)',
  fixtures: { good: { cut: { header: 1 } }, bad: { cut: { header: 1, title: 1, unit: 1 } } },
  judge: ({ cut }) => ((cut.title ?? 0) + (cut.unit ?? 0) > 0 ? 0 : 1),
};
