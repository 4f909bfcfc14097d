import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/model/fault.ts';
import { readFile } from './read-sheets.ts';
import { zip } from './workbook.ts';

const kmlOf = (inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="x"><Document><name>圖層</name><Style id="a"><IconStyle/></Style>${inside}</Document></kml>`;
const point = (coordinates: string) => `<Point><coordinates>${coordinates}</coordinates></Point>`;

describe('KML as a sheet', () => {
  it('has a placemark in each row, with its folder, data and place', async () => {
    const text = kmlOf(
      `<Folder><name>中正區</name>
         <Placemark id="p"><name>一號公園</name><description><![CDATA[<b>大</b>]]></description><styleUrl>#a</styleUrl><visibility>1</visibility>
           <ExtendedData><Data name="面積"><value>12.50</value></Data></ExtendedData>${point('\n121.500,25.0,0\n')}</Placemark>
         <Folder><name>河濱</name><Placemark><name>二號</name><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="面積">3</SimpleData>
           <SimpleData name="geometry">g</SimpleData></SchemaData></ExtendedData>
           <Polygon><innerBoundaryIs><LinearRing><coordinates>5,5 6,6</coordinates></LinearRing></innerBoundaryIs>
             <outerBoundaryIs><LinearRing><coordinates>1,2 3 , 4  1,2</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder>
       </Folder><Placemark><name>路</name><TimeStamp><when>2024-01-05</when></TimeStamp>
         <MultiGeometry>${point('1,2,7')}<LineString><coordinates>1,2,7 3,4,8</coordinates></LineString></MultiGeometry></Placemark>`,
    );
    const rows = [
      ['folder', 'name', 'description', '面積', 'longitude', 'latitude', 'geometry', 'geometry_text', 'when'],
      ['中正區', '一號公園', '<b>大</b>', '12.50', '121.500', '25.0', '', '', ''],
      ['中正區／河濱', '二號', '', '3', '', '', 'POLYGON ((1 2, 3 4, 1 2), (5 5, 6 6))', 'g', ''],
      ['', '路', '', '', '', '', 'GEOMETRYCOLLECTION (POINT Z (1 2 7), LINESTRING Z (1 2 7, 3 4 8))', '', '2024-01-05'],
    ];
    const file = await readFile('公園.kml', text);
    expect(file.sheets.map((one) => one.rows)).toEqual([rows]);
    expect([file.facts.format, file.findings]).toEqual(['kml', []]);
    const zipped = await readFile('公園.kmz', await zip({ 'doc.kml': text, 'images/a.png': 'x' }));
    expect(zipped.sheets[0]!.rows).toEqual(rows);
    expect(zipped.facts).toMatchObject({ format: 'kml', container: 'zip' });
  });

  it('keeps heights that say something', async () => {
    const file = await readFile('a.kml', kmlOf(`<Placemark><name>山</name>${point('121,24,3952')}</Placemark>`));
    expect(file.sheets[0]!.rows).toEqual([
      ['name', 'longitude', 'latitude', 'altitude'],
      ['山', '121', '24', '3952'],
    ]);
  });

  it.each([
    [kmlOf('<NetworkLink><Link><href>http://x</href></Link></NetworkLink>'), 'file-not-a-table'],
    [kmlOf(`<Placemark>${point('1,2')}`).slice(0, -30), 'file-damaged'],
  ])('refuses what holds no placemark, or only a part of one %#', async (text, code) => {
    const fault = await readFile('a.kml', text).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(Fault);
    expect(fault).toMatchObject({ code });
  });

  it('ends in rows or a Fault wherever it is cut', async () => {
    const bytes = new TextEncoder().encode(
      kmlOf(`<Folder><name>甲</name><Placemark><name>一</name>${point('1,2')}</Placemark></Folder>`),
    );
    for (let to = 1; to < bytes.length; to += 3) {
      const end = await readFile('a.kml', bytes.slice(0, to)).catch((error: unknown) => error);
      if (end instanceof Error) expect(end).toBeInstanceOf(Fault);
    }
  });
});
