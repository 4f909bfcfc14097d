import type { Rule } from '../model/score.ts';
import { columnsWith } from './base-subject.ts';
import { halfAtOnce, perColumn } from './kept.ts';

export const valuesAsDeclared: Rule = {
  problem: {
    name: 'values-as-declared',
    level: 'warning',
    says: {
      zh: '有些值不符合該欄的型別或檢核條件；同一欄的每個值都應該是同一種東西。',
      en: 'Found values that do not fit the type or the checks of their column; expected one kind of value in a column.',
    },
    why: {
      zh: '日期欄裡只要有一格寫「待補」或 112/13/5，整欄就不能當日期排序或計算。',
      en: 'One cell that says 待補 or 112/13/5 is enough to keep a whole column from being sorted or counted as dates.',
    },
    mend: {
      zh: '依報告列出的儲存格逐一更正；查不到正確值的，留空白。',
      en: 'Correct the cells that the report lists; leave a cell empty where the right value is not known.',
    },
    example: { before: '啟用日期\n2023-03-05\n112/13/5\n待補', after: '啟用日期\n2023-03-05\n2023-12-05\n' },
  },
  title: { zh: '值符合型別與檢核條件', en: 'Values are as declared' },
  points: 8,
  source:
    'Data Package v2, Table Schema: field types and constraints; csvlint: inconsistent_values; schema.gov.tw 型別、值域',
  fixtures: { good: {}, bad: { columns: columnsWith('啟用日期', { unreadable: 2, failed: 1 }) } },
  // A table without records has nothing that could be read.
  judge: ({ rows, columns }) =>
    rows === 0
      ? 0
      : perColumn(
          columns.filter((column) => column.type !== undefined),
          (column) => halfAtOnce(column.unreadable + column.failed, column.filled),
        ),
};
