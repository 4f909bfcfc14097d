import { selectAll } from 'css-select';
import { Fault } from '../model/fault.ts';
import type { SourceFrom } from '../model/pipeline.ts';
import type { Delivery } from '../model/sheet.ts';
import type { PageFrom } from '../model/source.ts';
import { type AnyNode, type Element, htmlDocument, textOf } from '../text/html-document.ts';
import { download } from './download.ts';
import { addressOf, conditionsOf, fetched, tagOf, withClient } from './http.ts';
import { type Client, letGo, plain } from './http-client.ts';
import { statusFault } from './http-fault.ts';
import type { Reach } from './reach.ts';
import { wildcard } from './wildcard.ts';

type From = SourceFrom & { page: PageFrom };

const PAGE_BYTES = 20e6;

/** Whether the page still leads to the same file, and the server says that the file has not changed. */
export async function linkedUnchanged(from: From, seen: string, reach: Reach): Promise<boolean> {
  const { link } = JSON.parse(seen) as { link?: string };
  const conditions = conditionsOf(seen);
  if (link === undefined || Object.keys(conditions).length === 0) return false;
  return withClient(from.web ?? {}, reach, async (client) => {
    const target = await findLink(from.page, client, reach);
    if (target.href !== link) return false;
    const answer = await client.get(target, conditions);
    letGo(answer);
    return answer.status === 304;
  });
}

/** The file that a page links to, chosen by selector and pattern. */
export async function openLinked(from: From, reach: Reach): Promise<Delivery> {
  return withClient(from.web ?? {}, reach, async (client, limited) => {
    const target = await findLink(from.page, client, limited);
    const answer = await client.get(target);
    return fetched(answer, from.web ?? {}, limited, tagOf(answer.headers, target.href));
  });
}

async function findLink(page: PageFrom, client: Client, reach: Reach): Promise<URL> {
  const answer = await client.get(addressOf(page.url, reach), { accept: 'text/html' });
  if (answer.status !== 200) {
    letGo(answer);
    throw statusFault(answer.status, plain(answer.url));
  }
  const pieces: Uint8Array[] = [];
  await download(answer, PAGE_BYTES, (piece) => pieces.push(piece.slice()));
  const html = pageText(Buffer.concat(pieces), answer.headers['content-type']);
  const link = chooseLink(html, answer.url, page);
  if (link) return link;
  throw noLink(page, answer.url);
}

/** The address that `page` chooses among the links of a page; undefined: none fits. */
export function chooseLink(html: string, base: URL, page: PageFrom): URL | undefined {
  const document = htmlDocument(html);
  const own = selectAll<AnyNode, Element>('base[href]', document)[0]?.attribs['href'];
  const root = own !== undefined && URL.canParse(own, base.href) ? new URL(own, base) : base;
  const like = wildcard(page.like ?? '*');
  const links = selectAll<AnyNode, Element>(page.select ?? 'a[href]', document).flatMap((element) => {
    // A selector may name the row or list item around the link.
    const anchor = element.attribs['href'] === undefined ? selectAll<AnyNode, Element>('a[href]', element)[0] : element;
    const href = anchor?.attribs['href']?.trim();
    if (href === undefined || !URL.canParse(href, root.href)) return [];
    const url = new URL(href, root);
    const text = textOf(element);
    const names = [text, url.href, readable(url.pathname.split('/').at(-1) ?? ''), readable(url.href)];
    return /^https?:$/.test(url.protocol) && names.some(like) ? [{ url, text }] : [];
  });
  if (page.pick === 'last') return links.at(-1)?.url;
  if (page.pick !== 'greatest') return links[0]?.url;
  // 112年2月 comes before 112年12月: numbers are compared as numbers.
  const order = new Intl.Collator('zh-TW', { numeric: true });
  return links.toSorted((a, b) => order.compare(b.text, a.text))[0]?.url;
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A page's characters: as the server says, else as the page says, else UTF-8. */
function pageText(bytes: Uint8Array, type: string | undefined): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const label = /charset\s*=\s*["']?([\w-]+)/i.exec(type ?? '')?.[1] ?? /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
  try {
    return new TextDecoder(label ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function noLink(page: PageFrom, url: URL): Fault {
  const wanted = [page.select, page.like].filter((one) => one !== undefined).join(' ');
  return new Fault('source-missing', {
    zh: `網頁「${plain(url)}」上沒有符合「${wanted}」的連結。網頁可能改版了，請改寫來源的 page.select 或 page.like。`,
    en: `No link on ${plain(url)} fits “${wanted}”. The page may have changed: correct page.select or page.like of the source.`,
  });
}
