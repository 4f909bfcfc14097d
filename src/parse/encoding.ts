import type { Findings, Problem } from '../model/finding.ts';
import type { ParseHints } from '../model/parser.ts';
import type { Bytes, Delivery } from '../model/sheet.ts';
import { fromBig5, fromMixed, fromText, mended } from './encoding-decode.ts';
import type { Encoding } from './encoding-facts.ts';
import { eitherUtf8, nulBytes, SHOWN, utf7, utf32 } from './encoding-faults.ts';
import { withMojibake } from './encoding-mojibake.ts';
import { otherEncoding } from './encoding-other.ts';
import { betterThanUtf8 } from './encoding-pairs.ts';
import {
  brokenBytes,
  encodingProblem,
  mixedEncodings,
  mojibake,
  mojibakeMended,
  recognised,
  strayEncoding,
} from './encoding-problems.ts';
import { headLines } from './encoding-sample.ts';
import { isUtf7 } from './encoding-utf7.ts';
import { utf16Order } from './encoding-utf16.ts';

/** Everything that can be said about a text file's encoding. */
export const encodingProblems: readonly Problem[] = [
  encodingProblem,
  recognised,
  mixedEncodings,
  strayEncoding,
  brokenBytes,
  mojibake,
  mojibakeMended,
];

const HEAD = 1 << 20;

/**
 * By evidence: a byte-order mark, zero bytes (UTF-16), the whole file as UTF-8, then what the lines that are no UTF-8 read like, then
 * whether all of the file fits that. Fault `encoding-unknown` where this does not decide; then the pipeline's `source.encoding` does.
 */
export async function detectEncoding(delivery: Delivery, hints: ParseHints): Promise<Encoding> {
  const { bytes } = delivery;
  const head = await bytes.slice(0, Math.min(HEAD, bytes.size));
  const skip = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const wide = wideOf(head);
  const found =
    wide ?? (delivery.utf8 ? await utf8(bytes, head, skip, hints) : await otherEncoding(bytes, skip, hints));
  // Lines of another encoding look like text that was read wrongly before: the file's own bytes tell more.
  if (found.told.some(([problem]) => problem === strayEncoding)) return found;
  return withMojibake(found, () => decoded(bytes, found), hints);
}

/** UTF-16, by its mark or by its zero bytes. */
function wideOf(head: Uint8Array): Encoding | undefined {
  const starts = (...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);
  if (starts(0xff, 0xfe, 0, 0) || starts(0, 0, 0xfe, 0xff)) throw utf32();
  const marked = starts(0xff, 0xfe) ? 'utf-16le' : starts(0xfe, 0xff) ? 'utf-16be' : undefined;
  const zeros = marked === undefined && head.includes(0);
  const label = marked ?? (zeros ? utf16Order(head) : undefined);
  if (label) return { name: label, label, skip: marked ? 2 : 0, told: [[encodingProblem, { found: SHOWN[label]! }]] };
  if (zeros) throw nulBytes();
  return undefined;
}

/** Valid UTF-8 is UTF-8, unless it has nothing but pairs of bytes and these make far better text in another encoding. */
async function utf8(bytes: Bytes, head: Uint8Array, skip: number, hints: ParseHints): Promise<Encoding> {
  const plain: Encoding = { name: skip > 0 ? 'utf-8-bom' : 'utf-8', label: 'utf-8', skip, told: [] };
  if (skip > 0 || hints.encoding === 'utf-8') return plain;
  // ISO 2022 switches between character sets by escape sequences of ASCII.
  const shift = head.indexOf(0x1b);
  if (shift >= 0 && head[shift + 1] === 0x24 && (head[shift + 2] === 0x40 || head[shift + 2] === 0x42)) {
    return { ...plain, name: 'iso-2022-jp', label: 'iso-2022-jp', told: [[encodingProblem, { found: 'ISO-2022-JP' }]] };
  }
  if (isUtf7(head)) throw utf7();
  const lines = await headLines(bytes.stream());
  const label = betterThanUtf8(lines.bytes);
  if (label === undefined) return plain;
  if (hints.encoding === undefined) throw eitherUtf8(label, lines.numbers[0]!);
  return {
    ...plain,
    name: hints.encoding,
    label: hints.encoding,
    told: [[encodingProblem, { found: SHOWN[hints.encoding]! }]],
  };
}

/** The file as UTF-8 without its byte-order mark, in pieces of about 1 MB that are overwritten by the next. */
export async function* utf8Pieces(bytes: Bytes, encoding: Encoding): AsyncGenerator<Uint8Array> {
  const pieces = decoded(bytes, encoding);
  yield* encoding.mend ? mended(pieces, encoding.mend) : pieces;
}

function decoded(bytes: Bytes, encoding: Encoding): AsyncIterable<Uint8Array> {
  const { name, label, skip } = encoding;
  if (name === 'mixed') return fromMixed(bytes, skip, label);
  if (label === 'cp950') return fromBig5(bytes, skip);
  if (label === 'utf-8' && !encoding.damaged) return bytes.stream(skip);
  return fromText(bytes, skip, label);
}

/** Says what a steward may want to change about the file's encoding. */
export function reportEncoding(encoding: Encoding, findings: Findings): void {
  for (const [problem, facts] of encoding.told) findings.file(problem, facts);
}
