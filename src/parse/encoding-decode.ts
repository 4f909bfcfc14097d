import { isUtf8 } from 'node:buffer';
import type { Bytes } from '../model/sheet.ts';
import { big5ToUtf8 } from '../text/big5.ts';
import { decodingOf, type EncodingLabel } from '../text/text-decoder.ts';
import { beyondAscii } from './each-line.ts';
import { cleanIn } from './encoding-survey.ts';
import { type Mojibake, mendText } from './mojibake.ts';

/** CP950 as UTF-8, in pieces that are overwritten by the next. */
export async function* fromBig5(bytes: Bytes, skip: number): AsyncGenerator<Uint8Array> {
  let to = new Uint8Array(0);
  let input = new Uint8Array(0);
  let rest = 0;
  for await (const piece of bytes.stream(skip)) {
    if (input.length < piece.length + 1) {
      const longer = new Uint8Array(piece.length + 1);
      if (rest) longer[0] = input[0]!;
      input = longer;
    }
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

/** Any encoding by way of strings; what is no character becomes U+FFFD. */
export async function* fromText(bytes: Bytes, skip: number, label: EncodingLabel): AsyncGenerator<Uint8Array> {
  const decoding = decodingOf(label);
  const encoder = new TextEncoder();
  let to = new Uint8Array(0);
  for await (const piece of bytes.stream(skip)) {
    const text = decoding.decode(piece, false);
    if (to.length < text.length * 3) to = new Uint8Array(text.length * 3);
    yield to.subarray(0, encoder.encodeInto(text, to).written);
  }
  const end = decoding.decode(new Uint8Array(0), true);
  if (end) yield encoder.encode(end);
}

/** Lines of two encodings: a line that is UTF-8 is read as such, any other as `label`, or as UTF-8 with losses if it has fewer of them. */
export async function* fromMixed(bytes: Bytes, skip: number, label: EncodingLabel): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield* byLines(bytes.stream(skip), (line) => {
    if (!beyondAscii(line) || isUtf8(line)) return line;
    const text = decodingOf(label).decode(line, true);
    if (cleanIn(line, label)) return encoder.encode(text);
    const broken = new TextDecoder('utf-8', { ignoreBOM: true }).decode(line);
    return encoder.encode(losses(broken) < losses(text) ? broken : text);
  });
}

function losses(text: string): number {
  return text.split('\ufffd').length;
}

/** UTF-8 with its mojibake put right, cell by cell where that loses nothing. */
export async function* mended(pieces: AsyncIterable<Uint8Array>, kind: Mojibake): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  yield* byLines(pieces, (line) =>
    beyondAscii(line) ? encoder.encode(mendText(decoder.decode(line), kind).text) : line,
  );
}

/** A longer line is changed in parts, which end where no character of any encoding goes on. */
const LONGEST = 4 << 20;

function safeCut(bytes: Uint8Array, from: number): number {
  for (let i = bytes.length; i > from; i--) if (bytes[i - 1]! < 0x30) return i;
  return bytes.length;
}

/** Changes whole lines; one that the file ends in needs no line end. */
async function* byLines(
  pieces: AsyncIterable<Uint8Array>,
  change: (line: Uint8Array) => Uint8Array,
): AsyncGenerator<Uint8Array> {
  let carry: Uint8Array = new Uint8Array(0);
  for await (const piece of pieces) {
    const all = carry.length > 0 ? Buffer.concat([carry, piece]) : piece;
    const parts: Uint8Array[] = [];
    let from = 0;
    for (let end = all.indexOf(10); end >= 0; end = all.indexOf(10, from)) {
      parts.push(change(all.subarray(from, end + 1)));
      from = end + 1;
    }
    if (all.length - from > LONGEST) {
      const cut = safeCut(all, from);
      parts.push(change(all.subarray(from, cut)));
      from = cut;
    }
    carry = new Uint8Array(all.subarray(from));
    if (parts.length > 0) yield Buffer.concat(parts);
  }
  if (carry.length > 0) yield change(carry);
}
