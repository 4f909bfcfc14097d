import { bomb } from './faults.ts';
import { markReader } from './mark-reader.ts';
import { type Reader, Scalar, type Walk } from './walk.ts';
import { CDATA, CLOSE, EMPTY, OPEN, startXml, type Xml } from './xml.ts';
import { type Arena, copyBytes, copyText } from './xml-text.ts';

/** An element that is open. */
interface Element {
  /** Where its text begins; that of its children is taken away again. */
  readonly from: number;
  /** It has attributes or children. */
  object: boolean;
}

const DEPTH = 256;
const COLON = 58;

/** Reads XML as records: an element is a member of the one it stands in, and so is an attribute. Prefixes of namespaces are left out. */
export function xmlReader(part: string, walk: Walk): Reader {
  const xml = startXml(part, true);
  const open: Element[] = [];
  const text: Arena = { bytes: new Uint8Array(4096), used: 0 };

  const asObject = () => {
    const above = open.at(-1);
    if (!above || above.object) return;
    above.object = true;
    walk.object();
  };

  const start = () => {
    asObject();
    if (open.length === DEPTH) throw bomb(part, { zh: `超過 ${DEPTH} 層`, en: `is nested deeper than ${DEPTH}` });
    let from = xml.nameFrom;
    let to = from;
    for (; !isEnd(xml.bytes[to]!); to++) if (xml.bytes[to] === COLON) from = to + 1;
    walk.member(xml.bytes, from, to);
    open.push({ from: text.used, object: false });
    for (let i = 0; i < xml.count; i++) attributeOf(i);
  };

  const attributeOf = (i: number) => {
    const { from, to, prefix } = nameOfAttribute(xml, i);
    if (/^(?:xmlns|xsi|xml)$/.test(prefix)) return;
    asObject();
    const value = text.used;
    copyText(text, xml.bytes, xml.froms[i]!, xml.tos[i]!, false);
    walk.member(xml.bytes, from, to);
    walk.scalar(text.bytes, value, text.used, Scalar.string);
    walk.up();
    text.used = value;
  };

  const end = () => {
    const { from, object } = open.pop()!;
    const { bytes } = text;
    let begin = from;
    let to = text.used;
    // Line ends and blanks between elements are layout; a text of its own keeps its blanks.
    const blank = isBlank(bytes, begin, to);
    if (object) while (to > begin && bytes[to - 1]! <= 32) to--;
    if (object) while (begin < to && bytes[begin]! <= 32) begin++;
    if (!object || !blank) walk.scalar(bytes, begin, blank ? begin : to, Scalar.string);
    walk.up();
    text.used = from;
  };

  const mark = (kind: number) => {
    if (open.length > 0 && xml.textTo > xml.textFrom) {
      if (kind === CDATA) copyBytes(text, xml.bytes, xml.textFrom, xml.textTo);
      else copyText(text, xml.bytes, xml.textFrom, xml.textTo, false);
    }
    if (kind === OPEN || kind === EMPTY) start();
    if (kind === EMPTY || kind === CLOSE) end();
  };

  return markReader(xml, mark);
}

/** The name of an attribute stands before its value: only its hash is kept. */
export function nameOfAttribute(xml: Xml, i: number): { from: number; to: number; prefix: string } {
  const { bytes } = xml;
  let to = xml.froms[i]! - 1;
  while (bytes[to] !== 61) to--;
  while (bytes[to - 1]! <= 32) to--;
  let from = to;
  while (bytes[from - 1]! > 32) from--;
  const colon = bytes.subarray(from, to).lastIndexOf(COLON);
  const whole = new TextDecoder().decode(bytes.subarray(from, colon < 0 ? to : from + colon));
  return { from: from + colon + 1, to, prefix: colon < 0 && whole !== 'xmlns' ? '' : whole };
}

function isEnd(byte: number): boolean {
  return byte <= 32 || byte === 62 || byte === 47;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at]! > 32) return false;
  return true;
}
