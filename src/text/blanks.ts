/** What can stand around a value for layout only: TAB, LF, CR, space, U+00A0, U+200B-D, U+3000 and U+FEFF. */
const BLANKS = '\\t\\n\\r \\u00a0\\u200b-\\u200d\\u3000\\ufeff';
const AROUND = new RegExp(`^[${BLANKS}]+|[${BLANKS}]+$`, 'g');

/** The text without layout blanks at its ends; blanks inside stay. */
export function trimBlanks(text: string): string {
  return text.replace(AROUND, '');
}

/** 1 for bytes with which a blank can begin: one look tells that most cells need no trimming. */
export const BLANK_FIRST = table([0x09, 0x0a, 0x0d, 0x20, 0xc2, 0xe2, 0xe3, 0xef]);
/** 1 for bytes with which a blank can end. */
export const BLANK_LAST = table([0x09, 0x0a, 0x0d, 0x20, 0x80, 0xa0, 0x8b, 0x8c, 0x8d, 0xbf]);

function table(bytes: readonly number[]): Uint8Array {
  const marks = new Uint8Array(256);
  for (const byte of bytes) marks[byte] = 1;
  return marks;
}

function isAsciiBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

/** U+3000, U+FEFF or U+200B-D as UTF-8. */
function isWideBlank(a: number, b: number, c: number): boolean {
  if (a === 0xe3) return b === 0x80 && c === 0x80;
  if (a === 0xef) return b === 0xbb && c === 0xbf;
  return a === 0xe2 && b === 0x80 && c >= 0x8b && c <= 0x8d;
}

/** Where the first byte stands in bytes[from..to) that belongs to no blank; `to` if there is none. */
export function skipBlanks(bytes: Uint8Array, from: number, to: number): number {
  while (from < to) {
    const byte = bytes[from]!;
    if (isAsciiBlank(byte)) from++;
    else if (byte === 0xc2 && from + 1 < to && bytes[from + 1] === 0xa0) from += 2;
    else if (byte >= 0xe2 && from + 2 < to && isWideBlank(byte, bytes[from + 1]!, bytes[from + 2]!)) from += 3;
    else break;
  }
  return from;
}

/** Where bytes[from..to) ends once the blanks at its end are left out. */
export function dropBlanks(bytes: Uint8Array, from: number, to: number): number {
  while (to > from) {
    const byte = bytes[to - 1]!;
    if (isAsciiBlank(byte)) to--;
    else if (byte === 0xa0 && to - 1 > from && bytes[to - 2] === 0xc2) to -= 2;
    else if (byte >= 0x80 && to - 2 > from && isWideBlank(bytes[to - 3]!, bytes[to - 2]!, byte)) to -= 3;
    else break;
  }
  return to;
}
