import type { Problem } from '../model/finding.ts';
import type { Sketch, SketchRow, Table, TableBody } from '../model/table.ts';
import { bodyOfTable } from './body.ts';
import { type Exact, exactOf, exactSum } from './exact-sum.ts';
import { RATE } from './total-check.ts';
import { derivedOf } from './totals.ts';

/** A record that sums others without saying so. */
export const rowIsSum: Problem = {
  name: 'row-equals-sum',
  level: 'warning',
  says: {
    zh: '「{found}」這一列的每個數字，都等於第 {from} 到 {to} 列相加；它像是合計，卻當作一筆資料發布。',
    en: 'Every figure of the row “{found}” is the sum of rows {from} to {to}: it looks like a total, and is published as a record.',
  },
  why: {
    zh: '合計混在明細裡，把整欄相加的人會算成兩倍。',
    en: 'With a total among the records, whoever adds up the column counts everything twice.',
  },
  mend: {
    zh: '若是合計，請在名稱寫明「合計」或「小計」，或從檔案刪除；若數字只是剛好相同，不必修改。',
    en: 'If it is a total, say so in its name (合計, 小計) or delete it; if the figures agree by chance, leave it.',
  },
  example: {
    before: '地方政府 600\n臺北市 100\n新北市 200\n桃園市 300',
    after: '地方政府合計 600\n臺北市 100\n新北市 200\n桃園市 300',
  },
};

/** A record that is the sum of the records from row `from` to row `to`, rows of the sheet from 0, which stand right above or right below it. */
export interface SumRow {
  readonly row: number;
  readonly column: number;
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const FEWEST_ROWS = 3;
const MOST_COLUMNS = 16;
const encoder = new TextEncoder();
/** Chance brings such a sum about in fewer than one of so many tables. */
const RARE = 10_000;

/** The records that are sums of three or more neighbours, in all columns of amounts; as far as detection has looked. */
export function sumRows({ sketch }: { readonly sketch: Sketch }, table: Table): SumRow[] {
  const body = bodyOfTable(table);
  const ats = amountsOf(table, body);
  if (body.sexes !== undefined || ats.length === 0 || ats.length > MOST_COLUMNS) return [];
  const rows = recordsOf(sketch, table);
  const columns = ats
    .map((at) => amountsIn(rows, at))
    .filter((column): column is bigint[] => column !== undefined && new Set(column).size > 1);
  if (columns.length === 0) return [];
  const ask = spansOf(columns);
  const key = table.columns[body.keys[0] ?? 0]!.at;
  return rows.flatMap((row, index): SumRow[] => {
    const name = (row.cells[key] ?? '').replace(/\s+/g, ' ').trim();
    const span = derivedOf(name) === undefined ? ask(index) : undefined;
    return span ? [{ row: row.at, column: key, name, from: rows[span.from]!.at, to: rows[span.to]!.at }] : [];
  });
}

/** Columns of amounts behind the name of a record: numbers before it count the records, or say their year. */
function amountsOf(table: Table, body: TableBody): number[] {
  const first = body.keys[0] ?? -1;
  return table.columns.flatMap(({ at, title, unit }, position) =>
    position > first && (body.numeric[position] ?? 0) >= 0.9 && !RATE.test(`${title}${unit ?? ''}`) ? [at] : [],
  );
}

function recordsOf(sketch: Sketch, table: Table): SketchRow[] {
  const end = Math.min(table.last ?? Number.POSITIVE_INFINITY, (table.unseen?.top ?? Number.POSITIVE_INFINITY) - 1);
  const away = (at: number) => table.cut.some((one) => one.top <= at && at <= one.bottom);
  return sketch.rows.filter(({ at }) => at >= table.first && at <= end && !away(at));
}

/** The figures of a column in units of its smallest decimal; undefined: some cell is neither a figure nor blank. */
function amountsIn(rows: readonly SketchRow[], at: number): bigint[] | undefined {
  const cells: Exact[] = [];
  for (const row of rows) {
    const bytes = encoder.encode(row.cells[at] ?? '');
    const exact = exactOf(bytes, 0, bytes.length);
    if (!exact && !exactSum().add(bytes, 0, bytes.length)) return undefined;
    cells.push(exact ?? { units: 0n, scale: 0 });
  }
  const scale = Math.max(0, ...cells.map((cell) => cell.scale));
  return cells.map((cell) => cell.units * 10n ** BigInt(scale - cell.scale));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Asked for a row: the rows right below or right above it that it is the sum of. */
function spansOf(columns: readonly (readonly bigint[])[]): (index: number) => Span | undefined {
  const length = columns[0]!.length;
  /** What the rows before each come to. */
  const before: bigint[][] = [columns.map(() => 0n)];
  const met = new Map<string, number[]>();
  for (let row = 0; row <= length; row++) {
    const key = before[row]!.join();
    if (!met.get(key)?.push(row)) met.set(key, [row]);
    if (row < length) before.push(before[row]!.map((sum, at) => sum + columns[at]![row]!));
  }
  const rare = (span: Span) => rarity(columns, span) >= RARE * length;
  return (index) => {
    const says = columns.map((column) => column[index]!);
    if (says.every((amount) => amount === 0n)) return undefined;
    const below = met.get(says.map((amount, at) => before[index + 1]![at]! + amount).join());
    const above = met.get(says.map((amount, at) => before[index]![at]! - amount).join());
    const end = below?.find((row) => row - index - 1 >= FEWEST_ROWS);
    const start = above?.findLast((row) => index - row >= FEWEST_ROWS);
    const spans = [
      ...(end === undefined ? [] : [{ from: index + 1, to: end - 1 }]),
      ...(start === undefined ? [] : [{ from: start, to: index - 1 }]),
    ];
    return spans.find(rare);
  };
}

/** About how many other sums there could be in the place of this one; 0 where fewer than three rows have figures to add up. */
function rarity(columns: readonly (readonly bigint[])[], { from, to }: Span): number {
  let chances = 1;
  let filled = 0;
  for (let row = from; row <= to; row++) if (columns.some((column) => column[row] !== 0n)) filled++;
  for (const column of columns) {
    let sum = 0;
    for (let row = from; row <= to; row++) sum += Math.abs(Number(column[row]!));
    chances *= Math.max(1, sum / filled);
  }
  return filled < FEWEST_ROWS ? 0 : chances;
}
