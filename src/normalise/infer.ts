import { type Batch, type Column, cellText } from '../model/batch.ts';
import type { CellReader } from '../model/normaliser.ts';
import type { Field, Type } from '../model/pipeline.ts';
import type { TableColumn } from '../model/table.ts';
import { normalisers } from './index.ts';

/** Marks that agencies write for a missing value; proposed as such only beside cells that can be read. */
const MARKS = new Set([
  '-',
  '－',
  '—',
  '–',
  '--',
  '---',
  '…',
  '...',
  '－－',
  'NA',
  'N/A',
  'n/a',
  '無',
  '不詳',
  '未詳',
  '*',
]);

const DATES = /日期|時間|年月日|date/i;
const PERIODS = /年月|年度|季別|月份|期間|年份|^年$|年別|統計期|period|yyymm|yyyymm/i;
const CODES = /代碼|代號|編號|統編|字號|郵遞區號|序號|code|(?:^|_)id$/i;

const BUSINESSES = /統一編號|統編|營利事業編號/;
const ORDERS = ['day-month-year', 'month-day-year'] as const;
/** A code such as 1E5 looks like a number in this form, and a number in this form may have lost digits: neither is proof. */
const EXPONENT = /^\d(?:[.．]\d+)?[Ee][+-]?\d{1,2}$/;

/** The share of a column's texts that may differ while it still leans to a type. */
const ODD = 0.3;

interface Candidate {
  readonly type: Type;
  readonly settings: Partial<Field>;
  readonly reader: CellReader;
  /** Cells, each text once, that it could not read. */
  failures: number;
}

interface Watch {
  candidates: Candidate[];
  readonly marks: Set<string>;
  filled: number;
  padded: boolean;
  plain: boolean;
  separated: boolean;
  readonly known: Set<string>;
  /** Cells looked at, each text once. */
  looked: number;
}

/** What every row proves about a table's columns; nothing is guessed from a sample. */
export interface Inference {
  batch(batch: Batch): void;
  /**
   * A field for each column. `proven`: the type that all its cells have, text where no other fits. `leaning`: the type that
   * nearly all have, so that the cells that differ can be told to whoever looks at the file; nothing is published by it.
   */
  fields(how: 'proven' | 'leaning'): Field[];
}

/** Watches the columns of one table and drops each type at the first cell that does not have it. */
export function infer(columns: readonly TableColumn[]): Inference {
  const watches = columns.map(
    (column): Watch => ({
      candidates: candidates(column.title),
      marks: new Set(),
      filled: 0,
      padded: false,
      plain: true,
      separated: false,
      known: new Set(),
      looked: 0,
    }),
  );
  return {
    batch(batch) {
      watches.forEach((watch, i) => {
        const column = batch.columns[i];
        if (column && (watch.candidates.length > 0 || watch.plain)) look(watch, batch, column);
      });
    },
    fields(how) {
      const taken: Taken = { names: new Set(), next: new Map() };
      return columns.map((column, i) => decide(column, watches[i]!, taken, how === 'proven' ? 0 : ODD));
    },
  };
}

function candidates(title: string): Candidate[] {
  const make = (type: Type, settings: Partial<Field> = {}): Candidate => ({
    type,
    settings,
    reader: normalisers[type].start({ name: '', title: '', type, ...settings }),
    failures: 0,
  });
  const percent: Partial<Field> = /[%％]/.test(title) ? { unit: '%' } : {};
  const system = /經度|longitude|(?:^|_)lon$/i.test(title)
    ? 'longitude'
    : /緯度|latitude|(?:^|_)lat$/i.test(title)
      ? 'latitude'
      : undefined;
  return [
    ...(system ? [make('coordinate', { system })] : []),
    ...(BUSINESSES.test(title) ? [make('business-number')] : []),
    ...(DATES.test(title) ? [make('date')] : []),
    ...(PERIODS.test(title) ? [make('period')] : []),
    make('integer'),
    make('decimal', percent),
    ...(percent.unit ? [] : [make('decimal', { unit: '%' })]),
    ...(DATES.test(title) ? [] : [make('date')]),
    ...ORDERS.map((order) => make('date', { order })),
    make('datetime'),
    make('boolean'),
    make('url'),
    make('email'),
  ];
}

function look(watch: Watch, batch: Batch, column: Column): void {
  for (let row = 0; row < batch.length; row++) {
    const from = column.starts[row]!;
    if (from === column.ends[row]) continue;
    const cell = cellText(batch, column, row).trim();
    if (cell === '') continue;
    if (MARKS.has(cell)) {
      watch.marks.add(cell);
      continue;
    }
    watch.filled++;
    if (watch.known.has(cell)) continue;
    if (watch.known.size < 4096) watch.known.add(cell);
    if (/^0\d/.test(cell)) watch.padded = true;
    if (!/^[\dA-Za-z-]+$/.test(cell)) watch.plain = false;
    if (/[年月/.\-T]/.test(cell)) watch.separated = true;
    watch.looked++;
    const exponent = EXPONENT.test(cell);
    for (const one of watch.candidates) {
      if ((exponent && counts(one.type)) || one.reader.read(cell) === undefined) one.failures++;
    }
    if (watch.looked % 64 === 0)
      watch.candidates = watch.candidates.filter((one) => one.failures <= watch.looked * ODD);
    if (watch.candidates.length === 0 && !watch.plain) return;
  }
}

function decide(column: TableColumn, watch: Watch, taken: Taken, odd: number): Field {
  const able = watch.candidates.filter((one) => one.failures <= watch.looked * odd && fits(one, column, watch));
  // The type that reads most; of two that read as much, the narrower one, which comes first.
  const found = watch.filled > 0 ? able.toSorted((a, b) => a.failures - b.failures)[0] : undefined;
  const proven = found?.type === 'business-number' && found.failures === 0;
  const code = !proven && watch.filled > 0 && watch.plain && (watch.padded || CODES.test(column.title));
  const settings: Partial<Field> =
    code || !found ? { type: code ? 'code' : 'text' } : { type: found.type, ...found.settings };
  const marks = found && !code ? [...watch.marks].filter((mark) => !isNo(mark, found, watch)) : [];
  return {
    name: unique(column.title || `欄${column.at + 1}`, taken),
    title: column.title,
    type: 'text',
    ...settings,
    ...(column.unit !== undefined && settings.unit === undefined && counts(settings.type) && { unit: column.unit }),
    ...(marks.length > 0 && { missing: marks }),
  };
}

/** Beside 有, 無 is the answer no, which must not be lost; beside numbers, or 是 and 否, it says that nothing is known. */
function isNo(mark: string, found: Candidate, watch: Watch): boolean {
  return found.type === 'boolean' && mark === '無' && watch.known.has('有') && found.reader.read(mark) !== undefined;
}

/** Only a number has a unit. */
function counts(type: Type | undefined): boolean {
  return type === 'integer' || type === 'decimal';
}

/** Digits alone are a date only under a heading that says so; an order of its parts must be proved. */
function fits(one: Candidate, column: TableColumn, watch: Watch): boolean {
  if (one.settings.order !== undefined && !onlyOrder(one, watch)) return false;
  if (one.type === 'date') return DATES.test(column.title) || watch.separated;
  return true;
}

/** Names that fields have, and the number at which the search for a free one goes on: thousands of columns may be called the same. */
interface Taken {
  readonly names: Set<string>;
  readonly next: Map<string, number>;
}

/** Some cell must rule the other order out: 5/1/2023 alone proves neither. */
function onlyOrder(one: Candidate, watch: Watch): boolean {
  const other = watch.candidates.find(({ settings }) => settings.order && settings.order !== one.settings.order);
  return other === undefined || other.failures > one.failures;
}

function unique(title: string, { names, next }: Taken): string {
  let name = title;
  let n = next.get(title) ?? 2;
  for (; names.has(name); n++) name = `${title}_${n}`;
  next.set(title, n);
  names.add(name);
  return name;
}
