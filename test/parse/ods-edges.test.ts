import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { readFile } from './read-sheets.ts';
import { odsOf } from './workbook.ts';

async function one(rows: string, more: Readonly<Record<string, string>> = {}, style = '') {
  const table = `<table:table table:name="一"${style && ` table:style-name="${style}"`}>${rows}</table:table>`;
  return (await readFile('表.ods', await odsOf(table, more))).sheets[0]!;
}

const cell = (text: string, attributes = '') =>
  `<table:table-cell ${attributes} office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;

describe('ODS, seldom seen', () => {
  it('knows what a formula found to be true, and leaves other ones and noughts alone', async () => {
    const counted = (value: string, shown: string, formula = 'table:formula="of:=TRUE()"') =>
      `<table:table-cell ${formula} office:value-type="float" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`;
    const sheet = await one(
      row(
        counted('1', 'TRUE') +
          counted('0', 'FALSE') +
          counted('0', 'TRUE') +
          counted('1', '1.00') +
          counted('10', 'TRUE') +
          counted('1', 'TRUE', ''),
      ),
    );
    expect(sheet.rows).toEqual([['TRUE', 'FALSE', '0', '1', '10', '1']]);
    expect(sheet.kinds[0]!.slice(0, 4)).toEqual([Kind.boolean, Kind.boolean, Kind.number, Kind.number]);
  });

  it('reads numbers that only their style shows as dates, times or shares', async () => {
    const format = (kind: string, name: string, inner = '', more = '') =>
      `<number:${kind}-style style:name="${name}"${more}><number:year/>${inner}</number:${kind}-style><style:style style:name="${name}-cell" style:data-style-name="${name}"/>`;
    const styles = `<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:number="n">${[
      format('date', 'D'),
      format('date', 'DT', '<number:hours/>'),
      format('time', 'T', '<number:hours/>'),
      format('time', 'U', '<number:hours/>', ' number:truncate-on-overflow="false"'),
      format('percentage', 'P'),
      format('number', 'N'),
    ].join('')}<style:style style:name="child" style:parent-style-name="D-cell"/></office:document-styles>`;
    const number = (style: string, value: string, shown: string) =>
      `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`;
    const sheet = await one(
      row(
        number('D-cell', '44990', '3/5/23') +
          number('child', '44990', '112年3月5日') +
          number('DT-cell', '44990.3541666667', '3/5/23 8:30') +
          number('T-cell', '0.25', '6:00') +
          number('U-cell', '1.5', '36:00') +
          number('P-cell', '0.125', '13%') +
          number('N-cell', '5', '5 元') +
          number('D-cell', '44990', '44990'),
      ),
      { 'styles.xml': styles },
    );
    expect(sheet.rows).toEqual([
      ['2023-03-05', '2023-03-05', '2023-03-05T08:30:00', '06:00:00', '36:00:00', '12.5%', '5', '2023-03-05'],
    ]);
  });

  it('reads what a format shows other than what is stored', async () => {
    const format = (kind: string, name: string, inner: string, more = '') =>
      `<number:${kind}-style style:name="${name}"${more}>${inner}</number:${kind}-style><style:style style:name="${name}-cell" style:data-style-name="${name}"/>`;
    const digits = (more = '') => `<number:number number:min-integer-digits="1"${more}/>`;
    const map = (name: string) => `<style:map style:condition="value()&gt;=0" style:apply-style-name="${name}"/>`;
    const year = (more: string) => `<number:year ${more}/>`;
    const styles = `<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:number="n">${[
      format('number', 'thousands', digits(' number:display-factor="1000"')),
      format('number', 'plain', digits()),
      format('number', 'yes', '<number:text>Yes</number:text>'),
      format('number', 'word', `<number:text>No</number:text>${map('yes')}`),
      format('number', 'none', `<number:text>無</number:text>${map('plain')}`),
      format('date', 'year', `${year('number:calendar="ROC"')}<number:text>年</number:text>`),
      format('date', 'short', year('')),
      format('date', 'weekday', '<number:day-of-week/>'),
      format('date', 'both', `${year('number:style="long"')}<number:month/>`),
      format('date', 'clock', `${year('number:style="long"')}<number:month/><number:day/><number:hours/>`),
      format('time', 'time', '<number:hours/><number:minutes/>'),
      format('text', 'mapped', `<number:text-content/>${map('time')}`),
      format('time', 'fine', '<number:minutes/><number:seconds number:decimal-places="1"/>'),
    ].join('')}</office:document-styles>`;
    const typed = (type: string, name: string) => (style: string, value: string, shown: string) =>
      `<table:table-cell table:style-name="${style}-cell" office:value-type="${type}" office:${name}="${value}"><text:p>${shown}</text:p></table:table-cell>`;
    const [number, date, time] = [typed('float', 'value'), typed('date', 'date-value'), typed('time', 'time-value')];
    const cases: [string, string][] = [
      [number('thousands', '12345', '12'), '12.345'],
      [number('thousands', '12345', '12 千元'), '12345'],
      [number('plain', '12345', '12,345'), '12345'],
      [number('plain', '912345678', '0912-345678'), '0912-345678'],
      [number('plain', '1120305', '112/03/05'), '112/03/05'],
      [number('plain', '0', '0.00E+00'), '0'],
      [number('plain', '5', '5.00%'), '5%'],
      [number('plain', '0.5', '50%'), '50%'],
      [number('plain', '12345', '壹萬貳仟參佰肆拾伍'), '12345'],
      [number('word', '1', 'Yes'), 'Yes'],
      [number('word', '0', 'No'), 'No'],
      [number('none', '0', '無'), '0'],
      [date('year', '2023-12-31', '112年'), '112年'],
      [date('short', '2023-12-31', '23'), '2023-12-31'],
      [date('weekday', '2023-12-31', '星期日'), '星期日'],
      [date('both', '2023-12-31', '2023/12'), '2023-12-31'],
      [date('clock', '2023-12-31', '2023/12/31 0:00'), '2023-12-31T00:00:00'],
      [time('time', 'PT1087016H30M00S', '8:30'), '2024-01-01T08:30:00'],
      [time('mapped', 'PT1087016H30M00S', '8:30'), '2024-01-01T08:30:00'],
      [time('none', 'PT36H00M00S', '36:00'), '36:00:00'],
      [time('fine', 'PT00H03M25.16464S', '03:25.2'), '00:03:25.2'],
      [number('time', '45293.3541666667', '8:30'), '2024-01-02T08:30:00'],
    ];
    const sheet = await one(row(cases.map(([xml]) => xml).join('')), { 'styles.xml': styles });
    expect(sheet.rows).toEqual([cases.map(([, text]) => text)]);
  });

  it('takes the style of the row, else of the column, where a cell names none', async () => {
    const styles =
      '<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:number="n"><number:date-style style:name="D"><number:day-of-week/></number:date-style><style:style style:name="weekday" style:data-style-name="D"/><number:percentage-style style:name="P"/><style:style style:name="share" style:data-style-name="P"/></office:document-styles>';
    const column = (style: string, repeated: number) =>
      `<table:table-column table:number-columns-repeated="${repeated}" table:default-cell-style-name="${style}"/>`;
    const day =
      '<table:table-cell office:value-type="date" office:date-value="2023-12-31"><text:p>星期日</text:p></table:table-cell>';
    const number =
      '<table:table-cell office:value-type="float" office:value="0.5"><text:p>0.5</text:p></table:table-cell>';
    const sheet = await one(
      column('Default', 1) +
        column('weekday', 2) +
        row(day + day + day + day + number) +
        row(number + day, 'table:default-cell-style-name="share"'),
      { 'styles.xml': styles },
    );
    expect(sheet.rows).toEqual([
      ['2023-12-31', '星期日', '星期日', '2023-12-31', '0.5'],
      ['50%', '2023-12-31'],
    ]);
  });

  it('counts days from where the document says', async () => {
    const styles =
      '<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:number="n"><number:date-style style:name="D"><number:year/><number:month/></number:date-style><style:style style:name="day" style:data-style-name="D"/></office:document-styles>';
    const day = `<table:table-cell table:style-name="day" office:value-type="float" office:value="0"><text:p>1/1/04</text:p></table:table-cell>`;
    const settings =
      '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>';
    const file = await readFile(
      '表.ods',
      await odsOf(`${settings}<table:table table:name="A">${row(day)}</table:table>`, { 'styles.xml': styles }),
    );
    expect(file.sheets[0]!.rows).toEqual([['1904-01-01']]);
  });

  it('keeps the zeros of a number that is shown as a code', async () => {
    const number = (value: string, shown: string) =>
      `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`;
    const sheet = await one(
      row(
        number('123', '00123') +
          number('0', '00') +
          number('5', '6') +
          number('5', '05.0') +
          number('1.5', '2') +
          number('3', '0-3'),
      ),
    );
    expect(sheet.rows).toEqual([['00123', '00', '5', '5', '1.5', '3']]);
    expect(new Set(sheet.kinds[0])).toEqual(new Set([Kind.number]));
  });

  it('knows rows and columns in groups that are folded away, and heading rows', async () => {
    const column = '<table:table-column/>';
    const sheet = await one(
      `${column}<table:table-column-group table:display="false">${column}<table:table-column-group>${column}</table:table-column-group></table:table-column-group>${column}` +
        `<table:table-header-rows>${row(cell('甲') + cell('乙') + cell('丙') + cell('丁'))}</table:table-header-rows>` +
        `<table:table-row-group>${row(cell('a'))}<table:table-row-group table:display="false">${row(cell('b'))}</table:table-row-group>${row(cell('c'))}</table:table-row-group>`,
    );
    expect(sheet.rows.map((cells) => cells[0])).toEqual(['甲', 'a', 'b', 'c']);
    expect(sheet.layout).toMatchObject({ hiddenRows: [2], hiddenColumns: [1, 2] });
  });

  it('knows sheets that a style of styles.xml hides', async () => {
    const styles = `<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:table="t"><office:styles><style:style style:name="Gone"><style:table-properties table:display="false"/></style:style></office:styles></office:document-styles>`;
    expect((await one(row(cell('a')), { 'styles.xml': styles }, 'Gone')).hidden).toBe(true);
    expect((await one(row(cell('a')), { 'styles.xml': styles }, 'Other')).hidden).toBe(false);
  });

  it.each([
    [
      'blanks',
      row(
        `<table:table-cell office:value-type="string"><text:p>${'<text:s text:c="32767"/>'.repeat(3000)}</text:p></table:table-cell>`,
      ),
    ],
    ['merges', row(cell('a', 'table:number-columns-spanned="2"'), 'table:number-rows-repeated="600000"')],
    ['rows', row(cell('長'.repeat(100_000)), 'table:number-rows-repeated="100000"')],
    ['cells', row(cell('a', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="5000"')],
  ])('is refused where few bytes unfold to endless %s', async (_, rows) => {
    await expect(one(rows)).rejects.toMatchObject({ code: 'file-bomb' });
  });

  it('is damaged where its content breaks off, and locked where the manifest says so', async () => {
    const cut = {
      'content.xml': '<office:document-content><office:body><office:spreadsheet><table:table table:name="a">',
    };
    await expect(one(row(cell('a')), cut)).rejects.toMatchObject({ code: 'file-damaged' });
    const locked = {
      'META-INF/manifest.xml': '<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
    };
    await expect(one(row(cell('a')), locked)).rejects.toMatchObject({ code: 'file-encrypted' });
  });
});
