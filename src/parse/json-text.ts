import { type Arena, copyString, reserve } from './xml-text.ts';

const BACKSLASH = 92;
const plain: Readonly<Record<number, number>> = { 98: 8, 102: 12, 110: 10, 114: 13, 116: 9 };

/** Appends a JSON string's text with its escapes decoded; the scanner has seen that they are well-formed. */
export function copyJson(arena: Arena, source: Uint8Array, from: number, to: number): void {
  // No escape is shorter than what it stands for.
  reserve(arena, to - from);
  for (let at = from; at < to; ) {
    const byte = source[at]!;
    if (byte !== BACKSLASH) {
      arena.bytes[arena.used++] = byte;
      at++;
    } else if (source[at + 1] !== 117) {
      const letter = source[at + 1]!;
      arena.bytes[arena.used++] = plain[letter] ?? letter;
      at += 2;
    } else at = unicode(arena, source, at, to);
  }
}

/** Two surrogates are one character; half a pair is no character and becomes U+FFFD (RFC 8259 §8.2). */
function unicode(arena: Arena, source: Uint8Array, at: number, to: number): number {
  const first = unit(source, at);
  const paired = first >= 0xd800 && first <= 0xdbff && at + 12 <= to && source[at + 6] === BACKSLASH;
  const second = paired && source[at + 7] === 117 ? unit(source, at + 6) : 0;
  if (second >= 0xdc00 && second <= 0xdfff) {
    copyString(arena, String.fromCharCode(first, second));
    return at + 12;
  }
  copyString(arena, String.fromCharCode(first));
  return at + 6;
}

function unit(source: Uint8Array, at: number): number {
  return Number.parseInt(String.fromCharCode(...source.subarray(at + 2, at + 6)), 16);
}

/** Whether a backslash begins an escape that RFC 8259 §7 knows. */
export function isEscape(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at + 1]!;
  if (byte !== 117) return '"\\/bfnrt'.includes(String.fromCharCode(byte));
  for (let i = at + 2; i < at + 6; i++) {
    const digit = bytes[i]! | 32;
    if (!((digit >= 97 && digit <= 102) || (bytes[i]! >= 48 && bytes[i]! <= 57))) return false;
  }
  return true;
}
