import * as library from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { xlsx } from '../parse/workbook.ts';
import { wrongWith } from './package-check.ts';
import { memberOf, partsOf, work, written } from './written.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="r"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`;

const relations = (...list: readonly (readonly [string, string, string])[]) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const sheet = (tail: string) =>
  `<?xml version="1.0"?><worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row></sheetData>${tail}</worksheet>`;

const comments = `<?xml version="1.0"?><comments xmlns="${MAIN}"><authors><author>承辦人</author></authors><commentList><comment ref="A1" authorId="0"><text><t>原有的註解</t></text></comment><comment ref="C7" authorId="0"><text><r><rPr><b/></rPr><t>另一個</t></r></text></comment></commentList></comments>`;
const box = (id: number, row: number, column: number) =>
  `<v:shape id="_x0000_s${id}" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
const vml = (shapes: string) =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202"><br></v:shapetype>${shapes}</xml>`;

async function marked(tail: string, more: Record<string, string>): Promise<Uint8Array> {
  const source = await xlsx(
    { sheets: [{ name: '一', rows: [] }] },
    { '[Content_Types].xml': TYPES, 'xl/worksheets/sheet1.xml': sheet(tail), ...more },
  );
  const notes = work({ A1: 'error' }, { A1: '新的', B1: '第二個' });
  return written(await partsOf(source), { sheets: new Map([['一', notes]]) });
}

describe('comments', () => {
  it('join those that are there, which come first and keep their author', async () => {
    const after = await marked(
      '<pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><legacyDrawing r:id="rId5"/>',
      {
        'xl/worksheets/_rels/sheet1.xml.rels': relations(
          ['rId5', 'vmlDrawing', '../drawings/v.vml'],
          ['rId6', 'comments', '../comments1.xml'],
        ),
        'xl/comments1.xml': comments,
        'xl/drawings/v.vml': vml(box(1025, 0, 0) + box(1026, 6, 2)),
      },
    );
    expect(await wrongWith(after)).toEqual([]);
    const read = library.read(after).Sheets['一']!;
    expect(read['A1'].c[0]).toMatchObject({ t: '原有的註解\n\n【goldbadge】\n新的' });
    expect(read['B1'].c[0]).toMatchObject({ a: 'goldbadge', t: '第二個' });
    expect(read['C7'].c[0]).toMatchObject({ t: '另一個' });
    const own = await memberOf(after, 'xl/comments1.xml');
    expect(own).toContain('<authors><author>承辦人</author><author>goldbadge</author></authors>');
    expect(own).toContain('<comment ref="A1" authorId="0">');
    expect(own).toContain('<comment ref="B1" authorId="1">');
    const drawing = await memberOf(after, 'xl/drawings/v.vml');
    expect(drawing.match(/<v:shape /g)).toHaveLength(3);
    expect(drawing).toContain('data="1,2"');
    expect(new Set(drawing.match(/_x0000_s\d+/g))).toHaveLength(3);
    expect((await memberOf(after, 'xl/worksheets/sheet1.xml')).match(/legacyDrawing/g)).toHaveLength(1);
  });

  it('get a drawing of their own beside that of a header, in its place among the elements', async () => {
    const after = await marked(
      '<pageSetup orientation="landscape"/><drawing r:id="rId1"/><legacyDrawingHF r:id="rId5"/><tableParts count="0"/>',
      {
        'xl/worksheets/_rels/sheet1.xml.rels': relations(
          ['rId5', 'vmlDrawing', '../drawings/v.vml'],
          ['rId1', 'drawing', '../drawings/d.xml'],
        ),
        'xl/drawings/v.vml': vml(box(2049, 0, 0)),
        'xl/drawings/d.xml': '<x/>',
      },
    );
    expect(await wrongWith(after)).toEqual([]);
    const text = await memberOf(after, 'xl/worksheets/sheet1.xml');
    expect(text.indexOf('<drawing ')).toBeLessThan(text.indexOf('<legacyDrawing '));
    expect(text.indexOf('<legacyDrawing ')).toBeLessThan(text.indexOf('<legacyDrawingHF '));
    expect(await memberOf(after, 'xl/worksheets/goldbadge-sheet1-drawing.vml')).toContain('data="3"');
    expect(library.read(after).Sheets['一']!['A1'].c[0].t).toBe('新的');
  });

  it('use the drawing of controls', async () => {
    const controls = `<legacyDrawing r:id="rId5"/><mc:AlternateContent xmlns:mc="m"><mc:Choice><controls/></mc:Choice></mc:AlternateContent>`;
    const after = await marked(controls, {
      'xl/worksheets/_rels/sheet1.xml.rels': relations(['rId5', 'vmlDrawing', '../drawings/v.vml']),
      'xl/drawings/v.vml': vml('<v:shape id="_x0000_s1025"/>'),
    });
    expect(await wrongWith(after)).toEqual([]);
    expect((await memberOf(after, 'xl/drawings/v.vml')).match(/<v:shape /g)).toHaveLength(3);
    expect(await memberOf(after, 'xl/worksheets/sheet1.xml')).toContain(controls);
  });

  it('are many', async () => {
    const source = await xlsx({ sheets: [{ name: '一', rows: [[1]] }] }, { '[Content_Types].xml': TYPES });
    const all = Object.fromEntries(Array.from({ length: 1500 }, (_, i) => [`A${i + 1}`, `第 ${i + 1} 個`]));
    const after = await written(await partsOf(source), { sheets: new Map([['一', work({}, all)]]) });
    const drawing = await memberOf(after, 'xl/worksheets/goldbadge-sheet1-drawing.vml');
    expect(drawing).toContain('data="1,2"');
    expect(new Set(drawing.match(/id="_x0000_s\d+"/g))).toHaveLength(1500);
  });
});
