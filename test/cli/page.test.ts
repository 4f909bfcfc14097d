import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RowMark } from '../../src/cli/marks.ts';
import { stretches } from '../../src/cli/page/lines.ts';
import { whyColumn, whyRow } from '../../src/cli/why.ts';
import { chosenOf, look, type View } from '../../src/look.ts';
import { Findings } from '../../src/model/finding.ts';
import { PLAIN } from '../../src/model/sheet.ts';
import type { Table } from '../../src/model/table.ts';
import type { Text } from '../../src/model/text.ts';
import { openFile } from '../../src/source/file.ts';
import { type SheetSpec, xlsx } from '../parse/workbook.ts';
import { type Scratch, scratch } from './program.ts';

const CHROMIUM = process.env['GOLDBADGE_CHROMIUM'] ?? '/usr/bin/chromium';
const there = existsSync(CHROMIUM);
if (!there)
  console.warn(`SKIPPED: the page of inspect is not looked at in a browser, for there is no Chromium at ${CHROMIUM}.`);
const AXE = createRequire(import.meta.url).resolve('axe-core');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

let place: Scratch;
beforeAll(async () => {
  place = scratch();
  place.write('park.xlsx', await xlsx({ sheets: [park, tail] }));
  place.write(
    'long.csv',
    `編號,名稱,面積\n${Array.from({ length: 3000 }, (_, i) => `${i + 1},公園,${i * 3}`).join('\n')}\n`,
  );
  await place.run(0, 'inspect', 'park.xlsx', '--html', 'park.html');
  await place.run(0, 'inspect', 'park.xlsx', '--html', 'park-en.html', '--lang', 'en');
  await place.run(0, 'inspect', 'long.csv', '--html', 'long.html');
});
afterAll(() => place.remove());

/** Merged headings, a hidden row and column, a total, a note, a bad cell, text that would be markup. */
const park: SheetSpec = {
  name: '公園<1>',
  rows: [
    ['<script>alert(1)</script>公園清冊'],
    ['單位：平方公尺'],
    ['編號', '行政區', '面積', undefined, '內部代碼'],
    [undefined, undefined, '綠地', '水域', undefined],
    ['001', '中正區', 120, 30, 'x1'],
    ['002', '大安區', 220, 40, 'x2'],
    ['003', '信義區', 320, 50, 'x3'],
    ['004', '文山區', '約"五百"', 60, 'x4'],
    ['合計', undefined, 660, 180, undefined],
    ['註：面積為概估值。'],
  ],
  merged: ['A1:E1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4'],
  hiddenRows: [5],
  hiddenColumns: [4],
};
const tail: SheetSpec = { name: '說明', rows: [['這張沒有表格']] };

describe('inspect --html', () => {
  const page = () => place.read('park.html');

  it('is one page without scripts that loads nothing and escapes the file’s texts', () => {
    expect(page()).toMatch(
      /Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/=]+&#39;/,
    );
    expect(page()).not.toMatch(/<script|<link rel="stylesheet"|src=|https?:\/\//);
    expect(page()).toContain('&lt;script&gt;alert(1)&lt;/script&gt;公園清冊');
    expect(page()).toContain('工作表「公園&lt;1&gt;」');
    expect(page()).toMatch(/^<!doctype html>\n<html lang="zh-Hant-TW">/);
  });

  it('lays the sheet out as it is', () => {
    expect(page()).toMatch(/<tr class="title"><th scope="row"><span>1<\/span> <b>表名<\/b><\/th><td[^>]*colspan="5"/);
    expect(page()).toMatch(/<td class="[^"]*" colspan="2">面積<\/td>/);
    expect(page()).toMatch(/<td class="[^"]*" rowspan="2">行政區<\/td>/);
    expect(page()).toMatch(/<span>6<\/span> <b>資料<\/b><small>隱藏<\/small>/);
    expect(page()).toMatch(/>E<small>[^<]*隱藏<\/small>/);
    expect(page()).toMatch(/<tr class="total"><th scope="row"><span>9<\/span> <b>合計<\/b>/);
    expect(page()).toMatch(/<tr class="note"><th scope="row"><span>10<\/span> <b>附註<\/b>/);
  });

  it('leads from a finding to its cell and back', () => {
    expect(page()).toContain('<a href="#s1-C8">公園&lt;1&gt;!C8</a>');
    expect(page()).toMatch(/id="s1-C8"><a href="#finding-\d+" aria-label="發現 \d+">✗\d+<\/a> 約&quot;五百&quot;/);
    const ids = new Set([...page().matchAll(/ id="([^"]+)"/g)].map((found) => found[1]));
    for (const [, target] of page().matchAll(/href="#([^"]+)"/g)) expect([...ids]).toContain(target);
    expect(ids.size).toBe([...page().matchAll(/ id="/g)].length);
  });

  it('shows the recipe and every reason', () => {
    expect(page()).toMatch(/<pre>table:\n {2}sheet: 公園&lt;1&gt;\n {2}anchors:/);
    expect(page()).toContain('把握');
    expect(page()).toContain('第 3、4 列是標題列');
  });

  it('is in English on request', () => {
    const english = place.read('park-en.html');
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('<b>header</b>');
    expect(english).toContain('Legend');
  });

  it('leaves out the records that tell nothing, and says how many', () => {
    expect(place.read('long.html')).toMatch(/⋮ (?:略過 \d+ 列|後面還有更多列)/);
    expect([...place.read('long.html').matchAll(/<tr class="data">/g)].length).toBeLessThan(200);
  });

  it('takes one file, and says when the page cannot be written', async () => {
    await place.run(2, 'inspect', 'park.xlsx', 'long.csv', '--html', 'x.html');
    expect((await place.run(2, 'inspect', 'park.xlsx', '--html', 'no/such/x.html')).out).toContain('無法寫出');
  });
});

describe('the rows of a page', () => {
  const sketch = (ats: readonly number[], complete = true) => ({
    sheet: '',
    index: 0,
    hidden: false,
    text: false,
    rows: ats.map((at) => ({ at, cells: ['x'] })),
    complete,
    width: 1,
    layout: PLAIN,
  });
  const shown = (ats: readonly number[], telling: readonly number[] = [], complete = true) => {
    const marks = ats.map((at): RowMark => ({ mark: telling.includes(at) ? 'total' : 'data', table: 0 }));
    return stretches(sketch(ats, complete), marks, new Set()).map((one) =>
      'gap' in one ? `${one.gap.kind} ${one.gap.top}-${one.gap.bottom}` : `${one.rows[0]!.at}-${one.rows.at(-1)!.at}`,
    );
  };
  const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

  it.each<[string, readonly number[], readonly number[], boolean, string[]]>([
    ['few', run(0, 5), [], true, ['0-5']],
    ['two blank rows', [0, 3], [], true, ['0-3']],
    ['many blank rows', [0, 9], [], true, ['0-0', 'blank 1-8', '9-9']],
    ['a long middle', run(0, 99), [], true, ['0-39', 'alike 40-89', '90-99']],
    ['a total in it', run(0, 99), [60], true, ['0-39', 'alike 40-58', '59-61', 'alike 62-89', '90-99']],
    ['a middle that was not seen', [...run(0, 9), ...run(500, 509)], [], false, ['0-9', 'unseen 10-499', '500-509']],
  ])('%s', (_, ats, telling, complete, wanted) => expect(shown(ats, telling, complete)).toEqual(wanted));
});

describe('inspect --row and --column', () => {
  let view: View;
  let table: Table;
  beforeAll(async () => {
    const { signal } = new AbortController();
    const seen = await look(await openFile(join(place.folder, 'park.xlsx'), signal), { signal }, {}, new Findings());
    ({ view, table } = chosenOf(seen));
  });
  const text = (lines: readonly Text[]) => lines.map((line) => line.zh).join('\n');

  it.each<[string, RegExp]>([
    ['1', /第 1 列是「表名」/],
    ['4', /第 4 列是「標題列」/],
    ['5', /第 5 列是「資料」.*表格的 .* 欄裡有 .* 格有內容/s],
    ['9', /第 9 列是「合計」.*說明列名的格子/s],
    ['10', /第 10 列是「附註」/],
    ['99', /第 99 列沒有任何內容/],
  ])('row %s', (row, says) => expect(text(whyRow(view, row))).toMatch(says));

  it.each<[string, RegExp]>([
    ['C', /C 欄是「面積_綠地」，值.*第 3 列：C3 寫著「面積」.*第 4 列：C4 寫著「綠地」/s],
    ['d', /第 3 列：合併儲存格 C3:D3 寫著「面積」.*第 4 列：D4 寫著「水域」/s],
    ['E', /E 欄/],
    ['Z', /Z 欄在資料列裡沒有內容/],
  ])('column %s', (column, says) => expect(text(whyColumn(view, table, column))).toMatch(says));

  it('says what is no row or column', () => {
    expect(() => whyRow(view, 'x')).toThrow('is no row');
    expect(() => whyColumn(view, table, '3')).toThrow('is no column');
  });

  it('are told after the picture, and all reasons by --why alone', async () => {
    const told = async (...words: string[]) =>
      (await place.run(0, 'inspect', 'park.xlsx', ...words)).out.split('\n').filter((line) => line.startsWith('  · '));
    expect(await told('--row', '9', '--column', 'C')).toEqual(
      [...whyRow(view, '9'), ...whyColumn(view, table, 'C')].map((line) => `  · ${line.zh}`),
    );
    expect(await told('--why')).toEqual(table.why.map((reason) => `  · ${reason.says.zh}`));
  });
});

describe.skipIf(!there)('in Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      headless: true,
      args: ['--no-sandbox', '--disable-gpu'],
    });
  });
  afterAll(() => browser?.close());

  it.each([1280, 360])(
    'axe finds nothing, %i wide, light and dark, and the page does not scroll sideways',
    async (width) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: 'light',
        bypassCSP: true,
      });
      const page = await context.newPage();
      await page.goto(`${pathToFileURL(join(place.folder, 'park.html'))}`);
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      await context.close();
    },
  );

  it('is styled under its own policy', async () => {
    const page = await browser.newPage();
    await page.goto(`${pathToFileURL(join(place.folder, 'park.html'))}`);
    const colour = await page.locator('tr.header').first().evaluate('(row) => getComputedStyle(row).backgroundColor');
    expect(colour).not.toBe('rgba(0, 0, 0, 0)');
    await page.close();
  });
});

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.addScriptTag({ path: AXE });
  const how = JSON.stringify({ runOnly: RULES });
  return page.evaluate(
    `axe.run(${how}).then((result) => result.violations.map((one) => one.id + ' ' + one.nodes.map((node) => node.html + node.failureSummary).join('; ')))`,
  );
}
