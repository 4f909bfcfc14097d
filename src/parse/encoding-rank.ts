import { hongKong } from '../text/common-characters.ts';
import { commonShare, type Language, plausibility } from '../text/plausible.ts';
import { decodingOf, type EncodingLabel } from '../text/text-decoder.ts';

/** One way to read bytes that are no UTF-8, and how likely what comes out is. */
export interface Reading {
  readonly label: EncodingLabel;
  readonly language: Language;
  readonly text: string;
  /** Natural logarithm, with what is expected before the bytes are seen. */
  readonly weight: number;
}

/** What is tried, and how much must speak for it: Taiwan's own encoding wins where all else is equal. */
const CANDIDATES: readonly (readonly [label: EncodingLabel, language: Language, prior: number])[] = [
  ['cp950', 'zh-TW', 0],
  ['utf-8', 'zh-TW', 0],
  ['gb18030', 'zh-CN', -4],
  ['gb18030', 'zh-TW', -9],
  ['shift_jis', 'ja', -5],
  ['euc-jp', 'ja', -7],
  ['euc-kr', 'ko', -6],
  ['euc-tw', 'zh-TW', -7],
  ['windows-1252', 'western', -6],
];

/** Readings of bytes, the likeliest first. The same text read in two ways is one reading. */
export function rankReadings(bytes: Uint8Array): Reading[] {
  const texts = new Map<EncodingLabel, string>();
  const readings = CANDIDATES.map(([label, language, prior]) => {
    // A character that the end of the sample cuts in two speaks for no reading.
    const text =
      texts.get(label) ??
      decodingOf(label)
        .decode(bytes, true)
        .replace(/\ufffd$/, '');
    texts.set(label, text);
    return { label, language, text, weight: prior + plausibility(text, language) };
  }).sort((a, b) => b.weight - a.weight);
  const different: Reading[] = [];
  for (const one of readings) if (!different.some((other) => other.text === one.text)) different.push(one);
  if (different[0]?.label === 'cp950') return withHongKong(different, bytes);
  return different;
}

/**
 * Codes that users may define in CP950 are characters in HKSCS. Two different everyday characters of Hong Kong among them, and none that
 * HKSCS does not have, are no accident; one alone may be somebody's own character.
 */
function withHongKong(readings: readonly Reading[], bytes: Uint8Array): Reading[] {
  const own = readings[0]!.text.match(/[\ue000-\uf8ff]/g);
  if (!own) return [...readings];
  const text = decodingOf('big5-hkscs').decode(bytes, false);
  if (text.includes('\ufffd')) return [...readings];
  const cp950 = new Set(readings[0]!.text);
  const known = new Set([...text].filter((character) => hongKong.includes(character) && !cp950.has(character)));
  if (known.size < 2) return [...readings];
  return [{ label: 'big5-hkscs', language: 'zh-TW', text, weight: readings[0]!.weight + 20 }, ...readings];
}

/** What speaks for a reading, for people: how many of its characters are common ones, in per cent. */
export function evidenceOf(reading: Reading): number {
  return Math.round(commonShare(reading.text, reading.language) * 100);
}
