import type { ParseHints } from '../model/parser.ts';
import { beyondAscii, eachLine } from './each-line.ts';
import type { Encoding, Told } from './encoding-facts.ts';
import { SHOWN } from './encoding-faults.ts';
import { mojibake, mojibakeMended } from './encoding-problems.ts';
import { headLines } from './encoding-sample.ts';
import { findMojibake, type Mojibake, mendText } from './mojibake.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Looks at a sample of the text for characters that were read wrongly before; they are put right only if the pipeline asks. */
export async function withMojibake(
  encoding: Encoding,
  text: () => AsyncIterable<Uint8Array>,
  hints: ParseHints,
): Promise<Encoding> {
  const lines = await headLines(text());
  const seen = findMojibake(decoder.decode(lines.bytes));
  if (!seen) return encoding;
  const facts = {
    right: SHOWN[seen.kind.right]!,
    wrong: SHOWN[seen.kind.wrong]!,
    line: lines.numbers[seen.line - 1] ?? seen.line,
    found: seen.example.before,
    expected: seen.example.after === '' ? '？' : seen.example.after,
  };
  const garbled = (whole: number): Told => [mojibake, { ...facts, whole, lost: seen.lost }];
  if (hints.mend !== 'mojibake' || seen.whole === 0) {
    return { ...encoding, told: [...encoding.told, garbled(seen.whole)] };
  }
  const mended: Told = [mojibakeMended, { ...facts, whole: await countMended(text(), seen.kind, hints.signal) }];
  return {
    ...encoding,
    mend: seen.kind,
    told: [...encoding.told, mended, ...(seen.lost > 0 ? [garbled(0)] : [])],
  };
}

async function countMended(text: AsyncIterable<Uint8Array>, kind: Mojibake, signal?: AbortSignal): Promise<number> {
  let mended = 0;
  await eachLine(
    text,
    (line) => {
      if (beyondAscii(line)) mended += mendText(decoder.decode(line), kind).mended;
      return undefined;
    },
    signal,
  );
  return mended;
}
