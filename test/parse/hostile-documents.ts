import { HEAD, type Hostile } from './hostile.ts';
import { odsOf, zip } from './workbook.ts';

const cell = (text: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`;
const row = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`;
const table = (rows: string, name = '一') => `<table:table table:name="${name}">${rows}</table:table>`;
const number = (attributes: string, shown = '1') =>
  `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`;

function rows(kind: string, xml: string, ends: Hostile['ends'], more: Partial<Hostile> = {}): Hostile {
  return { kind, name: '表.ods', make: () => odsOf(table(xml)), ends, ...more };
}

const repeated = (rowsRepeated: number, columnsRepeated: number, text = 'a') =>
  row(
    cell(text, ` table:number-columns-repeated="${columnsRepeated}"`),
    ` table:number-rows-repeated="${rowsRepeated}"`,
  );

const FLAT =
  'office:mimetype="application/vnd.oasis.opendocument.spreadsheet" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"';
const flat = (inside: string) =>
  `${HEAD}<office:document ${FLAT}><office:body><office:spreadsheet>${inside}</office:spreadsheet></office:body></office:document>`;

export const documents: readonly Hostile[] = [
  rows('as it should be', row(cell('甲') + cell('乙')), [['甲', '乙']]),
  rows('empty rows to the end of the sheet', row(cell('a')) + repeated(1_048_575, 16_384, ''), [['a']]),
  rows(
    'empty cells to the end of the row',
    row(`${cell('a')}<table:table-cell table:number-columns-repeated="16383"/>`),
    [['a']],
  ),
  rows('a thousand million equal rows', repeated(1e9, 1), 'file-damaged'),
  rows('a thousand million equal cells', repeated(1, 1e9), 'file-damaged'),
  rows('a full sheet in one cell', repeated(1_048_576, 16_384), 'file-bomb'),
  rows('repeated minus one times', row(cell('a', ' table:number-columns-repeated="-1"')), [['a']]),
  rows('repeated 0 times', row(cell('a', ' table:number-columns-repeated="0"'), ' table:number-rows-repeated="0"'), [
    ['a'],
  ]),
  rows('a text of a thousand million blanks', row(cell('a<text:s text:c="1000000000"/>b')), [
    [`a${' '.repeat(32_767)}b`],
  ]),
  rows(
    'spans that reach everywhere',
    row(cell('a', ' table:number-columns-spanned="99999" table:number-rows-spanned="99999999"')),
    [['a']],
  ),
  rows(
    'covered cells with a content',
    row(
      `${cell('a', ' table:number-columns-spanned="2"')}<table:covered-table-cell><text:p>b</text:p></table:covered-table-cell>`,
    ),
    [['a', 'b']],
  ),
  rows(
    'a table in a cell',
    row(`<table:table-cell><table:table>${row(cell('x'))}</table:table><text:p>a</text:p></table:table-cell>`),
    [['a']],
  ),
  rows(
    'a comment on a cell',
    row(
      '<table:table-cell><office:annotation><text:p>x</text:p></office:annotation><text:p>a</text:p></table:table-cell>',
    ),
    [['a']],
  ),
  rows(
    'a cell within a cell',
    row(`<table:table-cell><text:p>a</text:p>${cell('b')}</table:table-cell>`),
    'file-damaged',
  ),
  rows('a cell in no row', cell('a'), 'file-damaged'),
  rows('a row within a row', row(cell('a') + row(cell('b'))), 'file-damaged'),
  rows('a number that is none', row(number('office:value-type="float" office:value="七"')), [['七']]),
  rows('a number without a value', row(number('office:value-type="float"', '7')), [['7']]),
  rows('a date that is none', row(number('office:value-type="date" office:date-value="2023-02-30"')), [['2023-02-30']]),
  rows('a time without end', row(number('office:value-type="time" office:time-value="PT99999999999H"')), [
    ['99999999999:00:00'],
  ]),
  rows('a value of an unknown type', row(number('office:value-type="void"', '7')), [['7']]),
  rows(
    'row groups folded away',
    `<table:table-row-group table:display="false">${row(cell('a'))}</table:table-row-group>${row(cell('b'))}`,
    [['a'], ['b']],
  ),
  rows('header rows', `<table:table-header-rows>${row(cell('a'))}</table:table-header-rows>${row(cell('b'))}`, [
    ['a'],
    ['b'],
  ]),
  rows('an entity that XML does not know', row(cell('a&nbsp;b')), [['a&nbsp;b']]),
  rows('a broken tag', row('<table:table-cell <text:p>'), 'file-damaged'),
  { kind: 'no table', name: '表.ods', make: () => odsOf(''), ends: 'file-not-a-table' },
  {
    kind: 'sheets of one name',
    name: '表.ods',
    make: () => odsOf(table(row(cell('a'))) + table(row(cell('b')))),
    ends: [['a']],
    sheets: ['一', '一'],
  },
  {
    kind: 'a copy of a sheet of another file',
    name: '表.ods',
    make: () => odsOf(table(row(cell('x')), "'file:///c:/a.ods'#$一") + table(row(cell('a')))),
    ends: [['a']],
    sheets: ['一'],
  },
  {
    kind: 'no content',
    name: '表.ods',
    make: () => zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
    ends: 'file-damaged',
    says: /content\.xml/,
  },
  {
    kind: 'a password',
    name: '表.ods',
    make: () =>
      zip({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'META-INF/manifest.xml': '<manifest:encryption-data/>',
        'content.xml': 'x',
      }),
    ends: 'file-encrypted',
  },
  {
    kind: 'a text document',
    name: '表.odt',
    make: () => zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
    ends: 'format-unknown',
  },
  {
    kind: 'a text document called .ods',
    name: '表.ods',
    make: () => zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
    ends: 'file-mislabelled',
  },
  {
    kind: 'no mimetype',
    name: '表.ods',
    make: () =>
      zip({ 'content.xml': flat(table(row(cell('a')))).replaceAll('office:document', 'office:document-content') }),
    ends: [['a']],
  },
  { kind: 'a flat document', name: '表.fods', make: () => flat(table(row(cell('a')))), ends: [['a']] },
  { kind: 'a flat document called .xls', name: '表.xls', make: () => flat(table(row(cell('a')))), ends: [['a']] },
  {
    kind: 'a flat document cut off',
    name: '表.fods',
    make: () => flat(table(row(cell('a')))).slice(0, -20),
    ends: 'file-damaged',
  },
  {
    kind: 'a flat text document',
    name: '表.fodt',
    make: () => flat(table('')).replace('.spreadsheet"', '.text"'),
    ends: 'format-unknown',
  },
];
