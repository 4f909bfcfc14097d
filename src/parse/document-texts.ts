import { eachMark } from './each-mark.ts';
import { CLOSE, OPEN, startXml } from './xml.ts';
import { type Arena, attribute, copyText } from './xml-text.ts';

const decoder = new TextDecoder();

/** An element with text, as it closes. */
export interface DocumentText {
  /** `nameOf` the element. */
  readonly name: number;
  readonly text: string;
  /** What the attribute asked for says. */
  readonly said: string | undefined;
}

/** Tells all elements of a small part that hold nothing but text; `said` is an attribute, as `nameOf`, that is wanted of each. */
export async function documentTexts(
  pieces: AsyncIterable<Uint8Array>,
  part: string,
  said: number,
  tell: (found: DocumentText) => void,
): Promise<void> {
  const xml = startXml(part, true);
  const arena: Arena = { bytes: new Uint8Array(4096), used: 0 };
  // What the elements around the text said: in custom properties the name is the parent's.
  const saids: (string | undefined)[] = [];
  let opened = 0;
  await eachMark(xml, pieces, (kind) => {
    if (kind === OPEN) {
      saids.push(attribute(xml, said) ?? saids.at(-1));
      opened = xml.name;
    } else if (kind === CLOSE) {
      const above = saids.pop();
      if (xml.name !== opened) return;
      arena.used = 0;
      copyText(arena, xml.bytes, xml.textFrom, xml.textTo, true);
      const text = decoder.decode(arena.bytes.subarray(0, arena.used)).trim();
      if (text !== '') tell({ name: xml.name, text, said: above });
      opened = 0;
    }
  });
}
