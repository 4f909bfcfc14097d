import { gzipSync } from 'node:zlib';
import { Fault } from '../../src/model/fault.ts';
import { eachMark } from '../../src/parse/each-mark.ts';
import { startXml } from '../../src/parse/xml.ts';
import type { Fuzzer } from './fuzzer.ts';
import type { Random } from './random.ts';
import { spoilBytes } from './spoil-bytes.ts';
import { spoilXml } from './spoil-xml.ts';
import { spoiltZip } from './spoil-zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The XML scanner alone: the same marks at every cut, or the same Fault. */
export const xmlFuzzer: Fuzzer = {
  name: 'xml',
  make(random) {
    const text = records(random).replace(/>([^<\n]+)</, random.once(2) ? '><![CDATA[$1]]><' : '>$1<!-- a --><');
    const bytes = spoilXml(text, random);
    const holds = async () => {
      const whole = await marks(bytes, []);
      for (let times = 0; times < 5; times++) {
        const some = Array.from({ length: 1 + random.below(6) }, () => random.below(bytes.length + 1));
        const cuts = times === 0 && bytes.length < 3000 ? [...bytes.keys()] : some;
        const found = await marks(
          bytes,
          cuts.sort((a, b) => a - b),
        );
        // Where a part is refused, how far it came before that depends on how much was at hand.
        if (/file-\w+$/.test(whole) ? !/file-\w+$/.test(found) : found !== whole)
          throw new Error(`cut at ${cuts}: ${difference(found, whole)}`);
      }
    };
    return { name: '表.xml', bytes, whole: false, holds };
  },
};

async function marks(bytes: Uint8Array, cuts: readonly number[]): Promise<string> {
  const seen: string[] = [];
  const xml = startXml('a.xml', false);
  let text = '';
  try {
    await eachMark(xml, pieces(bytes, cuts), (kind) => {
      text += Buffer.from(xml.bytes.subarray(xml.textFrom, xml.textTo)).toString('latin1');
      const attributes = Array.from({ length: kind === 1 || kind === 3 ? xml.count : 0 }, (_, i) =>
        Buffer.from(xml.bytes.subarray(xml.froms[i]!, xml.tos[i]!)).toString('latin1'),
      );
      seen.push(`${text}|${kind} ${kind < 4 ? xml.name : ''} ${xml.depth} ${attributes.join()}`);
      text = '';
    });
  } catch (error) {
    if (!(error instanceof Fault) || error.code === 'internal') throw error;
    seen.push(`${error.code}`);
  }
  return seen.join('\n');
}

function difference(one: string, other: string): string {
  const [a, b] = [one.split('\n'), other.split('\n')];
  const at = a.findIndex((line, i) => line !== b[i]);
  return `${JSON.stringify(a[at])?.slice(0, 200)} is not ${JSON.stringify(b[at])?.slice(0, 200)}`;
}

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  const buffer = new Uint8Array(bytes.length + 1);
  for (const to of [...cuts, bytes.length]) {
    if (to <= from) continue;
    buffer.fill(63);
    buffer.set(bytes.subarray(from, to));
    yield buffer.subarray(0, to - from);
    from = to;
  }
}

const values = ['1', '-2.5', '中正區', '', ' ', '112/3/5', 'a &amp; b', 'true', 'null', '25.03', '121.5'];

/** XML of records, as web services write it. */
function records(random: Random): string {
  const names = ['id', 'name', '面積', 'date', 'ns:x'].slice(0, 1 + random.below(5));
  const attributes = random.once(3);
  const rows = Array.from({ length: 1 + random.below(8) }, () => {
    if (attributes) return `<row ${names.map((name) => `${name}="${random.pick(values)}"`).join(' ')}/>`;
    return `<row>${names.map((name) => `<${name}>${random.pick(values)}</${name}>`).join('')}</row>`;
  });
  return `${XML}<data xmlns:ns="urn:a"><meta><count>${rows.length}</count></meta><rows>\n${rows.join('\n')}</rows></data>`;
}

export const recordsFuzzer: Fuzzer = {
  name: 'records',
  make: (random) => ({ name: '表.xml', bytes: spoilXml(records(random), random), whole: true }),
};

export const kmlFuzzer: Fuzzer = {
  name: 'kml',
  make(random) {
    const point = () =>
      `${random.below(180)}.${random.below(99)},${random.below(90)}.5${random.pick(['', ',0', ',x'])}`;
    const geometry = () =>
      random.pick([
        () => `<Point><coordinates>${point()}</coordinates></Point>`,
        () => `<LineString><coordinates>${point()} ${point()}\n${point()}</coordinates></LineString>`,
        () =>
          `<Polygon><outerBoundaryIs><LinearRing><coordinates>${point()} ${point()} ${point()}</coordinates></LinearRing></outerBoundaryIs></Polygon>`,
        () => `<MultiGeometry><Point><coordinates>${point()}</coordinates></Point></MultiGeometry>`,
        () => '',
      ])();
    const marksOf = Array.from(
      { length: 1 + random.below(6) },
      (_, i) =>
        `<Placemark id="p${i}"><name>${random.pick(values)}</name><description><![CDATA[<b>x</b>]]></description><ExtendedData><Data name="面積"><value>${random.below(99)}</value></Data><SchemaData schemaUrl="#s"><SimpleData name="k">${random.pick(values)}</SimpleData></SchemaData></ExtendedData>${geometry()}</Placemark>`,
    );
    const text = `${XML}<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>點</name><Style id="s"/><Folder><name>f</name>${marksOf.join('\n')}</Folder></Document></kml>`;
    const bytes = spoilXml(text, random);
    if (!random.once(6)) return { name: '點.kml', bytes, whole: true };
    const members = [
      { name: 'doc.kml', content: bytes },
      { name: 'files/a.png', content: random.bytes(20) },
    ];
    return { name: '點.kmz', bytes: spoiltZip(members, random), whole: true };
  },
};

const pageWords = [
  '<table>',
  '</table>',
  '<tr>',
  '<td colspan="99999999" rowspan="99999999">x',
  '<td colspan="0">',
  '<td rowspan="0">',
  '<td rowspan="65535" colspan="1000">x</td>',
  '<script>document.write("<table>")</script>',
  '<style>td{}',
  '<!--[if gte mso 9]>',
  '<textarea>',
  '<plaintext>',
  '<template>',
  '&#128;',
  '&notanentity;',
  '&lt',
  '<br>',
  '<input value="x">',
  '<meta charset="big5">',
];

export const htmlFuzzer: Fuzzer = {
  name: 'html',
  make(random) {
    const width = 1 + random.below(5);
    const row = (tag: string) =>
      `<tr>${Array.from({ length: width }, () => `<${tag}${random.pick(['', '', ' colspan="2"', ' rowspan="2"', ' style="display:none"', ' x:num="1"'])}>${random.pick(values)}</${tag}>`).join('')}</tr>`;
    const rows = Array.from({ length: 1 + random.below(7) }, () => row('td')).join('\n');
    const inner = random.once(5) ? `<tr><td><table><tr><td>內</td></tr></table></td></tr>` : '';
    const table = `<table border="1"><caption>表</caption><thead>${row('th')}</thead><tbody>${rows}${inner}</tbody></table>`;
    const text = `<html><head><meta charset="utf-8"><title>題</title></head><body><p>說明</p>${table}${random.once(3) ? table : ''}</body></html>`;
    let bytes = spoilXml(random.once(4) ? table : text, random, pageWords);
    if (random.once(5)) bytes = spoilBytes(bytes, random);
    return { name: random.pick(['表.xls', '表.html', '表.csv']), bytes, whole: true };
  },
};

const sheetWords = [
  'ss:Index',
  '<Cell ss:Index="99999999"/>',
  '<Row ss:Index="2000000"/>',
  '<Cell ss:MergeAcross="99999999" ss:MergeDown="99999999"><Data ss:Type="String">x</Data></Cell>',
  'DateTime',
  'Number',
  'Boolean',
  'Error',
  'String',
  '<Row ss:Span="99999999"/>',
];

export const spreadsheetmlFuzzer: Fuzzer = {
  name: 'spreadsheetml',
  make(random) {
    const cell = () =>
      random.pick([
        () => `<Cell><Data ss:Type="Number">${random.below(999)}</Data></Cell>`,
        () => `<Cell ss:StyleID="p"><Data ss:Type="Number">0.5</Data></Cell>`,
        () => '<Cell ss:Formula="=A1"><Data ss:Type="DateTime">2023-03-05T00:00:00.000</Data></Cell>',
        () => `<Cell ss:Index="${1 + random.below(9)}"><Data ss:Type="String">中</Data></Cell>`,
        () => '<Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">併</Data></Cell>',
        () =>
          '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>粗</B>字</ss:Data><Comment><ss:Data>c</ss:Data></Comment></Cell>',
        () => '<Cell/>',
      ])();
    const rows = Array.from(
      { length: 1 + random.below(8) },
      () =>
        `<Row${random.pick(['', '', ' ss:Index="5"', ' ss:Hidden="1"'])}>${Array.from({ length: 1 + random.below(5) }, cell).join('')}</Row>`,
    );
    const text = `${XML}<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style></Styles><Worksheet ss:Name="一"><Table ss:ExpandedColumnCount="9"><Column ss:Hidden="1"/>${rows.join('\n')}</Table></Worksheet></Workbook>`;
    return { name: '表.xls', bytes: spoilXml(text, random, sheetWords), whole: true };
  },
};

const jsonWords = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  'null',
  'true',
  'tru',
  '-',
  '1e',
  '1e999',
  '01',
  '.5',
  '+1',
  'NaN',
  '\\u',
  '\\ud800',
  '\\u0000',
  '\t',
  '\0',
  '//',
  '/* */',
  "'",
  '"__proto__":1,',
  '{"a":',
  '[[',
  '\ufeff',
  '"\\x"',
  '"type":"FeatureCollection",',
  '"coordinates":',
  '"geometry":null',
];

export const jsonFuzzer: Fuzzer = {
  name: 'json',
  make(random) {
    let text = random.pick([jsonArray, jsonWrapped, jsonLines, geoJson, jsonArrays])(random);
    for (let times = random.below(4); times > 0; times--) {
      const at = random.below(text.length + 1);
      const cut = random.below(6);
      const word = random.pick(jsonWords).repeat(random.once(9) ? random.pick([60, 300, 20_000]) : 1);
      text = text.slice(0, at) + (random.once(3) ? '' : word) + text.slice(at + cut);
    }
    let bytes: Uint8Array = Buffer.from(text, random.once(12) ? 'utf16le' : 'utf8');
    if (random.once(5)) bytes = spoilBytes(bytes, random);
    return { name: random.pick(['表.json', '表.geojson', '表.jsonl', '表.csv']), bytes, whole: true };
  },
};

function scalar(random: Random): unknown {
  return random.pick([1, -2.5, 1e21, '中', '', null, true, 'a"b\\', '112/3/5', [1, 2], { x: 1 }, [], {}, [[1, [2]]]]);
}

const record = (random: Random) =>
  Object.fromEntries(
    ['id', 'name', '面積', '__proto__', 'constructor']
      .slice(0, 1 + random.below(5))
      .map((key) => [key, scalar(random)]),
  );
const list = <T>(random: Random, make: (random: Random) => T): T[] =>
  Array.from({ length: 1 + random.below(6) }, () => make(random));
const jsonArray = (random: Random) => JSON.stringify(list(random, record), null, random.pick([0, 2]));
const jsonLines = (random: Random) =>
  list(random, record)
    .map((one) => JSON.stringify(one))
    .join('\n');
const jsonArrays = (random: Random) => JSON.stringify(list(random, () => [scalar(random), scalar(random)]));
const jsonWrapped = (random: Random) =>
  JSON.stringify({ success: true, result: { fields: [{ id: 'a' }], records: list(random, record) } });
const geoJson = (random: Random) =>
  JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3826' } },
    features: list(random, () => ({
      type: 'Feature',
      properties: random.once(5) ? null : record(random),
      geometry: random.pick([
        { type: 'Point', coordinates: [121.5, 25.03] },
        {
          type: 'Polygon',
          coordinates: [
            [
              [121, 25],
              [122, 25],
              [122, 26],
              [121, 25],
            ],
          ],
        },
        { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [] }] },
        { type: 'Point', coordinates: 'x' },
        null,
      ]),
    })),
  });

export const gzipFuzzer: Fuzzer = {
  name: 'gzip',
  make(random) {
    const inner = random.pick([jsonArray(random), 'a,b\n1,2\n3,4\n', '', 'x'.repeat(random.below(200_000))]);
    let bytes: Uint8Array = gzipSync(inner);
    if (random.once(4)) bytes = gzipSync(bytes);
    if (random.once(6)) bytes = Buffer.concat([bytes, random.once(2) ? gzipSync('5,6\n') : random.bytes(30)]);
    for (let times = random.below(3); times > 0; times--) bytes = spoilBytes(bytes, random);
    return { name: random.pick(['表.csv.gz', '表.json.gz', '表.tgz', '表.csv']), bytes, whole: true };
  },
};

/** Archives of all that is read, and of what is not. */
export const archiveFuzzer: Fuzzer = {
  name: 'archive',
  make(random) {
    const inner: readonly [string, (random: Random) => Uint8Array][] = [
      ['a.csv', () => Buffer.from('編號,名稱\n1,甲\n2,乙\n')],
      ['b.json', (one) => Buffer.from(jsonArray(one))],
      ['c/資料.xml', (one) => Buffer.from(records(one))],
      ['readme.txt', () => Buffer.from('說明')],
      ['d.csv.gz', () => gzipSync('a,b\n1,2\n')],
      ['empty.csv', () => new Uint8Array(0)],
      ['x.pdf', () => Buffer.from('%PDF-1.7')],
      ['__MACOSX/._a.csv', () => Uint8Array.of(0, 5, 22, 7)],
    ];
    const members = Array.from({ length: 1 + random.below(4) }, () => {
      const [name, make] = random.pick(inner);
      return { name: random.once(4) ? name.toUpperCase() : name, content: make(random) };
    });
    return { name: random.pick(['表.zip', '表.xlsx', '表.csv']), bytes: spoiltZip(members, random), whole: true };
  },
};
