import type { Cut, Hints, Reason, Sketch, Table, TableColumn } from '../model/table.ts';
import { bodyOf } from './body.ts';
import { flatten } from './flatten.ts';
import { type Grid, gridOf, textAt } from './grid.ts';
import type { Judged } from './judged.ts';
import { isOtherLanguage } from './other-language.ts';
import { seeThrough } from './roles.ts';
import { type Role, roleJudge } from './row-role.ts';
import { unitInTitle } from './titles.ts';

/** What a record may be besides a record: what a note or a heading is, the file's own format has said already. */
const DERIVED: ReadonlySet<Role> = new Set<Role>(['total', 'subtotal', 'average', 'comparison', 'blank']);

/** What a row of a file of records is, where a sheet would let it be more. */
export function roleOfRecord(role: Role): Role {
  return DERIVED.has(role) ? role : 'record';
}

/** How sure it is that a first record of Chinese labels is none. */
const LABELLED = 0.95;

const labelReason: Reason = {
  step: 'records',
  says: {
    zh: '第一筆是英文名稱的中文說明，當作欄位名稱',
    en: 'the first record holds the Chinese names of the English keys and names the columns',
  },
  rows: [1],
};

/** The row of keys, and a first record that says them in the other language. */
function headerRows(grid: Grid): number[] {
  const [names, labels] = grid.rows;
  if (!names || !labels || labels.at !== 1 || grid.rows.length < 4) return [0];
  return labels.filled === names.filled && isOtherLanguage(grid, names, labels, 1) ? [0, 1] : [0];
}

/** The columns by their labels; by their keys, where somebody has asked for these. */
function columnsOf(grid: Grid, header: readonly number[], asked: readonly string[]): TableColumn[] {
  const names = (at: number) => [textAt(grid.rows[0]!, at).trim()].filter((name) => name !== '');
  const keys = grid.rows[0]!.cells.map((name) => name.trim());
  const many = header.length > 1 && !asked.some((title) => keys.includes(title));
  const headings = many ? flatten(grid, { from: 0, start: 0, rows: header, codes: [], below: 2, form: false }) : [];
  return Array.from({ length: grid.width }, (_, at): TableColumn => {
    const levels = headings[at]?.levels ?? names(at);
    const title = levels.join('_');
    const unit = unitInTitle(title);
    return { at, title, levels, ...(unit !== undefined && { unit }) };
  });
}

/** The table of a sheet whose first row is names and whose others are records, by the format it comes in (JSON, XML): nothing is to be found but totals. */
export function recordsTable(sketch: Sketch, hints: Hints): Table {
  const grid = gridOf(sketch);
  const header = headerRows(grid);
  const under = grid.rows.slice(header.length);
  const columns = columnsOf(grid, header, hints.titles ?? []);
  const chosen = columns.map(({ at, levels }) => ({ at, heading: { levels, own: true } }));
  const body = bodyOf(under, chosen);
  const titles = columns.map((column) => column.title);
  const judge = roleJudge({ body, titles, header: [], above: new Set() });
  const judged = under.map((row): Judged => {
    const seen = seeThrough(grid, row, chosen, header.length);
    return { row, seen, role: roleOfRecord(judge(seen)) };
  });
  const sums = judged.filter((one) => one.role === 'total' || one.role === 'subtotal').length;
  const keepsTotals = hints.totals === 'keep' || sums * 2 > judged.length;
  const isRecord = ({ role }: Judged) =>
    role === 'record' || (keepsTotals && (role === 'total' || role === 'subtotal'));
  const records = judged.filter(isRecord);
  const last = records.at(-1)?.row.at ?? 0;
  return {
    sheet: sketch.sheet,
    place: {
      ...(sketch.sheet && { sheet: sketch.sheet }),
      top: 0,
      left: 0,
      bottom: last,
      right: Math.max(0, sketch.width - 1),
    },
    header,
    first: records[0]?.row.at ?? header.length,
    ...(sketch.complete && { last }),
    columns,
    cut: cutsOf(
      judged.filter((one) => !isRecord(one)),
      header.length - 1,
    ),
    records: records.length,
    titles: [],
    notes: [],
    sure: header.length > 1 ? LABELLED : 1,
    why: [
      ...(header.length > 1 ? [labelReason] : []),
      {
        step: 'records',
        says: {
          zh: '檔案格式（JSON、XML、KML）本身就分出名稱與每一筆資料',
          en: 'the format itself (JSON, XML, KML) tells names and records apart',
        },
      },
    ],
    body: { ...body, records: true, ...(keepsTotals && { keepsTotals: true }) },
    ...(!sketch.complete && { unseen: { top: (grid.rows.at(-1)?.at ?? 0) + 1 } }),
  };
}

function cutsOf(rows: readonly Judged[], header: number): Cut[] {
  const cuts: Cut[] = [{ top: 0, bottom: header, reason: 'header' }];
  for (const { row, role } of rows) {
    if (role !== 'record') cuts.push({ top: row.at, bottom: row.at, reason: role });
  }
  return cuts;
}
