import { letters } from '../model/place.ts';
import type { CellEdit, RowEdits, SheetHooks } from './edit.ts';
import { attribute, cellMarkup, markup, withAttribute } from './markup.ts';

/** The style of new cells of some columns, from 0. */
export interface ColumnStyle {
  readonly from: number;
  readonly to: number;
  readonly style: number;
}

/** What a row's cells are written with. */
export interface RowFrame {
  readonly prefix: string;
  readonly patterns: Patterns;
  readonly columns: readonly ColumnStyle[];
  /** The style of new cells of the row, if it has one. */
  readonly rowStyle: number | undefined;
  readonly hooks: SheetHooks;
}

interface Patterns {
  readonly cell: RegExp;
  readonly value: RegExp;
  readonly formula: RegExp;
}

/** How cells and what is in them are found, where elements have that prefix. */
export function patternsOf(prefix: string): Patterns {
  const cell = `<${prefix}c(?=[\\s/>])([^>]*?)(?:/>|>([\\s\\S]*?)</${prefix}c>)|<${prefix}extLst[\\s\\S]*$`;
  return {
    cell: new RegExp(cell, 'g'),
    value: new RegExp(`<${prefix}(?:v|is)[\\s>]`),
    formula: new RegExp(`<${prefix}f[\\s/>]`),
  };
}

/** A row's cells with the edits made; a marked cell that is not there is put in its place. */
export function rewriteCells(inner: string, edits: RowEdits, frame: RowFrame): string {
  const { prefix, patterns } = frame;
  const text = inner.includes('<![CDATA[') ? withoutCdata(inner) : inner;
  const pattern = patterns.cell;
  pattern.lastIndex = 0;
  let made = '';
  let at = 0;
  let last = -1;
  let next = 0;
  const before = (column: number) => {
    for (; next < edits.cells.length && edits.cells[next]!.column < column; next++)
      made += newCell(edits.row, edits.cells[next]!, frame);
  };
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const [whole, attributes, content = ''] = found;
    if (attributes === undefined) break;
    const column = columnOf(attributes, last);
    made += text.slice(at, found.index);
    before(column);
    const edit = edits.cells[next];
    made += edit?.column === column ? editedCell(whole, attributes, content, edits.row, edit, frame) : whole;
    if (edit?.column === column) next++;
    at = found.index + whole.length;
    last = column;
  }
  const rest = text.slice(at);
  const extension = rest.indexOf(`<${prefix}extLst`);
  made += extension < 0 ? rest : rest.slice(0, extension);
  before(Number.POSITIVE_INFINITY);
  return extension < 0 ? made : made + rest.slice(extension);
}

function withoutCdata(text: string): string {
  return text.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, content: string) => markup(content));
}

function columnOf(attributes: string, last: number): number {
  const said = /\sr\s*=\s*["']\$?([A-Za-z]+)/.exec(attributes)?.[1];
  if (said === undefined) return last + 1;
  let column = 0;
  for (const letter of said.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function newCell(row: number, edit: CellEdit, { prefix, columns, rowStyle, hooks }: RowFrame): string {
  if (edit.value) hooks.kept(row, edit.column);
  if (edit.mark === undefined || edit.value) return '';
  const own = rowStyle ?? columns.find((one) => one.from <= edit.column && edit.column <= one.to)?.style ?? 0;
  return `<${prefix}c r="${letters(edit.column)}${row + 1}" s="${hooks.style(own, edit.mark, false)}"/>`;
}

function editedCell(
  whole: string,
  attributes: string,
  content: string,
  row: number,
  edit: CellEdit,
  { prefix, patterns, hooks }: RowFrame,
): string {
  const open = `<${prefix}c${attributes}>`;
  const own = Number(attribute(open, 's') ?? 0);
  const valued = patterns.value.test(content);
  const formula = patterns.formula.test(content);
  if (edit.value && (formula || !valued)) {
    hooks.kept(row, edit.column);
    return whole;
  }
  const style = edit.mark === undefined ? own : hooks.style(own, edit.mark, edit.value?.number === true);
  const tag = withAttribute(open, 's', String(style));
  if (!edit.value) return whole.endsWith('/>') ? tag.replace(/>$/, '/>') : `${tag}${content}</${prefix}c>`;
  const bare = tag.replace(/\s+(?:t|cm|vm)\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
  return `${valueCell(bare, edit.value, prefix)}</${prefix}c>`;
}

/** The opening tag with its value behind it: a number, or text that stays text whatever it begins with. */
function valueCell(open: string, { text, number }: NonNullable<CellEdit['value']>, prefix: string): string {
  if (text === '') return open;
  if (number) return `${open}<${prefix}v>${text}</${prefix}v>`;
  const typed = withAttribute(open, 't', 'inlineStr');
  return `${typed}<${prefix}is><${prefix}t xml:space="preserve">${cellMarkup(text)}</${prefix}t></${prefix}is>`;
}
