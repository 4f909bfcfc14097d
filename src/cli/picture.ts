import { letters } from '../model/place.ts';
import type { Sketch, Table } from '../model/table.ts';
import type { Text } from '../model/text.ts';
import { displayWidth } from '../text/display-width.ts';
import { toWidth } from '../text/to-width.ts';
import { type Context, paint, say } from './command.ts';
import { columnMark, columnWords, isTelling, isText, type Mark, marksOf, markWords } from './marks.ts';

const colours = {
  title: 'cyan',
  period: 'cyan',
  unit: 'magenta',
  header: 'blue',
  data: 'green',
  total: 'yellow',
  subtotal: 'yellow',
  average: 'yellow',
  comparison: 'yellow',
  note: 'dim',
  blank: 'dim',
  repeat: 'blue',
  label: 'magenta',
  continuation: 'dim',
  other: 'dim',
} as const satisfies Record<Mark, Parameters<typeof paint>[1]>;

const ROWS_HEAD = 14;
const ROWS_TAIL = 6;
const ROWS_TELLING = 6;
const WIDEST = 14;
const LABEL = 7;

/**
 * The sheet as a person sees it: each row with what it is taken for (title, unit, header, data, total, note), each column of the
 * chosen table with whether it names a row (key) or tells of it (value). Other tables on the sheet are marked where they begin.
 */
export function picture(context: Context, sketch: Sketch, tables: readonly Table[], chosen: Table | undefined): string {
  const rows = sketch.rows;
  const all = marksOf(sketch, tables);
  const marks = all.map((one) => one.mark);
  const shown = pickRows(rows.length, marks);
  const numbers = String((rows.at(-1)?.at ?? 0) + 1).length;
  const room = context.columns - numbers - LABEL - 3;
  const widths = columnWidths(sketch, marks, shown, room);
  const indent = ' '.repeat(numbers + 1 + LABEL);
  const lines = [
    `${indent}${widths.map((width, at) => toWidth(letters(at), width)).join('│')}${sketch.width > widths.length ? '│…' : ''}`,
  ];
  if (chosen?.leftOut?.some((at) => at < widths.length))
    lines.push(paint(context, 'dim', columnLine(context, widths, indent, chosen)));
  let before = -1;
  let table: number | undefined;
  for (const i of shown) {
    // Rows without a cell are no rows of the sketch: where only they lie between, nothing was left out.
    const skipped = i > before + 1 ? rows[i]!.at - (rows[before]?.at ?? -1) - 1 : 0;
    if (skipped > 0) lines.push(gap(context, numbers, { zh: `略過 ${skipped} 列`, en: `${skipped} rows left out` }));
    before = i;
    const row = rows[i]!;
    const mark = marks[i]!;
    const now = all[i]!.table ?? table;
    if (tables.length > 1 && now !== undefined && now !== table)
      lines.push(tableLine(context, numbers, tables, now, chosen));
    table = now;
    const label = toWidth(say(context, markWords[mark]), LABEL);
    const shownCells = isText(mark) ? sentence(row.cells, widths) : cellsOf(row.cells, widths);
    lines.push(`${String(row.at + 1).padStart(numbers)} ${paint(context, colours[mark], label + shownCells)}`);
  }
  // Of a spreadsheet the tail was seen; a text file is read no further than its head.
  if (sketch.text && !sketch.complete) lines.push(gap(context, numbers, { zh: '後面還有更多列', en: 'more rows' }));
  return lines.join('\n');
}

/** Under the letters: 鍵, 值 or 略 (left out); only where a column is left out, for else it says little. */
function columnLine(context: Context, widths: readonly number[], indent: string, chosen: Table): string {
  const words = widths.map((width, at) => {
    const mark = columnMark(chosen, at);
    return toWidth(mark ? say(context, columnWords[mark]) : '', width);
  });
  return `${indent}${words.join('│').trimEnd()}`;
}

function tableLine(
  context: Context,
  indent: number,
  tables: readonly Table[],
  at: number,
  chosen: Table | undefined,
): string {
  const own = tables[at] === chosen;
  const says = say(context, {
    zh: `表格 ${at + 1}${own ? '（採用這一個）' : ''}`,
    en: `table ${at + 1}${own ? ' (this one is taken)' : ''}`,
  });
  return paint(context, 'bold', `${' '.repeat(indent)} ── ${says} ──`);
}

function gap(context: Context, indent: number, says: Text): string {
  return paint(context, 'dim', `${' '.repeat(indent)} ⋮ ${say(context, says)}`);
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

/** The head, the tail, and every row that is not plain data. */
function pickRows(count: number, marks: readonly Mark[]): number[] {
  const keep = new Set<number>();
  const firstData = Math.max(0, marks.indexOf('data'));
  for (let i = 0; i < Math.min(count, Math.max(ROWS_HEAD, firstData + 4)); i++)
    if (i < firstData + 6 || i < ROWS_HEAD) keep.add(i);
  for (let i = Math.max(0, count - ROWS_TAIL); i < count; i++) keep.add(i);
  let extra = 0;
  marks.forEach((mark, i) => {
    if (isTelling(mark) && !keep.has(i) && extra++ < ROWS_TELLING) keep.add(i);
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
