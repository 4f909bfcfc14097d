import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { Findings } from '../../src/model/finding.ts';
import { open } from '../../src/parse/open.ts';
import { delivery } from './bytes.ts';
import { readFile, readSheet } from './read-sheets.ts';

const page = (body: string) =>
  `<!DOCTYPE html><html><head><title>公園</title><style>td{color:red}</style></head><body>${body}</body></html>`;

describe('tables of a page as sheets', () => {
  it('has the cells where a reader sees them', async () => {
    const file = await readFile(
      '公園.html',
      page(`<table border=1><thead><tr><th rowspan=2>編號</th><th colspan="2">資料</th><th rowspan=2>備註</th></tr>
        <tr><th>名稱<th>面積</tr></thead>
        <tbody><tr><td>001<td>&nbsp;中正<br>公園 &amp; &lt;x&gt;&nbsp; <td align=right> 1,234.50 <td>&nbsp;</td></tr>
        <tr style="color:red; display : none"><td>002</td><td><p>二</p><p>號</p></td><td></td><td><img src=a alt="有"></td></tr></table>`),
    );
    const [sheet] = file.sheets;
    expect(sheet!.rows).toEqual([
      ['編號', '資料', '', '備註'],
      ['', '名稱', '面積'],
      ['001', '\u00a0中正\n公園 & <x>', '1,234.50'],
      ['002', '二\n號', '', '有'],
    ]);
    expect(sheet!.layout).toEqual({
      merged: [
        { top: 0, left: 0, bottom: 1, right: 0 },
        { top: 0, left: 1, bottom: 0, right: 2 },
        { top: 0, left: 3, bottom: 1, right: 3 },
      ],
      hiddenRows: [3],
      hiddenColumns: [],
      centred: [],
    });
    expect([sheet!.name, file.facts.format, file.findings]).toEqual(['表格 1', 'html', []]);
  });

  it('names tables by their captions, and keeps nested ones apart', async () => {
    const file = await readFile(
      '資料.xls',
      page(`<table><tr><td>選單<table><caption> 甲  表 </caption><tr><td>a</td><td>b</td></tr></table></td><td>x</td></tr></table>
        <table hidden><caption>甲 表</caption><tr><td>c</td></tr><tr><td>d</td></tr></table><table><tr><td>版面</td></tr></table>`),
    );
    expect(file.sheets.map((one) => [one.name, one.hidden, one.rows])).toEqual([
      ['表格 1', false, [['選單', 'x']]],
      ['甲 表', false, [['a', 'b']]],
      ['甲 表 (2)', true, [['c'], ['d']]],
    ]);
    expect(file.findings).toEqual(['mislabelled-file']);
  });

  it('knows rows and spans that are written badly', async () => {
    const file = await readFile(
      'a.html',
      '<table><td>1<td>2<tr><td rowspan=0>a<td colspan=0>b<tr><td>c</tr><tr><td colspan=99999999 rowspan=x>d</table>',
    );
    expect(file.sheets[0]!.rows).toEqual([
      ['1', '2'],
      ['a', 'b'],
      ['', 'c'],
      ['', 'd'],
    ]);
    expect(file.sheets[0]!.layout.merged[0]).toEqual({ top: 1, left: 0, bottom: 3, right: 0 });
  });

  it('knows a column that is hidden in every row', async () => {
    const row = (a: string, b: string) => `<tr><td>${a}</td><td style="display:none">${b}</td><td>${a}</td></tr>`;
    const file = await readFile('a.html', `<table>${row('甲', 'x')}${row('乙', 'y')}</table>`);
    expect(file.sheets[0]!.layout.hiddenColumns).toEqual([1]);
  });

  it('goes by the encoding that the bytes show, and by what the page says where they do not', async () => {
    const cells = [0xa4, 0xa4, 0xa5, 0x5c];
    const head = Buffer.from('<html><meta charset="big5"><table><tr><td>1</td><td>');
    const file = await readFile('a.xls', Uint8Array.from([...head, ...cells, ...Buffer.from('</td></tr></table>')]));
    expect(file.sheets[0]!.rows).toEqual([['1', '中功']]);
    const wrong = await readFile('a.html', '<html><meta charset="big5"><table><tr><td>1</td><td>中</td></tr></table>');
    expect(wrong.sheets[0]!.rows).toEqual([['1', '中']]);
  });

  it('reads a page as it comes, the same at every pass', async () => {
    const text = `<table>${Array.from({ length: 3000 }, (_, i) => `<tr><td>${i}</td><td>第${i}列 &amp;</td></tr>`).join('')}</table>`;
    const opened = await open(delivery('a.html', text, 501), new Findings(), {});
    const first = await readSheet(opened.sheets[0]!);
    expect([first.rows.length, first.rows[2999]]).toEqual([3000, ['2999', '第2999列 &']]);
    expect(await readSheet(opened.sheets[0]!)).toEqual(first);
  });

  it.each([
    [page('<h1>系統維護中</h1><p>請稍候</p>'), 'a.csv', 'file-mislabelled', /“公園” “系統維護中 請稍候”/],
    ['<html><body>Request unsuccessful. Incident 7</body></html>', 'a.ods', 'file-mislabelled', /Incident 7/],
    [page('<script>document.write("<table>")</script>登入'), 'a.html', 'file-not-a-table', /登入/],
  ])('says what a page without tables says %#', async (text, name, code, says) => {
    const fault = await readFile(name, text).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ code, en: expect.stringMatching(says) });
  });

  it('ends in rows or a Fault whatever a page is made of', async () => {
    const bit = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '</tr>',
      '<td>',
      '<td rowspan=2 colspan=2>',
      '</td>',
      '<th>',
      '<caption>',
      '<br>',
      '甲',
      ' 1 ',
      '&amp;',
      '<!--',
      '-->',
      '<p',
      '</caption>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bit, { maxLength: 25 }), async (bits) => {
        const end = await readFile('a.html', `<html>${bits.join('')}`).catch((error: unknown) => error);
        if (end instanceof Error) expect(end).toBeInstanceOf(Fault);
      }),
      { numRuns: 300 },
    );
  });
});
