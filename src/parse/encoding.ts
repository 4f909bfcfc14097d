import { isUtf8 } from 'node:buffer';
import { Fault } from '../model/fault.ts';
import type { Findings, Problem } from '../model/finding.ts';
import type { ParseHints } from '../model/parser.ts';
import type { Bytes, Delivery } from '../model/sheet.ts';
import { type Big5Fit, big5Fit, big5ToUtf8 } from '../text/big5.ts';
import { wholeUtf8 } from '../text/utf8.ts';

export interface Encoding {
  readonly name: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'cp950';
  /** Bytes of the byte-order mark. */
  readonly skip: number;
}

export const encodingProblem: Problem = {
  name: 'file-not-utf-8',
  level: 'note',
  says: {
    zh: '檔案的編碼是 {found}，發布的檔案一律轉為 UTF-8。',
    en: 'Found the encoding {found}; what is published is UTF-8.',
  },
  why: {
    zh: '不同電腦讀 Big5 時，少數字元會變成不同的字；UTF-8 沒有這個問題。',
    en: 'Computers read some Big5 characters differently; UTF-8 has no such trouble.',
  },
  mend: {
    zh: '另存新檔時選擇「CSV UTF-8（逗號分隔）」。',
    en: 'Save the file as “CSV UTF-8 (comma delimited)”.',
  },
  example: { before: 'Big5：A4A4 A4E5', after: 'UTF-8：E4B8AD E69687' },
};

const SAMPLE = 1 << 20;
const NOTHING: Big5Fit = { pairs: 0, common: 0, broken: 0, firstBroken: -1, lead: 0 };

/** By evidence, strictly: a byte-order mark, then the whole file as UTF-8, then zero bytes, then CP950; nothing else is tried. */
export async function detectEncoding(delivery: Delivery, hints: ParseHints): Promise<Encoding> {
  const head = await delivery.bytes.slice(0, Math.min(SAMPLE, delivery.bytes.size));
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', skip: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', skip: 2 };
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const wide = zeroBytes(head);
  if (wide) return { name: wide, skip: 0 };
  if (delivery.utf8) return bom ? { name: 'utf-8-bom', skip: 3 } : { name: 'utf-8', skip: 0 };
  if (bom || hints.encoding === 'utf-8') throw await brokenUtf8(delivery);
  return cp950(delivery, hints);
}

/** UTF-16 without a mark: many bytes are zero, nearly all of them in the same half of the pairs. */
function zeroBytes(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const counts = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) counts[i & 1]!++;
  const [even, odd] = counts as [number, number];
  if (even + odd < head.length / 40) {
    if (even + odd > 0) {
      throw new Fault('format-unknown', {
        zh: '檔案裡有空位元組（NUL），不是純文字，也不是認得的試算表格式。請確認檔案沒有損壞。',
        en: 'The file holds NUL bytes: it is neither plain text nor a spreadsheet that is known here. Check that it is not damaged.',
      });
    }
    return undefined;
  }
  return odd > even * 9 ? 'utf-16le' : even > odd * 9 ? 'utf-16be' : undefined;
}

async function cp950(delivery: Delivery, hints: ParseHints): Promise<Encoding> {
  let pairs = 0;
  let common = 0;
  let offset = 0;
  let lead = 0;
  for await (const piece of delivery.bytes.stream()) {
    hints.signal?.throwIfAborted();
    // A code cut by the piece's end is looked at with the first byte of the next.
    const seam = lead > 0 ? big5Fit(Uint8Array.of(lead, piece[0]!)) : NOTHING;
    if (seam.broken) throw await neither(delivery, offset - 1);
    const begin = lead > 0 ? 1 : 0;
    const fit = big5Fit(piece.subarray(begin));
    if (fit.broken) throw await neither(delivery, offset + begin + fit.firstBroken);
    pairs += seam.pairs + fit.pairs;
    common += seam.common + fit.common;
    offset += piece.length;
    lead = fit.lead;
  }
  // Taiwanese tables have nine of ten characters among the 5,401 common ones; GBK text read as Big5 has about half.
  if (pairs >= 20 && common / pairs < 0.7 && hints.encoding !== 'cp950') {
    throw new Fault('encoding-unknown', {
      zh: '檔案不是 UTF-8，讀成 Big5 時又多是罕用字，可能是簡體中文（GBK）或其他編碼。請另存為 UTF-8，或在發布流程的 source.encoding 註明編碼。',
      en: 'The file is not UTF-8, and read as Big5 it is mostly rare characters; it may be GBK or another encoding. Save it as UTF-8, or declare source.encoding in the pipeline.',
    });
  }
  return { name: 'cp950', skip: 0 };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

async function lineOf(bytes: Bytes, offset: number): Promise<number> {
  let line = 1;
  let at = 0;
  for await (const piece of bytes.stream()) {
    for (let i = 0; i < piece.length && at < offset; i++, at++) if (piece[i] === 10) line++;
    if (at >= offset) break;
  }
  return line;
}

async function brokenUtf8(delivery: Delivery): Promise<Fault> {
  const line = await lineOf(delivery.bytes, await firstBrokenUtf8(delivery.bytes));
  return new Fault('encoding-unknown', {
    zh: `檔案標示為 UTF-8，但第 ${line} 行有不屬於 UTF-8 的位元組。請用原本的程式重新存成「CSV UTF-8」。`,
    en: `The file says it is UTF-8, but line ${line} holds bytes that are not. Save it again as UTF-8 from the program it was made with.`,
  });
}

async function neither(delivery: Delivery, big5Offset: number): Promise<Fault> {
  const big5Line = await lineOf(delivery.bytes, big5Offset);
  const utf8Line = await lineOf(delivery.bytes, await firstBrokenUtf8(delivery.bytes));
  return new Fault('encoding-unknown', {
    zh: `檔案既不是 UTF-8（第 ${utf8Line} 行不符），也不是 Big5（第 ${big5Line} 行不符）；可能混用了兩種編碼，或檔案損壞。請全部另存為 UTF-8。`,
    en: `The file is neither UTF-8 (line ${utf8Line} does not fit) nor Big5 (line ${big5Line} does not fit): two encodings may be mixed, or it is damaged. Save all of it as UTF-8.`,
  });
}

/** Where the first byte is that is no UTF-8, by halving the first piece that does not fit. */
async function firstBrokenUtf8(bytes: Bytes): Promise<number> {
  let offset = 0;
  let carry = new Uint8Array(0);
  for await (const piece of bytes.stream()) {
    const all = joined(carry, piece);
    const whole = all.subarray(0, wholeUtf8(all, all.length));
    if (!isUtf8(whole)) {
      let low = 0;
      let high = whole.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (isUtf8(whole.subarray(0, wholeUtf8(whole, middle)))) low = middle;
        else high = middle;
      }
      return offset - carry.length + low;
    }
    carry = all.slice(whole.length);
    offset += piece.length;
  }
  return Math.max(0, offset - 1);
}

/** The file as UTF-8 without its byte-order mark, in pieces of about 1 MB that are overwritten by the next. */
export async function* utf8Pieces(bytes: Bytes, encoding: Encoding): AsyncGenerator<Uint8Array> {
  if (encoding.name === 'cp950') yield* fromBig5(bytes);
  else if (encoding.name.startsWith('utf-16')) yield* fromUtf16(bytes, encoding);
  else yield* bytes.stream(encoding.skip);
}

async function* fromBig5(bytes: Bytes): AsyncGenerator<Uint8Array> {
  let to = new Uint8Array(0);
  let input = new Uint8Array(0);
  let rest = 0;
  for await (const piece of bytes.stream()) {
    if (input.length < piece.length + 1) input = new Uint8Array(piece.length + 1);
    // A lead byte left from the piece before stands at input[0].
    input.set(piece, rest);
    const length = piece.length + rest;
    if (to.length < length * 1.5 + 8) to = new Uint8Array(Math.ceil(length * 1.5) + 8);
    const done = big5ToUtf8(input, length, to, false);
    rest = done.rest;
    if (rest) input[0] = input[length - 1]!;
    yield to.subarray(0, done.written);
  }
  if (rest) yield to.subarray(0, big5ToUtf8(input, 1, to, true).written);
}

async function* fromUtf16(bytes: Bytes, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding.name, { ignoreBOM: true });
  const encoder = new TextEncoder();
  let to = new Uint8Array(0);
  for await (const piece of bytes.stream(encoding.skip)) {
    const text = decoder.decode(piece, { stream: true });
    if (to.length < text.length * 3) to = new Uint8Array(text.length * 3);
    yield to.subarray(0, encoder.encodeInto(text, to).written);
  }
  const end = decoder.decode();
  if (end) yield encoder.encode(end);
}

/** Says what a steward may want to change about the file's encoding. */
export function reportEncoding(encoding: Encoding, findings: Findings): void {
  if (encoding.name === 'cp950') findings.file(encodingProblem, { found: 'Big5（CP950）' });
  else if (encoding.name.startsWith('utf-16')) findings.file(encodingProblem, { found: encoding.name.toUpperCase() });
}
