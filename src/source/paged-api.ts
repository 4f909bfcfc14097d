import { createHash } from 'node:crypto';
import { Fault } from '../model/fault.ts';
import type { SourceFrom } from '../model/pipeline.ts';
import type { Delivery } from '../model/sheet.ts';
import type { PagedFrom } from '../model/source.ts';
import { download } from './download.ts';
import { openFile } from './file.ts';
import { fileName } from './file-name.ts';
import { addressOf, withClient } from './http.ts';
import { type Answer, type Client, letGo, plain } from './http-client.ts';
import { statusFault } from './http-fault.ts';
import { at, type Json, jsonText, parseJson } from './json-answer.ts';
import { most } from './most.ts';
import { pageAddress } from './page-address.ts';
import type { Reach } from './reach.ts';

type From = SourceFrom & { api: PagedFrom };

const PAGES = 10_000;

/** All pages of an API as one file: a JSON array of records, each with its values as the API wrote them. */
export async function openPaged(from: From, reach: Reach): Promise<Delivery> {
  return withClient(from.web ?? {}, reach, async (client, limited) => {
    const first = addressOf(from.api.url, limited);
    const name = `${fileName(undefined, first).replace(/\.[^.]*$/, '')}.json`;
    const spool = limited.spool(name);
    const write = (text: string) => spool.write(new TextEncoder().encode(text));
    let records = 0;
    let total: number | undefined;
    write('[');
    for await (const page of pages(from, first, client)) {
      total = page.total ?? total;
      for (const record of page.records) write(`${records++ === 0 ? '\n' : ',\n'}${jsonText(record)}`);
    }
    write('\n]\n');
    if (total !== undefined && total !== records) throw incomplete(first, total, records);
    const { path } = spool.end();
    const { modified: _, ...delivery } = await openFile(path, limited.signal);
    return { ...delivery, name, from: plain(first), tag: '' };
  });
}

interface Page {
  readonly records: readonly Json[];
  /** How many records the API says there are in all. */
  readonly total?: number;
}

/**
 * One page after the other, until one is empty. A page shorter than the first is not taken for the last: servers may cap what is asked
 * for, and leaving off early would lose records without anybody noticing.
 */
async function* pages(from: From, first: URL, client: Client): AsyncGenerator<Page> {
  const { api } = from;
  const seen = new Set<string>();
  let left = most(from.web ?? {});
  let url: URL | undefined = pageAddress(api, first, 0, 0);
  let records = 0;
  for (let number = 1; url !== undefined; number++) {
    if (number > (api.pages ?? PAGES)) throw tooMany(first, api.pages ?? PAGES);
    const answer = await client.get(url, { accept: 'application/json' });
    // Past the last page some servers answer that there is no such page.
    if (number > 1 && api.by !== 'next' && answer.status === 404) return letGo(answer);
    const { text, size } = await bodyOf(answer, left);
    left -= size;
    const document = parseJson(text, plain(url));
    const page = pageOf(document, api, url);
    if (page.records.length === 0) return;
    const hash = createHash('sha256').update(text).digest('hex');
    if (seen.has(hash)) throw repeats(url);
    seen.add(hash);
    yield page;
    records += page.records.length;
    if (page.total !== undefined && records >= page.total) return;
    url = api.by === 'next' ? nextOf(document, answer, api) : pageAddress(api, first, number, records);
  }
}

async function bodyOf(answer: Answer, left: number): Promise<{ text: string; size: number }> {
  if (answer.status !== 200) {
    letGo(answer);
    throw statusFault(answer.status, plain(answer.url));
  }
  const pieces: Uint8Array[] = [];
  await download(answer, left, (piece) => pieces.push(piece.slice()));
  const bytes = Buffer.concat(pieces);
  return { text: new TextDecoder().decode(bytes), size: bytes.length };
}

function pageOf(document: Json, api: PagedFrom, url: URL): Page {
  const records = at(document, api.records ?? '');
  if (!Array.isArray(records)) throw noRecords(document, api, url);
  const total =
    api.total === undefined ? undefined : Number(jsonText(at(document, api.total) ?? null).replaceAll('"', ''));
  return { records, ...(total !== undefined && Number.isInteger(total) && { total }) };
}

/** The next page's address: where the pipeline says it stands in the answer, else the `Link` header (RFC 8288). */
function nextOf(document: Json, answer: Answer, api: PagedFrom): URL | undefined {
  const header = /<([^>]*)>\s*;[^,]*\brel="?next\b/i.exec(answer.headers['link'] ?? '')?.[1];
  const link = api.next === undefined ? header : at(document, api.next);
  if (typeof link !== 'string' || link === '') return undefined;
  const url = URL.canParse(link, answer.url.href) ? new URL(link, answer.url) : undefined;
  // The pipeline's headers may be secrets, and they go with every page.
  if (url?.origin === answer.url.origin) return url;
  const where = url ? plain(url) : '?';
  throw new Fault('source-refused', {
    zh: `API 的下一頁「${where}」不在同一個網站，沒有跟過去。`,
    en: `The API's next page “${where}” is on another site and was not followed.`,
  });
}

function noRecords(document: Json, api: PagedFrom, url: URL): Fault {
  const told = jsonText(document).slice(0, 300);
  const where =
    api.records === undefined
      ? { zh: '最外層', en: 'at the top' }
      : { zh: `「${api.records}」`, en: `at “${api.records}”` };
  return new Fault('file-not-a-table', {
    zh: `「${plain(url)}」的回應裡，${where.zh}不是資料清單：${told}。請確認網址與 api.records。`,
    en: `The answer of ${plain(url)} holds no list of records ${where.en}: ${told}. Check the address and api.records.`,
  });
}

function repeats(url: URL): Fault {
  return new Fault('source-refused', {
    zh: `「${plain(url)}」兩次給了同一頁，分頁的參數可能不對，沒有發布。請確認 api.parameter。`,
    en: `${plain(url)} gave the same page twice: the paging parameter is probably wrong. Check api.parameter.`,
  });
}

function tooMany(url: URL, most: number): Fault {
  return new Fault('source-too-large', {
    zh: `「${plain(url)}」超過 ${most} 頁，已停止。確定要收的話，把 api.pages 調大。`,
    en: `${plain(url)} has more than ${most} pages. Raise api.pages if they are wanted.`,
  });
}

function incomplete(url: URL, expected: number, found: number): Fault {
  return new Fault('source-refused', {
    zh: `「${plain(url)}」說共有 ${expected} 筆，實際拿到 ${found} 筆，沒有發布。請稍後再執行一次。`,
    en: `${plain(url)} says there are ${expected} records but gave ${found}; nothing was published. Run it again later.`,
  });
}
