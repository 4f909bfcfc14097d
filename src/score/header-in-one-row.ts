import type { Rule } from '../model/score.ts';
import { halfAtOnce } from './kept.ts';

export const headerInOneRow: Rule = {
  problem: {
    name: 'header-in-one-row',
    level: 'warning',
    says: {
      zh: '欄位名稱疊成好幾列，或完全沒有標題列；應該只用一列寫完。',
      en: 'Found column names stacked over several rows, or none at all; expected exactly one header row.',
    },
    why: {
      zh: '程式讀表格時把第一列當作欄位名稱、第二列起當作資料。標題疊成兩列，第二列標題就會被當成第一筆資料，整欄數字也會跟著被當成文字。',
      en: 'Programs take the first row as column names and all the rest as data. With two header rows the second one becomes the first record, and number columns turn into text.',
    },
    mend: {
      zh: '把上下層標題併成一列，用底線連接，例如「人口數_男」「人口數_女」。',
      en: 'Join the levels into one row with an underscore: 人口數_男, 人口數_女.',
    },
    example: {
      before: '區域 | 人口數 | \n | 男 | 女\n中正區 | 77000 | 82000',
      after: '區域 | 人口數_男 | 人口數_女\n中正區 | 77000 | 82000',
    },
  },
  title: { zh: '欄位名稱只用一列', en: 'Header in one row' },
  points: 8,
  source: 'RFC 4180 §2 (3); W3C Model for Tabular Data §8: one header row; data.gov.tw 品質檢測 desc_match',
  fixtures: { good: { headerRows: 1 }, bad: { headerRows: 2 } },
  judge: ({ headerRows }) => (headerRows > 0 ? halfAtOnce(headerRows - 1, headerRows) : 0),
};
