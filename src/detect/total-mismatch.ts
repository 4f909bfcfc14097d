import type { Findings, Problem } from '../model/finding.ts';
import type { Table } from '../model/table.ts';
import type { TellTotal } from './total-check.ts';

/** A total that its records do not add up to, in a row whose other totals do. */
export const totalMismatch: Problem = {
  name: 'total-mismatch',
  level: 'warning',
  says: {
    zh: '合計列的「{column}」寫的是 {found}，各列相加是 {expected}。',
    en: 'The total of “{column}” says {found}; the records add up to {expected}.',
  },
  why: {
    zh: '合計與明細對不起來，表示其中一個數字打錯，或有一列漏了；讀者不知道該相信哪一個。',
    en: 'Where total and records disagree, a figure is mistyped or a row is missing, and readers cannot tell which to believe.',
  },
  mend: {
    zh: '請核對這一欄的明細與合計。合計列本身不會發布；若差異來自四捨五入或另有算法，請在附註說明。',
    en: 'Compare the records of the column with its total. The total row itself is not published; where rounding or another method explains the difference, say so in a note.',
  },
  example: { before: '中正區 100、大安區 200、合計 310', after: '中正區 100、大安區 200、合計 300' },
  picture: {
    before: {
      rows: [
        ['行政區', '面積'],
        ['中正區', '100'],
        ['大安區', '200'],
        ['合計', '310'],
      ],
    },
    after: {
      rows: [
        ['行政區', '面積'],
        ['中正區', '100'],
        ['大安區', '200'],
        ['合計', '300'],
      ],
    },
  },
};

/** Puts each total that does not add up among the findings, under its column's heading. */
export function tellTotals(table: Table, findings: Findings): TellTotal {
  return (row, column, found, sum) => {
    const title = table.columns.find((one) => one.at === column)?.title ?? '';
    findings.cell(totalMismatch, title, table.sheet, row, column, () => ({ column: title, found, expected: sum }));
  };
}
