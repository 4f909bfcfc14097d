import type { CutReason, Sketch, Table, TableBody } from '../model/table.ts';
import { isOtherCorner } from './blocks.ts';
import { denseOf } from './body.ts';
import { Look, lookOf, squeeze } from './cell-look.ts';
import type { Grid } from './grid.ts';
import type { Judged } from './judged.ts';
import { isHeadingWord } from './label-row.ts';
import { isTitleText } from './titles.ts';

/**
 * The sheet row where another table starts below the first: after a blank row, words stand over columns that hold
 * numbers above and below. With `headers` given, a header that comes again under another first label starts one too. Undefined when one table goes on to the end.
 */
export function nextTable(
  rows: readonly Judged[],
  body: TableBody,
  headers: readonly (readonly string[])[] = [],
): number | undefined {
  const titled = titledTable(rows);
  if (titled !== undefined) return titled;
  const numeric = denseOf(body).filter((position) => body.numeric[position]! >= 0.5);
  if (numeric.length === 0) return undefined;
  for (let index = 2; index + 1 < rows.length; index++) {
    if (isNarrower(rows, index, numeric)) return rows[index]!.row.at;
    const one = rows[index]!;
    if ((one.role !== 'record' && !isOtherCorner(one, body, headers)) || !isNewHeader(one, numeric)) continue;
    if (!hasNumbers(rows[index + 1]!, numeric)) continue;
    const start = startAbove(rows, index);
    if (start !== undefined && rows.slice(0, start).some((one) => one.role === 'record')) return rows[start]!.row.at;
  }
  return undefined;
}

const MOST_TITLES = 8;

/** After records and a blank row: lines of one text, then a row of headings that are not those of the first table, then a fuller row. */
function titledTable(rows: readonly Judged[]): number | undefined {
  let records = 0;
  for (let index = 0; index + 2 < rows.length; index++) {
    if (rows[index]!.role === 'record') records++;
    if (records === 0 || !isApart(rows, index)) continue;
    let head = index;
    while (head < rows.length && rows[head]!.row.filled === 1 && head - index <= MOST_TITLES) head++;
    if (head === index || head - index > MOST_TITLES) continue;
    const found = rows[head];
    const titled = rows.slice(index, head).some(({ row }) => row.cells.some(isTitleText));
    if (found && isHeadings(found, titled) && hasRecords(rows, head, titled)) return rows[index]!.row.at;
  }
  return undefined;
}

/** A row with something in it, below a blank one. */
function isApart(rows: readonly Judged[], index: number): boolean {
  const above = rows[index - 1];
  if (!above || rows[index]!.row.filled === 0) return false;
  return above.row.filled === 0 || above.row.at < rows[index]!.row.at - 1;
}

function isHeadings({ row, role }: Judged, titled: boolean): boolean {
  if (role === 'repeat' || row.filled < 2) return false;
  const cells = row.cells.filter((_, at) => row.looks[at] !== Look.blank);
  if (row.looks.some((look) => look !== Look.blank && look !== Look.text)) return false;
  const words = cells.filter(isHeadingWord).length;
  return titled ? words > 0 : words * 2 >= cells.length;
}

/** Below a heading of at most four rows stands one that is as full, with other than words in it; below a title words are enough. */
function hasRecords(rows: readonly Judged[], head: number, titled: boolean): boolean {
  const width = rows[head]!.row.filled;
  return rows
    .slice(head + 1, head + 6)
    .some(
      ({ row }) =>
        row.filled >= width && (titled || row.looks.some((look) => look !== Look.blank && look !== Look.text)),
    );
}

/**
 * The sheet row where a table starts whose header is at index `from`, when the rows above it look like records: two of them with figures, then a
 * blank row. Undefined: what stands above is a title, or a preamble.
 */
export function tableAbove(grid: Grid, from: number): number | undefined {
  let start = from;
  while (start > 0 && grid.rows[start - 1]!.filled === 1) start--;
  const before = grid.rows[start - 1];
  if (!before || (before.filled > 0 && before.at === grid.rows[start]!.at - 1)) return undefined;
  const records = grid.rows.slice(0, start).filter((row) => row.filled >= 2 && row.looks.includes(Look.number));
  return records.length >= 2 ? grid.rows[start]!.at : undefined;
}

/** Words over fewer columns than the records before have, and records as narrow as they: another table without a blank row between. */
function isNarrower(rows: readonly Judged[], index: number, numeric: readonly number[]): boolean {
  const one = rows[index]!;
  if ((one.role !== 'record' && one.role !== 'repeat') || !isNewHeader(one, numeric)) return false;
  const width = one.row.filled;
  const after = rows.slice(index + 1, index + 4);
  const before = rows.slice(Math.max(0, index - 3), index);
  return (
    after.length >= 2 &&
    after.every((next) => next.row.filled === width && hasNumbers(next, numeric)) &&
    before.every((last) => last.row.filled > width && last.role === 'record')
  );
}

function isNewHeader(one: Judged, numeric: readonly number[]): boolean {
  const filled = one.seen.cells.filter((cell) => squeeze(cell) !== '');
  const over = numeric.filter((position) => lookOf(one.seen.cells[position]!) === Look.text);
  if (filled.length < 2 || over.length * 2 < numeric.length) return false;
  if (filled.some((cell) => lookOf(cell) !== Look.text)) return false;
  return over.length > 1 || filled.every(isHeadingWord);
}

function hasNumbers(one: Judged, numeric: readonly number[]): boolean {
  return numeric.some((position) => lookOf(one.seen.cells[position]!) === Look.number);
}

/** The first row of the next table: its header, or the lone title above it; undefined when no blank row is before it. */
function startAbove(rows: readonly Judged[], index: number): number | undefined {
  let start = index;
  while (start > 0 && index - start < 3) {
    const above = rows[start - 1]!;
    if (above.role === 'blank' || above.row.at < rows[start]!.row.at - 1) return start;
    if (above.row.filled > 1) return undefined;
    start--;
  }
  return undefined;
}

/** A part of a sketch, as if it were the whole sheet. */
export function part(sketch: Sketch, from: number, to: number): Sketch {
  return { ...sketch, rows: sketch.rows.filter((row) => row.at >= from && row.at < to) };
}

/** The table again, with all rows of the sketch that it does not speak of cut as another table's. */
export function besideOthers(table: Table, sketch: Sketch, from: number, to: number): Table {
  const all: { top: number; bottom: number; reason: CutReason }[] = [...table.cut];
  for (const row of sketch.rows) {
    if (row.at >= from && row.at < to) continue;
    const reason = row.cells.every((cell) => squeeze(cell) === '') ? 'blank' : 'other';
    const last = all.at(-1);
    if (last?.reason === reason && last.bottom === row.at - 1) last.bottom = row.at;
    else all.push({ top: row.at, bottom: row.at, reason });
  }
  const says = { zh: '工作表上還有別的表格', en: 'there are other tables on the sheet' };
  return {
    ...table,
    cut: all.sort((a, b) => a.top - b.top),
    sure: Math.round(table.sure * 95) / 100,
    why: [...table.why, { step: 'sure', says }],
  };
}
