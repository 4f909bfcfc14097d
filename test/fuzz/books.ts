import { openZip } from '../../src/parse/zip.ts';
import { delivery } from '../parse/bytes.ts';
import { type BookSpec, type CellSpec, ods, type SheetSpec, xlsx } from '../parse/workbook.ts';
import { type Random, randomFrom } from './random.ts';
import type { Member } from './zip-file.ts';

const BOOKS = 16;
const made = new Map<string, Promise<readonly Member[]>>();

/** The members of one of some whole workbooks: each is made once. */
export function wholeBook(kind: 'xlsx' | 'ods', random: Random): Promise<readonly Member[]> {
  const which = random.below(BOOKS);
  const key = `${kind} ${which}`;
  const known = made.get(key) ?? membersOf(kind, bookOf(randomFrom(which)));
  made.set(key, known);
  return known;
}

async function membersOf(kind: 'xlsx' | 'ods', book: BookSpec): Promise<readonly Member[]> {
  const bytes = await (kind === 'xlsx' ? xlsx(book) : ods(book));
  const zip = await openZip(delivery('a.zip', bytes).bytes, 'a.zip');
  return Promise.all(zip.names.map(async (name) => ({ name, content: await zip.whole(name) })));
}

/** A small workbook with something of everything: titles, merges, stacked headings, totals, notes, all kinds of cells. */
export function bookOf(random: Random): BookSpec {
  const sheets = Array.from({ length: 1 + random.below(3) }, (_, i) => sheetOf(random, `工作表${i + 1}`));
  return { sheets, inline: random.once(3), from1904: random.once(4), macros: random.once(4) };
}

function sheetOf(random: Random, name: string): SheetSpec {
  const width = 1 + random.below(6);
  const height = random.below(14);
  const titled = random.once(2);
  const title: CellSpec[][] = titled ? [['112年度各區公園面積'], ['單位：平方公尺']] : [];
  const head = [['編號', '行政區', '面積', '比率', '日期', '備註'].slice(0, width)];
  const rows = Array.from({ length: height }, (_, i) => Array.from({ length: width }, (_, c) => cellOf(random, i, c)));
  const total: CellSpec[][] = random.once(3) ? [['合計', undefined, 12_345].slice(0, width), ['資料來源：本局']] : [];
  return {
    name,
    rows: [...title, ...head, ...rows, ...total],
    ...(titled && width > 1 && { merged: [`A1:${'ABCDEF'[width - 1]}1`] }),
    ...(random.once(4) && { hidden: random.once(2) ? ('very' as const) : true }),
    ...(random.once(3) && { hiddenRows: [random.below(6)] }),
    ...(random.once(3) && { hiddenColumns: [random.below(width)] }),
  };
}

function cellOf(random: Random, row: number, column: number): CellSpec {
  if (column === 0) return row + 1;
  return random.pick<() => CellSpec>([
    () => undefined,
    () => random.pick(['中正區', '大安區', '－', '…', ' 前後 ', 'a\nb', '_x000D_', '<&>"\'']),
    () => random.below(1e6) / 100,
    () => ({ raw: random.pick(['1E-3', '0.30000000000000004', '-0', '1.5e300', '12345678901234567890']) }),
    () => ({ value: 40_000 + random.below(9000), format: random.pick(['yyyy/m/d', '[$-404]e/m/d', 'h:mm', '[h]:mm']) }),
    () => ({ value: random.below(100) / 100, format: '0.0%' }),
    () => ({ value: random.below(100), builtIn: random.pick([1, 9, 14, 22, 37, 49]) }),
    () => ({ error: random.pick(['#DIV/0!', '#N/A', '#REF!']) }),
    () => ({ formula: 'A1+1', value: random.pick<string | number>(['字', 7, '']) }),
    () => ({ formula: 'NOW()' }),
    () => random.once(2),
    () => ({ date: random.pick(['2023-03-05', '2023-03-05T08:30:00']) }),
    () => ({ value: '置中', centred: true }),
    () => ({ runs: ['臺', '北 ', 'x'], guide: 'ㄊ' }),
  ])();
}
