import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { Fault } from '../../src/model/fault.ts';
import { readFile } from './read-sheets.ts';

const book = (sheets: string, styles = '') =>
  `<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">${styles}${sheets}</Workbook>`;
const sheet = (name: string, rows: string, more = '') =>
  `<Worksheet ss:Name="${name}"><Table>${rows}</Table>${more}</Worksheet>`;
const cell = (type: string, text: string, how = '') => `<Cell${how}><Data ss:Type="${type}">${text}</Data></Cell>`;

describe('an XML spreadsheet of 2003', () => {
  it('has its cells where they say', async () => {
    const rows = `<Column ss:Width="20"/><Column ss:Hidden="1" ss:Span="1"/><Column ss:Index="6" ss:Hidden="1"/>
      <Row>${cell('String', '公園清冊', ' ss:MergeAcross="2" ss:MergeDown="1"')}${cell('String', '右')}</Row>
      <Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2"><Data ss:Type="String">甲&#10;乙</Data></Cell><Cell/>
        <Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>粗</B>體 </ss:Data><Comment><ss:Data>註解</ss:Data></Comment></Cell></Row>
      <Row ss:Span="2"/><Row>${cell('String', '末')}</Row>`;
    const file = await readFile('資料.xls', book(sheet('清冊', rows)));
    const [one] = file.sheets;
    expect(one!.rows).toEqual([['公園清冊', '', '', '右'], ['', '甲\n乙', '', '粗體 '], ['末']]);
    expect(one!.at).toEqual([0, 3, 7]);
    expect(one!.layout).toEqual({
      merged: [{ top: 0, left: 0, bottom: 1, right: 2 }],
      hiddenRows: [3],
      hiddenColumns: [1, 2, 5],
      centred: [],
    });
    expect([one!.name, file.facts.format, file.findings]).toEqual(['清冊', 'xml-spreadsheet', ['mislabelled-file']]);
    expect((await readFile('資料.xml', book(sheet('清冊', rows)))).findings).toEqual([]);
  });

  it.each<[string, string, number]>([
    [cell('Number', '12345678901234567890'), '12345678901234567890', Kind.number],
    [cell('Number', '0.30000000000000004'), '0.3', Kind.number],
    [cell('Number', '0.125', ' ss:StyleID="p"'), '12.5%', Kind.number],
    [cell('Number', '912345678', ' ss:StyleID="m"'), '0912-345678', Kind.text],
    [cell('Number', '7', ' ss:StyleID="z"'), '00007', Kind.number],
    [cell('Number', '0.25', ' ss:StyleID="n"'), '25%', Kind.number],
    [cell('Number', '1', ' ss:StyleID="y"'), 'Yes', Kind.text],
    [cell('Number', '五', ' ss:StyleID="z"'), '五', Kind.text],
    [cell('DateTime', '2023-01-05T00:00:00.000', ' ss:StyleID="t"'), '2023-01-05T00:00:00', Kind.date],
    [cell('String', '007'), '007', Kind.text],
    [cell('DateTime', '2023-01-05T00:00:00.000'), '2023-01-05', Kind.date],
    [cell('DateTime', '2023-01-05T08:30:00.000'), '2023-01-05T08:30:00', Kind.date],
    [cell('DateTime', '1899-12-31T08:30:00.000'), '08:30:00', Kind.date],
    [cell('Boolean', '1'), 'TRUE', Kind.boolean],
    [cell('Error', '#DIV/0!'), '#DIV/0!', Kind.error],
    ['<Cell ss:Formula="=RC[-1]"/>', '', Kind.uncounted],
  ])('reads %s', async (xml, text, kind) => {
    const styles =
      '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style><Style ss:ID="q"/><Style ss:ID="m"><NumberFormat ss:Format="0000\\-000000"/></Style><Style ss:ID="z"><NumberFormat ss:Format="00000"/></Style><Style ss:ID="n"><NumberFormat ss:Format="Percent"/></Style><Style ss:ID="y"><NumberFormat ss:Format="Yes/No"/></Style><Style ss:ID="t"><NumberFormat ss:Format="General Date"/></Style></Styles>';
    const file = await readFile('a.xml', book(sheet('一', `<Row>${xml}</Row>`), styles));
    expect([file.sheets[0]!.rows, file.sheets[0]!.kinds]).toEqual([[[text]], [[kind]]]);
  });

  it('knows all sheets, and which are hidden', async () => {
    const options =
      '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>';
    const row = (text: string) => `<Row>${cell('String', text)}</Row>`;
    const file = await readFile('a.xml', book(sheet('一', row('a'), options) + sheet('二', row('b'))));
    expect(file.sheets.map((one) => [one.name, one.hidden, one.rows])).toEqual([
      ['一', true, [['a']]],
      ['二', false, [['b']]],
    ]);
    expect(file.facts.hiddenSheets).toBe(1);
  });

  it('ends in rows or a Fault wherever it is cut or broken', async () => {
    const bytes = new TextEncoder().encode(
      book(sheet('一', `<Row ss:Index="2">${cell('Number', '1', ' ss:Index="3"')}</Row>`)),
    );
    for (let at = 60; at < bytes.length; at += 5) {
      const wrong = bytes.slice();
      wrong[at] = 57;
      for (const one of [bytes.slice(0, at), wrong]) {
        const end = await readFile('a.xml', one).catch((error: unknown) => error);
        if (end instanceof Error) expect(end).toBeInstanceOf(Fault);
      }
    }
  });
});
