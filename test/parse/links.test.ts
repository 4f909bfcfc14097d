import { describe, expect, it } from 'vitest';
import { book, bytes, labelSst, record, sharedStrings, u16, u32 } from './biff-book.ts';
import { readFile } from './read-sheets.ts';
import { odsOf, xlsx } from './workbook.ts';

const outside = [{ top: 1, left: 1, bottom: 1, right: 1 }];
const linksOf = async (name: string, file: Uint8Array) => (await readFile(name, file)).sheets[0]!.layout.links;

describe('cells with a link that leads out of the workbook', () => {
  it('in XLSX: those with a relation', async () => {
    const cells = '<row r="2"><c r="B2" t="inlineStr"><is><t>Enter</t></is></c></row>';
    const links = '<hyperlink ref="B2" r:id="rId1"/><hyperlink ref="C2" location="Sheet2!A1"/>';
    const sheet = `<worksheet xmlns="m" xmlns:r="r"><sheetData>${cells}</sheetData><hyperlinks>${links}</hyperlinks></worksheet>`;
    const file = await xlsx({ sheets: [{ name: '表', rows: [] }] }, { 'xl/worksheets/sheet1.xml': sheet });
    expect(await linksOf('a.xlsx', file)).toEqual(outside);
  });

  it('in XLS: those with a moniker', async () => {
    const link = (column: number, flags: number) =>
      record(0x1b8, u16(1), u16(1), u16(column), u16(column), new Uint8Array(16), u32(2), u32(flags));
    const records = [labelSst(1, 1, 0), link(1, 3), link(2, 8)];
    const file = book({ after: [sharedStrings(['Enter'])], sheets: [{ name: '表', records }] });
    expect(await linksOf('a.xls', bytes(file))).toEqual(outside);
  });

  it('in ODS: those whose address is not within the document', async () => {
    const cell = (href: string) =>
      `<table:table-cell office:value-type="string"><text:p><text:a xlink:href="${href}">Enter</text:a></text:p></table:table-cell>`;
    const rows = `<table:table-row><table:table-cell/></table:table-row><table:table-row><table:table-cell/>${cell('https://a.tw/')}${cell('#表.A1')}</table:table-row>`;
    expect(await linksOf('a.ods', await odsOf(`<table:table table:name="表">${rows}</table:table>`))).toEqual(outside);
  });

  it('are none in a sheet without links', async () => {
    const file = await xlsx({ sheets: [{ name: '表', rows: [['https://a.tw/']] }] });
    expect((await readFile('a.xlsx', file)).sheets[0]!.layout).not.toHaveProperty('links');
  });
});
