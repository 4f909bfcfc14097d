import type { Rule } from '../model/score.ts';
import { columnsWith } from './base-subject.ts';
import { perColumn } from './kept.ts';

// What programs write where a file had no name: Excel, pandas, SheetJS, OpenRefine, Access.
const placeholder =
  /^(?:(?:column|col|field|unnamed|untitled|var|f|v|欄|欄位|未命名|無標題)[\s_:：.-]*\d+(?:_level_\d+)?|__empty(?:_\d+)?|unnamed|untitled|未命名|無標題|欄位)$/iu;

// A word that fits any column, numbered: itemvalue1 to itemvalue63, percent17.
const numbered =
  /^(?:(?:item|value|val|percent|pct|data|attr|attribute|param|parameter|number|num|count|amount|text|content|result|element|key|cell|info|misc|other|name|title|label|col|column|field|item)[\s_-]?)+\d+$/iu;

/** Whether a heading tells what its column holds: it has a letter or digit and no program made it up. */
export function named(title: string): boolean {
  const text = title.normalize('NFKC').trim();
  return /[\p{L}\p{N}]/u.test(text) && !placeholder.test(text) && !numbered.test(text);
}

export const columnsNamed: Rule = {
  problem: {
    name: 'columns-named',
    level: 'warning',
    says: {
      zh: '有的欄位沒有名稱，或名稱只是代號（Column1、field_1、itemvalue3、未命名）；每一欄都應該寫明裝的是什麼。',
      en: 'Found columns without a name, or with one that fits any column (Column1, field_1, itemvalue3); expected a name that says what the column holds.',
    },
    why: {
      zh: '沒有名稱的欄位，使用者只能猜。平臺的「欄位描述與資料相符」只比對名稱是否一致，Column1 這種名稱照樣能通過，資料卻沒有人看得懂。',
      en: 'Nobody can use a column without guessing what it is. The portal only compares names with the description, so Column1 passes its check and still tells nothing.',
    },
    mend: {
      zh: '在標題列替每一欄寫上名稱；完全空白的欄位請刪除。',
      en: 'Write a name for each column into the header row, and delete columns that are empty.',
    },
    example: {
      before: 'Column1 | Column2 | \n63000010 | 松山區 | 9.29',
      after: '行政區代碼 | 行政區 | 面積\n63000010 | 松山區 | 9.29',
    },
  },
  title: { zh: '每一欄都有名稱', en: 'Every column is named' },
  points: 5,
  source: '資料集詮釋資料標準規範：主要欄位說明; 統計表機器判讀規則 (日本總務省 2020) 1-6; csvlint: empty_column_name',
  fixtures: { good: {}, bad: { columns: columnsWith('面積', { title: 'Column3' }) } },
  judge: ({ headerRows, columns }) =>
    headerRows === 0 ? 0 : (perColumn(columns, (column) => (named(column.title) ? 1 : 0)) ?? 0),
};
