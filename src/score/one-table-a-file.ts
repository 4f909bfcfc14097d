import type { Rule } from '../model/score.ts';
import { spreadsheet } from './base-subject.ts';

export const oneTableAFile: Rule = {
  problem: {
    name: 'one-table-a-file',
    level: 'note',
    says: {
      zh: '一個檔案裡有好幾張工作表，或一張工作表上有好幾張表；一個檔案應該只放一張表。',
      en: 'Found several sheets in one file, or several tables on a sheet; expected one table a file.',
    },
    why: {
      zh: '多數程式只讀第一張工作表，其他的資料等於沒有公開；平臺的預覽與欄位比對也只看一張表。',
      en: 'Most programs read the first sheet only, so the rest is as good as unpublished; the portal previews and compares one table as well.',
    },
    mend: {
      zh: '欄位相同的工作表（例如一個月一張）合併成一張，加一欄「月份」；不同的表各存成一個檔案，各登錄成一個資料資源。',
      en: 'Put sheets with the same columns (one a month) into one, with a column for the month; save different tables as files and resources of their own.',
    },
    example: {
      before: '工作表：1月\n站名 | 件數\n甲站 | 3\n工作表：2月\n站名 | 件數\n甲站 | 4',
      after: '月份 | 站名 | 件數\n2023-01 | 甲站 | 3\n2023-02 | 甲站 | 4',
    },
  },
  title: { zh: '一個檔案一張表', en: 'One table a file' },
  points: 3,
  source: '統計表機器判讀規則 (日本總務省 2020) 3-1; data.gov.tw 多元格式參考資料：單階層結構化',
  fixtures: { good: spreadsheet, bad: { ...spreadsheet, sheets: 12 } },
  // A hidden sheet is a sheet: programs read it too. So is a second table beside or below the first one.
  judge: ({ sheets, cut }) => 1 / Math.max(1, sheets + ((cut.other ?? 0) > 0 ? 1 : 0)),
};
