import { hangul, kanji, simplified, traditional } from './common-characters.ts';

/** How likely text is in a language: a unigram model, only as fine as telling one reading of bytes from another needs. */
export type Language = 'zh-TW' | 'zh-CN' | 'ja' | 'ko' | 'western';

const ASCII = -3.5;
const LOST = -22;
const CONTROL = -20;
const PRIVATE = -15;
/** A Chinese character, kana, syllable or sign that the language does not use every day. */
const STRANGE = -16;

/** The natural logarithm of the text's probability. Characters of ASCII cost the same everywhere. */
export function plausibility(text: string, language: Language): number {
  const model = modelOf(language);
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) sum += code < 32 && code !== 9 && code !== 10 && code !== 13 ? CONTROL : ASCII;
    else if (language === 'western') sum += western(text, i, code);
    // The second half of a pair costs nothing: the first one has paid for a rare character.
    else if (code < 0xdc00 || code > 0xdfff) sum += model[code]!;
  }
  return sum;
}

/** Of the characters that are not ASCII, the share that is common in the language, 0..1; 0 where there are none. */
export function commonShare(text: string, language: Language): number {
  const model = modelOf(language);
  let all = 0;
  let common = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    all++;
    if (model[code]! > -10) common++;
  }
  return all === 0 ? 0 : common / all;
}

/** A letter beside letters is a word; a sign is likely only if it is one of the few that tables have. */
function western(text: string, at: number, code: number): number {
  if (code === 0xfffd) return LOST;
  if (code < 0xa0) return CONTROL;
  if ('°±²³µ·×½¼“”‘’–—…•£€§®©'.includes(text[at]!)) return -7;
  const letter = (code >= 0xc0 && code <= 0xff) || 'ŠšŽžŒœŸ'.includes(text[at]!);
  return letter && (asciiLetter(text, at - 1) || asciiLetter(text, at + 1)) ? -6 : -13;
}

function asciiLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 0x20;
  return code >= 0x61 && code <= 0x7a;
}

const models = new Map<Language, Float32Array>();

function modelOf(language: Language): Float32Array {
  const known = models.get(language);
  if (known) return known;
  const model = new Float32Array(65536).fill(STRANGE);
  for (let code = 0x80; code < 0x3000; code++) model[code] = -11.5;
  model.fill(CONTROL, 0x80, 0xa0);
  model.fill(PRIVATE, 0xe000, 0xf900);
  model.fill(-12, 0xff00, 0xfff0);
  model.fill(-13, 0x3040, 0x3130);
  build[language](model);
  ranked(model, '，、。：；（）「」～％／．－＊※○●◎△▲□■〈〉《》【】—…‧·℃　＋＝？！１２３４５６７８９０＄', 0.06);
  model[0xfffd] = LOST;
  models.set(language, model);
  return model;
}

const build: Readonly<Record<Language, (model: Float32Array) => void>> = {
  'zh-TW': (model) => {
    level(model, 'big5', [0xc9, 0xf9], -14.5);
    level(model, 'big5', [0xa4, 0xc6], -11.7);
    ranked(model, traditional, 0.9);
  },
  'zh-CN': (model) => {
    level(model, 'gb18030', [0xd8, 0xf7], -14.3);
    level(model, 'gb18030', [0xb0, 0xd7], -11.2);
    ranked(model, simplified, 0.9);
  },
  ja: (model) => {
    level(model, 'euc-jp', [0xd0, 0xf4], -14.5);
    level(model, 'euc-jp', [0xb0, 0xcf], -10.8);
    ranked(model, kanji, 0.6);
    model.fill(-5.6, 0x3041, 0x3094);
    model.fill(-5.8, 0x30a1, 0x30fd);
    model.fill(-9, 0xff61, 0xffa0);
  },
  ko: (model) => {
    level(model, 'euc-kr', [0xca, 0xfd], -13.5);
    level(model, 'euc-kr', [0xb0, 0xc8], -11);
    ranked(model, hangul, 0.9);
  },
  western: () => undefined,
};

/** The commoner, the likelier, after Zipf; `mass` is the share of all text that these characters make up. */
function ranked(model: Float32Array, characters: string, mass: number): void {
  let sum = 0;
  for (let rank = 0; rank < characters.length; rank++) sum += 1 / (rank + 30);
  for (let rank = 0; rank < characters.length; rank++) {
    const code = characters.charCodeAt(rank);
    model[code] = Math.max(model[code]!, Math.log(mass / sum / (rank + 30)));
  }
}

/** The rows of a character set's level, by their lead bytes. */
function level(model: Float32Array, encoding: string, [from, to]: readonly [number, number], value: number): void {
  const bytes: number[] = [];
  for (let lead = from; lead <= to; lead++) {
    for (let trail = encoding === 'big5' ? 0x40 : 0xa1; trail <= 0xfe; trail++) {
      if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail, 10);
    }
  }
  for (const character of new TextDecoder(encoding).decode(Uint8Array.from(bytes)).split('\n')) {
    if (character.length !== 1 || character === '\ufffd') continue;
    const code = character.charCodeAt(0);
    if (code < 0xe000 || code > 0xf8ff) model[code] = value;
  }
}
