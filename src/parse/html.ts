import { Fault } from '../model/fault.ts';
import type { Findings } from '../model/finding.ts';
import type { ParseHints, Parser } from '../model/parser.ts';
import { type Delivery, type Layout, type Opened, PLAIN, type Sheet } from '../model/sheet.ts';
import { detectEncoding, reportEncoding, utf8Pieces } from './encoding.ts';
import { extensionOf } from './extension.ts';
import { bomb } from './faults.ts';
import { type HtmlPage, type HtmlTable, layoutOf, readHtml } from './html-tables.ts';
import { rowBatches, type TextRow } from './text-rows.ts';
import { watched } from './watched.ts';

/** Tables of a web page, also where the page is called .xls: each `<table>` is a sheet. */
export const html: Parser = { format: 'html', open };

const TABLES = 500;
/** Up to this size the rows of all tables are kept from the first reading; of a larger page each table takes a reading of its own. */
const KEPT = 4 * 2 ** 20;
const PASSED = 2 ** 28;

async function open(delivery: Delivery, findings: Findings, hints: ParseHints): Promise<Opened> {
  const { name } = delivery;
  const encoding = await detectEncoding(delivery, { ...(await declared(delivery)), ...hints });
  reportEncoding(encoding, findings);
  const texts = () => decoded(watched(utf8Pieces(delivery.bytes, encoding), hints.signal));
  const kept = delivery.bytes.size <= KEPT;
  const { page, write, end } = readHtml(() => kept);
  for await (const text of texts()) write(text);
  end();
  const tables = page.tables.filter((table) => table.rows > 1 || table.filled > 1);
  if (tables.length === 0) throw noTable(page, name);
  if (tables.length > TABLES || (!kept && tables.length * delivery.bytes.size > PASSED)) {
    throw bomb(name, { zh: `有 ${tables.length} 個表格`, en: `holds ${tables.length} tables` });
  }
  const names = namesOf(tables);
  return {
    facts: {
      format: 'html',
      extension: extensionOf(name),
      encoding: encoding.name,
      hiddenSheets: tables.filter((table) => table.hidden).length,
    },
    sheets: tables.map((table, i) => sheetOf(table, names[i]!, i, kept ? undefined : texts)),
  };
}

/** The page says Big5: a hint for text that would not be taken for it. */
async function declared(delivery: Delivery): Promise<ParseHints> {
  const head = new TextDecoder('latin1').decode(await delivery.bytes.slice(0, 4096));
  const charset = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? '';
  return /^(?:x-)?(?:big-?5|cp-?950|windows-950|ms950)/i.test(charset) ? { encoding: 'cp950' } : {};
}

async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** A caption names a table; the others are numbered as they stand on the page. */
function namesOf(tables: readonly HtmlTable[]): string[] {
  const known = new Set<string>();
  return tables.map((table, i) => {
    const name = table.caption || `表格 ${i + 1}`;
    let free = name;
    for (let n = 2; known.has(free); n++) free = `${name} (${n})`;
    known.add(free);
    return free;
  });
}

function sheetOf(
  table: HtmlTable,
  name: string,
  index: number,
  texts: (() => AsyncIterable<string>) | undefined,
): Sheet {
  let layout: Layout = PLAIN;
  const rows = async function* (): AsyncGenerator<readonly TextRow[]> {
    if (!texts) {
      yield table.ready;
      layout = layoutOf(table);
      return;
    }
    const { page, write, end } = readHtml((at) => at === table.index);
    const ready = () => page.tables[table.index]?.ready.splice(0) ?? [];
    for await (const text of texts()) {
      write(text);
      yield ready();
    }
    end();
    yield ready();
    layout = layoutOf(page.tables[table.index]!);
  };
  return { name, index, hidden: table.hidden, text: false, batches: () => rowBatches(rows()), layout: () => layout };
}

/** A page without a table is a notice: of an error, of a login, of a firewall. */
function noTable(page: HtmlPage, name: string): Fault {
  const title = page.title.replace(/\s+/g, ' ').trim().slice(0, 80);
  const words = page.words.trim().slice(0, 160);
  const said = [title, words === title ? '' : words].filter((one) => one !== '');
  const extension = extensionOf(name);
  const own = ['html', 'htm', ''].includes(extension);
  return new Fault(own ? 'file-not-a-table' : 'file-mislabelled', {
    zh: `檔案「${name}」的內容是網頁（HTML），裡面沒有資料表格${said.length > 0 ? `，網頁上寫著：${said.map((one) => `「${one}」`).join('')}` : ''}。可能是網站的錯誤或阻擋頁面；請確認下載網址，重新下載。`,
    en: `The file ${name} is a web page (HTML) without a table of data${said.length > 0 ? `; it says ${said.map((one) => `“${one}”`).join(' ')}` : ''}. It may be a site’s error or blocking page: check the address, and fetch it again.`,
  });
}
