import type { Hostile } from './hostile.ts';

const TWO = [
  ['a', 'b'],
  ['1', '2'],
];
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

function csv(kind: string, content: string | Uint8Array, ends: Hostile['ends'], more: Partial<Hostile> = {}): Hostile {
  return { kind, name: '表.csv', make: () => (typeof content === 'string' ? content : content), ends, ...more };
}

export const texts: readonly Hostile[] = [
  csv('an empty file', '', 'file-not-a-table'),
  csv('one byte', 'a', [['a']]),
  csv('one line end', '\n', 'file-not-a-table'),
  csv('only blanks', '   \t \n  ', 'file-not-a-table'),
  csv('only a byte-order mark', '\ufeff', 'file-not-a-table'),
  csv('only a mark of UTF-16', Uint8Array.of(0xff, 0xfe), 'file-not-a-table'),
  csv('only a mark of UTF-32', Uint8Array.of(0xff, 0xfe, 0, 0), 'encoding-unknown'),
  csv('two marks', '\ufeff\ufeffa,b\n1,2\n', TWO),
  csv('a mark inside quotes', '"\ufeffa",b\n1,2\n', TWO),
  csv('zero bytes', new Uint8Array(1000), 'format-unknown'),
  csv('a zero byte in a text', 'a,b\n1\0,2\n', 'format-unknown'),
  csv(
    'random bytes',
    Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 104_729) % 251),
    'format-unknown',
  ),
  csv('UTF-16 with a mark', utf16('\ufeffa,b\n1,2\n'), TWO),
  csv('UTF-16 without a mark', utf16('a,b\n1,2\n'), TWO),
  csv('UTF-16 with half a character at its end', Buffer.concat([utf16('\ufeffa,b\n1,2\n'), Uint8Array.of(0x31)]), [
    ...TWO,
    ['\ufffd'],
  ]),
  csv('UTF-16 of the other order', utf16('\ufeffa,b\n1,2\n').swap16(), TWO),
  csv('carriage returns alone', 'a,b\r1,2\r', TWO),
  csv('a line end of each kind', 'a,b\r\n1,2\n3,4\r5,6\n', [...TWO, ['3', '4\r5', '6']]),
  csv('no line end', 'a,b\n1,2', TWO),
  csv('a quote that is never closed', 'a,b\n1,"2\n3,4\n', [
    ['a', 'b'],
    ['1', '"2'],
    ['3', '4'],
  ]),
  csv('a mark of the end of a DOS file', 'a,b\n1,2\n\x1a', [...TWO, ['\x1a']]),
  csv('a line that names the delimiter', 'sep=;\na;b\n1;2\n', [['sep=', ''], ...TWO]),
  csv('100,000 quotes', '"'.repeat(100_000), [['"'.repeat(49_999)]]),
  csv('100,000 delimiters', ','.repeat(100_000), [Array<string>(100_001).fill('')]),
  csv('a name that hides its kind', 'a,b\n1,2\n', TWO, { name: '表' }),
  csv('a name with the signs of a path', 'a,b\n1,2\n', TWO, { name: '../../表.csv' }),
  csv('formulas that a spreadsheet would run', '=1+1,@x\n"=cmd|\'/c calc\'!A1",2\n', [
    ['=1+1', '@x'],
    ["=cmd|'/c calc'!A1", '2'],
  ]),
  csv('text between tabs, called .xls', 'a\tb\n1\t2\n', TWO, { name: '表.xls' }),
  csv('text between commas, called .xlsx', 'a,b\n1,2\n', TWO, { name: '表.xlsx' }),
  csv('a page of HTML, called .csv', '<html><body><h1>404 Not Found</h1></body></html>', 'file-mislabelled', {
    says: /404/,
  }),
  csv('a table of HTML, called .xls', '<table><tr><td>a<td>b<tr><td>1<td>2</table>', TWO, { name: '表.xls' }),
  csv(
    'HTML cells that span without end',
    '<table><tr><td colspan="99999999" rowspan="99999999">a</td></tr><tr><td>b</td></tr></table>',
    [['a'], [...Array<string>(1000).fill(''), 'b']],
    { name: '表.html' },
  ),
  csv('10,000 nested tables', `${'<table><tr><td>'.repeat(10_000)}a`, 'file-bomb', { name: '表.html' }),
  csv('100,000 nested elements', `<html>${'<b>'.repeat(100_000)}a`, 'file-bomb', { name: '表.html' }),
  csv('a page without end', `<table><tr><td>a</td></tr><tr><td>b</td></tr>${'<td'.repeat(10_000)}`, [['a'], ['b']], {
    name: '表.html',
  }),
  csv('JSON 100,000 lists deep', '['.repeat(100_000), 'file-bomb', { name: '表.json' }),
  csv('JSON cut off', '[{"a":1},{"a":2', 'file-damaged', { name: '表.json' }),
  csv('JSON with a comma too many', '[{"a":1},{"a":2},]', 'file-damaged', { name: '表.json' }),
  csv(
    'JSON of names that JavaScript knows',
    '[{"__proto__":1,"constructor":2},{"__proto__":3,"constructor":4}]',
    [
      ['__proto__', 'constructor'],
      ['1', '2'],
      ['3', '4'],
    ],
    { name: '表.json' },
  ),
  csv('JSON of one number', '7', [['7']], { name: '表.json' }),
  csv('JSON of nothing', '[]', 'file-not-a-table', { name: '表.json' }),
  csv('an error for an answer', '{"success":false,"message":"quota exceeded"}', 'file-mislabelled', { says: /quota/ }),
  csv('XML without records', '<a><b>1</b></a>', 'file-not-a-table', { name: '表.xml' }),
  csv('XML cut off', '<?xml version="1.0"?><a><b><c>1</c></b><b><c>2', 'file-damaged', { name: '表.xml' }),
  csv(
    'XML with entities of its own',
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a><b><c>&x;</c></b><b><c>2</c></b></a>',
    'file-damaged',
    { name: '表.xml' },
  ),
  csv(
    'KML without places',
    '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document/></kml>',
    'file-not-a-table',
    { name: '點.kml' },
  ),
];
