import { choose } from '../../../src/detect/choose.ts';
import { cut, startTally } from '../../../src/detect/cut.ts';
import { detect } from '../../../src/detect/detect.ts';
import { sketch } from '../../../src/detect/sketch.ts';
import type { Table } from '../../../src/model/table.ts';
import type { AgencyFile, Reading } from '../agency-sheets.ts';
import type { Role } from './paper.ts';

export interface Verdict {
  /** What differs from the reading that is nearest; none: fully right. */
  readonly faults: readonly string[];
  /** What is told of the first fault of each kind. */
  readonly says: readonly string[];
  readonly sure: number;
  readonly columns: boolean;
  readonly table?: Table;
}

/** The table that a run would publish, held against what is true of the file. */
export async function judge(file: AgencyFile): Promise<Verdict> {
  const views = [];
  for (const sheet of file.sheets) {
    const seen = await sketch(sheet);
    views.push({ sheet, sketch: seen, tables: detect(seen, {}) });
  }
  const table = choose(views, {});
  const view = table && views.find((one) => one.tables.includes(table));
  if (!table || !view) return { faults: ['none'], says: ['no table was found'], sure: 0, columns: false };
  const kept = new Set<number>();
  for await (const batch of cut(view.sheet, table, startTally()))
    for (let i = 0; i < batch.length; i++) kept.add(batch.rows[i]!);
  const verdicts = file.readings
    .filter((reading) => reading.sheet === table.sheet)
    .map((reading) => against(reading, table, kept))
    .sort((a, b) => a.faults.length - b.faults.length);
  const best = verdicts[0] ?? { faults: ['sheet'], says: [`sheet ${table.sheet}`], columns: false };
  return { ...best, sure: table.sure, table };
}

function against(reading: Reading, table: Table, kept: ReadonlySet<number>) {
  const faults: string[] = [];
  const says: string[] = [];
  const must = reading.header.filter((row) => !reading.optional.includes(row));
  const may = new Set([...reading.header, ...reading.optional]);
  if (must.some((row) => !table.header.includes(row)) || table.header.some((row) => !may.has(row))) {
    faults.push('header');
    says.push(`header ${table.header.map((row) => row + 1)} for ${reading.header.map((row) => row + 1)}`);
  }
  const rows = rowFaults(reading, kept);
  if (rows.length > 0) {
    faults.push('rows');
    says.push(rows.slice(0, 4).join('; '));
  }
  const columns = sameTitles(reading, table);
  if (!columns) {
    faults.push('columns');
    says.push(
      `columns ${table.columns.map(({ title }) => title).join(',')} for ${reading.titles?.map((one) => one[0])}`,
    );
  }
  return { faults, says, columns };
}

/** Records are kept, everything else is cut; total rows and subtotal rows are all cut or all kept. */
function rowFaults({ rows }: Reading, kept: ReadonlySet<number>): string[] {
  const either: readonly Role[] = ['total', 'subtotal'];
  const seen = new Set(rows.map(({ at }) => at));
  const faults: string[] = [];
  const whole = new Map(
    either.map((role) => [role, rows.filter((row) => row.role === role).filter(({ at }) => kept.has(at)).length]),
  );
  for (const { at, role } of rows) {
    const share = whole.get(role);
    const should = share === undefined ? role === 'data' : share * 2 > rows.filter((row) => row.role === role).length;
    if (kept.has(at) !== should) faults.push(`row ${at + 1} ${role} ${kept.has(at) ? 'kept' : 'cut'}`);
  }
  for (const at of kept) if (!seen.has(at)) faults.push(`row ${at + 1} outside kept`);
  return faults;
}

const fold = (text: string) => text.normalize('NFKC').replace(/[\s_/|>]+/gu, '');

function sameTitles({ titles, spare }: Reading, table: Table): boolean {
  if (!titles) return table.header.length === 0;
  const got = table.columns.map(({ title }) => fold(title));
  if (got.length !== titles.length && !(spare.length > 0 && got.length === titles.length + 1)) return false;
  return titles.every((ways, i) => ways.some((way) => fold(way) === got[i]));
}
