import { type Batch, cellText, withoutRows } from './model/batch.ts';
import type { Effects } from './model/effects.ts';
import type { ErrorCell, Findings } from './model/finding.ts';
import type { Field, Pipeline } from './model/pipeline.ts';
import { address } from './model/place.ts';
import type { Table } from './model/table.ts';
import { fill } from './model/text.ts';
import { csvLine, MARK } from './text/csv-line.ts';

export interface QuarantineOptions {
  /** Of all rows. */
  readonly share: number;
  /** An error that the pipeline accepts sets nothing aside. */
  accepted(problem: string, field: string | undefined): boolean;
  /** Fields whose cells must not be kept, not even here. */
  readonly hidden: readonly string[];
  /** How many rows are set aside before it matters that they are more than the share of all so far. */
  readonly most?: number;
}

/** The rows that were set aside, on this machine. */
export interface SetAside {
  readonly rows: number;
  /** What the pipeline allows. */
  readonly share: number;
  /** None: no row was. */
  readonly file?: { readonly path: string; readonly size: number; readonly sha256: string };
}

/** Sets rows with errors aside, batch by batch, with their cells as they were found. */
export interface Keeper {
  /** Before anything is changed in the batch: from now on errors are heard. */
  begin(batch: Batch, sheet: string): void;
  /** The rows without errors; the others are written down. After it nothing is heard any more. */
  part(batch: Batch): Batch;
  /** Of the batch at hand: 1 for each row that is set aside; undefined: none is. */
  away(): Uint8Array | undefined;
  /** What was set aside of a column; counts are cells. */
  cells(column: number): AsideCells;
  end(): SetAside;
}

export interface AsideCells {
  filled: number;
  missing: number;
  /** Cells with an error of their own. */
  wrong: number;
}

/** What a pipeline says of setting rows aside; `accepted` tells which errors it accepts. */
export function quarantineOf(
  { quarantine, fields, privacy }: Pipeline,
  accepted: QuarantineOptions['accepted'],
): QuarantineOptions | undefined {
  if (!quarantine) return undefined;
  const masked = fields.filter((field) => field.privacy?.mask !== undefined).map((field) => field.name);
  // Where they are published as they are, nothing is given away by keeping them.
  const coarser = privacy?.coarsen !== undefined || privacy?.small === 'suppress';
  return { share: quarantine.share, accepted, hidden: [...masked, ...(coarser ? privacy.quasi : [])] };
}

const MOST = 100_000;
const WITHHELD = '（不保存）';

/** Columns of the file before the agency's own cells. */
const HEAD = ['列號', '儲存格', '問題', '說明'];

export function startQuarantine(
  options: QuarantineOptions,
  of: { readonly table: Table; readonly fields: readonly Field[]; readonly placed: readonly number[] },
  findings: Findings,
  effects: Pick<Effects, 'spool'>,
): Keeper {
  const { table, fields, placed } = of;
  const hidden = new Set(options.hidden);
  const file = startFile(fields, placed, table, effects);
  const found = startOriginals();
  const counts = fields.map((): AsideCells => ({ filled: 0, missing: 0, wrong: 0 }));
  /** Errors that were told before the batch with their row came, such as a cell too many. */
  let early: ErrorCell[] = [];
  let wrong = new Map<number, ErrorCell[]>();
  let away = new Uint8Array(0);
  let open = false;
  let rows = 0;
  let passed = 0;

  // What is set aside costs far more than what is counted. Errors that are not heard hold the release back, as it would be anyway.
  const full = () => rows > (options.most ?? MOST) && rows > options.share * passed;
  const mark = (row: number, cell: ErrorCell) => {
    away[row] = 1;
    const told = wrong.get(row);
    if (told) told.push(cell);
    else wrong.set(row, [cell]);
  };
  findings.listen((cell) => {
    if (full() || options.accepted(cell.problem.name, cell.field)) return false;
    if (cell.at === undefined) {
      early.push({ ...cell, facts: once(cell) });
      return false;
    }
    if (!open) return false;
    mark(cell.at, { ...cell, facts: once(cell) });
    return true;
  });

  const count = (batch: Batch, row: number, cells: readonly ErrorCell[]) => {
    batch.columns.forEach((column, at) => {
      const counted = counts[at]!;
      if (column.starts[row] === column.ends[row]) counted.missing++;
      else counted.filled++;
      if (cells.some((cell) => cell.field === fields[at]!.name)) counted.wrong++;
    });
  };
  const reason = ({ problem, field, facts }: ErrorCell): string =>
    field !== undefined && hidden.has(field) ? WITHHELD : fill(problem.says.zh, facts());

  return {
    begin(batch, sheet) {
      if (away.length < batch.length) away = new Uint8Array(batch.length);
      else away.fill(0);
      wrong = new Map();
      open = true;
      passed += batch.length;
      found.keep(batch);
      early = early.filter((cell) => {
        let here = false;
        for (let row = 0; cell.sheet === sheet && row < batch.length; row++) {
          if (batch.rows[row] !== cell.row) continue;
          here = true;
          mark(row, cell);
        }
        if (here) findings.aside(cell);
        return !here;
      });
    },
    part(batch) {
      open = false;
      if (wrong.size === 0) return batch;
      for (const [row, cells] of [...wrong].sort(([a], [b]) => a - b)) {
        count(batch, row, cells);
        const originals = fields.map((field, at) => (hidden.has(field.name) ? WITHHELD : found.text(batch, at, row)));
        file.write(batch.rows[row]! + 1, cells, cells.map(reason), originals);
        rows++;
      }
      return withoutRows(batch, away);
    },
    away: () => (wrong.size > 0 ? away : undefined),
    cells: (column) => counts[column]!,
    end: () => ({ rows, share: options.share, ...(rows > 0 && { file: file.end() }) }),
  };
}

/** The facts as they are now: the batch they are of is overwritten by the next one. */
function once(cell: ErrorCell): ErrorCell['facts'] {
  const facts = cell.facts();
  return () => facts;
}

function startFile(fields: readonly Field[], placed: readonly number[], table: Table, effects: Pick<Effects, 'spool'>) {
  const encoder = new TextEncoder();
  let spool: ReturnType<Effects['spool']> | undefined;
  const opened = () => {
    if (spool) return spool;
    spool = effects.spool('quarantine.csv');
    const titles = fields.map((field, at) => table.columns[placed[at]!]?.title || field.title);
    spool.write(encoder.encode(MARK + csvLine([...HEAD, ...titles])));
    return spool;
  };
  return {
    write(row: number, cells: readonly ErrorCell[], reasons: readonly string[], originals: readonly string[]): void {
      const places = cells.map(({ sheet, row: top, column: left }) =>
        address({ ...(sheet && { sheet }), top, left, bottom: top, right: left }),
      );
      const names = cells.map((cell) => cell.problem.name);
      const told = [places, names, reasons].map((each) => each.join('\n'));
      opened().write(encoder.encode(csvLine([row, ...told, ...originals])));
    },
    end: () => opened().end(),
  };
}

/** Where the cells of a batch stood before they were changed: changed ones are appended, so the bytes are still there. */
function startOriginals() {
  let kept: { starts: Uint32Array; ends: Uint32Array }[] = [];
  return {
    keep(batch: Batch): void {
      const { columns, length } = batch;
      if (kept.length !== columns.length || kept[0]!.starts.length < length)
        kept = columns.map(() => ({ starts: new Uint32Array(length), ends: new Uint32Array(length) }));
      columns.forEach(({ starts, ends }, at) => {
        kept[at]!.starts.set(starts.subarray(0, length));
        kept[at]!.ends.set(ends.subarray(0, length));
      });
    },
    text: (batch: Batch, at: number, row: number): string => cellText(batch, { at, ...kept[at]! }, row),
  };
}
