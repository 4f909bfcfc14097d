import { isUtf8 } from 'node:buffer';
import type { Bytes } from '../model/sheet.ts';
import { type Big5Fit, big5Fit } from '../text/big5.ts';
import { decodingOf, type EncodingLabel } from '../text/text-decoder.ts';
import { beyondAscii, eachLine } from './each-line.ts';
import { clearlyUtf8 } from './encoding-sample.ts';

/** What all of a file is like in one encoding. */
export interface Survey {
  /** Characters beyond ASCII. */
  readonly characters: number;
  /** Bytes that are no character. */
  readonly broken: number;
  /** Characters that users define. */
  readonly own: number;
  /** For CP950: the share of characters that are common ones; undefined otherwise. */
  readonly common?: number;
}

/** Reads all of the file as `label`, without keeping anything. */
export async function surveyOf(
  bytes: Bytes,
  skip: number,
  label: EncodingLabel,
  signal?: AbortSignal,
): Promise<Survey> {
  if (label === 'cp950') return big5Survey(bytes, skip, signal);
  const decoding = decodingOf(label);
  const counts = { characters: 0, broken: 0, own: 0 };
  for await (const piece of bytes.stream(skip)) {
    signal?.throwIfAborted();
    count(decoding.decode(piece, false), counts);
  }
  count(decoding.decode(new Uint8Array(0), true), counts);
  return counts;
}

function count(text: string, counts: { characters: number; broken: number; own: number }): void {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    counts.characters++;
    if (code === 0xfffd) counts.broken++;
    else if (code >= 0xe000 && code <= 0xf8ff) counts.own++;
  }
}

const NOTHING: Big5Fit = { pairs: 0, common: 0, own: 0, broken: 0, firstBroken: -1, lead: 0 };

async function big5Survey(bytes: Bytes, skip: number, signal?: AbortSignal): Promise<Survey> {
  let pairs = 0;
  let common = 0;
  let own = 0;
  let broken = 0;
  let lead = 0;
  for await (const piece of bytes.stream(skip)) {
    signal?.throwIfAborted();
    // A code cut by the piece's end is looked at with the first byte of the next.
    const seam = lead > 0 ? big5Fit(Uint8Array.of(lead, piece[0]!)) : NOTHING;
    // If the two are no code, the first byte is broken and the second is looked at as the next piece's first.
    const whole = seam.pairs === 1;
    const fit = big5Fit(whole ? piece.subarray(1) : piece);
    pairs += seam.pairs + fit.pairs;
    common += seam.common + fit.common;
    own += seam.own + fit.own;
    broken += (lead > 0 && !whole ? 1 : 0) + fit.broken;
    lead = fit.lead;
  }
  if (lead > 0) broken++;
  return { characters: pairs + broken, broken, own, common: pairs === 0 ? 1 : common / pairs };
}

interface BrokenLines {
  readonly lines: number;
  readonly first: number;
  /** Characters in them that are none. */
  readonly count: number;
  /** The text before the first of these, and its bytes as `E5 8D`. */
  readonly near: string;
  readonly bytes: string;
}

/** Lines beyond ASCII by what they fit: how many of each, and the first of each from 1. */
export interface LineSurvey {
  readonly utf8: { readonly lines: number; readonly first: number };
  readonly other: { readonly lines: number; readonly first: number };
  readonly broken: BrokenLines;
}

/** Looks at each line by itself: UTF-8, or clean in `label`, or neither. */
export async function surveyLines(
  bytes: Bytes,
  skip: number,
  label: EncodingLabel,
  signal?: AbortSignal,
): Promise<LineSurvey> {
  const utf8 = { lines: 0, first: 0 };
  const other = { lines: 0, first: 0 };
  const broken = { lines: 0, first: 0, count: 0, near: '', bytes: '' };
  await eachLine(
    bytes.stream(skip),
    (line, number) => {
      if (!beyondAscii(line)) return undefined;
      const kind = clearlyUtf8(line) ? utf8 : cleanIn(line, label) ? other : broken;
      if (kind.lines++ === 0) kind.first = number;
      if (kind !== broken) return undefined;
      const text = decodingOf(label).decode(line, true);
      if (broken.lines === 1) {
        broken.near = near(text);
        broken.bytes = bytesAt(line, label, text);
      }
      broken.count += text.split('\ufffd').length - 1;
      return undefined;
    },
    signal,
  );
  return { utf8, other, broken };
}

/** Whether a line has no byte that is no character. */
export function cleanIn(line: Uint8Array, label: EncodingLabel): boolean {
  if (label === 'utf-8') return isUtf8(line);
  if (label !== 'cp950') return !decodingOf(label).decode(line, true).includes('\ufffd');
  const fit = big5Fit(line);
  return fit.broken === 0 && fit.lead === 0;
}

/** The text before the first byte that is no character, for finding the place. */
function near(text: string): string {
  const at = text.indexOf('\ufffd');
  return text.slice(Math.max(0, at - 12), at + 1).trim();
}

const MOST_BYTES = 4;

/** The bytes of the first character that is none, with those beyond ASCII that follow, up to four: `E5 8D`. */
function bytesAt(line: Uint8Array, label: EncodingLabel, text: string): string {
  const from = label === 'utf-8' ? Buffer.byteLength(text.slice(0, text.indexOf('\ufffd'))) : brokenFrom(line, label);
  const part = line.subarray(from, from + MOST_BYTES);
  const end = part.findIndex((byte) => byte < 0x80);
  return Buffer.from(end > 0 ? part.subarray(0, end) : part)
    .toString('hex')
    .toUpperCase()
    .replace(/..(?=.)/g, '$& ');
}

/** Where a line first cannot be read: what is broken stays so however much follows, so halving finds it. */
function brokenFrom(line: Uint8Array, label: EncodingLabel): number {
  if (label === 'cp950') {
    const { firstBroken } = big5Fit(line);
    return firstBroken < 0 ? line.length - 1 : firstBroken;
  }
  let whole = 0;
  let broken = line.length;
  while (broken - whole > 1) {
    const middle = (whole + broken) >> 1;
    if (decodingOf(label).decode(line.subarray(0, middle), false).includes('\ufffd')) broken = middle;
    else whole = middle;
  }
  // The second byte shows that the first is none.
  return Math.max(0, broken - 2);
}
