import { Mark } from './detector.ts';

/** Classes of bytes and characters, so that one OR a character says what a cell can hold. */
export const DIGIT = 1;
const LETTER = 2;
export const AT = 4;
/** Signs that stand between digits: blanks, hyphens, brackets, points, slashes, colons, plus and hash. */
const SEPARATOR = 8;
/** Characters that are not ASCII. */
export const HIGH = 16;
/** 號 */
export const DOOR = 32;
const OTHER = 64;

const classes: Uint8Array = new Uint8Array(128).map((_, byte) => {
  if (byte >= 48 && byte <= 57) return DIGIT;
  if ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)) return LETTER;
  if (byte === 64) return AT;
  return ' -()./:+#\t'.includes(String.fromCharCode(byte)) ? SEPARATOR : OTHER;
});

const SHIFT = 8;
const KINDS = (1 << SHIFT) - 1;

/**
 * What is in bytes[from..to): the classes of its characters, and above them (`digitsOf`) how many are digits, narrow or
 * full-width. One look-up a byte of ASCII, one comparison a character of Chinese.
 */
export function firstLook(bytes: Uint8Array, from: number, to: number): number {
  let kinds = 0;
  let digits = 0;
  for (let i = from; i < to; ) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      const kind = classes[byte]!;
      kinds |= kind;
      digits += kind & DIGIT;
      i++;
      continue;
    }
    kinds |= HIGH;
    // 號 is E8 99 9F.
    if (byte === 0xe8 && bytes[i + 1] === 0x99 && bytes[i + 2] === 0x9f) kinds |= DOOR;
    else if (byte === 0xef) {
      const kind = wideKind(bytes[i + 1]!, bytes[i + 2]!);
      kinds |= kind;
      digits += kind & DIGIT;
    }
    i += byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
  }
  return kinds | (digits << SHIFT);
}

/** Full-width digits are EF BC 90 to 99, ＠ is EF BC A0, letters are EF BC A1 to EF BD 9A. */
function wideKind(second: number, third: number): number {
  if (second === 0xbd) return third <= 0x9a ? LETTER : 0;
  if (second !== 0xbc) return 0;
  if (third === 0xa0) return AT;
  if (third > 0xa0) return LETTER;
  return third >= 0x90 && third <= 0x99 ? DIGIT : 0;
}

export function digitsOf(look: number): number {
  return look >> SHIFT;
}

/** The classes of a look, without its digits. */
export function kindsOf(look: number): number {
  return look & KINDS;
}

/** 1 for = + - @, with which a text becomes a formula; 2 for the apostrophe, with which a spreadsheet keeps a number a text. */
export const formulaFirst: Uint8Array = new Uint8Array(256).map((_, byte) => {
  const sign = String.fromCharCode(byte);
  return '=+-@'.includes(sign) ? 1 : sign === "'" ? 2 : 0;
});

/** What detectors ask for, by a first look. */
export function marksOf(look: number): number {
  const digits = digitsOf(look);
  let marks = 0;
  if ((look & AT) !== 0) marks |= Mark.at;
  if ((look & DOOR) !== 0) marks |= Mark.plate;
  if (digits < 3) return marks;
  marks |= Mark.someDigits;
  if ((look & (LETTER | HIGH)) === (LETTER | HIGH)) marks |= Mark.mixed;
  if (digits < 8) return marks;
  const letter = (look & LETTER) !== 0;
  if (letter) marks |= Mark.letterDigits;
  if ((look & (HIGH | OTHER)) !== 0 || (letter && (look & SEPARATOR) !== 0)) marks |= Mark.inText;
  return digits < 9 ? marks : marks | Mark.nineDigits;
}
