import { createHash } from 'node:crypto';
import type { CatalogEntry, Edition, Site } from '../model/catalog.ts';
import { keys } from '../model/keys.ts';
import { changeWords } from './change-words.ts';
import { figure, moment } from './figures.ts';
import { newestFirst } from './history-section.ts';
import { type Html, html, markup, raw, xml } from './html.ts';
import { href, type Stand, slashed } from './links.ts';
import { latest, order } from './order.ts';

const ENTRIES = 50;

interface Item {
  readonly entry: CatalogEntry;
  readonly edition: Edition;
}

/** `feed.xml`: the newest releases of all datasets, as Atom (RFC 4287). */
export function siteFeed(entries: readonly CatalogEntry[], site: Site): string {
  const items = entries.flatMap((entry) => entry.history.map((edition) => ({ entry, edition })));
  const newest = items.toSorted(
    (a, b) =>
      order(b.edition.published, a.edition.published) ||
      order(a.entry.pipeline.id, b.entry.pipeline.id) ||
      b.edition.number - a.edition.number,
  );
  return feed(
    site,
    { id: 'catalog', title: `${site.title}：更新`, self: 'feed.xml', page: 'index.html', root: '' },
    newest,
  );
}

/** `datasets/<id>/feed.xml`: the releases of one dataset. */
export function datasetFeed(entry: CatalogEntry, site: Site): string {
  const { id, title } = entry.pipeline;
  const folder = keys.dataset(id);
  const about = {
    id,
    title: `${title.zh}：更新`,
    self: `${folder}feed.xml`,
    page: `${folder}index.html`,
    root: '../../',
  };
  return feed(
    site,
    about,
    newestFirst(entry.history).map((edition) => ({ entry, edition })),
  );
}

interface About {
  readonly id: string;
  readonly title: string;
  readonly self: string;
  readonly page: string;
  readonly root: string;
}

function feed(site: Site, about: About, items: readonly Item[]): string {
  const stand: Stand = { root: site.baseUrl === undefined ? about.root : slashed(site.baseUrl) };
  // RFC 4287 §4.1.1 asks for a time even of a feed without entries.
  const updated = latest(items.map((one) => one.edition.published)) ?? site.now;
  const text = xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hant-TW">
<id>${lasting(about.id)}</id>
<title>${about.title}</title>
<updated>${updated}</updated>
<author><name>${site.title}</name></author>
<link rel="self" type="application/atom+xml" href="${href(stand, about.self)}"/>
<link rel="alternate" type="text/html" href="${href(stand, about.page)}"/>
${items.slice(0, ENTRIES).map((one) => item(stand, one))}</feed>
`;
  return markup(text);
}

function item(stand: Stand, { entry, edition }: Item): Html {
  const { id, title, agency } = entry.pipeline;
  const page = href(stand, `${keys.dataset(id)}index.html`);
  const changes = html`<p>${figure(edition.rows)} 列；發布於 ${moment(edition.published)}（臺北時間）</p>${
    edition.changes.length > 0 &&
    html`<ul>${edition.changes.map((change) => html`<li>${changeWords(change)}</li>`)}</ul>`
  }`;
  return xml`<entry>
<id>${lasting(`${id}/${edition.version}`)}</id>
<title>${title.zh} 第 ${edition.number} 版</title>
<updated>${edition.published}</updated>
<author><name>${agency.name}</name></author>
<link rel="alternate" type="text/html" href="${page}"/>
<link rel="related" type="application/json" href="${href(stand, `${keys.release(id, edition.version)}release.json`)}"/>
<content type="html">${markup(changes)}</content>
</entry>
`;
}

/** An id that stays when the site moves (RFC 4287 §4.2.6): a UUID of the name, version 8 of RFC 9562 §5.8. */
function lasting(name: string): Html {
  const hex = createHash('sha256').update(`goldbadge:${name}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4];
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return raw(`urn:uuid:${parts.join('-')}`);
}
