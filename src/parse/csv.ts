import type { Batch } from '../model/batch.ts';
import { Fault } from '../model/fault.ts';
import type { Findings, Problem } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import { type Delivery, type Opened, PLAIN, type Sheet } from '../model/sheet.ts';
import { type Sniffed, sniff } from './csv-dialect.ts';
import { type Oddities, scan } from './csv-scan.ts';
import { detectEncoding, encodingProblems, reportEncoding, utf8Pieces } from './encoding.ts';
import type { Encoding } from './encoding-facts.ts';
import { extensionOf } from './extension.ts';
import { fixedRows, textAcross } from './fixed-width.ts';
import { fixedColumns } from './fixed-width-columns.ts';

const unclosedQuote: Problem = {
  name: 'quote-not-closed',
  level: 'error',
  says: {
    zh: '這一格以引號開始，到檔案結尾都沒有關閉；這一格照原樣保留（連同引號），到下一個分隔符號為止。',
    en: 'This cell begins with a quote that is never closed; it is kept letter for letter, its quote included, up to the next delimiter.',
  },
  why: {
    zh: '許多軟體會把後面所有的列都讀進這一格，資料就不見了。',
    en: 'Many programs read all rows after it into this one cell.',
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
    zh: '這一格的引號不成對，引號之後還有文字；文字照原樣保留，沒有少掉，請確認這一格到哪裡為止。',
    en: 'The quotes of this cell do not pair, and text follows one; it is kept letter for letter. Check where the cell ends.',
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

export const problems: readonly Problem[] = [unclosedQuote, textAfterQuote, textAcross, ...encodingProblems];

const HEAD = 256 << 10;
/** A head with so many points or more is delimited text. */
const DELIMITED = 0.5;

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
    const dialect = sniff(head, head.length < HEAD);
    // Blanks that line columns up are looked for only where no delimiter makes a table.
    const columns = dialect.points < DELIMITED ? fixedColumns(new TextDecoder().decode(head)) : undefined;
    const tell = reporter(findings);
    const pieces = () => watched(utf8Pieces(delivery.bytes, encoding), hints.signal);
    const sheet: Sheet = {
      name: '',
      index: 0,
      hidden: false,
      text: true,
      batches: () => (columns ? fixedRows(pieces(), columns, tell.across) : delimited(pieces(), dialect, tell)),
      layout: () => PLAIN,
    };
    return {
      facts: {
        format: columns ? 'fixed-width' : 'csv',
        extension: extensionOf(delivery.name),
        encoding: encoding.name,
        ...(encoding.own && { privateUse: encoding.own }),
        ...(!columns && { delimiter: dialect.delimiter, quote: dialect.quote, escape: dialect.escape }),
      },
      sheets: [sheet],
    };
  },
};

interface Tell extends Oddities {
  across(row: number, column: number): void;
}

/** Told once: a second pass over the file, or over a row cut by the end of a piece, must not count its oddities again. */
function reporter(findings: Findings): Tell {
  const once = (problem: Problem) => {
    let far = { row: -1, column: -1 };
    return (row: number, column: number) => {
      if (row < far.row || (row === far.row && column <= far.column)) return;
      far = { row, column };
      findings.cell(problem, undefined, '', row, column, () => ({}));
    };
  };
  return { afterQuote: once(textAfterQuote), unclosed: once(unclosedQuote), across: once(textAcross) };
}

async function* delimited(pieces: AsyncGenerator<Uint8Array>, dialect: Sniffed, odd: Oddities): AsyncGenerator<Batch> {
  // Loaded only when used: hardly any file is written so.
  if (dialect.delimiter.length > 1) yield* withoutMark((await import('./csv-odd.ts')).scanOdd(pieces, dialect));
  else yield* withoutMark(scan(pieces, dialect.bytes, odd));
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
