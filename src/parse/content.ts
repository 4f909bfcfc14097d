import type { Bytes } from '../model/sheet.ts';
import { isJson } from './content-json.ts';
import { otherFormat } from './other-formats.ts';

/** What a file is by its first bytes, whatever its name says. `odd` is something that is not read here, in words for people. */
export type Content =
  | { readonly is: 'empty' | 'zip' | 'gzip' | 'ole' | 'biff' | 'fods' | 'text' }
  | { readonly is: 'json' | 'xml' | 'kml' | 'html' | 'xml-spreadsheet' }
  | { readonly is: 'odd'; readonly zh: string; readonly en: string; readonly extensions: readonly string[] };

const HEAD = 64 * 1024;

/** Looks at the head of a file. */
export async function contentOf(bytes: Bytes): Promise<Content> {
  const head = await bytes.slice(0, Math.min(HEAD, bytes.size));
  if (head.length === 0) return { is: 'empty' };
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(latin(head, 4))) return { is: 'zip' };
  if (latin(head, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return { is: 'ole' };
  if (latin(head, 2) === '\x1f\x8b') return { is: 'gzip' };
  // A workbook's records without the container that Excel puts around them: the BOF of Excel 97, of Excel 5, 4 and 3, and 2.
  if (/^\x09(?:\x08[\x10\x08]|[\x02\x04]\x06|\0\x04)\0/.test(latin(head, 4))) return { is: 'biff' };
  const other = otherFormat(latin(head, 512));
  if (other) return { is: 'odd', ...other };
  const text = textOf(head);
  if (text.replaceAll('\ufeff', '').trim() === '' && bytes.size <= HEAD) return { is: 'empty' };
  const kind = markup(text);
  if (kind) return kind;
  const { length } = text;
  // A character that the head cuts in two is no part of it.
  const whole = bytes.size <= HEAD;
  return isJson(text.slice(text.startsWith('\ufeff') ? 1 : 0, whole ? length : length - 2), whole)
    ? { is: 'json' }
    : { is: 'text' };
}

const PAGE =
  /^<(?:!doctype\s+html|html|head|body|table|meta|div|script|style|title|p|br|h\d|center|font|form|iframe|link|noscript|section|header|main|nav|span|pre)\b/i;
/** A tag, and another one or the end of the text: a delimited text has a delimiter somewhere. */
const TAGS = /^<([\p{L}_][\p{L}\p{N}_.:-]*)(?:\s[^<>]*)?>(?:\s*<[\p{L}_!?/]|[\s\S]*<\/\1>\s*$)/u;

/** Text that is marked up, by its root. */
function markup(text: string): Content | undefined {
  const start = text.replace(/^[\ufeff\s]+/, '').replace(/^(?:<!--[\s\S]*?-->\s*)+/, '');
  if (!/^<[!?\p{L}_]/u.test(start)) return undefined;
  if (/^<\?xml/i.test(start) && /progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/.test(start)) {
    // A page that Excel has saved names the same vendor, but is a page.
    if (!/<html\b/i.test(start)) return { is: 'xml-spreadsheet' };
  }
  const flat = /^<\?xml/i.test(start) && /<office:document\b[^>]*>/.exec(start)?.[0];
  if (flat && /office:mimetype=["']application\/vnd\.oasis\.opendocument\.spreadsheet/.test(flat))
    return { is: 'fods' };
  if (flat) {
    const extensions = ['fods', 'fodt', 'fodp', 'fodg', 'xml'];
    return { is: 'odd', zh: '單一檔案的 ODF 文件', en: 'a flat ODF document', extensions };
  }
  if (PAGE.test(start) || (/^<[?!]/.test(start) && /<html\b/i.test(start))) return { is: 'html' };
  const root = /<([\p{L}_][\p{L}\p{N}_.-]*:)?([\p{L}_][\p{L}\p{N}_.-]*)/u.exec(
    start.replace(/<[?!](?:--[\s\S]*?--|[^>]*)>/g, ''),
  )?.[2];
  if (root === 'Workbook' && /urn:schemas-microsoft-com:office:spreadsheet/.test(start))
    return { is: 'xml-spreadsheet' };
  if (!/^<[?!]/.test(start) && !TAGS.test(start)) return undefined;
  return { is: root === 'kml' ? 'kml' : 'xml' };
}

/** Enough of the text for telling what it is; the right encoding does not matter for that, UTF-16 does. */
function textOf(head: Uint8Array): string {
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be').decode(head);
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 60 && head[1] === 0);
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(head);
}

function latin(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}
