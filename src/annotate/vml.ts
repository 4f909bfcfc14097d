import { letters } from '../model/place.ts';

/** What is said of one cell; rows and columns from 0. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export function cellName({ row, column }: Pick<CellNote, 'row' | 'column'>): string {
  return letters(column) + (row + 1);
}

/** Shapes are numbered in blocks of so many; a drawing says which blocks are its own. */
const BLOCK = 1024;

/**
 * The drawing that holds the comments' boxes (ECMA-376 part 4, §19.4: VML as Excel writes it) with a box for each note. VML need not be
 * well-formed, so that it is added to as text. `block` is the first block of shape numbers that no other drawing of the workbook has.
 */
export function withBoxes(part: string | undefined, notes: readonly CellNote[], block: number): string {
  const blocks = Math.ceil((notes.length + 1) / BLOCK);
  const own = Array.from({ length: blocks }, (_, i) => block + i).join(',');
  const first = block * BLOCK + 1;
  const shapes = notes.map((note, i) => box(note, first + i)).join('\n');
  if (part === undefined) return `${head(own)}${TYPE}\n${shapes}\n</xml>`;
  const type = part.includes('_x0000_t202"') || part.includes("_x0000_t202'") ? '' : `${TYPE}\n`;
  const listed = part.replace(/(<o:idmap\b[^>]*?\bdata=")([^"]*)"/, (_, begin: string, data: string) => {
    return `${begin}${data},${own}"`;
  });
  const end = listed.lastIndexOf('</xml>');
  return `${listed.slice(0, end)}${type}${shapes}\n${listed.slice(end)}`;
}

/** The block after the last one that a drawing uses. */
export function blockAfter(part: string): number {
  const data = /<o:idmap\b[^>]*?\bdata=["']([^"']*)/.exec(part)?.[1] ?? '';
  const shapes = [...part.matchAll(/_x0000_s(\d+)/g)].map((found) => Math.floor(Number(found[1]) / BLOCK));
  return Math.max(0, ...shapes, ...data.split(',').map((one) => Number(one) || 0)) + 1;
}

function head(own: string): string {
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${own}"/></o:shapelayout>
`;
}

const TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** A box beside its cell, hidden until the pointer is on the cell, wide and high enough for what it says. */
function box({ row, column, text }: CellNote, id: number): string {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil([...line].length / 20)), 0);
  const bottom = row + Math.min(20, Math.max(4, lines + 1));
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:${(bottom - row) * 15}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, ${Math.max(0, row - 1)}, 10, ${column + 5}, 15, ${Math.max(0, row - 1) + bottom - row}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
}
