/** How a delimited text is written; each a byte. */
export interface Dialect {
  readonly delimiter: number;
  /** -1: no cell is quoted. */
  readonly quote: number;
  /** Whether a carriage return on its own ends a row: only in files without any line feed. */
  readonly bareReturns: boolean;
}

const LF = 10;
const CR = 13;

interface Quoted {
  from: number;
  to: number;
  /** Where the cell ends: a delimiter, a line end or the end of the bytes; -1: the quotes are not closed yet. */
  next: number;
  odd: boolean;
  /** Quotes inside are doubled and have to be closed up. */
  doubled: boolean;
}

const found: Quoted = { from: 0, to: 0, next: 0, odd: false, doubled: false };

/** A cell that begins with a quote at `open`. The answer is overwritten by the next call. */
export function quoted(bytes: Uint8Array, open: number, end: number, dialect: Dialect): Quoted {
  const { quote, delimiter } = dialect;
  const returns = dialect.bareReturns ? CR : LF;
  let at = open + 1;
  found.doubled = false;
  for (;;) {
    while (at < end && bytes[at] !== quote) at++;
    if (at >= end) {
      found.next = -1;
      return found;
    }
    if (at + 1 < end && bytes[at + 1] === quote) {
      found.doubled = true;
      at += 2;
      continue;
    }
    break;
  }
  const close = at++;
  found.odd = false;
  const ended =
    at >= end ||
    bytes[at] === delimiter ||
    bytes[at] === LF ||
    bytes[at] === returns ||
    (bytes[at] === CR && (at + 1 >= end || bytes[at + 1] === LF));
  if (!ended) {
    while (at < end && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== returns) at++;
    if (at < end && bytes[at] === LF && bytes[at - 1] === CR) at--;
    found.odd = true;
    found.doubled = false;
    found.from = open;
    found.to = at;
    found.next = at;
    return found;
  }
  found.next = at;
  found.from = open + 1;
  found.to = close;
  return found;
}

/** Makes each doubled quote one, in place, and says where the text now ends. */
export function closeUp(bytes: Uint8Array, from: number, to: number, quote: number): number {
  let write = from;
  for (let read = from; read < to; read++) {
    const byte = bytes[read]!;
    bytes[write++] = byte;
    if (byte === quote) read++;
  }
  return write;
}
