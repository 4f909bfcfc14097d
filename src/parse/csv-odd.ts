import { parse } from 'csv-parse';
import type { Batch } from '../model/batch.ts';
import { Fault } from '../model/fault.ts';
import type { Sniffed } from './csv-dialect.ts';
import { judgeWidth } from './faults.ts';
import { batchOf } from './record-batch.ts';

const ROWS = 1024;

/** Dialects that the byte scanner does not know, through csv-parse: delimiters of several characters. */
export async function* scanOdd(pieces: AsyncIterable<Uint8Array>, dialect: Sniffed): AsyncGenerator<Batch> {
  const quote = dialect.quote || '"';
  const parser = parse({
    delimiter: dialect.delimiter,
    quote,
    escape: dialect.escape || quote,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
  });
  const feeding = feed(pieces, parser);
  let kept: string[][] = [];
  let row = 0;
  try {
    for await (const record of parser) {
      judgeWidth(record.length, row + kept.length);
      kept.push(record);
      if (kept.length === ROWS) {
        yield batchOf(kept, numbersFrom(row, kept.length));
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
        zh: `第 ${row + kept.length + 1} 列之後讀不下去：引號不成對。請檢查這一列。`,
        en: `Cannot read on after row ${row + kept.length + 1}: quotes do not pair. Check this row.`,
      },
      cause,
    );
  }
  if (kept.length > 0) yield batchOf(kept, numbersFrom(row, kept.length));
}

function numbersFrom(first: number, length: number): number[] {
  return Array.from({ length }, (_, row) => first + row);
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
