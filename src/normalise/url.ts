import type { Problem } from '../model/finding.ts';
import { changeBit } from '../model/mend.ts';
import { ASK, KEEP, type Normaliser } from '../model/normaliser.ts';
import { trimBlanks } from '../text/blanks.ts';

/** RFC 3986 with the two schemes of the web; characters beyond ASCII (RFC 3987) are left as they are. */
const FORM =
  /^(https?):\/\/((?:[^\s/?#@]*@)?)(\[[0-9a-f:.]+\]|[^\s/?#@:[\]<>"{}|\\^`]+)((?::\d{1,5})?(?:[/?#][^\s<>"{}|\\^`]*)?)$/iu;

/** Addresses of the web as they were written; only the letters of scheme and host are made small, as they mean the same. */
export const url: Normaliser = {
  type: 'url',
  expected: { zh: 'http 或 https 開頭的網址', en: 'an address that begins with http or https' },
  examples: [
    ['https://data.gov.tw/', 'https://data.gov.tw/'],
    ['https://data.gov.tw/dataset/5961?x=1#a', 'https://data.gov.tw/dataset/5961?x=1#a'],
    ['HTTPS://Data.Gov.TW/Path', 'https://data.gov.tw/Path'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['https://例子.台灣/路徑', 'https://例子.台灣/路徑'],
    ['www.gov.tw', undefined],
    ['ftp://x.tw/a', undefined],
    ['https://', undefined],
    ['https://a b.tw', undefined],
    ['https://a..tw', undefined],
    ['://no-scheme.test', undefined],
    ['', ''],
  ],
  mends: [
    ['blanks', ' https://data.gov.tw/', 'https://data.gov.tw/'],
    ['letter-case', 'HTTPS://Data.gov.tw/', 'https://data.gov.tw/'],
  ],
  start: () => ({
    fast: (bytes, from, to) => (isPlain(bytes, from, to) ? KEEP : ASK),
    read(cell) {
      if (cell.length > 4000) return undefined;
      const text = trimBlanks(cell);
      if (text === '') return '';
      const [, scheme, user, host, rest] = FORM.exec(text) ?? [];
      if (host === undefined || !/^[\p{L}\p{N}[]/u.test(host) || host.includes('..')) return undefined;
      const small = host.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
      return `${scheme!.toLowerCase()}://${user}${small}${rest}`;
    },
    kinds: (cell, published) => (cell === published ? 0 : changeBit['letter-case']),
  }),
};

/** http(s)://, a host of small letters, digits, points and hyphens, and a path of signs that need no looking at. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 11 || bytes[from] !== 0x68 || bytes[from + 1] !== 0x74 || bytes[from + 2] !== 0x74) return false;
  let at = from + 4;
  if (bytes[from + 3] !== 0x70) return false;
  if (bytes[at] === 0x73) at++;
  if (bytes[at] !== 0x3a || bytes[at + 1] !== 0x2f || bytes[at + 2] !== 0x2f) return false;
  at += 3;
  const host = at;
  let before = 0x2e;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    if (byte === 0x2e && before === 0x2e) return false;
    if (!((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === 0x2d)) break;
    before = byte;
  }
  if (at === host || bytes[host] === 0x2d || (at < to && bytes[at] !== 0x2f)) return false;
  for (; at < to; at++) {
    const byte = bytes[at]!;
    const letter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    // - . / and digits; & ; = ? _ % ~ #
    if (letter || (byte >= 0x2d && byte <= 0x39) || byte === 0x3d || byte === 0x3f || byte === 0x5f) continue;
    if (byte !== 0x26 && byte !== 0x25 && byte !== 0x7e && byte !== 0x23) return false;
  }
  return true;
}

/** A cell of a column of web addresses that is none. */
export const unreadableUrl: Problem = {
  name: 'unreadable-url',
  level: 'error',
  says: { zh: '讀到「{found}」，應為{expected}。', en: 'Found “{found}”, expected {expectedEn}.' },
  why: {
    zh: '不完整的網址點不開，程式也抓不到資料。',
    en: 'An incomplete address cannot be opened, neither by people nor by programs.',
  },
  mend: {
    zh: '請寫完整的網址，開頭要有 https://；兩個網址請分兩欄。',
    en: 'Write the whole address with https:// before it; put a second one in a column of its own.',
  },
  example: { before: 'www.gov.tw', after: 'https://www.gov.tw/' },
};
