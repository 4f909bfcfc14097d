import { type Html, html, raw } from '../../catalog/html.ts';
import type { Finding } from '../../model/finding.ts';
import { letters, type Place } from '../../model/place.ts';
import type { Sketch, Table } from '../../model/table.ts';
import type { Text } from '../../model/text.ts';
import { columnMark, columnWords, type Mark, marksOf, markWords, type RowMark } from '../marks.ts';
import { type Gap, type GridRow, stretches } from './lines.ts';

/** A sheet that is to be drawn. */
export interface Drawn {
  /** What the ids of its cells begin with. */
  readonly id: string;
  readonly sketch: Sketch;
  readonly tables: readonly Table[];
  readonly chosen?: Table | undefined;
  /** Findings in this sheet, each with its number in the list. */
  readonly findings: readonly { readonly number: number; readonly finding: Finding }[];
  say(text: Text): string;
}

const WIDEST = 80;
const LONGEST = 160;
/** Marks that share a colour with another; their words differ. */
const COLOURS: Readonly<Partial<Record<Mark, string>>> = {
  period: 'title',
  subtotal: 'total',
  average: 'total',
  comparison: 'total',
  repeat: 'cut',
  continuation: 'cut',
};

/** Rows whose cells are sentences. */
const SENTENCES: ReadonlySet<Mark> = new Set(['title', 'period', 'unit', 'note', 'label']);

/** The sheet as it is laid out, with letters and numbers, merged cells, and what each row was taken for. */
export function grid(drawn: Drawn): Html {
  const { sketch, tables, say } = drawn;
  const width = Math.min(sketch.width, WIDEST);
  const marks = marksOf(sketch, tables);
  const found = cellsFound(drawn);
  const spans = [...sketch.layout.merged, ...sketch.layout.centred];
  let table: number | undefined;
  const bodies = stretches(sketch, marks, new Set([...found.keys()].map((key) => Number(key.split(',')[0])))).map(
    (one) => {
      if ('gap' in one) return gapBody(one.gap, width, say);
      const lines = one.rows.map((row) => {
        const mark = row.row === undefined ? undefined : marks[row.row];
        const begins = mark?.table !== undefined && mark.table !== table ? edge(drawn, mark.table, width) : undefined;
        table = mark?.table ?? table;
        return [begins, line({ drawn, width, spans, rows: one.rows, found }, row, mark)];
      });
      return html`<tbody>${lines}</tbody>\n`;
    },
  );
  const name = sketch.sheet || say({ zh: '檔案', en: 'the file' });
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${say({ zh: `「${name}」的樣子`, en: `${name} as it is laid out` })}">
<table>
<caption>${caption(sketch, width, say)}</caption>
${head(drawn, width)}${bodies}</table>
</div>
`;
}

function caption(sketch: Sketch, width: number, say: Drawn['say']): string {
  const more = sketch.width - width;
  const name = sketch.sheet
    ? say({ zh: `工作表「${sketch.sheet}」`, en: `Sheet “${sketch.sheet}”` })
    : say({ zh: '檔案內容', en: 'The file' });
  const rest =
    more > 0
      ? say({ zh: `；右邊還有 ${more} 欄沒有畫出`, en: `; ${more} more columns to the right are not drawn` })
      : '';
  return name + rest;
}

function head({ sketch, tables, chosen, say }: Drawn, width: number): Html {
  const main = chosen ?? tables[0];
  const hidden = new Set(sketch.layout.hiddenColumns);
  const cells = Array.from({ length: width }, (_, at) => {
    const mark = main && columnMark(main, at);
    const words = [mark && say(columnWords[mark]), hidden.has(at) && say({ zh: '隱藏', en: 'hidden' })].filter(
      (word) => word,
    );
    return html`<th scope="col">${letters(at)}${words.length > 0 && html`<small>${words.join(' ')}</small>`}</th>`;
  });
  return html`<thead><tr><th scope="col">${say({ zh: '列', en: 'row' })}</th>${cells}</tr></thead>\n`;
}

/** A line across the sheet where a table begins. */
function edge({ tables, chosen, say }: Drawn, at: number, width: number): Html {
  const own = tables[at] === chosen;
  const number = tables.length > 1 ? ` ${at + 1}` : '';
  const says = say({
    zh: `▼ 表格${number}${own && number ? '（採用這一個）' : ''}`,
    en: `▼ Table${number}${own && number ? ' (this one is taken)' : ''}`,
  });
  return html`<tr class="edge"><td colspan="${width + 1}">${says}</td></tr>\n`;
}

function gapBody({ top, bottom, kind }: Gap, width: number, say: Drawn['say']): Html {
  const rows = bottom === undefined ? 0 : bottom - top + 1;
  const words: Record<Gap['kind'], Text> = {
    blank: { zh: `第 ${top + 1} 列起 ${rows} 列是空白`, en: `${rows} blank rows from row ${top + 1} on` },
    alike: { zh: `略過 ${rows} 列，都是一樣的資料`, en: `${rows} rows left out, records like these` },
    unseen: {
      zh: rows > 0 ? `略過 ${rows} 列；發布時逐列用同樣的規則判斷` : '後面還有更多列；發布時逐列用同樣的規則判斷',
      en:
        rows > 0
          ? `${rows} rows left out; each is judged in the same way when it is published`
          : 'more rows follow; each is judged in the same way when it is published',
    },
  };
  return html`<tbody class="gap"><tr><td colspan="${width + 1}">⋮ ${say(words[kind])}</td></tr></tbody>\n`;
}

interface Canvas {
  readonly drawn: Drawn;
  readonly width: number;
  readonly spans: readonly Place[];
  /** The rows drawn in one piece: a merged cell ends where they end. */
  readonly rows: readonly GridRow[];
  readonly found: ReadonlyMap<string, number>;
}

function line(canvas: Canvas, row: GridRow, mark: RowMark | undefined): Html {
  const { drawn, width } = canvas;
  const kind = mark?.mark ?? 'blank';
  const hidden = drawn.sketch.layout.hiddenRows.includes(row.at);
  const table = mark?.table === undefined ? undefined : drawn.tables[mark.table];
  const cells: Html[] = [];
  for (let at = 0; at < width; at++) {
    const span = canvas.spans.find((one) => covers(one, row.at, at)) ?? spilled(canvas, row.at, at, kind);
    const cell = drawnCell(canvas, row, at, span, table);
    if (cell) cells.push(cell);
  }
  const says = drawn.say(markWords[kind]);
  return html`<tr class="${COLOURS[kind] ?? kind}"><th scope="row"><span>${row.at + 1}</span> <b>${says}</b>${
    hidden && html`<small>${drawn.say({ zh: '隱藏', en: 'hidden' })}</small>`
  }</th>${cells}</tr>\n`;
}

/** A sentence runs on over the blank cells to its right, as a spreadsheet program shows it. */
function spilled({ drawn, width, spans }: Canvas, row: number, at: number, kind: Mark): Place | undefined {
  if (!SENTENCES.has(kind)) return undefined;
  const free = (column: number) =>
    textAt(drawn.sketch, row, column).trim() === '' && !spans.some((one) => covers(one, row, column));
  let left = at;
  while (left > 0 && free(left)) left--;
  if (textAt(drawn.sketch, row, left).trim() === '' || (left < at && spans.some((one) => covers(one, row, left))))
    return undefined;
  let right = at;
  while (right + 1 < width && free(right + 1)) right++;
  return right > left ? { top: row, left, bottom: row, right } : undefined;
}

function covers(place: Place, row: number, column: number): boolean {
  return row >= place.top && row <= place.bottom && column >= place.left && column <= place.right;
}

/** One cell; undefined where a merged cell of this piece covers it. */
function drawnCell(
  canvas: Canvas,
  row: GridRow,
  at: number,
  span: Place | undefined,
  table: Table | undefined,
): Html | undefined {
  const { drawn, rows, width, found } = canvas;
  const first = rows[0]!.at;
  const last = rows.at(-1)!.at;
  if (span && (at > span.left || row.at > Math.max(span.top, first))) return undefined;
  const across = span ? Math.min(span.right, width - 1) - span.left + 1 : 1;
  const down = span ? Math.min(span.bottom, last) - row.at + 1 : 1;
  const text = textAt(drawn.sketch, span?.top ?? row.at, span?.left ?? at);
  const number = found.get(`${row.at},${at}`);
  const classes = [
    ...classesOf(table, at, at + across - 1),
    numeric(text) && 'n',
    span && canvas.spans.includes(span) && across > 1 && !numeric(text) && 'c',
    number && 'found',
  ];
  const attributes = [
    classes.some((one) => one) && ` class="${classes.filter((one) => one).join(' ')}"`,
    across > 1 && ` colspan="${across}"`,
    down > 1 && ` rowspan="${down}"`,
    number !== undefined && ` id="${drawn.id}-${letters(at)}${row.at + 1}"`,
  ];
  // Nothing but class names, numbers and letters of ours is written as markup.
  const open = raw(`<td${attributes.filter((one) => one).join('')}>`);
  const mark =
    number !== undefined &&
    html`<a href="${`#finding-${number}`}" aria-label="${drawn.say({ zh: `發現 ${number}`, en: `finding ${number}` })}">✗${number}</a> `;
  return html`${open}${mark}${shortened(text)}</td>`;
}

function classesOf(table: Table | undefined, from: number, to: number): (string | false)[] {
  if (!table) return [];
  const { left, right } = table.place;
  const mark = columnMark(table, from);
  return [
    from >= left && to <= right && 'in',
    from === left && 'from',
    to === right && 'to',
    mark === 'key' && 'key',
    mark === 'left' && 'left',
    // A column that is not the table's own: margins and gaps of the print layout.
    mark === undefined && from === to && 'off',
  ];
}

function textAt(sketch: Sketch, row: number, at: number): string {
  return (rowsOf(sketch).get(row) ?? [])[at] ?? '';
}

const remembered = new WeakMap<Sketch, ReadonlyMap<number, readonly string[]>>();

function rowsOf(sketch: Sketch): ReadonlyMap<number, readonly string[]> {
  let rows = remembered.get(sketch);
  if (!rows) {
    rows = new Map(sketch.rows.map((row) => [row.at, row.cells]));
    remembered.set(sketch, rows);
  }
  return rows;
}

function numeric(text: string): boolean {
  // A code with leading zeros is no number, and stands left as in the file.
  return /^[-+(]?(?!0\d)[\d,.]+[%)]?$/.test(text.trim());
}

function shortened(text: string): string {
  const plain = text.replaceAll('\r\n', '\n').trimEnd();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}

/** The first finding of each cell, by `row,column`; of a run of cells the first one is marked. */
function cellsFound({ findings, sketch }: Drawn): Map<string, number> {
  const cells = new Map<string, number>();
  for (const { number, finding } of findings) {
    for (const place of finding.places) {
      if ((place.sheet ?? '') !== sketch.sheet) continue;
      const key = `${place.top},${place.left}`;
      if (!cells.has(key)) cells.set(key, number);
    }
  }
  return cells;
}
