import type { CatalogEntry, Page, Site } from '../model/catalog.ts';
import { keys } from '../model/keys.ts';
import { media } from '../model/media.ts';
import { datasetPage } from './dataset-page.ts';
import { datasetFeed, siteFeed } from './feed.ts';
import { listPage } from './list-page.ts';
import { machineList } from './machine-list.ts';
import { notFound } from './not-found.ts';
import { order } from './order.ts';
import { sitemap } from './sitemap.ts';
import { style } from './style.ts';

const ATOM = 'application/atom+xml; charset=utf-8';

/**
 * Everything the catalogue consists of. The same entries give the same bytes in whatever order they come; the time
 * `site.now` is told only in `index.html` and `catalog.json`. `sitemap.xml` and `404.html` need `site.baseUrl`.
 */
export function catalog(entries: readonly CatalogEntry[], site: Site): Page[] {
  return [...sitePages(entries, site), ...entries.toSorted(inPlace).flatMap((entry) => datasetPages(entry, site))];
}

/** What belongs to one dataset. */
export function datasetPages(entry: CatalogEntry, site: Site): Page[] {
  const folder = keys.dataset(entry.pipeline.id);
  return [
    { key: `${folder}index.html`, body: datasetPage(entry, site), type: media.html },
    { key: `${folder}feed.xml`, body: datasetFeed(entry, site), type: ATOM },
  ];
}

/** What tells of all datasets; of their reports it needs the forecast only. */
export function sitePages(entries: readonly CatalogEntry[], site: Site): Page[] {
  const sorted = entries.toSorted(inPlace);
  const pages: Page[] = [
    { key: 'index.html', body: listPage(sorted, site), type: media.html },
    { key: 'catalog.json', body: machineList(sorted, site), type: media.json },
    { key: 'feed.xml', body: siteFeed(sorted, site), type: ATOM },
    { key: 'style.css', body: style, type: 'text/css; charset=utf-8' },
  ];
  if (site.baseUrl !== undefined) {
    pages.push(
      { key: 'sitemap.xml', body: sitemap(sorted, site.baseUrl), type: 'application/xml; charset=utf-8' },
      { key: '404.html', body: notFound(site, site.baseUrl), type: media.html },
    );
  }
  return pages;
}

function inPlace(a: CatalogEntry, b: CatalogEntry): number {
  return order(place(a), place(b));
}

/** By agency, then id. */
function place({ pipeline }: CatalogEntry): string {
  return `${pipeline.agency.oid}\0${pipeline.agency.name}\0${pipeline.id}`;
}
