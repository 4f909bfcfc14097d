/** The members of an OPC package (ECMA-376 part 2): those of a workbook that is there, or those that one would have. */
export interface Parts {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The member's content in pieces. */
  stream(name: string): AsyncIterable<Uint8Array>;
  /** A small member as a whole. */
  whole(name: string): Promise<Uint8Array>;
}

/** A member to be written: what is made is asked for when its turn comes, so that later ones know what earlier ones needed. */
export interface Member {
  readonly name: string;
  content(): AsyncIterable<Uint8Array>;
}

/** The text of a small XML member, whatever its encoding, without a byte-order mark. */
export async function textOf(parts: Parts, name: string): Promise<string> {
  const bytes = await parts.whole(name);
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** XML says by its first bytes which Unicode encoding it is in (XML 1.0, appendix F). */
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

/** A declaration that names another encoding than the one the text will be written in would be a lie. */
export function declaredUtf8(text: string): string {
  return text.replace(/^(\s*<\?xml[^>]*?encoding\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"UTF-8"');
}
