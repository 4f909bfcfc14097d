import type { CatalogEntry } from '../model/catalog.ts';
import { keys } from '../model/keys.ts';
import { markup, xml } from './html.ts';
import { href, slashed } from './links.ts';

/** `sitemap.xml`, which allows whole addresses only. */
export function sitemap(entries: readonly CatalogEntry[], baseUrl: string): string {
  const stand = { root: slashed(baseUrl) };
  const pages = entries.map(
    ({ pipeline, release }) =>
      xml`<url><loc>${href(stand, `${keys.dataset(pipeline.id)}index.html`)}</loc><lastmod>${release.published}</lastmod></url>
`,
  );
  return markup(xml`<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>${href(stand, 'index.html')}</loc></url>
${pages}</urlset>
`);
}
