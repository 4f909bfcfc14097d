/**
 * CP950 (Big5 as Windows has it) to UTF-8, two bytes at a time.
 *
 * The table is the runtime's own windows-950 decoder, asked once: every user-defined code becomes its private-use
 * character (FA40 is U+E000), as Microsoft maps them, never an ideograph of another vendor's table.
 */

/** For each code its character; 0 is no character. */
let characters: Uint32Array | undefined;
/** For each code: the number of UTF-8 bytes in the top byte, then those bytes, last one lowest; 0 is no character. */
let table: Uint32Array | undefined;

function packed(code: number): number {
  if (code < 0x80) return (1 << 24) | code;
  if (code < 0x800) return (2 << 24) | ((0xc0 | (code >> 6)) << 8) | (0x80 | (code & 63));
  return (3 << 24) | ((0xe0 | (code >> 12)) << 16) | ((0x80 | ((code >> 6) & 63)) << 8) | (0x80 | (code & 63));
}

/** The character of each two-byte code of CP950, user-defined ones included; 0 is no character. */
export function cp950Characters(): Uint32Array {
  if (characters) return characters;
  const made = new Uint32Array(65536);
  const decoder = new TextDecoder('big5', { fatal: true });
  const pair = new Uint8Array(2);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) trail = 0xa1;
      pair[0] = lead;
      pair[1] = trail;
      let text: string;
      try {
        text = decoder.decode(pair);
      } catch {
        continue;
      }
      if (text.length === 1 && text !== '\ufffd') made[(lead << 8) | trail] = text.charCodeAt(0);
    }
  }
  characters = made;
  return made;
}

export function big5Table(): Uint32Array {
  table ??= cp950Characters().map((character) => (character === 0 ? 0 : packed(character)));
  return table;
}

/**
 * Writes `from` as UTF-8 into `to`, which is at least 1.5 times as long plus 3, and says how many bytes were written. A byte that is
 * no character becomes U+FFFD and never takes the byte after it along. A lead byte at the very end is left: `rest` is 1.
 */
export function big5ToUtf8(
  from: Uint8Array,
  length: number,
  to: Uint8Array,
  last: boolean,
): { written: number; rest: number } {
  const codes = big5Table();
  let at = 0;
  let i = 0;
  while (i < length) {
    let byte = from[i]!;
    while (byte < 0x80) {
      to[at++] = byte;
      if (++i >= length) return { written: at, rest: 0 };
      byte = from[i]!;
    }
    if (i + 1 >= length && !last && byte !== 0x80 && byte !== 0xff) return { written: at, rest: 1 };
    const cell = i + 1 < length ? codes[(byte << 8) | from[i + 1]!]! : 0;
    if (cell === 0) {
      to[at++] = 0xef;
      to[at++] = 0xbf;
      to[at++] = 0xbd;
      i++;
    } else {
      if (cell >= 0x3000000) {
        to[at++] = (cell >> 16) & 0xff;
        to[at++] = (cell >> 8) & 0xff;
      } else if (cell >= 0x2000000) to[at++] = (cell >> 8) & 0xff;
      to[at++] = cell & 0xff;
      i += 2;
    }
  }
  return { written: at, rest: 0 };
}

/** How well bytes fit CP950; counts are of two-byte codes. */
export interface Big5Fit {
  readonly pairs: number;
  /** Codes of the punctuation and of the 5,401 common characters, A140 to C67E. */
  readonly common: number;
  /** Codes that users define: 8140-A0FE, C6A1-C8FE and FA40-FEFE. */
  readonly own: number;
  /** Bytes that belong to no code, and where the first of them is. */
  readonly broken: number;
  readonly firstBroken: number;
  /** The first half of a code at the very end; 0: there is none. */
  readonly lead: number;
}

/** Looks at bytes as if they were CP950. A lead byte at the very end is not held against them. */
export function big5Fit(bytes: Uint8Array): Big5Fit {
  const codes = cp950Characters();
  let pairs = 0;
  let common = 0;
  let own = 0;
  let broken = 0;
  let firstBroken = -1;
  let half = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    if (i + 1 === bytes.length && lead !== 0x80 && lead !== 0xff) {
      half = lead;
      break;
    }
    const code = (lead << 8) | bytes[i + 1]!;
    if (codes[code] === 0) {
      if (broken++ === 0) firstBroken = i;
      continue;
    }
    pairs++;
    i++;
    if (code >= 0xa140 && code <= 0xc67e) common++;
    else if (code < 0xa140 || (code < 0xc940 && code > 0xc67e) || code >= 0xfa40) own++;
  }
  return { pairs, common, own, broken, firstBroken, lead: half };
}
