import { bomb, damaged } from './faults.ts';

/** What `next` came to. WAIT: the bytes end before the next mark does; feed more. */
export const WAIT = 0;
export const OPEN = 1;
export const CLOSE = 2;
/** `<name/>`: it opens and closes at once. */
export const EMPTY = 3;
/** A CDATA section: its text, undecoded, is the text range. */
export const CDATA = 4;
/** A comment or declaration: it carries nothing but the text before it. */
export const ASIDE = 5;

/** A scanner over the bytes of one XML part, in UTF-8 (`utf8Pieces`). After each `next` it describes one mark and the text just before it. */
export interface Xml {
  /** How people know the part: sheet1.xml. */
  readonly part: string;
  /** False: names keep their prefix, as ODF needs, where office:value-type and calcext:value-type are two things. */
  readonly local: boolean;
  bytes: Uint8Array;
  end: number;
  at: number;
  /** How many elements are open, and their names. */
  depth: number;
  readonly stack: Int32Array;
  /** How many bytes of the part went before `bytes`. */
  before: number;
  textFrom: number;
  textTo: number;
  /** `nameOf` of the element. */
  name: number;
  nameFrom: number;
  /** Attributes: names as `nameOf`, values as ranges of `bytes`. */
  count: number;
  readonly names: Int32Array;
  readonly froms: Int32Array;
  readonly tos: Int32Array;
}

const ATTRIBUTES = 256;
const DEPTH = 10_000;
/** A cell holds at most 32,767 characters; what is unread is gone over again with each piece. */
const LONGEST = 4 * 2 ** 20;
const LT = 60;
const GT = 62;
const SLASH = 47;
const COLON = 58;
const EQUALS = 61;
const BRACKET = 91;

export function startXml(part: string, local: boolean): Xml {
  return {
    part,
    local,
    bytes: new Uint8Array(512 * 1024),
    end: 0,
    at: 0,
    depth: 0,
    stack: new Int32Array(DEPTH),
    before: 0,
    textFrom: 0,
    textTo: 0,
    name: 0,
    nameFrom: 0,
    count: 0,
    names: new Int32Array(ATTRIBUTES),
    froms: new Int32Array(ATTRIBUTES),
    tos: new Int32Array(ATTRIBUTES),
  };
}

/** Names are compared as 32-bit hashes: no string is made for a tag. */
export function nameOf(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
  return hash;
}

/** Puts a piece behind what has not been read yet. */
export function feed(xml: Xml, piece: Uint8Array): void {
  const rest = xml.end - xml.at;
  if (rest > LONGEST) throw endless(xml);
  if (rest + piece.length > xml.bytes.length) {
    const grown = new Uint8Array(Math.max(xml.bytes.length * 2, rest + piece.length));
    grown.set(xml.bytes.subarray(xml.at, xml.end));
    xml.bytes = grown;
  } else if (xml.at > 0) xml.bytes.copyWithin(0, xml.at, xml.end);
  xml.bytes.set(piece, rest);
  xml.before += xml.at;
  xml.at = 0;
  xml.end = rest + piece.length;
}

function endless(xml: Xml) {
  return bomb(xml.part, { zh: '有過長的內容', en: 'holds a text without end' });
}

/** To be called when no more pieces come: a part is one element, and ends where that ends. */
export function finish(xml: Xml): void {
  const rest = xml.bytes.subarray(xml.at, xml.end).includes(LT);
  if (xml.depth !== 0 || xml.name === 0 || rest) throw damaged(xml.part, { zh: '內容不完整', en: 'breaks off' });
}

/** Goes to the next mark. */
export function next(xml: Xml): number {
  const bytes = xml.bytes;
  const end = xml.end;
  let at = xml.at;
  xml.textFrom = at;
  while (at < end && bytes[at] !== LT) at++;
  xml.textTo = at;
  if (at + 1 >= end) return WAIT;
  const mark = bytes[at + 1];
  const kind = mark === SLASH ? close(xml, at + 2) : mark === 33 || mark === 63 ? aside(xml, at) : open(xml, at + 1);
  // Also where it came in one piece: what a part is taken for does not hang on how its bytes are cut.
  if (xml.at - xml.textFrom > LONGEST) throw endless(xml);
  return kind;
}

function open(xml: Xml, at: number): number {
  const { bytes, end } = xml;
  const local = xml.local;
  let hash = 0;
  const from = at;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte <= 32 || byte === GT || byte === SLASH) break;
    hash = byte === COLON && local ? 0 : (Math.imul(hash, 31) + byte) | 0;
  }
  at = attributes(xml, at);
  if (at >= end) return WAIT;
  if (bytes[at] === GT) {
    if (xml.depth === DEPTH) throw bomb(xml.part, { zh: `超過 ${DEPTH} 層`, en: `is more than ${DEPTH} levels deep` });
    xml.stack[xml.depth++] = hash;
    xml.at = at + 1;
  } else {
    if (at + 1 >= end) return WAIT;
    if (bytes[at + 1] !== GT) throw broken(xml);
    xml.at = at + 2;
  }
  xml.name = hash;
  xml.nameFrom = from;
  return bytes[at] === GT ? OPEN : EMPTY;
}

/** Notes the attributes from `at` on; gives the place of the `>` or `/` that ends them, or the end of the bytes. */
function attributes(xml: Xml, at: number): number {
  const { bytes, end, names, froms, tos } = xml;
  let count = 0;
  for (;;) {
    while (at < end && bytes[at]! <= 32) at++;
    if (at >= end || bytes[at] === GT || bytes[at] === SLASH) break;
    let hash = 0;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === EQUALS || byte <= 32) break;
      if (byte === GT) throw broken(xml);
      hash = byte === COLON && xml.local ? 0 : (Math.imul(hash, 31) + byte) | 0;
    }
    while (at < end && bytes[at]! <= 32) at++;
    if (at < end && bytes[at] !== EQUALS) throw broken(xml);
    for (at++; at < end && bytes[at]! <= 32; ) at++;
    if (at >= end) return end;
    const quote = bytes[at];
    if ((quote !== 34 && quote !== 39) || count === ATTRIBUTES) throw broken(xml);
    const from = ++at;
    while (at < end && bytes[at] !== quote) at++;
    if (at >= end) return end;
    names[count] = hash;
    froms[count] = from;
    tos[count++] = at++;
  }
  xml.count = count;
  return at;
}

function close(xml: Xml, at: number): number {
  const { bytes, end } = xml;
  let hash = 0;
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte <= 32 || byte === GT) break;
    hash = byte === COLON && xml.local ? 0 : (Math.imul(hash, 31) + byte) | 0;
  }
  while (at < end && bytes[at]! <= 32) at++;
  if (at >= end) return WAIT;
  if (bytes[at] !== GT || --xml.depth < 0 || xml.stack[xml.depth] !== hash) throw broken(xml);
  xml.name = hash;
  xml.at = at + 1;
  return CLOSE;
}

function aside(xml: Xml, at: number): number {
  const opening = ['<!--', '<![CDATA[', '<?', '<!'].find((one) => matches(xml, at, one));
  // The mark may be cut: `<![CD` is known for what it is only with the next piece.
  if (opening === undefined || (opening === '<!' && at + 9 > xml.end)) return WAIT;
  const closing = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' }[opening] ?? '>';
  const from = at + opening.length;
  for (let to = from; to + closing.length <= xml.end; to++) {
    if (!matches(xml, to, closing)) continue;
    xml.at = to + closing.length;
    if (opening === '<!') checkType(xml, from, to);
    if (opening !== '<![CDATA[') return ASIDE;
    // Text before the section is the mark before it, the section itself comes with the next call.
    if (xml.textTo > xml.textFrom) {
      xml.at = at;
      return ASIDE;
    }
    xml.textFrom = from;
    xml.textTo = to;
    return CDATA;
  }
  return WAIT;
}

function matches(xml: Xml, at: number, text: string): boolean {
  if (at + text.length > xml.end) return false;
  for (let i = 0; i < text.length; i++) if (xml.bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** XML 1.0 §2.8: a document type may declare entities, with which a few bytes unfold to gigabytes. No spreadsheet program writes any. */
function checkType(xml: Xml, from: number, to: number): void {
  if (!xml.bytes.subarray(from, to).includes(BRACKET)) return;
  throw damaged(xml.part, { zh: '含有實體宣告（DTD），不予讀取', en: 'declares entities (DTD), which are not read' });
}

function broken(xml: Xml) {
  return damaged(xml.part, { zh: '的 XML 格式不正確', en: 'is not well-formed XML' });
}
