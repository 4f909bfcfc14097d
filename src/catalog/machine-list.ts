import type { CatalogEntry, Site } from '../model/catalog.ts';
import { keys } from '../model/keys.ts';
import { dataFiles } from './data-files.ts';
import { href, type Stand, slashed } from './links.ts';
import { words } from './words.ts';

/** `catalog.json`: what programs need to find and fetch every dataset. Addresses are whole where the site's is known. */
export function machineList(entries: readonly CatalogEntry[], site: Site): string {
  const stand: Stand = { root: site.baseUrl === undefined ? '' : slashed(site.baseUrl) };
  const list = {
    format: 'goldbadge-catalog/1',
    title: site.title,
    generated: site.now,
    datasets: entries.map((entry) => dataset(entry, stand)),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}

function dataset(entry: CatalogEntry, stand: Stand) {
  const { pipeline, release, report } = entry;
  const { id } = pipeline;
  return {
    id,
    identifier: pipeline.identifier,
    title: pipeline.title,
    description: pipeline.description,
    agency: { name: pipeline.agency.name, oid: pipeline.agency.oid },
    keywords: pipeline.keywords,
    license: { name: pipeline.license, url: words.license[pipeline.license].url },
    frequency: pipeline.frequency,
    version: release.version,
    number: release.number,
    updated: release.published,
    rows: release.rows,
    score: release.score,
    forecast: report.forecast.release.medal,
    page: href(stand, `${keys.dataset(id)}index.html`),
    feed: href(stand, `${keys.dataset(id)}feed.xml`),
    pointer: href(stand, keys.pointer(id)),
    files: dataFiles(entry).map((file) => ({
      name: file.name,
      format: file.format,
      type: file.type,
      latest: href(stand, keys.latest(id, file.name)),
      release: href(stand, keys.release(id, release.version) + file.name),
      size: file.size,
      sha256: file.sha256,
      rows: release.rows,
    })),
  };
}
