const QUOTE = 0x22;
const COMMA = 0x2c;
const CR = 0x0d;
const LF = 0x0a;
const decoder = new TextDecoder();

/**
 * The cells of one column of a CSV file as we publish it (RFC 4180, UTF-8, a header, CRLF): its different values in the order in which
 * they first come, missing ones left out. Undefined: the header has no such name.
 */
export function csvColumn(bytes: Uint8Array, name: string): readonly string[] | undefined {
  const values = new Set<string>();
  let wanted = -1;
  let record = 0;
  let column = 0;
  let at = 0;
  while (at < bytes.length) {
    const { end, next, text } = cellAt(bytes, at, record === 0 || column === wanted);
    if (record === 0 && text === name) wanted = column;
    else if (record > 0 && column === wanted && text !== '') values.add(text);
    at = next;
    if (end === COMMA) column++;
    else {
      if (record === 0 && wanted < 0) return undefined;
      record++;
      column = 0;
    }
  }
  return [...values];
}

/** The cell that begins at `from`, what ends it (a comma or the line), and where the next one begins. */
function cellAt(
  bytes: Uint8Array,
  from: number,
  wanted: boolean,
): { readonly end: number; readonly next: number; readonly text: string } {
  const quoted = bytes[from] === QUOTE;
  let at = quoted ? from + 1 : from;
  if (quoted)
    while (at < bytes.length && (bytes[at] !== QUOTE || bytes[at + 1] === QUOTE)) at += bytes[at] === QUOTE ? 2 : 1;
  else while (at < bytes.length && bytes[at] !== COMMA && bytes[at] !== CR && bytes[at] !== LF) at++;
  const raw = wanted ? decoder.decode(bytes.subarray(quoted ? from + 1 : from, at)) : '';
  if (quoted) at++;
  const end = bytes[at] === COMMA ? COMMA : LF;
  const next = bytes[at] === CR && bytes[at + 1] === LF ? at + 2 : at + 1;
  return { end, next, text: quoted ? raw.replaceAll('""', '"') : raw };
}
