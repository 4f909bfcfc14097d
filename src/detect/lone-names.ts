import type { TableBody } from '../model/table.ts';
import { squeeze } from './cell-look.ts';
import type { Judged } from './judged.ts';
import { isAkin, kinship } from './kin.ts';

/** Names of things are shorter than sentences. */
const NAME = 20;

/** Who made a table signs below it. */
const ORGAN = /..[府局處署會室科組隊所院部]$/;

/** Names that stand alone in rows that follow each other, and the row after them. */
interface Run {
  /** Indexes of its rows. */
  readonly from: number;
  readonly to: number;
  /** Records of its own stand below. */
  readonly heads: boolean;
}

/**
 * A name alone in its row names the group of the records below it, or is a record whose figures are missing. It is a record where no record
 * follows, where another name of its kind does, and where it is as the records' names are and the table does not begin with such a label.
 */
export function freeNames(rows: readonly Judged[], body: TableBody): Judged[] {
  const runs = runsOf(rows, body);
  const result = [...rows];
  if (runs.length === 0) return result;
  const grouped = isGrouped(rows, runs);
  for (const run of runs) {
    if (!isRecords(rows, body, run, grouped)) continue;
    for (let index = run.from; index < run.to; index++) result[index] = { ...rows[index]!, role: 'record' };
  }
  return result;
}

function isRecords(rows: readonly Judged[], body: TableBody, run: Run, grouped: boolean): boolean {
  const names = rows.slice(run.from, run.to).map((one) => nameIn(one, body)!);
  if (!run.heads) {
    const above = rows[run.from - 1]?.role;
    if (names.length === 1 && ORGAN.test(names[0]!.text) && !rows.some((one) => isOrgan(one, body))) return false;
    return isBelow(rows, run.from) && above !== 'note' && names.every(({ text }) => isPlainName(text));
  }
  if (grouped) return false;
  if (names.length > 1) return names.every(({ text }) => isPlainName(text) && isAkin(names[0]!.text, text));
  return kinship(body, names[0]!.position, names[0]!.text) === 'far';
}

function isOrgan({ role, seen }: Judged, body: TableBody): boolean {
  return role === 'record' && ORGAN.test(squeeze(seen.cells[body.keys[0] ?? 0]!));
}

/** Two labels with records, and none above the first: the records are in groups. */
function isGrouped(rows: readonly Judged[], runs: readonly Run[]): boolean {
  const first = rows.findIndex((one) => one.role === 'record');
  const headed = runs.filter((run) => run.heads && recordsBelow(rows, run.to) >= 2);
  return headed.length >= 2 && headed.some((run) => run.to <= first || first < 0);
}

function recordsBelow(rows: readonly Judged[], from: number): number {
  let records = 0;
  for (let index = from; index < rows.length && rows[index]!.role !== 'label'; index++)
    if (rows[index]!.role === 'record') records++;
  return records;
}

function runsOf(rows: readonly Judged[], body: TableBody): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < rows.length; from++) {
    if (!nameIn(rows[from]!, body)) continue;
    let to = from + 1;
    while (to < rows.length && nameIn(rows[to]!, body)) to++;
    runs.push({ from, to, heads: isHead(rows, to) });
    from = to;
  }
  return runs;
}

/** Whether the row at `index`, or the first after it that is neither blank nor print, is what a label is written over. */
function isHead(rows: readonly Judged[], index: number): boolean {
  const next = rows.slice(index).find(({ role }) => role !== 'blank' && role !== 'repeat' && role !== 'continuation');
  if (!next) return false;
  if (next.role === 'record' || next.role === 'label') return true;
  const right = next === rows[index] && isBelow(rows, index);
  return right && (next.role === 'total' || next.role === 'subtotal' || next.role === 'average');
}

/** Whether a row stands right below one with cells; rows without any may be left out of the file. */
function isBelow(rows: readonly Judged[], index: number): boolean {
  const above = rows[index - 1];
  return above !== undefined && above.role !== 'blank' && above.row.at === rows[index]!.row.at - 1;
}

/** The name of a row that was taken for a label, where it stands among the names of records; a period is none. */
function nameIn({ role, seen, row }: Judged, body: TableBody): { position: number; text: string } | undefined {
  if (role !== 'label' || row.filled !== 1) return undefined;
  const position = seen.cells.findIndex((cell) => squeeze(cell) !== '');
  const first = body.keys[0] ?? 0;
  return position >= 0 && position <= first ? { position, text: squeeze(seen.cells[position]!) } : undefined;
}

/** Whether a text could name a thing: it is short, and no sentence. */
export function isPlainName(text: string): boolean {
  return text.length <= NAME && !/[，。；：:！？]/.test(text) && /\p{L}/u.test(text);
}
