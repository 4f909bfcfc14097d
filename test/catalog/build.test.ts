import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/build.ts';
import type { CatalogEntry, Page } from '../../src/model/catalog.ts';
import { entries, site } from './sample.ts';

const golden = join(import.meta.dirname, 'golden');
const pages = catalog(entries, site);

if (process.env['GOLDBADGE_ACCEPT']) {
  rmSync(golden, { recursive: true, force: true });
  for (const page of pages) {
    mkdirSync(dirname(join(golden, page.key)), { recursive: true });
    writeFileSync(join(golden, page.key), page.body);
  }
}

describe('the sample catalogue', () => {
  it('has the files that were accepted, and no others', () => {
    const accepted = globSync('**', { cwd: golden, withFileTypes: true }).filter((one) => one.isFile());
    expect(accepted.map((one) => join(one.parentPath, one.name)).sort()).toEqual(
      pages.map((page) => join(golden, page.key)).sort(),
    );
  });

  it.each(pages.map((page) => [page.key, page] as const))(
    '%s is as accepted (GOLDBADGE_ACCEPT=1 accepts)',
    (key, page) => {
      const path = join(golden, key);
      expect(existsSync(path)).toBe(true);
      expect(page.body).toBe(readFileSync(path, 'utf8'));
    },
  );

  it('is the same bytes for the same entries in any order', () => {
    expect(catalog(entries.toReversed(), site)).toEqual(pages);
  });

  it('tells the time it was made on the list page and in catalog.json alone', () => {
    const later = catalog(entries, { ...site, now: '2027-01-01T00:00:00+08:00' });
    const changed = later.filter((page, i) => page.body !== pages[i]!.body).map((page) => page.key);
    expect(changed).toEqual(['index.html', 'catalog.json']);
  });
});

describe('links', () => {
  // What the store holds beside the catalogue: the files of all releases, as publishing lays them out.
  const stored = entries.flatMap(({ pipeline, release, history }) => [
    `datasets/${pipeline.id}/latest.json`,
    ...release.files.flatMap((file) => [
      `datasets/${pipeline.id}/latest/${file.name}`,
      `datasets/${pipeline.id}/releases/${release.version}/${file.name}`,
    ]),
    ...history.map((edition) => `datasets/${pipeline.id}/releases/${edition.version}/release.json`),
  ]);

  it.each([
    ['with an address of the site', catalog(entries, site), site.baseUrl!],
    ['without one', catalog(entries, { title: site.title, now: site.now }), 'https://anywhere.example'],
  ])('lead to what is there, %s', (_, made, base) => {
    const there = new Set([...made.map((page) => page.key), ...stored].map((key) => `${base}/${key}`));
    let seen = 0;
    for (const page of made) {
      for (const address of addresses(page)) {
        const url = new URL(address.replaceAll('&amp;', '&'), `${base}/${page.key}`);
        if (!url.href.startsWith(`${base}/`)) continue;
        seen++;
        if (url.hash && page.type.startsWith('text/html')) expect(page.body).toContain(` id="${url.hash.slice(1)}"`);
        url.hash = '';
        expect(there, `${page.key} links to ${address}`).toContain(url.href);
      }
    }
    expect(seen).toBeGreaterThan(80);
  });

  it('never lead to a script, and need none', () => {
    const field = { ...entries[0]!.pipeline.fields[2]!, uri: 'javascript://%0aalert(1)' };
    const [page] = datasetPages([{ ...entries[0]!, pipeline: { ...entries[0]!.pipeline, fields: [field] } }]);
    expect(page!.body).not.toMatch(/href="javascript:/i);
    for (const { body } of datasetPages(entries)) expect(body).not.toMatch(/<script|\son\w+="|\sstyle="/);
  });

  it('escape names that mean something in addresses', () => {
    const name = '公園 #1?.csv';
    const entry = entries[1]!;
    const release = { ...entry.release, files: [{ ...entry.release.files[0]!, name }] };
    const [page] = datasetPages([{ ...entry, release, data: [{ name, format: 'csv' }] }]);
    expect(page!.body).toContain('href="../../datasets/gravel-output/latest/%E5%85%AC%E5%9C%92%20%231%3F.csv"');
  });
});

describe('what an entry lacks', () => {
  it('is a fault where the release does not list a data file', () => {
    const entry = { ...entries[0]!, data: [{ name: 'gone.csv', format: 'csv' as const }] };
    expect(() => catalog([entry], site)).toThrow('store-damaged');
  });

  it('leaves an empty catalogue readable', () => {
    const made = catalog([], { title: '空', now: site.now });
    expect(made.map((page) => page.key)).toEqual(['index.html', 'catalog.json', 'feed.xml', 'style.css']);
    expect(made[0]!.body).toContain('目前還沒有已發布的資料集。');
    expect(made[2]!.body).toContain(`<updated>${site.now}</updated>`);
  });

  it('shows a rule without words by its name', () => {
    const [page] = datasetPages([{ ...entries[0]!, rules: [] }]);
    expect(page!.body).toContain('<th scope="row">no-total-rows</th>');
  });
});

describe('catalog.json', () => {
  it('names every dataset, its files and their addresses', () => {
    const list = JSON.parse(pages.find((page) => page.key === 'catalog.json')!.body);
    expect(list.datasets.map((one: { id: string }) => one.id)).toEqual(['tp-parks', 'air-hourly', 'gravel-output']);
    expect(list.datasets[0].files[0]).toMatchObject({
      format: 'csv',
      latest: 'https://data.example.gov.tw/open/datasets/tp-parks/latest/tp-parks.csv',
      size: 123456,
      rows: 1284,
    });
  });
});

it('keeps the style sheet small', () =>
  expect(pages.find((page) => page.key === 'style.css')!.body.length).toBeLessThan(6200));

function datasetPages(shown: readonly CatalogEntry[]): Page[] {
  return catalog(shown, site).filter((page) => /^datasets\/.*index\.html$/.test(page.key));
}

function addresses(page: Page): string[] {
  const found = page.body.matchAll(/(?:href="|<loc>|"(?:page|feed|pointer|latest|release)": ")([^"<]+)/g);
  return [...found].map((one) => one[1]!).filter((address) => !/^(mailto|tel|data):/.test(address));
}
