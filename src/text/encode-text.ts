import { cp950Characters } from './big5.ts';

/** Encodings that text can be put back into, to see what it was before it was read wrongly. */
export type WrongLabel = 'cp950' | 'gb18030' | 'windows-1252';

const tables = new Map<WrongLabel, Uint16Array>();

/** Text as bytes of an encoding; -1 stands for a character that has no code, and for `?` if asked: a byte may have been lost there. */
export function encodeText(text: string, label: WrongLabel): Int16Array {
  const codes = tableOf(label);
  const bytes = new Int16Array(text.length * 2);
  let used = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    const code = character < 0x80 ? character : codes[character]!;
    if (code > 0xff) bytes[used++] = code >> 8;
    bytes[used++] = code === 0 && character !== 0 ? -1 : code & 0xff;
  }
  return bytes.subarray(0, used);
}

function tableOf(label: WrongLabel): Uint16Array {
  let table = tables.get(label);
  if (!table) {
    table = new Uint16Array(65536);
    if (label === 'windows-1252') latin(table);
    else if (label === 'cp950') for (let code = 0xffff; code > 0x8000; code--) table[cp950Characters()[code]!] = code;
    else gbk(table);
    table[0] = 0;
    tables.set(label, table);
  }
  return table;
}

/** Both as Windows reads them and as ISO 8859-1 has them: the five codes without a character stay what they are. */
function latin(table: Uint16Array): void {
  for (let code = 0x80; code <= 0xff; code++) table[code] = code;
  const text = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, i) => 0x80 + i));
  for (let i = 0; i < 32; i++) table[text.charCodeAt(i)] = 0x80 + i;
}

function gbk(table: Uint16Array): void {
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\ufffd') table[text.charCodeAt(0)] = (lead << 8) | trail;
    }
  }
}
