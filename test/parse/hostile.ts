/** One kind of thing that is wrong, or merely odd, with files that people have. */
export interface Hostile {
  readonly kind: string;
  /** The file's name. */
  readonly name: string;
  readonly make: () => Uint8Array | string | Promise<Uint8Array>;
  /** The rows of the first sheet, or the code of the Fault. */
  readonly ends: readonly (readonly string[])[] | string;
  /** What the sentence of the Fault has to name. */
  readonly says?: RegExp;
  /** Names of all sheets, hidden ones in brackets. */
  readonly sheets?: readonly string[];
}

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The members of a workbook with one sheet, each as it should be. */
export function members(rows: string): Record<string, string> {
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook('<sheet name="一" sheetId="1" r:id="rId1"/>'),
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/worksheets/sheet1.xml': sheet(`<sheetData>${rows}</sheetData>`),
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}" count="2" uniqueCount="2"><si><t>甲</t></si><si><t>乙</t></si></sst>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  };
}

export function workbook(sheets: string, before = ''): string {
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheets>${sheets}</sheets></workbook>`;
}

export function sheet(inside: string): string {
  return `${HEAD}<worksheet xmlns="${MAIN}">${inside}</worksheet>`;
}

export function relations(list: readonly (readonly [type: string, target: string])[], types = OFFICE): string {
  const items = list.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${types}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}

/** Rows with two shared strings and a number, and what they are read as. */
export const ROWS =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>';
export const READ = [['甲', '乙'], ['1']];
