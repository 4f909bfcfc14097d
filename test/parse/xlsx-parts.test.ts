import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { Findings } from '../../src/model/finding.ts';
import { xlsx as parser } from '../../src/parse/xlsx.ts';
import { delivery } from './bytes.ts';
import { type ReadSheet, readSheet } from './read-sheets.ts';
import { xlsx } from './workbook.ts';

type Parts = Readonly<Record<string, string | Uint8Array>>;

const STRICT = 'http://purl.oclc.org/ooxml';
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`;
const relations = (...all: string[]) => `<Relationships>${all.join('')}</Relationships>`;
const data = (rows: string, after = '') => `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`;

/** The sheets of a workbook of one sheet with these parts instead of, or beside, its own. */
async function sheets(parts: Parts): Promise<ReadSheet[]> {
  const bytes = await xlsx({ sheets: [{ name: '一', rows: [['字']] }] }, parts);
  const opened = await parser.open(delivery('表.xlsx', bytes), new Findings(), {});
  return Promise.all(opened.sheets.map(readSheet));
}

async function one(sheet: string | Uint8Array, parts: Parts = {}): Promise<ReadSheet> {
  return (await sheets({ 'xl/worksheets/sheet1.xml': sheet, ...parts }))[0]!;
}

function utf16(text: string, big: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

describe('parts of an XLSX', () => {
  it.each([
    '/xl/worksheets/sheet1.xml',
    'worksheets\\sheet1.xml',
    './x/../worksheets/sheet1.xml',
    'Worksheets/Sheet1.XML',
  ])('finds a sheet at %s', async (target) => {
    const read = await sheets({
      'xl/_rels/workbook.xml.rels': relations(
        relation('rId1', 'worksheet', target),
        relation('rId3', 'sharedStrings', '/xl/sharedStrings.xml'),
      ),
    });
    expect(read[0]!.rows).toEqual([['字']]);
  });

  it('finds parts with blanks in their names, and a workbook that is called otherwise', async () => {
    const read = await sheets({
      '_rels/.rels': relations(relation('r1', 'officeDocument', '/my%20book/main.xml')),
      'my book/main.xml': `<workbook xmlns:q="y"><sheets><sheet name="甲" q:id="a"/></sheets></workbook>`,
      'my book/_rels/main.xml.rels': relations(relation('a', 'worksheet', 'the%20sheet.xml')),
      'my book/the sheet.xml': data('<row><c><v>1</v></c></row>'),
    });
    expect(read.map(({ name, rows }) => [name, rows])).toEqual([['甲', [['1']]]]);
  });

  it('reads the strict form of the standard', async () => {
    const read = await sheets({
      '_rels/.rels': `<Relationships><Relationship Id="r" Type="${STRICT}/officeDocument/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns="${STRICT}/spreadsheetml/main" xmlns:r="${STRICT}/officeDocument/relationships" conformance="strict"><workbookPr date1904="true"/><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/worksheets/sheet1.xml': data(
        '<row r="1"><c r="A1" t="d"><v>2023-03-05T08:30</v></c><c r="B1" t="d"><v>08:30:00</v></c><c r="C1" t="d"><v>2023-03-05T08:30:00.000Z</v></c></row>',
      ),
    });
    expect(read[0]!.rows).toEqual([['2023-03-05T08:30:00', '08:30:00', '2023-03-05T08:30:00']]);
  });

  it('counts charts among the sheets, and misses a sheet whose part cannot be told', async () => {
    const parts = {
      'xl/workbook.xml':
        '<workbook xmlns:r="y"><sheets><sheet name="圖" r:id="c"/><sheet name="表" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relations(
        relation('c', 'chartsheet', 'chartsheets/sheet1.xml'),
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
        relation('rId3', 'sharedStrings', 'sharedStrings.xml'),
      ),
    };
    expect((await sheets(parts)).map(({ name, index }) => [name, index])).toEqual([['表', 1]]);
    const lost = {
      ...parts,
      'xl/_rels/workbook.xml.rels': relations(relation('rId1', 'worksheet', 'worksheets/sheet1.xml')),
    };
    await expect(sheets(lost)).rejects.toMatchObject({ code: 'file-damaged', en: expect.stringContaining('圖') });
  });

  it.each([false, true])('reads parts in UTF-16 (big-endian: %s)', async (big) => {
    const xml = `<?xml version="1.0" encoding="UTF-16"?>${data(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>臺北市政府😀</t></is></c></row>',
    )}`;
    expect((await one(utf16(xml, big))).rows).toEqual([['臺北市政府😀']]);
  });

  it('reads parts in a declared encoding, and refuses bytes that are not in it', async () => {
    const xml = (text: string) =>
      Buffer.from(
        `<?xml version='1.0' encoding='ISO-8859-1'?>${data(`<row r="1"><c r="A1" t="str"><v>${text}</v></c></row>`)}`,
        'latin1',
      );
    expect((await one(xml('Zürich'))).rows).toEqual([['Zürich']]);
    const big5 = Buffer.from(xml('Zü').toString('latin1').replace('ISO-8859-1', 'Big5'), 'latin1');
    await expect(one(big5)).rejects.toMatchObject({ code: 'file-damaged' });
    const unknown = Buffer.from(xml('a').toString('latin1').replace('ISO-8859-1', 'klingon'), 'latin1');
    await expect(one(unknown)).rejects.toMatchObject({ code: 'file-damaged' });
  });
});

describe('a sheet of an XLSX', () => {
  it('takes a row’s number from its cells where the row has none', async () => {
    const sheet = await one(data('<row><c r="B3"><v>1</v></c><c r="C3"><v>2</v></c></row><row><c><v>3</v></c></row>'));
    expect([sheet.at, sheet.rows]).toEqual([
      [2, 3],
      [['', '1', '2'], ['3']],
    ]);
  });

  it('reads cells in any order, and addresses in lower case', async () => {
    const sheet = await one(data('<row r="1"><c r="c1"><v>3</v></c><c r="A1"><v>1</v></c></row>'));
    expect(sheet.rows).toEqual([['1', '', '3']]);
  });

  it.each([
    ['a row twice', '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>'],
    ['rows out of order', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['a cell of another row behind the first', '<row><c r="A1"/><c r="A2"><v>1</v></c></row>'],
    ['an address without a row', '<row r="1"><c r="A"><v>1</v></c></row>'],
    ['an address without a column', '<row r="1"><c r="1"><v>1</v></c></row>'],
    ['a cell that is not closed', '<row r="1"><c r="A1"><v>1</v><c r="B1"><v>2</v></c></row>'],
    ['an entity of its own', '<row r="1"><c r="A1" t="str"><v>&x;</v></c></row>'],
  ])('%s is damaged', async (name, rows) => {
    const dtd = name.startsWith('an entity') ? '<!DOCTYPE a [<!ENTITY x "&y;&y;"><!ENTITY y "&z;&z;">]>' : '';
    await expect(one(dtd + data(rows))).rejects.toMatchObject({ code: 'file-damaged' });
  });

  it('knows rows, columns and filters that hide, also by no height or width', async () => {
    const sheet = await one(
      `<worksheet><cols><col min="1" max="2" width="9"/><col min="2" max="2" width="0" customWidth="1"/><col min="3" max="16384" hidden="1"/></cols><sheetData>${[
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c></row>',
        '<row r="2" hidden="1"><c r="A2"><v>2</v></c></row>',
        '<row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row>',
        '<row r="4" ht="0.75"><c r="A4"><v>4</v></c></row>',
      ].join('')}</sheetData><autoFilter ref="A1:C4"><filterColumn colId="0"/></autoFilter></worksheet>`,
    );
    expect(sheet.rows.length).toBe(4);
    expect(sheet.layout).toMatchObject({ hiddenRows: [1, 2], hiddenColumns: [1, 2] });
  });

  it('takes nothing from what lies on a sheet: controls, comments, extensions', async () => {
    const sheet = await one(
      data(
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<controls><control><controlPr><anchor><from><xdr:col>0</xdr:col><xdr:row>9</xdr:row></from></anchor></controlPr></control></controls>' +
          '<extLst><ext><x14:row r="7"><x14:c r="A7"><x14:v>9</x14:v></x14:c></x14:row></ext></extLst>',
      ),
      {
        'xl/comments1.xml':
          '<comments><commentList><comment ref="A1"><text><t>註</t></text></comment></commentList></comments>',
      },
    );
    expect([sheet.at, sheet.rows]).toEqual([[0], [['1']]]);
  });

  it('decodes escapes in what formulas came to, and characters in two references', async () => {
    const sheet = await one(
      data(
        '<row r="1"><c r="A1" t="str"><f>CHAR(13)</f><v>a_x000A_b</v></c><c r="B1" t="inlineStr"><is><t>&#xD83D;&#xDE00;&#55357;</t></is></c></row>',
      ),
    );
    expect(sheet.rows).toEqual([['a\nb', '😀&#55357;']]);
  });

  it('leaves a number that is none as the text it is', async () => {
    const sheet = await one(
      data(
        ['1e999', 'NaN', '-1E-400', '1e308', ' 5 ']
          .map((value, i) => `<c r="${'ABCDE'[i]}1"><v>${value}</v></c>`)
          .join('')
          .replace(/^/, '<row r="1">')
          .concat('</row>'),
      ),
    );
    expect(sheet.rows[0]!.map((cell) => cell.slice(0, 6))).toEqual(['1e999', 'NaN', '-0.000', '100000', '5']);
    expect(sheet.kinds[0]).toEqual([Kind.text, Kind.text, Kind.number, Kind.number, Kind.number]);
  });

  it('shows stored numbers as their formats say: money, dashes for 0, shares, codes, words for one number', async () => {
    const format = (code: string, i: number) => `<numFmt numFmtId="${170 + i}" formatCode="${code}"/>`;
    const codes = [
      '_-* #,##0_-;\\-* #,##0_-;_-* &quot;-&quot;_-',
      '[=0]&quot;－&quot;;0.0%',
      '[=0]&quot;&quot;;[$-404]e/m/d',
      '&quot;NT$&quot;#,##0;[Red](&quot;NT$&quot;#,##0)',
      '00000',
    ];
    const styles = `<styleSheet><numFmts>${codes.map(format).join('')}</numFmts><cellXfs><xf numFmtId="0"/>${codes
      .map((_, i) => `<xf numFmtId="${170 + i}"/>`)
      .join('')}</cellXfs><dxfs><dxf><numFmt numFmtId="170" formatCode="yyyy/m/d"/></dxf></dxfs></styleSheet>`;
    const cell = (at: string, style: number, value: string) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
    const sheet = await one(
      data(
        `<row r="1">${cell('A1', 1, '0')}${cell('B1', 2, '0.125')}${cell('C1', 3, '44990')}${cell('D1', 4, '-1500')}${cell('E1', 5, '123')}${cell('F1', 5, '1234567')}</row>` +
          `<row r="2">${cell('A2', 1, '12345')}${cell('B2', 2, '0')}${cell('C2', 3, '0')}${cell('D2', 0, '44990')}${cell('E2', 5, '-7')}${cell('F2', 5, '1.5')}</row>`,
      ),
      { 'xl/styles.xml': styles },
    );
    expect(sheet.rows).toEqual([
      ['0', '12.5%', '2023-03-05', '-1500', '00123', '1234567'],
      ['12345', '0%', '0', '44990', '-00007', '1.5'],
    ]);
  });
});

describe('an XLSX that unfolds', () => {
  it('is refused where a row or the merges have no end', async () => {
    const long = `<sst><si><t>${'長'.repeat(1_000_000)}</t></si></sst>`;
    const cells = '<c t="s"><v>0</v></c>'.repeat(30);
    await expect(one(data(`<row>${cells}</row>`), { 'xl/sharedStrings.xml': long })).rejects.toMatchObject({
      code: 'file-bomb',
    });
    const merges = '<mergeCell ref="A1:B1"/>'.repeat(500_001);
    await expect(one(data('', `<mergeCells>${merges}</mergeCells>`))).rejects.toMatchObject({ code: 'file-bomb' });
  });

  it('is refused where a text or an attribute has no end, and where it is too deep', async () => {
    const endless = '字'.repeat(2_000_000);
    await expect(one(data(`<row><c t="str"><v>${endless}</v></c></row>`))).rejects.toMatchObject({ code: 'file-bomb' });
    await expect(one(data(`<row note="${endless}"/>`))).rejects.toMatchObject({ code: 'file-bomb' });
    const deep = (levels: number) => data('<row><c><v>1</v></c></row>', '<a>'.repeat(levels) + '</a>'.repeat(levels));
    expect((await one(deep(9000))).rows).toEqual([['1']]);
    await expect(one(deep(300_000))).rejects.toMatchObject({ code: 'file-bomb' });
  });
});
