import { HEAD, type Hostile, members, READ, ROWS, relations, sheet, workbook } from './hostile.ts';
import { zip } from './workbook.ts';

type Parts = Record<string, string | Uint8Array>;

/** The plain workbook, changed. */
function changed(rows: string, change: (parts: Parts) => unknown): () => Promise<Uint8Array> {
  return () => {
    const parts: Parts = members(rows);
    change(parts);
    return zip(parts);
  };
}

const SHEET = 'xl/worksheets/sheet1.xml';
const BOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';

/** A workbook that is well but for one thing. */
function parts(
  kind: string,
  change: (parts: Parts) => unknown,
  ends: Hostile['ends'] = READ,
  more: Partial<Hostile> = {},
): Hostile {
  return { kind, name: '表.xlsx', make: changed(ROWS, change), ends, ...more };
}

/** Rows that are odd. */
function rows(kind: string, xml: string, ends: Hostile['ends']): Hostile {
  return { kind, name: '表.xlsx', make: changed(xml, () => {}), ends };
}

const replace = (part: string, from: string | RegExp, to: string) => (all: Parts) => {
  all[part] = String(all[part]).replace(from, to);
};

const strict = (all: Parts) => {
  for (const [name, content] of Object.entries(all))
    all[name] = String(content)
      .replaceAll(
        'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
        'http://purl.oclc.org/ooxml/spreadsheetml/main',
      )
      .replaceAll('http://schemas.openxmlformats.org/officeDocument/2006', 'http://purl.oclc.org/ooxml/officeDocument');
};

export const packages: readonly Hostile[] = [
  parts('as it should be', () => {}),
  parts('no styles', (all) => delete all['xl/styles.xml']),
  parts('no content types', (all) => delete all['[Content_Types].xml']),
  parts('no relations of the package', (all) => delete all['_rels/.rels']),
  parts('no shared strings though cells name them', (all) => delete all[STRINGS], [['0', '1'], ['1']]),
  parts(
    'shared strings counted wrongly',
    replace(STRINGS, 'count="2" uniqueCount="2"', 'count="999999999" uniqueCount="0"'),
  ),
  parts('shared strings called SharedStrings', (all) => {
    all['xl/SharedStrings.xml'] = all[STRINGS]!;
    delete all[STRINGS];
  }),
  parts('shared strings in CDATA', replace(STRINGS, '<t>甲</t>', '<t><![CDATA[甲]]></t>')),
  parts('an empty shared string is one', replace(STRINGS, '<si><t>甲</t></si>', '<si/>'), [['', '乙'], ['1']]),
  parts('shared strings cut off', (all) => (all[STRINGS] = String(all[STRINGS]).slice(0, -10)), 'file-damaged', {
    says: /sharedStrings/,
  }),
  parts('absolute targets', replace(RELATIONS, /Target="/g, 'Target="/xl/')),
  parts('targets with backslashes', replace(RELATIONS, 'worksheets/sheet1', '\\xl\\worksheets\\sheet1')),
  parts('targets that go up', replace(RELATIONS, 'worksheets/sheet1', '../xl/./worksheets/sheet1')),
  parts('members with backslashes', (all) => {
    for (const name of Object.keys(all)) {
      all[name.replaceAll('/', '\\')] = all[name]!;
      if (name.includes('/')) delete all[name];
    }
  }),
  parts('a workbook part of another name', (all) => {
    all['xl/book.xml'] = all[BOOK]!;
    all['xl/_rels/book.xml.rels'] = all[RELATIONS]!;
    all['_rels/.rels'] = relations([['officeDocument', 'xl/book.xml']]);
    delete all[BOOK];
  }),
  parts('strict Open XML', strict),
  parts('a sheet without a relation', replace(RELATIONS, 'Id="rId1"', 'Id="rId9"'), 'file-damaged', { says: /一/ }),
  parts('a sheet whose part is missing', (all) => delete all[SHEET], 'file-damaged', { says: /sheet1/ }),
  parts(
    'two sheets in one part',
    replace(BOOK, '</sheets>', '<sheet name="二" r:id="rId1"/></sheets>'),
    'file-damaged',
  ),
  parts('no sheets at all', replace(BOOK, /<sheet .*?\/>/, ''), 'file-not-a-table'),
  parts('only a chart sheet', replace(RELATIONS, '/worksheet"', '/chartsheet"'), 'file-not-a-table'),
  parts('only a dialog sheet', replace(RELATIONS, '/worksheet"', '/dialogsheet"'), 'file-not-a-table'),
  parts(
    'a sheet name with quotes and signs',
    replace(BOOK, 'name="一"', 'name="a&apos;b &quot;c&quot; &lt;&amp;"'),
    READ,
    { sheets: [`a'b "c" <&`] },
  ),
  parts('all sheets hidden', replace(BOOK, 'name="一"', 'name="一" state="veryHidden"'), READ, { sheets: ['(一)'] }),
  parts('an external link', (all) => (all['xl/externalLinks/externalLink1.xml'] = '<externalLink/>')),
  parts('macros, custom XML, pictures, printer settings', (all) => {
    Object.assign(all, {
      'xl/vbaProject.bin': 'x',
      'customXml/item1.xml': '<a>',
      'xl/media/image1.png': 'x',
      'xl/printerSettings/1.bin': '',
    });
  }),
  parts(
    'a custom XML part with entities',
    (all) => (all['customXml/item1.xml'] = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
  ),
  parts('a BOM in a part', (all) => (all[SHEET] = `\ufeff${all[SHEET]}`)),
  parts(
    'parts in UTF-16',
    (all) => (all[SHEET] = Buffer.from(`\ufeff${String(all[SHEET]).replace('UTF-8', 'UTF-16')}`, 'utf16le')),
  ),
  parts(
    'parts in Big5',
    (all) =>
      (all[STRINGS] = Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="big5"?><sst><si><t>'),
        Buffer.from([0xa5, 0xd2]),
        Buffer.from('</t></si><si><t>'),
        Buffer.from([0xa4, 0x41]),
        Buffer.from('</t></si></sst>'),
      ])),
  ),
  parts('parts in an unknown encoding', replace(SHEET, 'UTF-8', 'x-martian'), 'file-damaged', { says: /x-martian/ }),
  parts(
    'bytes that are not the declared encoding',
    (all) =>
      (all[STRINGS] = Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="gb18030"?><sst><si><t>'),
        Buffer.from([0xff, 0xff]),
        Buffer.from('</t></si></sst>'),
      ])),
    'file-damaged',
  ),
  parts('no XML declaration', (all) => (all[SHEET] = String(all[SHEET]).replace(HEAD, ''))),
  parts(
    'prefixes on all elements',
    (all) =>
      (all[SHEET] = String(all[SHEET])
        .replaceAll(/<(\/?)([a-z])/gi, '<$1x:$2')
        .replace('xmlns=', 'xmlns:x=')),
  ),
  parts(
    'billion laughs',
    replace(SHEET, HEAD, `${HEAD}<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`),
    'file-damaged',
  ),
  parts(
    'an external entity',
    replace(SHEET, HEAD, `${HEAD}<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>`),
    'file-damaged',
  ),
  parts('a part that is an empty file', (all) => (all[SHEET] = ''), 'file-damaged'),
  parts('a part that is not XML', (all) => (all[SHEET] = 'sorry'), 'file-damaged'),
  parts('a part cut off', (all) => (all[SHEET] = String(all[SHEET]).slice(0, -40)), 'file-damaged', { says: /sheet1/ }),
  parts('100,000 elements deep', replace(SHEET, '<sheetData>', `${'<a>'.repeat(100_000)}<sheetData>`), 'file-bomb'),
  parts(
    '300 attributes',
    replace(SHEET, '<sheetData>', `<a ${Array.from({ length: 300 }, (_, i) => `b${i}="1"`).join(' ')}/><sheetData>`),
    'file-damaged',
  ),
  parts('a dimension that lies', replace(SHEET, '<sheetData>', '<dimension ref="A1:XFD1048576"/><sheetData>')),
  parts('a dimension that is none', replace(SHEET, '<sheetData>', '<dimension ref="R1C1"/><sheetData>')),
  parts(
    'merges that overlap and reach everywhere',
    replace(
      SHEET,
      '</sheetData>',
      '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:B2"/><mergeCell ref="B2"/><mergeCell ref="x"/></mergeCells>',
    ),
  ),
  parts(
    'hidden columns without end',
    replace(
      SHEET,
      '<sheetData>',
      '<cols><col min="1" max="16384" hidden="1"/><col min="0" max="99999999999" hidden="1"/><col hidden="1"/></cols><sheetData>',
    ),
  ),
  parts('an empty sheetData', replace(SHEET, /<sheetData>.*<\/sheetData>/, '<sheetData/>'), []),
  parts('no sheetData', replace(SHEET, /<sheetData>.*<\/sheetData>/, ''), []),
  parts(
    'a shape with rows and cells of its own behind the data',
    replace(SHEET, '</sheetData>', '</sheetData><extLst><ext><row r="1"><c r="A1"><v>9</v></c></row></ext></extLst>'),
  ),
  { kind: 'a workbook called .csv', name: '表.csv', make: changed(ROWS, () => {}), ends: READ },
  {
    kind: 'a Word document called .xlsx',
    name: '表.xlsx',
    make: () => zip({ 'word/document.xml': '<w/>' }),
    ends: 'file-mislabelled',
    says: /Word/,
  },
  {
    kind: 'a presentation',
    name: '表.pptx',
    make: () => zip({ 'ppt/presentation.xml': '<p/>' }),
    ends: 'format-unknown',
    says: /PowerPoint/,
  },
  {
    kind: 'a binary workbook',
    name: '表.xlsb',
    make: () => zip({ 'xl/workbook.bin': 'x' }),
    ends: 'format-unknown',
    says: /XLSB/,
  },
  {
    kind: 'a workbook of the XLSB kind by its relation',
    name: '表.xlsb',
    make: () => zip({ '_rels/.rels': relations([['officeDocument', 'xl/workbook.bin']]), 'xl/workbook.bin': 'x' }),
    ends: 'format-unknown',
    says: /XLSB/,
  },
  {
    kind: 'Numbers',
    name: '表.numbers',
    make: () => zip({ 'Index/Document.iwa': 'x', 'Metadata/Properties.plist': 'x' }),
    ends: 'format-unknown',
    says: /Numbers/,
  },
  parts(
    '1904 dates',
    (all) => {
      all[BOOK] = workbook('<sheet name="一" r:id="rId1"/>', '<workbookPr date1904="1"/>');
      all[SHEET] = sheet('<sheetData><row r="1"><c r="A1" s="1"><v>0</v></c></row></sheetData>');
    },
    [['1904-01-01']],
  ),
];

export const cells: readonly Hostile[] = [
  rows('rows without numbers', '<row><c r="A1"><v>1</v></c></row><row><c r="A2"><v>2</v></c></row>', [['1'], ['2']]),
  rows('cells without addresses', '<row r="1"><c><v>1</v></c><c/><c><v>3</v></c></row>', [['1', '', '3']]),
  rows('neither', '<row><c><v>1</v></c></row><row/><row><c><v>2</v></c></row>', [['1'], ['2']]),
  rows('small letters in addresses', '<row r="1"><c r="b1"><v>1</v></c></row>', [['', '1']]),
  rows('the last column', '<row r="1"><c r="XFD1"><v>1</v></c></row>', [[...Array(16_383).fill(''), '1']]),
  rows('a column beyond the last', '<row r="1"><c r="XFE1"><v>1</v></c></row>', 'file-damaged'),
  rows('the last row', '<row r="1048576"><c r="A1048576"><v>1</v></c></row>', [['1']]),
  rows('a row beyond the last', '<row r="1048577"><c><v>1</v></c></row>', 'file-damaged'),
  rows('row 0', '<row r="0"><c><v>1</v></c></row>', 'file-damaged'),
  rows('rows out of order', '<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>', 'file-damaged'),
  rows('a row twice', '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>1</v></c></row>', 'file-damaged'),
  rows('a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 'file-damaged'),
  rows('a cell of another row', '<row r="1"><c r="A7"><v>1</v></c></row>', 'file-damaged'),
  rows('cells out of order', '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>', [['1', '2']]),
  rows(
    'a row within a row',
    '<row r="1"><c r="A1"><v>1</v></c><row r="2"><c r="A2"><v>2</v></c></row></row>',
    'file-damaged',
  ),
  rows('a cell within a cell', '<row r="1"><c r="A1"><v>1</v><c r="B1"><v>2</v></c></c></row>', 'file-damaged'),
  rows('two values in a cell', '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>', 'file-damaged'),
  rows(
    'inline text in runs',
    '<row r="1"><c r="A1" t="inlineStr"><is><r><t>臺</t></r><r><rPr><b/></rPr><t>北</t></r><rPh><t>ㄊ</t></rPh></is></c></row>',
    [['臺北']],
  ),
  rows('the text of a formula', '<row r="1"><c r="A1" t="str"><f>A2</f><v>字</v></c></row>', [['字']]),
  rows('a formula that was never counted', '<row r="1"><c r="A1"><f>NOW()</f></c><c r="B1"><v>1</v></c></row>', [
    ['', '1'],
  ]),
  rows('an error', '<row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>', [['#DIV/0!']]),
  rows('a boolean in words', '<row r="1"><c r="A1" t="b"><v>true</v></c><c r="B1" t="b"><v>0</v></c></row>', [
    ['TRUE', 'FALSE'],
  ]),
  rows('a date as text', '<row r="1"><c r="A1" t="d"><v>2023-03-05T00:00:00Z</v></c></row>', [['2023-03-05T00:00:00']]),
  rows('a cell of an unknown type', '<row r="1"><c r="A1" t="x"><v>7</v></c></row>', [['7']]),
  rows('a number that is none', '<row r="1"><c r="A1"><v>七</v></c></row>', [['七']]),
  rows('a number as JavaScript writes it', '<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c></row>', [
    ['NaN', '1e999'],
  ]),
  rows('a number with more digits than a computer keeps', '<row r="1"><c r="A1"><v>0.30000000000000004</v></c></row>', [
    ['0.3'],
  ]),
  rows(
    'a date beyond all calendars',
    '<row r="1"><c r="A1" s="1"><v>2958466</v></c><c r="B1" s="1"><v>-1</v></c></row>',
    [['2958466', '-1']],
  ),
  rows('a style that there is not', '<row r="1"><c r="A1" s="99999999"><v>1</v></c></row>', [['1']]),
  rows('a shared string that there is not', '<row r="1"><c r="A1" t="s"><v>99</v></c></row>', [['99']]),
  rows('a shared string below 0', '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', [['-1']]),
  rows(
    'escapes',
    '<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x000D_ &#x4E2D;&amp;&#10;c</t></is></c></row>',
    [['a\rb_x000D_ 中&\nc']],
  ),
  rows('blanks that count', '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c></row>', [
    [' a '],
  ]),
  rows(
    'comments and instructions inside values',
    '<row r="1"><!-- a --><c r="A1"><?b c?><v>1<!-- d -->2</v></c></row>',
    [['12']],
  ),
  rows(
    'a text of 40,000 characters',
    `<row r="1"><c r="A1" t="inlineStr"><is><t>${'長'.repeat(40_000)}</t></is></c></row>`,
    [['長'.repeat(40_000)]],
  ),
  rows('a tag that is not closed', '<row r="1"><c r="A1"><v>1</c></row>', 'file-damaged'),
  rows('an attribute without quotes', '<row r=1><c r="A1"><v>1</v></c></row>', 'file-damaged'),
];
