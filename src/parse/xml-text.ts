import type { Xml } from './xml.ts';

/** Bytes that grow at `used`; a batch is one. */
export interface Arena {
  bytes: Uint8Array;
  used: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const AMPERSAND = 38;
const UNDERSCORE = 95;
const CR = 13;
const LF = 10;

/** Makes sure that `length` more bytes fit. */
export function reserve(arena: Arena, length: number): void {
  if (arena.used + length <= arena.bytes.length) return;
  const grown = new Uint8Array(Math.max(arena.bytes.length * 2, arena.used + length + 4096));
  grown.set(arena.bytes.subarray(0, arena.used));
  arena.bytes = grown;
}

/** Appends bytes as they are. */
export function copyBytes(arena: Arena, source: Uint8Array, from: number, to: number): void {
  const length = to - from;
  if (arena.used + length > arena.bytes.length) reserve(arena, length);
  const bytes = arena.bytes;
  let used = arena.used;
  if (length > 48) bytes.set(source.subarray(from, to), used);
  else for (let at = from; at < to; at++) bytes[used++] = source[at]!;
  arena.used += length;
}

/** Appends a short string. */
export function copyString(arena: Arena, text: string): void {
  reserve(arena, text.length * 3);
  arena.used += encoder.encodeInto(text, arena.bytes.subarray(arena.used)).written;
}

/**
 * Appends text of an XML part with its entities decoded and its line ends made LF (XML 1.0 §2.11). `escapes`: `_x000D_` and
 * its like are decoded as well (ECMA-376 part 1, §22.9.2.19, ST_Xstring).
 */
export function copyText(arena: Arena, source: Uint8Array, from: number, to: number, escapes: boolean): void {
  // Nothing gets longer by decoding.
  if (arena.used + to - from > arena.bytes.length) reserve(arena, to - from);
  const bytes = arena.bytes;
  let used = arena.used;
  for (let at = from; at < to; ) {
    const byte = source[at]!;
    if (byte === CR) {
      bytes[used++] = LF;
      at += source[at + 1] === LF && at + 1 < to ? 2 : 1;
    } else if (byte === AMPERSAND || (byte === UNDERSCORE && escapes)) {
      arena.used = used;
      at = byte === AMPERSAND ? entity(arena, source, at, to) : escapeRun(arena, source, at, to);
      used = arena.used;
    } else {
      bytes[used++] = byte;
      at++;
    }
  }
  arena.used = used;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes the entity at `at`; one that XML does not know stays as it is. Gives where it ends. */
function entity(arena: Arena, source: Uint8Array, at: number, to: number): number {
  const semicolon = source.subarray(at, Math.min(to, at + 12)).indexOf(59);
  const word = semicolon < 0 ? '' : decoder.decode(source.subarray(at + 1, at + semicolon));
  const code = codeOf(word);
  if (code !== undefined && code >= 0xd800 && code < 0xdc00) return surrogates(arena, source, at, to);
  const text = code !== undefined && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : named[word];
  if (text === undefined) {
    arena.bytes[arena.used++] = AMPERSAND;
    return at + 1;
  }
  copyString(arena, text);
  return at + semicolon + 1;
}

/** The number of `#x5B57` or `#23383`. */
function codeOf(word: string): number | undefined {
  const number = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(word);
  return number ? (number[1] ? Number.parseInt(number[1], 16) : Number(number[2])) : undefined;
}

/** Some writers make two references of one character, `&#xD83D;&#xDE00;`, which XML forbids but means one thing only. */
function surrogates(arena: Arena, source: Uint8Array, at: number, to: number): number {
  const pair = /^&(#[^;&]{1,7});&(#[^;&]{1,7});/.exec(decoder.decode(source.subarray(at, Math.min(to, at + 24))));
  const low = pair && codeOf(pair[2]!);
  if (!pair || !low || low < 0xdc00 || low > 0xdfff) {
    arena.bytes[arena.used++] = AMPERSAND;
    return at + 1;
  }
  copyString(arena, String.fromCharCode(codeOf(pair[1]!)!, low));
  return at + pair[0].length;
}

const escaped = /^(?:_x[0-9a-fA-F]{4}_)+/;

/** Decodes a run of `_x000D_`, together, so that a pair of surrogates becomes one character. */
function escapeRun(arena: Arena, source: Uint8Array, at: number, to: number): number {
  const run =
    source[at + 1] === 120 ? escaped.exec(decoder.decode(source.subarray(at, Math.min(to, at + 700))))?.[0] : undefined;
  if (run === undefined) {
    arena.bytes[arena.used++] = UNDERSCORE;
    return at + 1;
  }
  const units = run.match(/[0-9a-fA-F]{4}/g)!.map((unit) => Number.parseInt(unit, 16));
  copyString(arena, String.fromCharCode(...units));
  return at + run.length;
}

/** Which attribute of the element is called so, or -1. */
export function attributeAt(xml: Xml, name: number): number {
  for (let i = 0; i < xml.count; i++) if (xml.names[i] === name) return i;
  return -1;
}

const scratch: Arena = { bytes: new Uint8Array(4096), used: 0 };

/** An attribute as a string: for the few that are not cells. */
export function attribute(xml: Xml, name: number): string | undefined {
  const at = attributeAt(xml, name);
  if (at < 0) return undefined;
  scratch.used = 0;
  copyText(scratch, xml.bytes, xml.froms[at]!, xml.tos[at]!, false);
  return decoder.decode(scratch.bytes.subarray(0, scratch.used));
}

/** An attribute of digits, or `otherwise` where it is not there or says something else. */
export function count(xml: Xml, name: number, otherwise: number): number {
  const at = attributeAt(xml, name);
  if (at < 0) return otherwise;
  const to = xml.tos[at]!;
  let value = 0;
  for (let i = xml.froms[at]!; i < to; i++) {
    const digit = xml.bytes[i]! - 48;
    if (digit < 0 || digit > 9) return otherwise;
    value = value * 10 + digit;
  }
  return xml.froms[at] === to ? otherwise : value;
}

/** `1` or `true`. */
export function flag(xml: Xml, name: number): boolean {
  const text = attribute(xml, name);
  return text === '1' || text === 'true';
}
