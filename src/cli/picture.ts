import { letters } from '../model/place.ts';
import type { Sketch, Table } from '../model/table.ts';
import type { Text } from '../model/text.ts';
import { displayWidth } from '../text/display-width.ts';
import { toWidth } from '../text/to-width.ts';
import { type Context, paint, say } from './command.ts';

type Mark =
  | 'title'
  | 'unit'
  | 'header'
  | 'data'
  | 'total'
  | 'note'
  | 'blank'
  | 'repeat'
  | 'label'
  | 'continuation'
  | 'other';

const words: Readonly<Record<Mark, Text>> = {
  title: { zh: '標題', en: 'title' },
  unit: { zh: '單位', en: 'unit' },
  header: { zh: '表頭', en: 'header' },
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

/** The sheet as a person sees it, each row with what it is taken for: title, unit, header, data, total, note. */
export function picture(context: Context, sketch: Sketch, table: Table | undefined): string {
  const rows = sketch.rows;
  const marks = rows.map((row) => markOf(row.at, row.cells, table));
  const shown = pickRows(rows.length, marks);
  const numbers = String((rows.at(-1)?.at ?? 0) + 1).length;
  const room = context.columns - numbers - 9;
  const widths = columnWidths(sketch, shown, room);
  const lines = [
    `${' '.repeat(numbers + 7)}${widths.map((width, at) => toWidth(letters(at), width)).join('│')}${sketch.width > widths.length ? '│…' : ''}`,
  ];
  let before = -1;
  for (const i of shown) {
    if (i > before + 1)
      lines.push(
        say(context, {
          zh: `${' '.repeat(numbers)} ⋮ 略過 ${i - before - 1} 列`,
          en: `${' '.repeat(numbers)} ⋮ ${i - before - 1} rows left out`,
        }),
      );
    before = i;
    const row = rows[i]!;
    const mark = marks[i]!;
    const cells = widths.map((width, at) =>
      toWidth(row.cells[at] ?? '', width, /^[-+(]?[\d,.]+[%)]?$/.test(row.cells[at] ?? '')),
    );
    const label = toWidth(say(context, words[mark]), 6);
    lines.push(`${String(row.at + 1).padStart(numbers)} ${paint(context, colours[mark], label + cells.join('│'))}`);
  }
  const left = rows.length - 1 - before;
  if (left > 0 || !sketch.complete)
    lines.push(
      say(context, {
        zh: `${' '.repeat(numbers)} ⋮ 後面還有${left > 0 && sketch.complete ? ` ${left} 列` : '更多列'}`,
        en: `${' '.repeat(numbers)} ⋮ more rows`,
      }),
    );
  return lines.join('\n');
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
    if (mark !== 'data' && mark !== 'blank' && !keep.has(i) && extra++ < 6) keep.add(i);
  });
  return [...keep].sort((a, b) => a - b);
}

function columnWidths(sketch: Sketch, shown: readonly number[], room: number): number[] {
  const widths: number[] = [];
  let used = 0;
  for (let at = 0; at < sketch.width; at++) {
    const texts = shown.map((i) => displayWidth((sketch.rows[i]!.cells[at] ?? '').replaceAll(/[\r\n\t]+/g, '⏎')));
    const width = Math.max(3, Math.min(WIDEST, ...[Math.max(...texts, 1)]));
    if (used + width + 1 > room && widths.length > 0) break;
    widths.push(width);
    used += width + 1;
  }
  return widths;
}

/** What the marks mean. */
export function legend(context: Context): string {
  const shown: readonly Mark[] = ['title', 'unit', 'header', 'data', 'total', 'note'];
  return shown.map((mark) => paint(context, colours[mark], say(context, words[mark]))).join('  ');
}
