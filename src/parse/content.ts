import type { Bytes } from '../model/sheet.ts';

/** What a file is by its first bytes, whatever its name says. `odd` is something that is not read here, in words for people. */
export type Content =
  | { readonly is: 'empty' | 'zip' | 'ole' | 'text' }
  | { readonly is: 'odd'; readonly zh: string; readonly en: string; readonly extensions: readonly string[] };

const HEAD = 64 * 1024;

/** Other formats by their first bytes, and the extensions they come with. */
const marks: readonly (readonly [mark: string, zh: string, en: string, extensions: readonly string[]])[] = [
  ['%PDF-', 'PDF 文件', 'a PDF document', ['pdf']],
  ['\x1f\x8b', 'gzip 壓縮檔', 'a gzip archive', ['gz', 'tgz']],
  ['7z\xbc\xaf\x27\x1c', '7-Zip 壓縮檔', 'a 7-Zip archive', ['7z']],
  ['Rar!\x1a\x07', 'RAR 壓縮檔', 'a RAR archive', ['rar']],
  ['\x89PNG', '圖片（PNG）', 'a picture (PNG)', ['png']],
  ['\xff\xd8\xff', '圖片（JPEG）', 'a picture (JPEG)', ['jpg', 'jpeg']],
  ['GIF8', '圖片（GIF）', 'a picture (GIF)', ['gif']],
  ['{\\rtf', 'RTF 文件', 'an RTF document', ['rtf']],
  ['PAR1\x15', 'Parquet 檔', 'a Parquet file', ['parquet']],
  ['SQLite format 3', 'SQLite 資料庫', 'an SQLite database', ['db', 'sqlite']],
  ['\x09\x08\x10\x00', '未包裝的 Excel 活頁簿', 'a bare Excel workbook stream', []],
  ['\x09\x04\x06\x00', 'Excel 4 或更早的活頁簿', 'a workbook of Excel 4 or earlier', []],
  ['\x09\x00\x04\x00', 'Excel 4 或更早的活頁簿', 'a workbook of Excel 4 or earlier', []],
  ['\x09\x02\x06\x00', 'Excel 4 或更早的活頁簿', 'a workbook of Excel 4 or earlier', []],
];

/** Looks at the head of a file. */
export async function contentOf(bytes: Bytes): Promise<Content> {
  const head = await bytes.slice(0, Math.min(HEAD, bytes.size));
  if (head.length === 0) return { is: 'empty' };
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/.test(latin(head, 4))) return { is: 'zip' };
  if (latin(head, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return { is: 'ole' };
  const mark = marks.find(([one]) => latin(head, one.length) === one);
  if (mark) return odd(mark[1], mark[2], mark[3]);
  const text = textOf(head);
  if (text.replaceAll('\ufeff', '').trim() === '' && bytes.size <= HEAD) return { is: 'empty' };
  return markup(text) ?? json(text, bytes.size <= HEAD) ?? { is: 'text' };
}

/** Pages, documents and answers of web services, which are text as well but no table of text. */
function markup(text: string): Content | undefined {
  const start = text.replace(/^[\ufeff\s]+/, '');
  if (!/^<[!?a-zA-Z]/.test(start)) return undefined;
  if (/^<\?xml/i.test(start) && /progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/.test(start)) {
    return odd('Excel 2003 XML 試算表', 'an Excel 2003 XML spreadsheet', ['xml']);
  }
  if (/^<\?xml/i.test(start) && /<office:document\b/.test(start))
    return odd('單一檔案的 ODF 文件', 'a flat ODF document', ['fods', 'xml']);
  const html = /^<(?:!doctype\s+html|html|head|body|table|meta|div|script|style|title|p|br|h\d|center|font)\b/i.test(
    start,
  );
  if (html || (/^<(?:\?xml|!--)/i.test(start) && /<html\b/i.test(start))) {
    const title = /<title[^>]*>\s*([^<]{1,80}?)\s*<\/title>/i.exec(start)?.[1];
    return odd(`網頁（HTML）${title ? `「${title}」` : ''}`, `a web page (HTML)${title ? ` “${title}”` : ''}`, [
      'html',
      'htm',
    ]);
  }
  const named = /^<(?:\?xml|!)|^<([\w.:-]+)(?:\s[^<]*)?>[\s\S]*<\/\1>\s*$/i.test(start);
  return named ? odd('XML 文件', 'an XML document', ['xml', 'kml', 'gml', 'rss']) : undefined;
}

/** `whole`: the text is all of the file, and is only JSON if it can be parsed. */
function json(text: string, whole: boolean): Content | undefined {
  const start = text.replace(/^[\ufeff\s]+/, '');
  if (whole ? !parses(start) : !/^(?:\[\s*[[{"\d]|\{\s*")/.test(start)) return undefined;
  const short = start.replace(/\s+/g, ' ').trim();
  if (start.startsWith('{') && short.length < 1000) {
    const shown = short.length > 100 ? `${short.slice(0, 100)}…` : short;
    return odd(`網路服務的訊息（JSON）：${shown}`, `a web service’s message (JSON): ${shown}`, ['json']);
  }
  return odd('JSON 資料', 'JSON data', ['json', 'geojson']);
}

function parses(text: string): boolean {
  if (!/^[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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

function odd(zh: string, en: string, extensions: readonly string[]): Content {
  return { is: 'odd', zh, en, extensions };
}
