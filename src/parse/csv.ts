import type { Batch } from '../model/batch.ts';
import { Fault } from '../model/fault.ts';
import type { Findings, Problem } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import { type Delivery, type Opened, PLAIN, type Sheet } from '../model/sheet.ts';
import { type Sniffed, sniff } from './csv-dialect.ts';
import { scanOdd } from './csv-odd.ts';
import { type Oddities, scan } from './csv-scan.ts';
import { detectEncoding, type Encoding, encodingProblem, reportEncoding, utf8Pieces } from './encoding.ts';
import { extensionOf } from './extension.ts';

const unclosedQuote: Problem = {
  name: 'quote-not-closed',
  level: 'error',
  says: {
    zh: '這一格以引號開始，到檔案結尾都沒有關閉，後面的列可能都被吃進這一格。',
    en: 'This cell begins with a quote that is never closed; the rows after it may all be inside it.',
  },
  why: {
    zh: '少一個引號，後面所有的列都會變成同一格，資料就不見了。',
    en: 'One missing quote turns all rows after it into one cell.',
  },
  mend: {
    zh: '在這一格結尾補上引號（"），或把開頭的引號拿掉。',
    en: 'Add the closing quote (") at the end of the cell, or take the opening one away.',
  },
  example: { before: '"臺北市,100', after: '"臺北市",100' },
};

const textAfterQuote: Problem = {
  name: 'text-after-quote',
  level: 'warning',
  says: {
    zh: '這一格的引號關閉之後還有文字，照原樣保留（連同引號）。',
    en: 'Text follows the closing quote of this cell; it is kept letter for letter, quotes included.',
  },
  why: {
    zh: '不同軟體對這種寫法的讀法不同，內容可能因軟體而異。',
    en: 'Programs read this differently, so the content depends on the program.',
  },
  mend: {
    zh: '整格都放在引號裡；引號本身要寫兩次（""）。',
    en: 'Put the whole cell inside quotes and write a quote that belongs to the text twice ("").',
  },
  example: { before: '"中正"區,1', after: '"中正區",1' },
};

export const problems: readonly Problem[] = [unclosedQuote, textAfterQuote, encodingProblem];

const HEAD = 256 << 10;

/** Delimited text: CSV, TSV and their like, in UTF-8, UTF-16 or CP950. One sheet without a name. */
export const csv: Parser = {
  format: 'csv',
  async open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
    const encoding = await detectEncoding(delivery, hints);
    reportEncoding(encoding, findings);
    const head = await headOf(delivery, encoding);
    if (head.length === 0) {
      throw new Fault('file-not-a-table', {
        zh: `「${delivery.name}」是空的檔案。請確認機關給的檔案有內容。`,
        en: `“${delivery.name}” is empty. Check that the agency's file has content.`,
      });
    }
    const dialect = sniff(head);
    const odd = reporter(findings);
    const sheet: Sheet = {
      name: '',
      index: 0,
      hidden: false,
      text: true,
      batches: () => batches(delivery, encoding, dialect, odd, hints),
      layout: () => PLAIN,
    };
    return {
      facts: {
        format: 'csv',
        extension: extensionOf(delivery.name),
        encoding: encoding.name,
        delimiter: String.fromCharCode(dialect.delimiter),
        quote: String.fromCharCode(dialect.quote),
      },
      sheets: [sheet],
    };
  },
};

/** Told once: a second pass over the file must not count its oddities again. */
function reporter(findings: Findings): Oddities {
  const seen = new Set<string>();
  const once = (problem: Problem) => (row: number, column: number) => {
    const key = `${problem.name} ${row} ${column}`;
    if (seen.has(key)) return;
    if (seen.size < 10_000) seen.add(key);
    findings.cell(problem, undefined, '', row, column, () => ({}));
  };
  return { afterQuote: once(textAfterQuote), unclosed: once(unclosedQuote) };
}

function batches(
  delivery: Delivery,
  encoding: Encoding,
  dialect: Sniffed,
  odd: Oddities,
  hints: ParseHints,
): AsyncGenerator<Batch> {
  const pieces = watched(utf8Pieces(delivery.bytes, encoding), hints.signal);
  const rows = dialect.backslash ? scanOdd(pieces, dialect) : scan(pieces, dialect, odd);
  return withoutMark(rows);
}

async function* watched(
  pieces: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    yield piece;
  }
}

/** A byte-order mark inside the first quoted cell is no part of its text. */
async function* withoutMark(rows: AsyncGenerator<Batch>): AsyncGenerator<Batch> {
  let first = true;
  for await (const batch of rows) {
    if (first) {
      first = false;
      const column = batch.columns[0];
      const at = column?.starts[0] ?? 0;
      const marked = batch.bytes[at] === 0xef && batch.bytes[at + 1] === 0xbb && batch.bytes[at + 2] === 0xbf;
      if (column && marked && column.ends[0]! - at >= 3) column.starts[0] = at + 3;
    }
    yield batch;
  }
}

async function headOf(delivery: Delivery, encoding: Encoding): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const piece of utf8Pieces(delivery.bytes, encoding)) {
    parts.push(piece.slice(0, HEAD - size));
    size += parts.at(-1)!.length;
    if (size >= HEAD) break;
  }
  return Buffer.concat(parts);
}
