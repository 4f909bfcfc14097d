import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { readFile } from './read-sheets.ts';
import { type CellSpec, ods, odsOf } from './workbook.ts';

/** The only sheet of a file with these rows in XML. */
async function one(rows: string) {
  const file = await readFile('表.ods', await odsOf(`<table:table table:name="一">${rows}</table:table>`));
  return file.sheets[0]!;
}

const cell = (text: string, attributes = '', name = 'table-cell') =>
  `<table:${name} ${attributes} office:value-type="string"><text:p>${text}</text:p></table:${name}>`;
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;

describe('ODS', () => {
  it('reads cells of every kind', async () => {
    const rows: CellSpec[][] = [
      ['編號', '面積', '比率', '日期', '有無'],
      ['007', 12345.6, { value: 0.9278, format: '0%' }, { date: '2023-03-05' }, true],
      ['', { raw: '12345678901234567' }, { raw: '1E-3' }, { date: '2023-03-05T08:29:59.999999999' }, false],
      [{ runs: ['臺', '北', '市'] }, { error: '#DIV/0!' }, undefined, '一\n二'],
    ];
    const sheet = (await readFile('表.ods', await ods({ sheets: [{ name: '工作表1', rows }] }))).sheets[0]!;
    expect(sheet.rows).toEqual([
      ['編號', '面積', '比率', '日期', '有無'],
      ['007', '12345.6', '92.78%', '2023-03-05', 'TRUE'],
      ['', '12345678901234567', '0.001', '2023-03-05T08:30:00', 'FALSE'],
      ['臺北市', '#DIV/0!', '', '一\n二'],
    ]);
    expect(sheet.kinds[1]).toEqual([Kind.text, Kind.number, Kind.number, Kind.date, Kind.boolean]);
    expect(sheet.kinds[3]).toEqual([Kind.text, Kind.error, 0, Kind.text]);
  });

  it('reads times and money', async () => {
    const typed = (type: string, attribute: string, value: string) =>
      `<table:table-cell office:value-type="${type}" office:${attribute}="${value}"><text:p>如圖</text:p></table:table-cell>`;
    const sheet = await one(
      row(
        typed('time', 'time-value', 'PT08H30M00S') +
          typed('time', 'time-value', 'PT36H00M00S') +
          typed('currency', 'value', '1500') +
          typed('string', 'string-value', '存的字'),
      ),
    );
    expect(sheet.rows).toEqual([['08:30:00', '36:00:00', '1500', '存的字']]);
    expect(sheet.kinds).toEqual([[Kind.date, Kind.text, Kind.number, Kind.text]]);
  });

  it('keeps covered cells in their columns, and repeats what is repeated', async () => {
    const sheet = await one(
      row(
        cell('標題', 'table:number-columns-spanned="2" table:number-rows-spanned="2"') +
          '<table:covered-table-cell/>' +
          cell('右'),
      ) +
        row(
          `<table:covered-table-cell table:number-columns-repeated="2"/>${cell('下', 'table:number-columns-repeated="3"')}`,
        ),
    );
    expect(sheet.rows).toEqual([
      ['標題', '', '右'],
      ['', '', '下', '下', '下'],
    ]);
    expect(sheet.layout.merged).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }]);
  });

  it('passes over a million blank rows and columns, and repeats a row with its own numbers', async () => {
    const blanks = '<table:table-cell table:number-columns-repeated="16384"/>';
    const sheet = await one(
      row(cell('a')) +
        row(blanks, 'table:number-rows-repeated="9" table:visibility="collapse"') +
        row(cell('b') + '<table:table-cell table:number-columns-repeated="16383"/>', 'table:number-rows-repeated="3"') +
        row(blanks, 'table:number-rows-repeated="1048563" table:visibility="filter"'),
    );
    expect(sheet.at).toEqual([0, 10, 11, 12]);
    expect(sheet.rows).toEqual([['a'], ['b'], ['b'], ['b']]);
    expect(sheet.layout.hiddenRows).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('repeats merges with the rows that hold them, over more than one batch', async () => {
    const sheet = await one(
      row(
        cell('a', 'table:number-columns-spanned="2" table:number-rows-spanned="1"'),
        'table:number-rows-repeated="20000"',
      ) + row(cell('末')),
    );
    expect(sheet.at.length).toBe(20_001);
    expect(sheet.at.at(-1)).toBe(20_000);
    expect([sheet.rows[19_999], sheet.rows[20_000]]).toEqual([['a'], ['末']]);
    expect(sheet.layout.merged.at(-1)).toEqual({ top: 19_999, left: 0, bottom: 19_999, right: 1 });
  });

  it('joins paragraphs, and takes blanks, tabs, breaks and spans as they are meant', async () => {
    const sheet = await one(
      row(
        '<table:table-cell office:value-type="string"><text:p>一<text:s text:c="3"/>二<text:tab/>三<text:line-break/>四</text:p><text:p/>' +
          '<text:p><text:span>五 </text:span><text:span> </text:span><text:a>六</text:a> \n 七<text:s/></text:p></table:table-cell>',
      ),
    );
    expect(sheet.rows).toEqual([['一   二\t三\n四\n\n五  六 七 ']]);
  });

  it('leaves out what lies on cells: notes, drawings, phonetic guides', async () => {
    const sheet = await one(
      '<table:shapes><draw:frame><draw:text-box><text:p>圖</text:p></draw:text-box></draw:frame></table:shapes>' +
        row(
          '<table:table-cell office:value-type="string"><office:annotation><dc:date>x</dc:date><text:p>註解</text:p></office:annotation>' +
            '<text:p>字<text:ruby><text:ruby-base>音</text:ruby-base><text:ruby-text>ㄧㄣ</text:ruby-text></text:ruby></text:p>' +
            '<draw:frame><text:p>圖</text:p></draw:frame></table:table-cell>' +
            '<table:table-cell><office:annotation><text:p>只有註解</text:p></office:annotation></table:table-cell>' +
            cell('尾'),
        ),
    );
    expect(sheet.rows).toEqual([['字音', '', '尾']]);
  });

  it('tells errors and formulas that were never counted', async () => {
    const formula = 'table:formula="of:=[.A1]/0"';
    const sheet = await one(
      row(
        `<table:table-cell ${formula} office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>` +
          `<table:table-cell ${formula} office:value-type="float" office:value="0"><text:p>Err:502</text:p></table:table-cell>` +
          `<table:table-cell ${formula} office:value-type="float" office:value="3"><text:p>3.00</text:p></table:table-cell>` +
          `<table:table-cell ${formula}/>` +
          `<table:table-cell ${formula} office:value-type="string" office:string-value=""><text:p/></table:table-cell>` +
          cell('#DIV/0!'),
      ),
    );
    expect(sheet.rows).toEqual([['#DIV/0!', 'Err:502', '3', '', '', '#DIV/0!']]);
    expect(sheet.kinds).toEqual([[Kind.error, Kind.error, Kind.number, Kind.uncounted, 0, Kind.text]]);
  });

  it('reads each of several sheets, and says which are hidden', async () => {
    const sheets = ['一', '二<&>', '三'].map((name, i) => ({
      name,
      rows: Array.from({ length: 3000 }, (_, r) => [name, r]),
      hidden: i === 1,
      hiddenRows: [1],
      hiddenColumns: [0],
    }));
    const file = await readFile('表.ods', await ods({ sheets }));
    expect(file.sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length, rows[2999]])).toEqual([
      ['一', false, 3000, ['一', '2999']],
      ['二<&>', true, 3000, ['二<&>', '2999']],
      ['三', false, 3000, ['三', '2999']],
    ]);
    expect(file.sheets[2]!.layout).toMatchObject({ hiddenRows: [1], hiddenColumns: [0] });
    expect(file.facts).toEqual({ format: 'ods', extension: 'ods', macros: false, hiddenSheets: 1, linkCaches: 0 });
  });

  it('leaves out copies of other files, and says so', async () => {
    const link = `<table:table table:name="'file:///D:/業務/月報.xls'#$工作表1">${row(cell('別人的'))}</table:table>`;
    const file = await readFile(
      '表.ods',
      await odsOf(`<table:table table:name="一">${row(cell('自己的'))}</table:table>${link}`),
    );
    expect(file.sheets.map((sheet) => sheet.rows)).toEqual([[['自己的']]]);
    expect([file.facts.linkCaches, file.findings]).toEqual([1, ['link-cache']]);
  });

  it('refuses rows and repeats that no sheet has', async () => {
    await expect(one(row(cell('a'), 'table:number-rows-repeated="1048577"'))).rejects.toMatchObject({
      code: 'file-damaged',
    });
    await expect(one(row(cell('a', 'table:number-columns-repeated="16385"')))).rejects.toMatchObject({
      code: 'file-damaged',
    });
    const wide = cell('a', 'table:number-columns-repeated="1000"');
    await expect(one(row(wide, 'table:number-rows-repeated="100000"'))).rejects.toMatchObject({ code: 'file-bomb' });
  });
});
