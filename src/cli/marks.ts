import { isPeriod, unitOf } from '../detect/titles.ts';
import type { CutReason, Sketch, Table } from '../model/table.ts';
import type { Text } from '../model/text.ts';

/** What a row is taken for; `period`: a title that says the time only. */
export type Mark = CutReason | 'data' | 'period';

/** Also the reasons for which rows are cut. */
export const markWords: Readonly<Record<Mark, Text>> = {
  title: { zh: '表名', en: 'title' },
  period: { zh: '期間', en: 'period' },
  unit: { zh: '單位', en: 'unit' },
  header: { zh: '標題列', en: 'header' },
  data: { zh: '資料', en: 'data' },
  total: { zh: '合計', en: 'total' },
  subtotal: { zh: '小計', en: 'sub.' },
  average: { zh: '平均', en: 'avg.' },
  comparison: { zh: '比較', en: 'comp.' },
  note: { zh: '附註', en: 'note' },
  blank: { zh: '空白', en: 'blank' },
  repeat: { zh: '重複', en: 'repeat' },
  label: { zh: '分組', en: 'label' },
  continuation: { zh: '接續', en: 'cont.' },
  other: { zh: '其他', en: 'other' },
};

/** What a column of a table is taken for; `left`: it has cells, but is no column of the table. */
export type ColumnMark = 'key' | 'value' | 'left';

export const columnWords: Readonly<Record<ColumnMark, Text>> = {
  key: { zh: '鍵', en: 'key' },
  value: { zh: '值', en: 'val' },
  left: { zh: '略', en: 'out' },
};

/** A row of a sketch, and the table it belongs to, by its number in `tables`. */
export interface RowMark {
  readonly mark: Mark;
  readonly table?: number;
}

/** What each row of the sketch is taken for by the tables found on it. */
export function marksOf(sketch: Sketch, tables: readonly Table[]): RowMark[] {
  return sketch.rows.map((row): RowMark => {
    for (const [table, one] of tables.entries()) {
      const mark = markIn(row.at, one);
      if (mark === 'title' && saysWhen(row.cells)) return { mark: 'period', table };
      if (mark !== undefined && mark !== 'other') return { mark, table };
    }
    if (!row.cells.some((cell) => cell.trim() !== '')) return { mark: 'blank' };
    const [only] = tables;
    if (!only || tables.length > 1) return { mark: 'other' };
    return { mark: row.at < only.first ? 'title' : 'note', table: 0 };
  });
}

/** A period, and beside it nothing but a unit. */
function saysWhen(cells: readonly string[]): boolean {
  const texts = cells.filter((cell) => cell.trim() !== '');
  return texts.some(isPeriod) && texts.every((text) => isPeriod(text) || unitOf(text) !== undefined);
}

/** What a table takes a row for; undefined: the row lies above or below what it knows. */
function markIn(row: number, table: Table): Mark | undefined {
  if (table.header.includes(row)) return 'header';
  const cut = table.cut.find((one) => row >= one.top && row <= one.bottom);
  if (cut) return cut.reason;
  return row >= table.first && (table.last === undefined || row <= table.last) ? 'data' : undefined;
}

/** What a table takes a column for; undefined: it has nothing to do with it. */
export function columnMark(table: Table, at: number): ColumnMark | undefined {
  const position = table.columns.findIndex((column) => column.at === at);
  if (position >= 0) return table.body?.keys.includes(position) ? 'key' : 'value';
  return table.leftOut?.includes(at) ? 'left' : undefined;
}

/** Rows that say more than one more record does. */
export function isTelling(mark: Mark): boolean {
  return mark !== 'data' && mark !== 'blank' && mark !== 'continuation';
}

/** Titles and notes are sentences that run over the columns, not cells. */
export function isText(mark: Mark): boolean {
  return mark === 'title' || mark === 'period' || mark === 'unit' || mark === 'note' || mark === 'label';
}
