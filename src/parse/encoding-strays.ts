import type { Bytes } from '../model/sheet.ts';
import { commonShare } from '../text/plausible.ts';
import { decodingOf, type EncodingLabel } from '../text/text-decoder.ts';
import { beyondAscii, eachLine } from './each-line.ts';
import { evidenceOf, type Reading, rankReadings } from './encoding-rank.ts';

/** Lines that are characters in the file's encoding, but text only in another: how many, the first from 1, and how it reads in each. */
export interface Strays {
  readonly lines: number;
  readonly first: number;
  readonly read: string;
  readonly better: { readonly label: EncodingLabel; readonly text: string };
}

/** Fewer characters prove nothing. */
const FEWEST = 3;
/** Ordinary lines have more common characters than this. */
const ORDINARY = 0.7;
/** Another reading must be e^10 times as likely. */
const MARGIN = 10;
/** Text in an encoding has at least so many common characters, in per cent. */
const TEXT = 60;
/** A file of names and rare characters has many lines to look at twice. */
const MOST_LOOKS = 5000;
/** Files are put together of two by hand; what is larger than this comes out of one system. */
const MOST_BYTES = 8 * 2 ** 20;
const LONGEST = 4096;
const SHOWN = 16;

/** Looks at every line of the first 8 MB by itself; undefined where none reads like another encoding. */
export async function strayLines(
  bytes: Bytes,
  skip: number,
  label: EncodingLabel,
  signal?: AbortSignal,
): Promise<Strays | undefined> {
  let lines = 0;
  let looks = 0;
  let found: Omit<Strays, 'lines'> | undefined;
  const visit = (line: Uint8Array, number: number) => {
    if (label === 'cp950' ? !isOddBig5(line) : isOrdinary(line, label)) return undefined;
    const part = line.subarray(0, LONGEST);
    const better = betterIn(part, label);
    if (better) {
      lines++;
      found ??= {
        first: number,
        read: firstWord(decodingOf(label).decode(part, true)),
        better: { label: better.label, text: firstWord(better.text) },
      };
    }
    return ++looks < MOST_LOOKS;
  };
  await eachLine(beginning(bytes.stream(skip)), visit, signal);
  return found && { lines, ...found };
}

async function* beginning(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = MOST_BYTES;
  for await (const piece of pieces) {
    yield piece.subarray(0, left);
    left -= piece.length;
    if (left <= 0) return;
  }
}

/** Whether a line of Big5 has few common characters among three or more, by its bytes: nearly all lines are passed over so. */
function isOddBig5(line: Uint8Array): boolean {
  let pairs = 0;
  let common = 0;
  for (let i = 0; i + 1 < line.length; i++) {
    const byte = line[i]!;
    if (byte < 0x80 || line[i + 1]! < 0x40) continue;
    i++;
    pairs++;
    // The punctuation and the 5,401 common characters: A140 to C67E.
    if (byte >= 0xa1 && (byte < 0xc6 || (byte === 0xc6 && line[i]! <= 0x7e))) common++;
  }
  return pairs >= FEWEST && common < pairs * ORDINARY;
}

function isOrdinary(line: Uint8Array, label: EncodingLabel): boolean {
  if (!beyondAscii(line)) return true;
  const beyond = decodingOf(label)
    .decode(line, true)
    .replace(/[\x00-\x7f]+/g, '');
  return beyond.length < FEWEST || LANGUAGES.some((language) => commonShare(beyond, language) >= ORDINARY);
}

const LANGUAGES = ['zh-TW', 'zh-CN', 'ja', 'ko'] as const;

function betterIn(line: Uint8Array, label: EncodingLabel): Reading | undefined {
  const readings = rankReadings(line);
  const [best] = readings;
  const own = readings.find((one) => one.label === label);
  if (!best || !own || best === own || best.label === 'windows-1252') return undefined;
  // What differs only in characters that users define is the file's own encoding.
  if (best.label === 'big5-hkscs' && label === 'cp950') return undefined;
  return best.weight - own.weight >= MARGIN && evidenceOf(best) >= TEXT ? best : undefined;
}

/** The first cell beyond ASCII from where it is so, or what of it is short enough to show. */
function firstWord(text: string): string {
  return (/[^\x00-\x7f][^,;|\t\r\n"]*/.exec(text)?.[0] ?? '').slice(0, SHOWN);
}
