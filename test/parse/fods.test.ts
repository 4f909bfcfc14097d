import { describe, expect, it } from 'vitest';
import { Kind } from '../../src/model/batch.ts';
import { readFile } from './read-sheets.ts';

const NAMES = ['office', 'table', 'text', 'style', 'draw'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ');

/** A flat document of these tables. */
function flat(tables: string, styles = '', scripts = ''): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<office:document ${NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">` +
    `<office:scripts>${scripts}</office:scripts><office:styles><style:style style:name="Gone" style:family="table"><style:table-properties table:display="false"/></style:style></office:styles>` +
    `<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document>`
  );
}

const cell = (text: string) =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const table = (name: string, rows: readonly string[], style = '') =>
  `<table:table table:name="${name}"${style && ` table:style-name="${style}"`}>${rows
    .map((row) => `<table:table-row>${row}</table:table-row>`)
    .join('')}</table:table>`;

describe('FODS', () => {
  it('reads the sheets of a flat document as those of an ODS', async () => {
    const number =
      '<table:table-cell office:value-type="percentage" office:value="0.125"><text:p>13%</text:p></table:table-cell>';
    const file = await readFile(
      '表.fods',
      flat(
        table('一', [cell('編號') + cell('比率'), cell('007') + number]) +
          table(
            '二',
            Array.from({ length: 30_000 }, (_, i) => cell(`第${i}列`)),
          ),
      ),
    );
    expect(file.sheets.map(({ name, index, hidden, rows }) => [name, index, hidden, rows.length])).toEqual([
      ['一', 0, false, 2],
      ['二', 1, false, 30_000],
    ]);
    expect(file.sheets[0]!.rows[1]).toEqual(['007', '12.5%']);
    expect(file.sheets[0]!.kinds[1]).toEqual([Kind.text, Kind.number]);
    expect(file.sheets[1]!.rows.at(-1)).toEqual(['第29999列']);
    expect(file.facts).toEqual({ format: 'fods', extension: 'fods', macros: false, hiddenSheets: 0, linkCaches: 0 });
    expect(file.findings).toEqual([]);
  });

  it('knows styles that hide, by themselves or by their parents, macros and copies of other files', async () => {
    const styles =
      '<style:style style:name="ta1" style:parent-style-name="Gone"/>' +
      '<style:style style:name="ta2" style:parent-style-name="Gone"><style:table-properties table:display="true"/></style:style>';
    const file = await readFile(
      '表.fods',
      flat(
        table('一', [cell('a')], 'ta1') +
          table('二', [cell('b')], 'ta2') +
          table("'file:///C:/月報.ods'#$Sheet1", [cell('c')]),
        styles,
        '<office:script><ooo:module ooo:name="M">Sub A</ooo:module></office:script>',
      ),
    );
    expect(file.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['一', true],
      ['二', false],
    ]);
    expect([file.facts.macros, file.facts.linkCaches, file.findings]).toEqual([true, 1, ['link-cache']]);
  });

  it('takes nothing from documents inside the document', async () => {
    const chart = `<draw:frame><draw:object><office:document ${NAMES}><office:body><office:spreadsheet>${table('圖', [cell('圖中')])}</office:spreadsheet></office:body></office:document></draw:object></draw:frame>`;
    const shapes = `<table:table table:name="一"><table:shapes>${chart}</table:shapes><table:table-row>${cell('a')}<table:table-cell>${chart}</table:table-cell>${cell('c')}</table:table-row></table:table>`;
    const file = await readFile('表.fods', flat(shapes + table('二', [cell('b')])));
    expect(file.sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['一', [['a', '', 'c']]],
      ['二', [['b']]],
    ]);
  });

  it('reads UTF-16, and refuses what breaks off or holds no sheet', async () => {
    const text = flat(table('一', [cell('臺北😀')]));
    const wide = Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    expect((await readFile('表.fods', wide)).sheets[0]!.rows).toEqual([['臺北😀']]);
    await expect(readFile('表.fods', text.slice(0, -30))).rejects.toMatchObject({ code: 'file-damaged' });
    await expect(readFile('表.fods', flat(''))).rejects.toMatchObject({ code: 'file-not-a-table' });
  });

  it('says that another name would have been right', async () => {
    const file = await readFile('表.ods', flat(table('一', [cell('a')])));
    expect([file.facts.format, file.findings]).toEqual(['fods', ['mislabelled-file']]);
  });
});
