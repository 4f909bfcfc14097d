import type { RowEdits, SheetHooks } from './edit.ts';
import { attribute, tags } from './markup.ts';
import { declaredUtf8 } from './parts.ts';
import { type ColumnStyle, patternsOf, type RowFrame, rewriteCells } from './row-rewrite.ts';
import { type SheetSource, sheetSource } from './sheet-source.ts';

/**
 * Passes a sheet's XML on (ECMA-376 part 1, §18.3.1) with its cells edited; rows without edits go through as they are. Edits come in the
 * order of the rows. Memory is that of one row and of what follows the rows.
 */
export async function* rewriteSheet(
  pieces: AsyncIterable<Uint8Array>,
  edits: AsyncIterable<RowEdits>,
  hooks: SheetHooks,
): AsyncGenerator<string> {
  const source = sheetSource(pieces);
  const queue = edits[Symbol.asyncIterator]();
  const head = await takeHead(source);
  if (!head) {
    yield source.text;
    return;
  }
  const { prefix, columns } = head;
  const frame: RowFrame = { prefix, patterns: patternsOf(prefix), columns, rowStyle: undefined, hooks };
  yield head.text;
  let last = -1;
  let next = await queue.next();
  for (let row = await takeRow(source, prefix); row; row = await takeRow(source, prefix)) {
    const at = rowNumber(row.open, last);
    for (; !next.done && next.value.row < at; next = await queue.next()) yield newRow(next.value, frame);
    if (!next.done && next.value.row === at) {
      yield row.before + rewritten(row, next.value, frame);
      next = await queue.next();
    } else yield row.before + row.open + row.inner;
    last = at;
  }
  for (; !next.done; next = await queue.next()) yield newRow(next.value, frame);
  while (await source.more());
  yield hooks.tail(`${head.close}${source.text}`, prefix);
}

interface Row {
  /** White space and comments before it. */
  readonly before: string;
  readonly open: string;
  /** What follows the opening tag, the closing one included; empty where the row is one tag. */
  readonly inner: string;
}

async function takeHead(source: SheetSource) {
  // A comment may hold anything, so the tags are read one by one; only the part before the rows is.
  for (;;) {
    const columns: ColumnStyle[] = [];
    for (const tag of tags(source.text)) {
      if (tag.name === 'col' && tag.kind !== 'close') columns.push(columnStyle(tag.text));
      if (tag.name !== 'sheetData') continue;
      const text = declaredUtf8(source.text.slice(0, tag.to));
      source.text = source.text.slice(tag.to);
      if (tag.kind === 'open') return { text, columns, prefix: tag.prefix, close: '' };
      // Without any row: opened here, and closed before what follows.
      const close = `</${tag.prefix}sheetData>`;
      return { text: text.replace(/\s*\/>$/, '>'), columns, prefix: tag.prefix, close };
    }
    if (!(await source.more())) return undefined;
  }
}

function columnStyle(tag: string): ColumnStyle {
  const number = (name: string, otherwise: string) => Number(attribute(tag, name) ?? otherwise);
  return { from: number('min', '1') - 1, to: number('max', '1') - 1, style: number('style', '0') };
}

const between = /(?:\s+|<!--[\s\S]*?-->|<\?[\s\S]*?\?>)*/y;

/** The next row; undefined: the rows have ended, and `source` holds what follows. */
async function takeRow(source: SheetSource, prefix: string): Promise<Row | undefined> {
  const begin = `<${prefix}row`;
  for (;;) {
    const { text } = source;
    between.lastIndex = 0;
    const from = between.exec(text)![0].length;
    const opened = text.indexOf('>', from);
    const unsure = opened < 0 || text.startsWith('<!--', from);
    if (!unsure && !text.startsWith(begin, from)) return undefined;
    const to = unsure ? -1 : rowEnd(text, opened, prefix);
    if (to >= 0) {
      source.text = text.slice(to);
      return { before: text.slice(0, from), open: text.slice(from, opened + 1), inner: text.slice(opened + 1, to) };
    }
    if (!(await source.more())) return undefined;
  }
}

function rowEnd(text: string, opened: number, prefix: string): number {
  if (text[opened - 1] === '/') return opened + 1;
  const close = `</${prefix}row>`;
  for (let at = text.indexOf(close, opened); at >= 0; at = text.indexOf(close, at + 1)) {
    const row = text.slice(opened, at);
    if (row.lastIndexOf('<![CDATA[') <= row.lastIndexOf(']]>')) return at + close.length;
  }
  return -1;
}

function rowNumber(open: string, last: number): number {
  const said = /\sr\s*=\s*["'](\d+)["']/.exec(open)?.[1];
  return said === undefined ? last + 1 : Number(said) - 1;
}

function rewritten({ open, inner }: Row, edits: RowEdits, frame: RowFrame): string {
  const { prefix } = frame;
  const close = `</${prefix}row>`;
  const own = attribute(open, 'customFormat') === '1' ? Number(attribute(open, 's') ?? 0) : undefined;
  const cells = inner.endsWith(close) ? inner.slice(0, -close.length) : inner;
  // What a row says of its width would be wrong with a cell more, and is optional (§18.3.1.73, spans).
  const tag = open.replace(/\s+spans\s*=\s*(?:"[^"]*"|'[^']*')/, '').replace(/\s*\/>$/, '>');
  return tag + rewriteCells(cells, edits, { ...frame, rowStyle: own }) + close;
}

function newRow(edits: RowEdits, frame: RowFrame): string {
  const cells = rewriteCells('', edits, frame);
  const { prefix } = frame;
  return cells === '' ? '' : `<${prefix}row r="${edits.row + 1}">${cells}</${prefix}row>`;
}
