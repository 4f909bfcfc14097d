import type { Findings, Problem } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import type { Delivery, Opened } from '../model/sheet.ts';
import { detectEncoding, utf8Pieces as evidentPieces, reportEncoding } from './encoding.ts';
import { openRecords } from './open-records.ts';
import { utf8Pieces as declaredPieces } from './xml-pieces.ts';
import { xmlReader } from './xml-reader.ts';

export const encodingDeclared: Problem = {
  name: 'encoding-declared-wrong',
  level: 'warning',
  says: {
    zh: '檔案開頭宣告編碼是 {expected}，內容其實是 {found}；已依內容讀取。',
    en: 'The file declares {expected}, but its content is {found}; it was read by its content.',
  },
  why: {
    zh: '照宣告讀檔的程式會讀出亂碼，或完全讀不出來。',
    en: 'Programs that believe the declaration read wrong characters, or nothing.',
  },
  mend: { zh: '把第一行的 encoding 改成實際的編碼。', en: 'Put the real encoding into the first line.' },
  example: { before: '<?xml version="1.0" encoding="big5"?>', after: '<?xml version="1.0" encoding="utf-8"?>' },
};

/** XML of records: an element that stands again and again is a record, its attributes and children are the columns. */
export const xmlRecords: Parser = { format: 'xml', open };

async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const { encoding, pieces } = await xmlText(delivery, findings, hints);
  return openRecords(delivery, findings, hints, {
    kind: 'XML',
    encoding,
    start: (walk) => xmlReader(delivery.name, walk),
    pieces,
  });
}

/** An XML file as UTF-8: by evidence, and by its declaration where the evidence says nothing. */
export async function xmlText(
  delivery: Delivery,
  findings: Findings,
  hints: ParseHints,
): Promise<{ encoding: string; pieces: () => AsyncIterable<Uint8Array> }> {
  const head = await delivery.bytes.slice(0, 256);
  const text = new TextDecoder('latin1').decode(head);
  const declared = /^(?:ï»¿)?\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(text)?.[1]?.toLowerCase();
  const big5 = declared !== undefined && /^(?:x-)?(?:big-?5|cp-?950|windows-950|ms950)/.test(declared);
  if (!delivery.utf8 && declared !== undefined && !big5 && !/^(?:utf-?8|us-ascii|utf-?16.*|ucs-2)$/.test(declared)) {
    return { encoding: declared, pieces: () => declaredPieces(delivery.bytes.stream(), delivery.name) };
  }
  const encoding = await detectEncoding(delivery, { ...(big5 && { encoding: 'cp950' }), ...hints });
  reportEncoding(encoding, findings);
  const real = encoding.name.startsWith('utf-8') ? 'utf-8' : encoding.name;
  const agrees =
    declared === undefined || (real === 'cp950' ? big5 : real.startsWith(declared.replace('utf8', 'utf-8')));
  const ascii = declared === 'us-ascii' || declared === 'iso-8859-1';
  if (!agrees && !ascii && !(real === 'utf-8' && (await isAscii(delivery)))) {
    findings.file(encodingDeclared, { found: real.toUpperCase(), expected: declared!.toUpperCase() });
  }
  return { encoding: encoding.name, pieces: () => evidentPieces(delivery.bytes, encoding) };
}

/** ASCII is the same in every encoding that is declared in practice. */
async function isAscii(delivery: Delivery): Promise<boolean> {
  for await (const piece of delivery.bytes.stream()) if (piece.some((byte) => byte > 127)) return false;
  return true;
}
