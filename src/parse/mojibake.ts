import { isUtf8 } from 'node:buffer';
import { big5Fit } from '../text/big5.ts';
import { traditional } from '../text/common-characters.ts';
import { encodeText, type WrongLabel } from '../text/encode-text.ts';
import { type Language, plausibility } from '../text/plausible.ts';

/** Text in one encoding that was read as another and saved so. */
export interface Mojibake {
  readonly right: 'utf-8' | 'cp950' | 'gb18030';
  readonly wrong: WrongLabel;
}

/** What a sample shows of one kind: pieces that can be put right without loss, pieces that have lost bytes, the first line of them. */
export interface MojibakeSeen {
  readonly kind: Mojibake;
  readonly whole: number;
  readonly lost: number;
  readonly line: number;
  readonly example: { readonly before: string; readonly after: string };
}

const KINDS: readonly (Mojibake & { readonly language: Language })[] = [
  { right: 'utf-8', wrong: 'cp950', language: 'zh-TW' },
  { right: 'utf-8', wrong: 'windows-1252', language: 'zh-TW' },
  { right: 'utf-8', wrong: 'gb18030', language: 'zh-TW' },
  { right: 'cp950', wrong: 'windows-1252', language: 'zh-TW' },
  { right: 'cp950', wrong: 'gb18030', language: 'zh-TW' },
  { right: 'gb18030', wrong: 'cp950', language: 'zh-CN' },
  { right: 'gb18030', wrong: 'windows-1252', language: 'zh-CN' },
];

/** Runs that a misreading cannot have crossed: no second byte of any of these encodings is below 30, and digits stand alone. */
const RUN = /[^\x00-\x2f\x3a-\x3e|]+/g;
const BEYOND_ASCII = /[^\x00-\x7f]/;
const common = new Set(traditional);

/** The text with every piece put right that can be, and whose way back gives the same text again; the rest stays. */
export function mendText(text: string, kind: Mojibake): { text: string; mended: number } {
  let mended = 0;
  const language = KINDS.find((one) => one.right === kind.right && one.wrong === kind.wrong)?.language ?? 'zh-TW';
  const result = text.replace(RUN, (run) => {
    const at = unitIn(run);
    if (at < 0) return run;
    const unit = run.slice(at);
    const better = usual(unit) ? undefined : putRight(unit, kind, language);
    if (better === undefined) return run;
    mended++;
    return run.slice(0, at) + better.text;
  });
  return { text: result, mended };
}

/** Where in a run the text begins that may have been misread; -1: it is all ASCII. A question mark may stand for a lost byte, but not for a first one. */
function unitIn(run: string): number {
  const first = run.search(BEYOND_ASCII);
  return first < 0 ? -1 : run.lastIndexOf('?', first) + 1;
}

/** Runs beyond ASCII, and where they stand. One search over a long run would try each of its letters as a beginning. */
function unitsOf(text: string): { unit: string; index: number }[] {
  return [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
    const at = unitIn(run);
    return at < 0 ? [] : [{ unit: run.slice(at), index: index + at }];
  });
}

/** The kind of misreading that explains most of a sample, if one clearly does. */
export function findMojibake(text: string): MojibakeSeen | undefined {
  const all = unitsOf(text);
  const units = all.filter(({ unit }) => !usual(unit)).slice(0, 2000);
  if (units.length === 0) return undefined;
  let best: MojibakeSeen | undefined;
  let most = 12;
  for (const kind of KINDS) {
    const tally = tallyOf(text, units, kind);
    // Rare names have such readings by chance, so those that prove nothing must explain much of the text.
    if (kind.right !== 'utf-8' && tally && tally.seen.whole < Math.max(2, all.length * 0.3)) continue;
    if (tally && tally.gain > most) {
      most = tally.gain;
      best = tally.seen;
    }
  }
  return best;
}

function tallyOf(
  text: string,
  units: readonly { readonly unit: string; readonly index: number }[],
  kind: Mojibake & { language: Language },
): { gain: number; seen: MojibakeSeen } | undefined {
  let gain = 0;
  let whole = 0;
  let lost = 0;
  let first: { at: number; before: string; after: string } | undefined;
  for (const { unit, index } of units) {
    const better = putRight(unit, kind, kind.language);
    const shape = !better && kind.right === 'utf-8' ? brokenUtf8(encodeText(unit, kind.wrong)) : 0;
    if (!better && shape === 0) continue;
    gain += better?.gain ?? shape;
    if (better) whole++;
    else lost++;
    if (!first || (better && first.after === '')) {
      first = {
        at: Math.min(index, first?.at ?? index),
        before: unit.slice(0, 20),
        after: better?.text.slice(0, 20) ?? '',
      };
    }
  }
  if (!first) return undefined;
  const line = text.slice(0, first.at).split('\n').length;
  const example = { before: first.before, after: first.after };
  return { gain, seen: { kind: { right: kind.right, wrong: kind.wrong }, whole, lost, line, example } };
}

/** Everyday text of Taiwan is what it should be. */
function usual(unit: string): boolean {
  for (const character of unit) if (character >= '\u0080' && !common.has(character)) return false;
  return true;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const big5 = new TextDecoder('big5', { fatal: true });
const gb18030 = new TextDecoder('gb18030', { fatal: true });
const DECODERS = { 'utf-8': utf8, cp950: big5, gb18030 } as const;

/** Read back into bytes and rightly from there, if nothing is lost either way and the result is likelier text by far. */
function putRight(
  unit: string,
  { right, wrong }: Mojibake,
  language: Language,
): { text: string; gain: number } | undefined {
  const codes = encodeText(unit, wrong);
  if (codes.includes(-1)) return undefined;
  const bytes = Uint8Array.from(codes);
  if (right === 'utf-8' ? !isUtf8(bytes) : right === 'cp950' && big5Fit(bytes).broken > 0) return undefined;
  let text: string;
  try {
    text = DECODERS[right].decode(bytes);
  } catch {
    return undefined;
  }
  if (text === unit || /[\u0080-\u009f\ue000-\uf8ff\ufffd]/.test(text) || !reverses(text, unit, bytes, wrong))
    return undefined;
  const gain =
    Math.max(plausibility(text, language), right === 'utf-8' ? plausibility(text, 'western') : -Infinity) -
    Math.max(plausibility(unit, 'zh-TW'), plausibility(unit, 'western'));
  // Only a misreading makes strict UTF-8 out of characters of another encoding; other pairs must be far better text.
  return gain > (right === 'utf-8' ? 3 : 8) ? { text, gain } : undefined;
}

/** The wrong reading of the same bytes must give the text as it was found. */
function reverses(text: string, unit: string, bytes: Uint8Array, wrong: WrongLabel): boolean {
  if (text.length === 0) return false;
  if (wrong !== 'windows-1252') return new TextDecoder(wrong === 'cp950' ? 'big5' : wrong).decode(bytes) === unit;
  return bytes.length === unit.length;
}

/** Bytes that are UTF-8 but for some that a conversion has lost: how much speaks for it, 0 if not most of them fit. */
function brokenUtf8(bytes: Int16Array): number {
  let fits = 0;
  let others = 0;
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!;
    if (byte >= 0xe3 && byte <= 0xe9 && follows(bytes[i + 1]) && follows(bytes[i + 2])) {
      fits++;
      i += 3;
    } else {
      if (byte >= 0x80) others++;
      i++;
    }
  }
  return fits >= 2 && others <= fits / 2 ? fits * 4 : 0;
}

/** A following byte, or one that was lost; U+FFFD and `?` stand where a byte was. */
function follows(byte: number | undefined): boolean {
  return byte !== undefined && (byte === -1 || byte === 0x3f || (byte >= 0x80 && byte <= 0xbf));
}
