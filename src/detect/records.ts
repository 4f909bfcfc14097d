import type { Cut, Hints, Sketch, Table, TableColumn } from '../model/table.ts';
import { bodyOf } from './body.ts';
import { gridOf, textAt } from './grid.ts';
import { type Judged, seeThrough } from './roles.ts';
import { type Role, roleJudge } from './row-role.ts';
import { unitInTitle } from './titles.ts';

/** What a record may be besides a record: what a note or a heading is, the file's own format has said already. */
const DERIVED: ReadonlySet<Role> = new Set<Role>(['total', 'subtotal', 'average', 'comparison', 'blank']);

/** What a row of a file of records is, where a sheet would let it be more. */
export function roleOfRecord(role: Role): Role {
  return DERIVED.has(role) ? role : 'record';
}

/** The table of a sheet whose first row is names and whose others are records, by the format it comes in (JSON, XML): nothing is to be found but totals. */
export function recordsTable(sketch: Sketch, hints: Hints): Table {
  const grid = gridOf(sketch);
  const [names, ...under] = grid.rows;
  const columns = Array.from({ length: sketch.width }, (_, at): TableColumn => {
    const title = textAt(names!, at).trim();
    const unit = unitInTitle(title);
    return { at, title, levels: title === '' ? [] : [title], ...(unit !== undefined && { unit }) };
  });
  const chosen = columns.map(({ at, levels }) => ({ at, heading: { levels, own: true } }));
  const body = bodyOf(under, chosen);
  const titles = columns.map((column) => column.title);
  const judge = roleJudge({ body, titles, header: [], above: new Set() });
  const judged = under.map((row): Judged => {
    const seen = seeThrough(grid, row, chosen, 1);
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
    header: [0],
    first: records[0]?.row.at ?? 1,
    ...(sketch.complete && { last }),
    columns,
    cut: cutsOf(judged.filter((one) => !isRecord(one))),
    records: records.length,
    titles: [],
    notes: [],
    sure: 1,
    why: [
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

function cutsOf(rows: readonly Judged[]): Cut[] {
  const cuts: Cut[] = [{ top: 0, bottom: 0, reason: 'header' }];
  for (const { row, role } of rows) {
    if (role !== 'record') cuts.push({ top: row.at, bottom: row.at, reason: role });
  }
  return cuts;
}
