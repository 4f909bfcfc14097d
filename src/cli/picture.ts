import { letters } from '../model/place.ts';
import type { CutReason, Sketch, Table } from '../model/table.ts';
import type { Text } from '../model/text.ts';
import { displayWidth } from '../text/display-width.ts';
import { toWidth } from '../text/to-width.ts';
import { type Context, paint, say } from './command.ts';

type Mark = CutReason | 'data';

/** Also the reasons for which rows are cut. */
export const markWords: Readonly<Record<Mark, Text>> = {
  title: { zh: '表名', en: 'title' },
  unit: { zh: '單位', en: 'unit' },
  header: { zh: '標題列', en: 'header' },
  data: { zh: '資料', en: 'data' },
  total: { zh: '合計', en: 'total' },
  note: { zh: '附註', en: 'note' },
  blank: { zh: '空白', en: 'blank' },
  repeat: { zh: '重複', en: 'repeat' },
  label: { zh: '分組', en: 'label' },
  continuation: { zh: '接續', en: 'cont.' },
  other: { zh: '其他', en: 'other' },
};

const colours = {
  title: 'cyan',
  unit: 'magenta',
  header: 'blue',
  data: 'green',
  total: 'yellow',
  note: 'dim',
  blank: 'dim',
  repeat: 'blue',
  label: 'magenta',
  continuation: 'dim',
  other: 'dim',
} as const satisfies Record<Mark, Parameters<typeof paint>[1]>;

const ROWS_HEAD = 14;
const ROWS_TAIL = 6;
const WIDEST = 14;
const LABEL = 7;

/** The sheet as a person sees it, each row with what it is taken for: title, unit, header, data, total, note. */
export function picture(context: Context, sketch: Sketch, table: Table | undefined): string {
  const rows = sketch.rows;
  const marks = rows.map((row) => markOf(row.at, row.cells, table));
  const shown = pickRows(rows.length, marks);
  const numbers = String((rows.at(-1)?.at ?? 0) + 1).length;
  const room = context.columns - numbers - LABEL - 3;
  const widths = columnWidths(sketch, marks, shown, room);
  const lines = [
    `${' '.repeat(numbers + 1 + LABEL)}${widths.map((width, at) => toWidth(letters(at), width)).join('│')}${sketch.width > widths.length ? '│…' : ''}`,
  ];
  let before = -1;
  for (const i of shown) {
    // Rows without a cell are no rows of the sketch: where only they lie between, nothing was left out.
    const skipped = i > before + 1 ? rows[i]!.at - (rows[before]?.at ?? -1) - 1 : 0;
    if (skipped > 0) lines.push(gap(context, numbers, { zh: `略過 ${skipped} 列`, en: `${skipped} rows left out` }));
    before = i;
    const row = rows[i]!;
    const mark = marks[i]!;
    const label = toWidth(say(context, markWords[mark]), LABEL);
    const shownCells = isText(mark) ? sentence(row.cells, widths) : cellsOf(row.cells, widths);
    lines.push(`${String(row.at + 1).padStart(numbers)} ${paint(context, colours[mark], label + shownCells)}`);
  }
  // Of a spreadsheet the tail was seen; a text file is read no further than its head.
  if (sketch.text && !sketch.complete) lines.push(gap(context, numbers, { zh: '後面還有更多列', en: 'more rows' }));
  return lines.join('\n');
}

function gap(context: Context, indent: number, says: Text): string {
  return paint(context, 'dim', `${' '.repeat(indent)} ⋮ ${say(context, says)}`);
}

/** Titles and notes are sentences that run over the columns, not cells. */
function isText(mark: Mark): boolean {
  return mark === 'title' || mark === 'unit' || mark === 'note' || mark === 'label';
}

function sentence(cells: readonly string[], widths: readonly number[]): string {
  const text = cells.map((cell) => cell.replaceAll(/[\s\u3000]+/g, ' ').trim()).filter((cell) => cell !== '');
  const room = widths.reduce((sum, width) => sum + width + 1, -1);
  return toWidth([...new Set(text)].join('  '), room).trimEnd();
}

function cellsOf(cells: readonly string[], widths: readonly number[]): string {
  const shown = widths.map((width, at) => {
    const cell = cells[at] ?? '';
    return toWidth(cell, width, /^[-+(]?[\d,.]+[%)]?$/.test(cell));
  });
  return shown.join('│').trimEnd();
}

function markOf(row: number, cells: readonly string[], table: Table | undefined): Mark {
  if (!table) return cells.some((cell) => cell.trim() !== '') ? 'other' : 'blank';
  if (table.header.includes(row)) return 'header';
  const cut = table.cut.find((one) => row >= one.top && row <= one.bottom);
  if (cut) return cut.reason === 'header' ? 'header' : cut.reason;
  if (row >= table.first && (table.last === undefined || row <= table.last)) return 'data';
  return row < table.first ? 'title' : 'note';
}

/** The head, the tail, and every row that is not plain data. */
function pickRows(count: number, marks: readonly Mark[]): number[] {
  const keep = new Set<number>();
  const firstData = Math.max(0, marks.indexOf('data'));
  for (let i = 0; i < Math.min(count, Math.max(ROWS_HEAD, firstData + 4)); i++)
    if (i < firstData + 6 || i < ROWS_HEAD) keep.add(i);
  for (let i = Math.max(0, count - ROWS_TAIL); i < count; i++) keep.add(i);
  let extra = 0;
  marks.forEach((mark, i) => {
    const telling = mark !== 'data' && mark !== 'blank' && mark !== 'continuation';
    if (telling && !keep.has(i) && extra++ < 6) keep.add(i);
  });
  return [...keep].sort((a, b) => a - b);
}

function columnWidths(sketch: Sketch, marks: readonly Mark[], shown: readonly number[], room: number): number[] {
  const widths: number[] = [];
  let used = 0;
  for (let at = 0; at < sketch.width; at++) {
    const texts = shown
      .filter((i) => !isText(marks[i]!))
      .map((i) => displayWidth((sketch.rows[i]!.cells[at] ?? '').replaceAll(/[\r\n\t]+/g, '⏎')));
    const width = Math.max(3, Math.min(WIDEST, Math.max(...texts, 1)));
    if (used + width + 1 > room && widths.length > 0) break;
    widths.push(width);
    used += width + 1;
  }
  return widths;
}
