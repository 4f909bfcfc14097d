import type { Rule } from '../model/score.ts';
import { columnsWith } from './base-subject.ts';
import { share } from './kept.ts';

export const columnNamesUnique: Rule = {
  problem: {
    name: 'column-names-unique',
    level: 'warning',
    says: {
      zh: '有兩個以上的欄位用了同一個名稱；每一欄的名稱都應該不同。',
      en: 'Found columns that share one name; expected a different name for each column.',
    },
    why: {
      zh: '轉成 JSON 時，同名的欄位只會留下最後一個，前面的資料就不見了；查詢和合併時也分不清是哪一欄。',
      en: 'In JSON only the last of two columns with one name survives, so data is lost; in queries nobody can tell them apart.',
    },
    mend: {
      zh: '在名稱加上能分辨的字，例如「金額」「金額」改成「預算金額」「決算金額」。',
      en: 'Add what tells them apart: 金額, 金額 become 預算金額, 決算金額.',
    },
    example: {
      before: '科目 | 金額 | 金額\n人事費 | 1200 | 1185',
      after: '科目 | 預算金額 | 決算金額\n人事費 | 1200 | 1185',
    },
  },
  title: { zh: '欄位名稱不重複', en: 'Column names are unique' },
  points: 3,
  source: 'RFC 8259 §4 (names within an object SHOULD be unique); csvlint: duplicate_column_name',
  fixtures: { good: {}, bad: { columns: columnsWith('行政區', { title: '公園編號' }) } },
  // Columns without a name are judged by columns-named alone.
  judge: ({ headerRows, columns }) => {
    if (headerRows === 0) return undefined;
    const titles = columns.map((column) => column.title.trim()).filter((title) => title !== '');
    return share(titles.length - new Set(titles).size, columns.length);
  },
};
