import { bomb } from './faults.ts';
import { passOver, wrong } from './json-place.ts';
import { isEscape } from './json-text.ts';

/** What `nextToken` came to. WAIT: the bytes end before the next token does; feed more. */
export const WAIT = 0;
export const OBJECT = 1;
export const ARRAY = 2;
/** An object or an array ends. */
export const END = 3;
/** A member's name; its text is the range, without quotes. */
export const KEY = 4;
export const STRING = 5;
export const NUMBER = 6;
export const TRUE = 7;
export const FALSE = 8;
export const NULL = 9;

/**
 * A scanner over the bytes of a JSON text (RFC 8259), strict, with numbers as they are written. Several values one after the
 * other are taken as JSON lines. After each `nextToken` it describes one token.
 */
export interface Json {
  /** How people know the file. */
  readonly part: string;
  bytes: Uint8Array;
  end: number;
  at: number;
  /** How many objects and arrays are open. */
  depth: number;
  /** For each of them whether it is an object. */
  readonly objects: Uint8Array;
  expects: number;
  from: number;
  to: number;
  /** The string holds a backslash: see `copyJson`. */
  escaped: boolean;
  /** Values that stand outside of all others. */
  values: number;
  /** How far an unfinished string has been looked at already, from its first byte; 0: not at all. */
  looked: number;
  /** Line ends, and characters since the last one, in what is no longer in `bytes`. */
  lines: number;
  characters: number;
  /** The file begins and is no token yet: a byte-order mark may come. */
  fresh: boolean;
}

/** What may come next. */
const VALUE = 0;
/** A value, or the end of the array that has just begun. */
const FIRST_VALUE = 1;
const MEMBER = 2;
/** A name, or the end of the object that has just begun. */
const FIRST_MEMBER = 3;
const COLON = 4;
/** A comma, or the end of what is open. */
const AFTER = 5;

const DEPTH = 256;
const LONGEST = 32 * 2 ** 20;
const QUOTE = 34;
const BACKSLASH = 92;
const LF = 10;
const BLANK = 32;

export function startJson(part: string): Json {
  return {
    part,
    bytes: new Uint8Array(512 * 1024),
    end: 0,
    at: 0,
    depth: 0,
    objects: new Uint8Array(DEPTH),
    expects: VALUE,
    from: 0,
    to: 0,
    escaped: false,
    values: 0,
    looked: 0,
    lines: 0,
    characters: 0,
    fresh: true,
  };
}

/** Puts a piece behind what has not been read yet. */
export function feedJson(json: Json, piece: Uint8Array): void {
  const rest = json.end - json.at;
  if (rest > LONGEST) throw bomb(json.part, { zh: '有過長的內容', en: 'holds a text without end' });
  passOver(json, json.at);
  if (rest + piece.length > json.bytes.length) {
    const grown = new Uint8Array(Math.max(json.bytes.length * 2, rest + piece.length));
    grown.set(json.bytes.subarray(json.at, json.end));
    json.bytes = grown;
  } else if (json.at > 0) json.bytes.copyWithin(0, json.at, json.end);
  json.bytes.set(piece, rest);
  json.at = 0;
  json.end = rest + piece.length;
  if (json.fresh && json.end >= 3) {
    json.fresh = false;
    if (json.bytes[0] === 0xef && json.bytes[1] === 0xbb && json.bytes[2] === 0xbf) json.at = 3;
  }
}

/** To be called when no more pieces come, before the last tokens are asked for: a number ends with the file. */
export function endJson(json: Json): void {
  feedJson(json, Uint8Array.of(BLANK));
  json.fresh = false;
}

/** To be called when `nextToken` gives WAIT after `endJson`. */
export function finishJson(json: Json): void {
  if (json.depth === 0 && json.values > 0 && json.looked === 0 && json.at === json.end) return;
  throw wrong(json, json.end - 1, { zh: '中斷，內容不完整', en: 'breaks off here' });
}

/** Goes to the next token. */
export function nextToken(json: Json): number {
  const { bytes, end } = json;
  let at = json.at;
  if (json.fresh) return WAIT;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === BLANK || byte === LF || byte === 13 || byte === 9) continue;
    const { expects } = json;
    if (expects === COLON) {
      if (byte !== 58) throw wrong(json, at, { zh: '名稱後面應該是冒號', en: 'lacks a colon after a name' });
      json.expects = VALUE;
    } else if (expects === AFTER) {
      if (byte === 93 || byte === 125) return close(json, at, byte);
      if (byte !== 44) throw wrong(json, at, { zh: '兩個值之間應該是逗號', en: 'lacks a comma between two values' });
      json.expects = json.objects[json.depth - 1] === 1 ? MEMBER : VALUE;
    } else if (expects === MEMBER || expects === FIRST_MEMBER) {
      if (byte === 125 && expects === FIRST_MEMBER) return close(json, at, byte);
      if (byte !== QUOTE) throw wrong(json, at, { zh: '名稱應該用雙引號括起來', en: 'lacks a name in double quotes' });
      return string(json, at, KEY);
    } else return value(json, at, byte);
  }
  json.at = at;
  return WAIT;
}

function value(json: Json, at: number, byte: number): number {
  if (byte === QUOTE) return string(json, at, STRING);
  if (byte === 123) return open(json, at, OBJECT);
  if (byte === 91) return open(json, at, ARRAY);
  if (byte === 93 && json.expects === FIRST_VALUE) return close(json, at, byte);
  if (byte === 45 || (byte >= 48 && byte <= 57)) return number(json, at);
  if (byte === 116) return word(json, at, 'true', TRUE);
  if (byte === 102) return word(json, at, 'false', FALSE);
  if (byte === 110) return word(json, at, 'null', NULL);
  throw wrong(json, at, { zh: '不是 JSON 的值', en: 'is no JSON value' });
}

function open(json: Json, at: number, kind: number): number {
  if (json.depth === DEPTH) throw bomb(json.part, { zh: `超過 ${DEPTH} 層`, en: `is nested deeper than ${DEPTH}` });
  json.objects[json.depth++] = kind === OBJECT ? 1 : 0;
  json.expects = kind === OBJECT ? FIRST_MEMBER : FIRST_VALUE;
  json.at = at + 1;
  return kind;
}

function close(json: Json, at: number, byte: number): number {
  if (json.depth === 0 || (byte === 125) !== (json.objects[json.depth - 1] === 1)) {
    throw wrong(json, at, { zh: '括號不成對', en: 'has brackets that do not match' });
  }
  json.depth--;
  json.at = at + 1;
  settle(json);
  return END;
}

/** A value has ended: what may follow depends on where it stands. */
function settle(json: Json): void {
  if (json.depth > 0) json.expects = AFTER;
  else {
    json.expects = VALUE;
    json.values++;
  }
}

function string(json: Json, at: number, kind: number): number {
  const { bytes, end } = json;
  let to = at + 1 + json.looked;
  if (json.looked === 0) json.escaped = false;
  for (; to < end; to++) {
    const byte = bytes[to]!;
    if (byte === QUOTE) {
      json.from = at + 1;
      json.to = to;
      json.at = to + 1;
      json.looked = 0;
      if (kind === KEY) json.expects = COLON;
      else settle(json);
      return kind;
    }
    if (byte === BACKSLASH) {
      json.escaped = true;
      const length = bytes[to + 1] === 117 ? 6 : 2;
      if (to + length > end) break;
      if (!isEscape(bytes, to)) throw wrong(json, to, { zh: '有不認得的反斜線寫法', en: 'has an unknown escape' });
      to += length - 1;
    } else if (byte < 32) {
      throw wrong(json, to, {
        zh: '字串裡有換行或控制字元，應寫成 \\n 或 \\u 的形式',
        en: 'has a line break or control character inside a string, which must be written as \\n or \\u',
      });
    }
  }
  json.at = at;
  json.looked = to - at - 1;
  return WAIT;
}

const numbers = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function number(json: Json, at: number): number {
  const { bytes, end } = json;
  let to = at;
  let plain = true;
  for (; to < end; to++) {
    const byte = bytes[to]!;
    if (byte >= 48 && byte <= 57) continue;
    if (byte !== 45 && byte !== 46 && byte !== 43 && byte !== 101 && byte !== 69) break;
    plain = false;
  }
  json.at = at;
  if (to === end) return WAIT;
  // A whole number without a leading zero is nearly always what stands there.
  if (!plain || (bytes[at] === 48 && to > at + 1)) {
    const text = String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 1000)));
    if (!numbers.test(text)) throw wrong(json, at, { zh: '數字的寫法不正確', en: 'has a number that is none' });
  }
  return scalar(json, at, to, NUMBER);
}

function word(json: Json, at: number, text: string, kind: number): number {
  for (let i = 0; i < text.length; i++) {
    if (at + i >= json.end) {
      json.at = at;
      return WAIT;
    }
    if (json.bytes[at + i] !== text.charCodeAt(i))
      throw wrong(json, at, { zh: '不是 JSON 的值', en: 'is no JSON value' });
  }
  return scalar(json, at, at + text.length, kind);
}

function scalar(json: Json, at: number, to: number, kind: number): number {
  json.from = at;
  json.to = to;
  json.at = to;
  settle(json);
  return kind;
}
