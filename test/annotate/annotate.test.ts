import * as library from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { attribute, element } from '../../src/annotate/markup.ts';
import type { Parts } from '../../src/annotate/parts.ts';
import { readFile } from '../parse/read-sheets.ts';
import { xlsx, zip } from '../parse/workbook.ts';
import { wrongWith } from './package-check.ts';
import { list, memberOf, partsOf, work, written } from './written.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="r"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="b"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`;

const rows = [
  ['編號', '面積', '日期'],
  ['001', '約3公頃', { value: 44990, format: 'yyyy/m/d' }],
  ['002', 8920, '112/13/5'],
];

async function book(more: Record<string, string | Uint8Array> = {}, macros = false): Promise<Uint8Array> {
  const sheets = [
    { name: "一'月", rows, merged: ['A5:C5'] },
    { name: '附件', rows: [['x']] },
  ];
  return xlsx({ sheets, macros }, { '[Content_Types].xml': TYPES, ...more });
}

const marks = work({ B2: 'error', 'C2:C3': 'warning', E9: 'note' }, { B2: '【錯誤】<甲>', C3: '=SUM(A1)', E9: '空的' });
const annotation = { sheets: new Map([["一'月", marks]]), lists: [list] };

async function contents(parts: Parts): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const name of parts.names) all.set(name, Buffer.from(await parts.whole(name)).toString('base64'));
  return all;
}

describe('a workbook given back with marks', () => {
  it('is a workbook in good order', async () => {
    expect(await wrongWith(await written(await partsOf(await book()), annotation))).toEqual([]);
  });

  it('keeps every part that nothing is done to, byte for byte', async () => {
    const source = await partsOf(
      await book({ 'xl/media/image1.png': Uint8Array.of(1, 2, 0, 255), 'docProps/app.xml': '<a/>' }),
    );
    const before = await contents(source);
    const after = await contents(await partsOf(await written(source, annotation)));
    const changed = [...before].filter(([name, content]) => after.get(name) !== content).map(([name]) => name);
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
  });

  it('says in our own reader what it said before, and one sheet more', async () => {
    const source = await book();
    const [before, after] = [
      await readFile('表.xlsx', source),
      await readFile('表.xlsx', await written(await partsOf(source), annotation)),
    ];
    expect(after.sheets.map((sheet) => sheet.name)).toEqual(["一'月", '附件', '檢查結果']);
    expect(after.sheets[0]!.rows).toEqual(before.sheets[0]!.rows);
    expect(after.sheets[0]!.kinds).toEqual(before.sheets[0]!.kinds);
    expect(after.sheets[0]!.layout.merged).toEqual(before.sheets[0]!.layout.merged);
    expect(after.sheets[2]!.rows).toEqual([['檢查結果：表.xlsx'], ['發現', '位置'], ['=1+1', "一'月!B2"]]);
  });

  it('shows another library its colours, comments and links', async () => {
    const read = library.read(await written(await partsOf(await book()), annotation), { cellStyles: true });
    const sheet = read.Sheets[read.SheetNames[0]!]!;
    expect(sheet['B2'].c[0].t).toBe('【錯誤】<甲>');
    expect(sheet['B2'].c[0].a).toBe('goldbadge');
    expect(sheet['C3'].c[0].t).toBe('=SUM(A1)');
    expect(sheet['E9'].c[0].t).toBe('空的');
    expect(sheet['B2'].s.fgColor.rgb).toBe('FFB3AD');
    expect(sheet['C2'].s.fgColor.rgb).toBe('FFE08A');
    const link = read.Sheets['檢查結果']!['B3'];
    expect(link.l.Target).toBe("#'一''月'!B2");
    expect(read.Sheets['檢查結果']!['A3']).toMatchObject({ t: 's', v: '=1+1' });
  });

  it('changes of a cell’s style the fill alone', async () => {
    const after = await written(await partsOf(await book()), annotation);
    const styles = await memberOf(after, 'xl/styles.xml');
    const sheet = await memberOf(after, 'xl/worksheets/sheet1.xml');
    const style = Number(attribute(/<c r="C2"[^>]*>/.exec(sheet)![0], 's'));
    const own = element(styles, 'cellXfs')!.inner.split(/(?=<xf )/);
    expect(own[style]).toBe(own[1]!.replace('fillId="0"', 'fillId="3"').replace('>', ' applyFill="1">'));
  });

  it('freezes the list’s headings', async () => {
    const after = await written(await partsOf(await book()), annotation);
    expect(await memberOf(after, 'xl/worksheets/goldbadge1.xml')).toContain('<pane ySplit="2" topLeftCell="A3"');
  });

  it('leaves macros out of an .xlsx and keeps them in an .xlsm', async () => {
    const relation = `<Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>`;
    const rels = await memberOf(await book(), 'xl/_rels/workbook.xml.rels');
    const source = await book({ 'xl/_rels/workbook.xml.rels': rels.replace('</Rel', `${relation}</Rel`) }, true);
    const plain = await written(await partsOf(source), annotation);
    expect((await partsOf(plain)).has('xl/vbaProject.bin')).toBe(false);
    expect(await memberOf(plain, '[Content_Types].xml')).toContain('sheet.main+xml');
    expect(await wrongWith(plain)).toEqual([]);
    const kept = await written(await partsOf(source), { ...annotation, macros: true });
    expect((await partsOf(kept)).has('xl/vbaProject.bin')).toBe(true);
    expect(await memberOf(kept, '[Content_Types].xml')).toContain('macroEnabled');
    expect(await wrongWith(kept)).toEqual([]);
  });

  it('writes the same bytes each time', async () => {
    const source = await book();
    expect(await written(await partsOf(source), annotation)).toEqual(await written(await partsOf(source), annotation));
  });

  it('ends with what went wrong in a part, and not in a workbook cut short', async () => {
    const source = await partsOf(await book());
    const broken: Parts = {
      ...source,
      stream: (name) => (name.endsWith('sheet2.xml') ? failing() : source.stream(name)),
    };
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(10);
      throw new Error('the disk is gone');
    }
    await expect(written(broken, annotation)).rejects.toThrow('the disk is gone');
  });

  it('does with a workbook without styles, and with a sheet of its list’s name', async () => {
    const bare = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>`;
    const source = await zip({
      '[Content_Types].xml': TYPES.replace('sheet1', 's').replace(
        /<Override PartName="[^"]*(?:sheet2|styles|sharedStrings).xml"[^>]*>/g,
        '',
      ),
      'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="檢查結果" sheetId="7" r:id="a"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${OFFICE}/worksheet" Target="worksheets/s.xml"/></Relationships>`,
      'xl/worksheets/s.xml': bare,
    });
    const sheets = new Map([['檢查結果', work({ A1: 'error', B1: 'note' })]]);
    const after = await written(await partsOf(source), { sheets, lists: [list] });
    expect(await wrongWith(after)).toEqual([]);
    const read = library.read(after, { cellStyles: true });
    expect(read.SheetNames).toEqual(['檢查結果', '檢查結果 2']);
    expect(read.Sheets['檢查結果']!['A1'].v).toBe(1);
    expect(read.Sheets['檢查結果']!['A1'].s.fgColor.rgb).toBe('FFB3AD');
  });
});
