import { parse } from 'csv-parse';
import type { Batch, Column } from '../model/batch.ts';
import { Fault } from '../model/fault.ts';
import type { Sniffed } from './csv-dialect.ts';

const ROWS = 1024;

/** Dialects that the byte scanner does not know, through csv-parse: quotes escaped by a backslash. */
export async function* scanOdd(pieces: AsyncIterable<Uint8Array>, dialect: Sniffed): AsyncGenerator<Batch> {
  const parser = parse({
    delimiter: String.fromCharCode(dialect.delimiter),
    quote: String.fromCharCode(dialect.quote),
    escape: '\\',
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
  });
  const feeding = feed(pieces, parser);
  let kept: string[][] = [];
  let row = 0;
  try {
    for await (const record of parser) {
      kept.push(record);
      if (kept.length === ROWS) {
        yield batchOf(kept, row);
        row += kept.length;
        kept = [];
      }
    }
    await feeding;
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault(
      'file-damaged',
      {
        zh: `第 ${row + kept.length + 1} 列之後讀不下去：引號或反斜線不成對。請檢查這一列。`,
        en: `Cannot read on after row ${row + kept.length + 1}: quotes or backslashes do not pair. Check this row.`,
      },
      cause,
    );
  }
  if (kept.length > 0) yield batchOf(kept, row);
}

async function feed(pieces: AsyncIterable<Uint8Array>, parser: ReturnType<typeof parse>): Promise<void> {
  try {
    for await (const piece of pieces) {
      // The piece is overwritten after this turn, and the parser may keep it.
      if (!parser.write(piece.slice())) await new Promise((done) => parser.once('drain', done));
    }
    parser.end();
  } catch (cause) {
    parser.destroy(cause instanceof Error ? cause : new Error('reading failed', { cause }));
  }
}

const encoder = new TextEncoder();

/** Rows of strings as a batch; `first` is the number of the first one. */
function batchOf(records: readonly (readonly string[])[], first: number): Batch {
  const width = records.reduce((most, record) => Math.max(most, record.length), 0);
  const size = records.reduce((sum, record) => sum + record.reduce((all, cell) => all + cell.length * 3, 0), 0);
  const bytes = new Uint8Array(size + 1);
  const columns: Column[] = Array.from({ length: width }, (_, at) => ({
    at,
    starts: new Uint32Array(records.length),
    ends: new Uint32Array(records.length),
  }));
  const rows = new Uint32Array(records.length);
  const widths = new Uint32Array(records.length);
  let used = 0;
  records.forEach((record, row) => {
    rows[row] = first + row;
    widths[row] = record.length === 1 && record[0] === '' ? 0 : record.length;
    record.forEach((cell, at) => {
      columns[at]!.starts[row] = used;
      used += encoder.encodeInto(cell, bytes.subarray(used)).written;
      columns[at]!.ends[row] = used;
    });
  });
  return { length: records.length, rows, widths, bytes, used, columns };
}
