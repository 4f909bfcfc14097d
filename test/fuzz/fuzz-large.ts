import { gzipSync } from 'node:zlib';
import type { FuzzCase, Fuzzer } from './fuzzer.ts';
import type { Random } from './random.ts';
import { zipFile } from './zip-file.ts';

const SIZE = 2 ** 21;

/** What readers go over again and again where it never ends. */
const atoms = [
  '"',
  '""',
  "'",
  ',',
  ';',
  '\t',
  '|',
  ' ',
  '  ',
  '\n',
  '\r',
  '\r\n',
  '\\',
  'a',
  '1',
  '0',
  '.',
  '-',
  '中',
  '—',
  '＝',
  '?',
  ':',
  '/',
  '//',
  '{',
  '}',
  '[',
  ']',
  '{"a":',
  '[[',
  '"a":1,',
  '<',
  '>',
  '</',
  '<a',
  '<a>',
  '</a>',
  '<a b="',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '&',
  '&amp;',
  '&#',
  ';',
  '=',
  '%',
  '_x000D_',
  '_x',
  '(',
  ')',
  '計',
  '合計',
  '112年',
  '<td>',
  '<tr>',
  '<table>',
  '<p>',
  '\u3000',
  '\u0000',
  '\u00e9',
  '\u{20000}',
  '+',
  '*',
  '#',
  '1,',
  '.1',
  '1e',
  'e',
  '\\ud800',
  '\\u0041',
];

/** Two megabytes of nearly the same: whatever takes a second look at what it has seen takes forever. */
export const largeFuzzer: Fuzzer = {
  name: 'large',
  make(random) {
    const unit = Array.from({ length: 1 + random.below(3) }, () => random.pick(atoms)).join('');
    const size = random.pick([SIZE, SIZE / 4, SIZE / 16]);
    const long = unit.repeat(Math.ceil(size / Buffer.byteLength(unit)));
    const other = random.once(3) ? Array.from({ length: 2 }, () => random.pick(atoms)).join('') : '';
    return random.pick(shapes)(other + long, random);
  },
};

type Shape = (long: string, random: Random) => FuzzCase;
const whole = (name: string, content: string | Uint8Array): FuzzCase => ({
  name,
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
  whole: true,
});
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\0', '');

const shapes: readonly Shape[] = [
  (long) => whole('表.csv', long),
  (long) => whole('表.csv', `編號,名稱\n1,${long}\n2,乙\n`),
  (long) => whole('表.csv', `編號,名稱\n1,"${long}\n2,乙\n`),
  (long) => whole('表.csv', `編號,${long}\n1,2\n3,4\n`),
  (long) => whole('表.txt', `標題\n\n${long}\n${long.slice(0, 9)}`),
  (long, random) => whole('表.csv', Buffer.from(`中,${long}`, random.once(2) ? 'utf16le' : 'latin1')),
  (long) => whole('表.csv', Buffer.concat([Buffer.from([0xa4, 0xa4, 0x2c]), Buffer.from(long), Buffer.from([0xa5])])),
  (long) => whole('表.json', long),
  (long) => whole('表.json', `[{"a":"${long.replaceAll(/["\\\n\r\t\0]/g, '')}","b":1},{"a":2}]`),
  (long) => whole('表.json', `[{"a":${long}`),
  (long) => whole('表.xml', `<a><b>${escaped(long)}</b><b>1</b></a>`),
  (long) => whole('表.xml', `<a><b c="${escaped(long).replaceAll('"', '')}"/><b c="1"/></a>`),
  (long) => whole('表.xml', `<?xml version="1.0"?><a>${long}</a>`),
  (long) => whole('表.html', `<html><body>${long}</body></html>`),
  (long) => whole('表.xls', `<table><tr><td>1</td><td>${long}</td></tr><tr><td>2</td></tr></table>`),
  (long) =>
    whole(
      '表.kml',
      `<kml><Document><Placemark><name>a</name><Point><coordinates>${escaped(long)}</coordinates></Point></Placemark></Document></kml>`,
    ),
  (long) => whole('表.xlsx', book(`<c r="A1" t="inlineStr"><is><t>${escaped(long)}</t></is></c>`)),
  (long) => whole('表.xlsx', book(`<c r="A1"><v>${escaped(long)}</v></c>`)),
  (long) => whole('表.xlsx', book(long)),
  (long) => whole('表.xlsx', book(`<c r="A1" s="${escaped(long).replaceAll('"', '')}"><v>1</v></c>`)),
  (long) => whole('表.ods', table(`<text:p>${escaped(long)}</text:p>`)),
  (long) => whole('表.ods', table(long)),
  (long) =>
    whole(
      '表.xls',
      `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell><Data>${escaped(long)}</Data></Cell></Row></Table></Worksheet></Workbook>`,
    ),
  (long, random) => {
    const cell = [...long.replaceAll(/[",\s\0]/g, '')].slice(0, 5).join('') || '１';
    const row = (at: number) => Array.from({ length: 1500 }, (_, i) => `${at > 0 ? '' : '欄'}${cell}${(i * at) % 7}`);
    const rows = Array.from({ length: 1 + random.below(40) }, (_, at) => row(at).join(','));
    return whole('表.csv', rows.join('\n'));
  },
  (long) => whole('表.csv.gz', gzipSync(long)),
  (long) => whole('表.zip', zipFile([{ name: 'a.csv', content: Buffer.from(long) }])),
];

function book(cells: string): Uint8Array {
  const parts = {
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="a" Type="x/worksheet" Target="a.xml"/></Relationships>',
    'xl/a.xml': `<worksheet><sheetData><row r="1">${cells}</row><row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>`,
  };
  return zipFile(Object.entries(parts).map(([name, content]) => ({ name, content: Buffer.from(content) })));
}

function table(inside: string): Uint8Array {
  const content = `<office:document-content><office:body><office:spreadsheet><table:table table:name="a"><table:table-row><table:table-cell office:value-type="string">${inside}</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;
  return zipFile([
    { name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), method: 0 },
    { name: 'content.xml', content: Buffer.from(content) },
  ]);
}
