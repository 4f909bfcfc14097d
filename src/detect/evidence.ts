import type { Hints, TableBody, TableColumn } from '../model/table.ts';
import { Look, lookOf, squeeze } from './cell-look.ts';
import type { Found } from './found.ts';
import type { Grid } from './grid.ts';
import { plain } from './header.ts';
import type { Judged } from './judged.ts';
import { isHeadingWord } from './label-row.ts';
import { orphans } from './parent-spans.ts';
import type { Role } from './row-role.ts';
import type { Evidence } from './sure.ts';

/** The rows of one block, and what became of them. */
export interface Sorted {
  /** Sheet rows of the header. */
  readonly header: readonly number[];
  readonly rows: readonly Judged[];
  readonly records: readonly Judged[];
  /** Sheet rows that were cut for one of the reasons. */
  cutFor(...roles: Role[]): readonly number[];
  /** How many blocks the sheet has. */
  readonly blocks: number;
  readonly keepsTotals: boolean;
}

/** What speaks for or against a table. */
export function evidenceOf(
  grid: Grid,
  found: Found,
  columns: readonly TableColumn[],
  sorted: Sorted,
  hints: Hints,
): Evidence {
  const { records, blocks, header, cutFor } = sorted;
  return {
    fit: found.header.fit,
    lead: found.header.lead,
    header,
    headingWords: columns.filter((column) => isHeadingWord(column.levels.at(-1) ?? '')).length / columns.length,
    typedColumns: typedColumns(records, columns.length),
    columns: columns.length,
    nameless: header.length === 0 ? [] : columns.filter((column) => plain(column.title) === '').map(({ at }) => at),
    sameTitle: sameTitles(columns),
    orphans: orphans(grid, found.header.rows, found.header.headings),
    records: records.length,
    labels: blocks > 1 ? [] : cutFor('label'),
    continuations: cutFor('continuation'),
    totals: cutFor('total', 'subtotal').length,
    blocks,
    restarts: blocks > 1 ? [] : restarts(sorted, found.body),
    yearsAmongMonths: yearsAmongMonths(records, found.body),
    form: isFormLike(records, columns.length),
    twoShapes: twoShapes(records, found.body),
    passedOver: passedOver(grid, found.header.from),
    headingsInside: headingsInside(records, found.body),
    strayColumns: found.columns.stray,
    oddCells: oddCells(found.body, records),
    asked: found.header.asked,
    missing: (hints.titles?.length ?? 0) - found.header.asked,
  };
}

/** Columns whose heading an earlier one has too. */
function sameTitles(columns: readonly TableColumn[]): number[] {
  const seen = new Set<string>();
  return columns.flatMap((column) => {
    const title = plain(column.title);
    if (title === '') return [];
    const again = seen.has(title);
    seen.add(title);
    return again ? [column.at] : [];
  });
}

/** How many columns hold numbers, dates or codes in the first records. */
function typedColumns(records: readonly Judged[], width: number): number {
  let typed = 0;
  for (let position = 0; position < width; position++) {
    let seen = 0;
    let filled = 0;
    for (const one of records.slice(0, 200)) {
      const look = lookOf(one.seen.cells[position]!);
      if (look === Look.blank) continue;
      filled++;
      if (look === Look.number || look === Look.date || look === Look.code) seen++;
    }
    if (seen > 0 && seen >= filled * 0.6) typed++;
  }
  return typed;
}

/** Rows above the header that hold figures beside other cells: records may have been taken for titles. */
function passedOver(grid: Grid, from: number): number[] {
  const rows = grid.rows.slice(0, from).filter((row) => row.filled >= 2 && row.looks.includes(Look.number));
  return rows.length < 2 ? [] : rows.map((row) => row.at);
}

/** Records that begin a section, after a blank row, a label or the header again, with the key that the first record has. */
function restarts({ rows, records }: Sorted, body: TableBody): number[] {
  const keys = body.keys.length > 0 ? body.keys : [0];
  const keyOf = (one: Judged) => keys.map((key) => squeeze(one.seen.cells[key] ?? '')).join('\0');
  const first = records[0] && keyOf(records[0]);
  if (first === undefined || first.replaceAll('\0', '') === '') return [];
  const found: number[] = [];
  let sections = 0;
  let apart = false;
  for (const one of rows) {
    if (one.role === 'record') {
      if (apart && one !== records[0]) {
        sections++;
        if (keyOf(one) === first) found.push(one.row.at);
      }
      apart = false;
    } else if (one.role === 'blank' || one.role === 'label' || one.role === 'repeat') apart = true;
  }
  return found.length * 2 >= sections ? found : [];
}

/** Rows of years among rows of months: 110年, 1月, 2月 … 111年: some are sums of others, or the months lack their year. */
function yearsAmongMonths(records: readonly Judged[], body: TableBody): number[] {
  const key = body.keys[0] ?? 0;
  const labels = records.map((one) => ({ at: one.row.at, text: squeeze(one.seen.cells[key] ?? '') }));
  const months = labels.filter(({ text }) => /^\d{1,2}月(?:底)?$/.test(text)).length;
  const years = labels.filter(({ text }) => /^(?:民國|西元)?\d{2,4}年(?:度|底)?$/.test(text));
  return months >= 2 && years.length > 0 ? years.map(({ at }) => at) : [];
}

/** Records with words in all of two or more columns where the others have numbers: the heading of another table looks so. */
function headingsInside(records: readonly Judged[], body: TableBody): number[] {
  const numeric = body.numeric.flatMap((share, position) =>
    share >= 0.8 && body.fill[position]! >= 0.6 ? [position] : [],
  );
  const wordy = records.filter((one) => {
    const looks = numeric.map((position) => lookOf(one.seen.cells[position]!)).filter((look) => look !== Look.blank);
    return looks.length >= 2 && looks.every((look) => look === Look.text);
  });
  return wordy.length * 4 > records.length ? [] : wordy.map((one) => one.row.at);
}

/** Records without a name in the first key, where they fill other columns than those with one: two lists in one. */
function twoShapes(records: readonly Judged[], body: TableBody): number[] {
  const key = body.keys[0];
  if (key === undefined || body.sexes !== undefined) return [];
  const named = records.filter((one) => squeeze(one.seen.cells[key]!) !== '');
  const others = records.filter((one) => squeeze(one.seen.cells[key]!) === '' && !one.seen.mergedDown);
  if (others.length < 3 || others.length * 5 < records.length || named.length < 3) return [];
  const fill = (some: readonly Judged[], position: number) =>
    some.filter((one) => squeeze(one.seen.cells[position]!) !== '').length / some.length;
  const unlike = body.fill.filter((_, position) => {
    return position !== key && Math.abs(fill(named, position) - fill(others, position)) >= 0.7;
  });
  return unlike.length >= 2 ? others.map((one) => one.row.at) : [];
}

/** Two columns, the first of which holds names such as 地址, 電話: a form about one thing. */
function isFormLike(records: readonly Judged[], columns: number): boolean {
  if (columns !== 2 || records.length === 0) return false;
  const names = records.filter(
    (one) => isHeadingWord(one.seen.cells[0] ?? '') && !/^[\x20-\x7e]*$/.test(one.seen.cells[0]!),
  );
  return names.length * 2 >= records.length && new Set(names.map((one) => one.seen.cells[0])).size === names.length;
}

function oddCells(body: TableBody, records: readonly Judged[]): number {
  let odd = 0;
  let all = 0;
  for (const one of records) {
    one.seen.cells.forEach((cell, position) => {
      if (body.numeric[position]! < 0.5 || cell === '') return;
      all++;
      if (lookOf(cell) === Look.text) odd++;
    });
  }
  return all === 0 ? 0 : odd / all;
}
