import type { Problem } from '../model/finding.ts';

/** The characters that should not be in a text, and the bit each has in the answer of `strangeIn`. */
export const Strange = { privateUse: 1, replacement: 2, control: 4, zeroWidth: 8, lost: 16 } as const;

/**
 * How far to step over a character by its first byte; 0: what follows must be looked at. Most text passes on this alone.
 * Control characters but TAB, LF and CR are looked at, the question mark, and C2, E2, EE, EF, F3 and F4, under which the strange ones lie.
 */
const STEP = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) STEP[byte] = byte < 0xc3 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
for (let byte = 0; byte < 0x20; byte++) if (byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) STEP[byte] = 0;
for (const byte of [0x3f, 0x7f, 0xc2, 0xe2, 0xee, 0xef, 0xf3, 0xf4]) STEP[byte] = 0;

/** Which kinds of strange characters bytes[from..to) holds, as bits of `Strange`; 0 for clean text. */
export function strangeIn(bytes: Uint8Array, from: number, to: number): number {
  let found = 0;
  while (from < to) {
    const byte = bytes[from]!;
    const step = STEP[byte]!;
    if (step > 0) {
      from += step;
    } else {
      found |= kindOf(byte, bytes[from + 1]!, bytes[from + 2]!);
      from += byte < 0x80 ? 1 : byte === 0xc2 ? 2 : byte < 0xf0 ? 3 : 4;
    }
  }
  return found;
}

function kindOf(first: number, second: number, third: number): number {
  if (first === 0x3f) return second >= 0x80 ? Strange.lost : 0;
  if (first < 0x80) return Strange.control;
  // U+0080-009F
  if (first === 0xc2) return second < 0xa0 ? Strange.control : 0;
  if (first === 0xe2) {
    // □ and ■
    if (second === 0x96 && (third === 0xa0 || third === 0xa1)) return Strange.lost;
    return second === 0x80 && third >= 0x8b && third <= 0x8d ? Strange.zeroWidth : 0;
  }
  // U+E000-F8FF is EE 80 80 to EF A3 BF; planes 15 and 16 begin with F3 B0 and F4.
  if (first === 0xee || first === 0xf4) return Strange.privateUse;
  if (first === 0xf3) return second >= 0xb0 ? Strange.privateUse : 0;
  if (second <= 0xa3) return Strange.privateUse;
  if (second === 0xbb && third === 0xbf) return Strange.zeroWidth;
  return second === 0xbf && third === 0xbd ? Strange.replacement : 0;
}

const PATTERNS: readonly (readonly [bit: number, pattern: RegExp])[] = [
  [Strange.privateUse, /\p{Co}/u],
  [Strange.replacement, /\ufffd/u],
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the joiner itself is what is looked for.
  [Strange.zeroWidth, /[\u200b\u200c\u200d\ufeff]/u],
  [Strange.control, /(?![\t\n\r])\p{Cc}/u],
];

/** The first strange character of one kind, as people look it up: `U+E001`. */
export function strangeCharacter(text: string, bit: number): string {
  if (bit === Strange.lost) return lostIn(text) ?? '';
  const character = PATTERNS.find(([kind]) => kind === bit)?.[1].exec(text)?.[0];
  const code = character?.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

const privateUse: Problem = {
  name: 'private-use-character',
  level: 'warning',
  says: {
    zh: '「{found}」含有造字 {character}，別人的電腦顯示不出來。',
    en: '“{found}” holds the private-use character {character}, which other computers cannot show.',
  },
  why: {
    zh: '造字（使用者自造字元）只在造字的那臺電腦上有意義；同一個字碼在不同機關可能是不同的字。',
    en: 'Private-use characters mean something only where they were made; the same code is a different character at another agency.',
  },
  mend: {
    zh: '請到全字庫（CNS 11643）查出這個字的正式字碼後改寫；沒有正式字碼的字，請在說明欄註記。',
    en: 'Look up the character’s official code in CNS 11643 (全字庫) and write that; where there is none, say so in a remark.',
  },
  example: { before: '\ue001子里', after: '磘子里' },
};

const replacement: Problem = {
  name: 'replacement-character',
  level: 'error',
  says: {
    zh: '「{found}」有字元已經遺失（顯示為 \ufffd）。',
    en: '“{found}” has lost a character (shown as \ufffd).',
  },
  why: {
    zh: '這個符號表示先前轉檔時有字無法轉換，原來的字已經不在檔案裡，無法自動救回。',
    en: 'The sign stands where an earlier conversion failed; the original character is no longer in the file.',
  },
  mend: {
    zh: '請從原始資料重新匯出為 UTF-8，或查明原字後補上。',
    en: 'Export again from the original data as UTF-8, or find out the character and write it.',
  },
  example: { before: '溫\ufffd路', after: '溫泉路' },
};

const control: Problem = {
  name: 'control-character',
  level: 'warning',
  says: {
    zh: '「{found}」含有看不見的控制字元 {character}。',
    en: '“{found}” holds the invisible control character {character}.',
  },
  why: {
    zh: '控制字元看不見，卻會讓比對失敗，也會讓部分程式讀檔中斷。',
    en: 'Control characters cannot be seen, yet comparisons fail on them and some programs stop reading.',
  },
  mend: {
    zh: '請刪除這個字元，通常重新輸入這一格即可。',
    en: 'Remove the character; typing the cell again usually does.',
  },
  example: { before: '中正\u0002區', after: '中正區' },
};

const zeroWidth: Problem = {
  name: 'zero-width-character',
  level: 'warning',
  says: {
    zh: '「{found}」中間含有零寬字元 {character}。',
    en: '“{found}” holds the zero-width character {character}.',
  },
  why: {
    zh: '零寬字元看不見，兩個看起來一樣的字會因此比對不起來，多半是從網頁複製貼上帶進來的。',
    en: 'It cannot be seen, so two texts that look alike do not match; it mostly comes from pasting web pages.',
  },
  mend: { zh: '請刪除這個字元，或重新輸入這一格。', en: 'Remove the character, or type the cell again.' },
  example: { before: '中正\u200b區', after: '中正區' },
};

const lost: Problem = {
  name: 'lost-character',
  level: 'warning',
  says: {
    zh: '「{found}」裡的「{character}」可能是轉檔時遺失的字，預期是原來的字。',
    en: 'In “{found}” the sign {character} may stand for a character that was lost in a conversion; expected that character.',
  },
  why: {
    zh: '轉成 Big5 時，Big5 沒有的字（例如堃、峯、罕用地名）會變成問號或方框，原來的字已經不在檔案裡，名稱就查不到、也對不起來。',
    en: 'Characters that Big5 does not have become question marks or boxes when a file is converted to it. The character is gone, and the name can no longer be found or matched.',
  },
  mend: {
    zh: '請從原始系統重新匯出為 UTF-8，或查明原字後補上；本來就是問號的，可以不改。',
    en: 'Export again from the original system as UTF-8, or find out the character and write it. Where a question mark is meant, leave it.',
  },
  example: { before: '上?國小', after: '上崁國小' },
};

/** Words and signs that only questions and whole sentences have, and boxes to tick. */
const SENTENCE = /[嗎呢吧什怎哪誰]|多少|[是能可]否|有無|[如為]何|請問|幾[個人時天年月]|[，。；！]|[□■].*[□■]|https?:/u;
const INSIDE = /(?<=\p{Script=Han})(?:\?{1,2}|[□■])(?=\p{Script=Han})/u;
/** 王□明 was covered by hand. */
const COVERED = /^\p{Script=Han}[□■]\p{Script=Han}$/u;
const LONGEST = 30;

/** The sign that stands where a character of a name was lost: between Chinese characters, in a text that is no sentence. */
function lostIn(text: string): string | undefined {
  if (text.length > LONGEST || SENTENCE.test(text) || COVERED.test(text)) return undefined;
  return INSIDE.exec(text)?.[0];
}

/** The bits of `found` that count in this text: a question mark may be meant. */
export function meant(found: number, text: () => string): number {
  return (found & Strange.lost) !== 0 && lostIn(text()) === undefined ? found & ~Strange.lost : found;
}

/** What is reported for each bit. */
export const strangeProblems: readonly (readonly [bit: number, problem: Problem])[] = [
  [Strange.privateUse, privateUse],
  [Strange.replacement, replacement],
  [Strange.control, control],
  [Strange.zeroWidth, zeroWidth],
  [Strange.lost, lost],
];
