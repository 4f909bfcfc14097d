import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalog } from '../../src/catalog/build.ts';
import { entries, site } from './sample.ts';

const CHROMIUM = process.env['GOLDBADGE_CHROMIUM'] ?? '/usr/bin/chromium';
const there = existsSync(CHROMIUM);
if (!there)
  console.warn(
    `SKIPPED: the pages are not tested in a browser, for there is no Chromium at ${CHROMIUM} (GOLDBADGE_CHROMIUM names another).`,
  );

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const PAGES = [
  'index.html',
  'datasets/tp-parks/index.html',
  'datasets/air-hourly/index.html',
  'datasets/gravel-output/index.html',
  '404.html',
];
/** Says the name of a document's root, or what is wrong with it. */
const READ_XML = `globalThis.readXml = (text) => {
  const parsed = new DOMParser().parseFromString(text, 'application/xml');
  return parsed.querySelector('parsererror')?.textContent ?? parsed.documentElement.localName;
}; 0`;
const AXE = createRequire(import.meta.url).resolve('axe-core');

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

describe.skipIf(!there)('in Chromium', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'goldbadge-catalog-'));
  const root = `${pathToFileURL(folder)}/`;

  beforeAll(async () => {
    // 404.html links to whole addresses, so the folder itself is the site.
    for (const page of catalog(entries, { ...site, baseUrl: root })) {
      mkdirSync(dirname(join(folder, page.key)), { recursive: true });
      writeFileSync(join(folder, page.key), page.body);
    }
    browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args: ARGUMENTS });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened<T>(
    path: string,
    how: { width: number; script?: boolean },
    look: (page: Page) => Promise<T>,
  ): Promise<T> {
    const context = await browser.newContext({
      viewport: { width: how.width, height: how.width < 500 ? 740 : 900 },
      colorScheme: 'light',
      javaScriptEnabled: how.script ?? true,
      // The pages forbid scripts; axe is one.
      bypassCSP: true,
    });
    try {
      const page = await context.newPage();
      await page.goto(root + path);
      return await look(page);
    } finally {
      await context.close();
    }
  }

  const views = PAGES.flatMap((path) => [1280, 360].map((width) => ({ path, width })));

  it.each(views)('axe finds nothing on $path, $width wide, light and dark', async ({ path, width }) => {
    await opened(path, { width }, async (page) => {
      await unfold(page, true);
      expect(await violations(page, { runOnly: RULES })).toEqual([]);
      // The scheme changes colours and nothing else.
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(
        await violations(page, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }),
      ).toEqual([]);
    });
  });

  it('would find something', async () => {
    await opened('index.html', { width: 360 }, async (page) => {
      await page.locator('h1').evaluate((h1) => {
        h1.setAttribute('style', 'color: #ccc');
        h1.insertAdjacentHTML('afterend', '<img src="data:,">');
      });
      const found = await violations(page, { runOnly: RULES });
      expect(found.map(([rule]) => rule)).toEqual(['color-contrast', 'image-alt']);
    });
  });

  it.each(PAGES)('%s never scrolls sideways on a phone', async (path) => {
    await opened(path, { width: 360 }, async (page) => {
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 740 });
        for (const open of [false, true]) {
          await unfold(page, open);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        }
      }
    });
  });

  it('reads the feeds and the map of the site as XML', async () => {
    const documents = catalog(entries, site).filter((one) => one.key.endsWith('.xml'));
    expect(documents.length).toBe(5);
    await opened('404.html', { width: 1280 }, async (page) => {
      await page.evaluate(READ_XML);
      for (const { body } of documents) {
        const read = await page.evaluate(`readXml(${JSON.stringify(body)})`);
        expect(['feed', 'urlset']).toContain(read);
      }
    });
  });

  it('reads whole without scripts, and styled', async () => {
    await opened('datasets/air-hourly/index.html', { width: 1280, script: false }, async (page) => {
      expect(await page.locator('h1').textContent()).toBe(entries[2]!.pipeline.title.zh);
      expect(await page.locator('.lead').textContent()).toBe(entries[2]!.pipeline.description.zh);
      expect(await page.locator('#preview tbody tr').count()).toBe(3);
      expect(await page.locator('#preview tbody tr').nth(2).locator('td').nth(1).textContent()).toBe('<b>南站</b>');
      expect(await page.locator('#fields tbody tr').count()).toBe(28);
      await page.locator('#download summary').first().click();
      expect(await page.locator('#download .copy').first().isVisible()).toBe(true);
    });
  });

  it('goes from the list to a dataset and back by keyboard', async () => {
    await opened('index.html', { width: 1280 }, async (page) => {
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('跳到主要內容');
      await page.keyboard.press('Enter');
      expect(await page.locator(':focus').getAttribute('id')).toBe('main');
      await page.getByRole('link', { name: '示範市公園清冊', exact: true }).press('Enter');
      await page.waitForURL('**/datasets/tp-parks/index.html');
      await page.getByRole('link', { name: '資料集清單' }).press('Enter');
      await page.waitForURL('**/index.html');
    });
  });
});

async function unfold(page: Page, open: boolean): Promise<void> {
  await page.locator('details').evaluateAll((all, now) => {
    for (const one of all) one.toggleAttribute('open', now);
  }, open);
}

async function violations(page: Page, how: object): Promise<string[][]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.addScriptTag({ path: AXE });
  const found: Violation[] = await page.evaluate(`axe.run(${JSON.stringify(how)}).then((result) => result.violations)`);
  return found.map((one) => [one.id, ...one.nodes.map((node) => `${node.html} ${node.failureSummary}`)]);
}
