import { createHash } from 'node:crypto';
import { draft, drafted, fieldsOf } from '../../src/cli/draft.ts';
import { proposedFields } from '../../src/cli/proposed-fields.ts';
import { judge } from '../../src/judge.ts';
import { look, tellUnsure } from '../../src/look.ts';
import type { Batch } from '../../src/model/batch.ts';
import type { Effects } from '../../src/model/effects.ts';
import { Fault } from '../../src/model/fault.ts';
import { Findings } from '../../src/model/finding.ts';
import type { FileFormat, Sheet } from '../../src/model/sheet.ts';
import { open } from '../../src/parse/open.ts';
import { pass } from '../../src/pass.ts';
import { codeList } from '../../src/pipeline/codes.ts';
import { delivery } from '../parse/bytes.ts';

/** How a file ended: `table`, or the code of a Fault; with all that was read, as a hash. */
export interface Ended {
  readonly end: string;
  readonly digest: string;
}

const SECONDS = 30;
const LONGEST_SENTENCE = 4000;

interface Limits {
  readonly rows: number;
  readonly columns: number;
}

/** What a sheet of each format can hold. */
const EXCEL: Limits = { rows: 1_048_576, columns: 16_384 };
const NO_LIMITS: Limits = { rows: Number.POSITIVE_INFINITY, columns: Number.POSITIVE_INFINITY };
const LIMITS: Readonly<Partial<Record<FileFormat, Limits>>> = {
  xlsx: EXCEL,
  ods: EXCEL,
  fods: EXCEL,
  'xml-spreadsheet': EXCEL,
  xls: { rows: 65_536, columns: 256 },
};

/** Reads all sheets of a file. Anything but sheets and a Fault with a code of its own is thrown. */
export async function readThrough(name: string, bytes: Uint8Array, piece: number): Promise<Ended> {
  const hash = createHash('sha256');
  const findings = new Findings();
  try {
    const opened = await open(delivery(name, bytes, piece), findings, { signal: AbortSignal.timeout(SECONDS * 1000) });
    hash.update(JSON.stringify(opened.facts));
    const limits = LIMITS[opened.facts.format] ?? NO_LIMITS;
    for (const sheet of opened.sheets) await readSheet(sheet, limits, (text) => hash.update(text));
  } catch (error) {
    return { end: named(error), digest: '' };
  }
  return { end: 'table', digest: hash.digest('hex') };
}

/** The code of a Fault that tells people what to do; everything else is thrown on. */
function named(error: unknown): string {
  if (!(error instanceof Fault) || error.code === 'internal' || error.code === 'ledger-broken') throw error;
  for (const says of [error.zh, error.en]) {
    if (/undefined|\[object/.test(says)) throw new Error(`a sentence that says nothing: ${says}`);
    if (says.length > LONGEST_SENTENCE) throw new Error(`a sentence without end: ${says.slice(0, 200)}`);
  }
  return error.code;
}

/** One pass over a sheet, with all that a batch promises held against it. */
async function readSheet(sheet: Sheet, limits: Limits, tell: (text: string | Uint8Array) => void): Promise<void> {
  let last = -1;
  tell(`\0sheet ${sheet.index} ${sheet.hidden} ${sheet.name}`);
  for await (const batch of sheet.batches()) {
    for (let row = 0; row < batch.length; row++) {
      const at = batch.rows[row]!;
      if (at <= last) throw new Error(`row ${at} comes after row ${last}`);
      last = at;
      if (at >= limits.rows) throw new Error(`row ${at} of ${limits.rows}`);
      if (batch.widths[row]! > limits.columns) throw new Error(`${batch.widths[row]} cells of ${limits.columns}`);
      tell(`\0row ${at} ${batch.widths[row]}`);
      readRow(batch, row, tell);
    }
  }
  const { merged, hiddenRows, hiddenColumns, centred } = sheet.layout();
  for (const place of [...merged, ...centred]) {
    const { top, left, bottom, right } = place;
    if (![top, left, bottom, right].every(Number.isSafeInteger) || top < 0 || left < 0)
      throw new Error(`a place that is none: ${JSON.stringify(place)}`);
  }
  tell(JSON.stringify([merged, hiddenRows, hiddenColumns, centred]));
}

function readRow(batch: Batch, row: number, tell: (text: string | Uint8Array) => void): void {
  const width = batch.widths[row]!;
  if (width > batch.columns.length) throw new Error(`${width} cells in ${batch.columns.length} columns`);
  for (const [c, column] of batch.columns.entries()) {
    if (column.at !== c) throw new Error(`column ${column.at} stands at ${c}`);
    const from = column.starts[row]!;
    const to = column.ends[row]!;
    if (!(from <= to && to <= batch.bytes.length)) throw new Error(`a cell from ${from} to ${to}`);
    if (c >= width && from !== to) throw new Error(`a cell beyond the row's width ${width}`);
    if (from === to) continue;
    tell(`\0${c} ${column.kinds?.[row] ?? ''} `);
    tell(batch.bytes.subarray(from, to));
  }
}

const effects: Effects = {
  now: () => new Date(0),
  signal: new AbortController().signal,
  log() {},
  spool: (name) => {
    let size = 0;
    return { write: (bytes) => (size += bytes.length), end: () => ({ path: name, size, sha256: '' }) };
  },
};

/** From the file to a report: what `check` does, with files written as well, and with what `init` would propose. */
export async function goThrough(name: string, bytes: Uint8Array): Promise<string> {
  const findings = new Findings();
  try {
    const signal = AbortSignal.timeout(SECONDS * 1000);
    const seen = await look(delivery(name, bytes), { signal }, {}, findings);
    const { chosen } = seen;
    if (!chosen) return 'table-not-found';
    tellUnsure(chosen.table, findings);
    const fields = await fieldsOf(seen, 'leaning');
    drafted(fields, chosen.table.columns);
    const pipeline = draft(seen, fields, name);
    const { table, view } = chosen;
    const options = { sheet: view.sheet, table, fields, formats: ['csv', 'json'] as const, codes: codeList };
    const passed = await pass({ ...options, dataset: 'fuzz' }, findings, effects);
    judge({ seen, chosen, passed, pipeline, findings: findings.list() });
    await proposedFields(seen);
    return 'table';
  } catch (error) {
    return named(error);
  }
}
