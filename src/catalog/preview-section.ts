import type { CatalogEntry } from '../model/catalog.ts';
import type { Type } from '../model/pipeline.ts';
import { figure } from './figures.ts';
import { type Html, html } from './html.ts';
import { scrolling, section } from './layout.ts';

const ROWS = 20;
/** Characters from which on a cell is broken over lines. */
const LONG = 24;
const FIGURES: ReadonlySet<Type | undefined> = new Set<Type>(['integer', 'decimal', 'percent', 'amount', 'coordinate']);

/** The first records as they are in the files; figures stand right, codes left. */
export function previewSection(entry: CatalogEntry): Html {
  const { header } = entry.preview;
  const rows = entry.preview.rows.slice(0, ROWS);
  const types = new Map(entry.release.fields.map((field) => [field.name, field.type]));
  const kinds = header.map((name) => (FIGURES.has(types.get(name)) ? 'figure' : 'text'));
  const label = `前 ${rows.length} 列，共 ${figure(entry.release.rows)} 列`;
  const heads = header.map((name, i) => html`<th scope="col" class="${kinds[i]}">${name}</th>`);
  const lines = rows.map((row) => html`<tr>${row.map((cell, i) => shown(cell, kinds[i]))}</tr>\n`);
  return section('preview', '資料預覽', scrolling(label, 'cells', heads, lines));
}

function shown(cell: string, kind: string | undefined): Html {
  if (cell === '') return html`<td class="${kind}"><span class="soft">空值</span></td>`;
  return html`<td class="${cell.length > LONG ? 'long' : kind}">${cell}</td>`;
}
