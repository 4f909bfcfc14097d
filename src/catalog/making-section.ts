import type { CatalogEntry } from '../model/catalog.ts';
import type { Level } from '../model/finding.ts';
import { keys } from '../model/keys.ts';
import { address } from '../model/place.ts';
import type { ReportColumn } from '../model/release.ts';
import type { CutReason } from '../model/table.ts';
import { figure, fileSize } from './figures.ts';
import { type Html, html, type Value } from './html.ts';
import { heads, scrolling, section } from './layout.ts';
import { href, type Stand } from './links.ts';
import { words } from './words.ts';

/** How the agency's file became this release: the row ledger, what was rewritten, what was found and accepted. */
export function makingSection(entry: CatalogEntry, stand: Stand): Html {
  const { report } = entry;
  const { table } = report;
  return section(
    'making',
    '這個版次怎麼來的',
    html`<dl class="facts">
${ledger(entry).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
${
  table.notes.length > 0 &&
  html`<h3>來源檔的附註</h3>
<ul class="note">${table.notes.map((note) => html`<li>${note}</li>`)}</ul>
`
}${rewritten(report.columns)}<h3>檢查發現</h3>
<p class="note">${counted(entry)}${reportLink(entry, stand)}</p>
${accepted(entry)}`,
  );
}

/** The row ledger: what was read is what was published, set aside or cut, to the row. */
function ledger({ report }: CatalogEntry): (readonly [string, Value])[] {
  const { source, table } = report;
  const { read, published, quarantined, cut, reshaped } = report.ledger;
  const reasons = Object.keys(words.cut) as readonly CutReason[];
  const gone = reasons.flatMap((reason) => (cut[reason] ? [`${words.cut[reason]} ${figure(cut[reason])}`] : []));
  const all: readonly (readonly [string, Value])[] = [
    ['來源檔', html`${source.name}<br><small>${fileSize(source.size)}</small>`],
    ['工作表', table.sheet],
    ['讀入', `${figure(read)} 列`],
    ['改成一列一筆', reshaped && reshapedWords(reshaped)],
    ['發布', `${figure(published)} 列`],
    ['隔離，未發布', quarantined > 0 && `${figure(quarantined)} 列`],
    ['不是資料，未發布', gone.length > 0 ? gone.join('、') : '0 列'],
    ['來源檔標示的單位', table.unit],
  ];
  return all.filter(([, value]) => value);
}

/** 12 columns of months are 12 rows of each record. */
function reshapedWords({ records, made, empty }: NonNullable<CatalogEntry['report']['ledger']['reshaped']>): string {
  const left = empty > 0 ? `，其中 ${figure(empty)} 列沒有數值，未發布` : '';
  return `${figure(records)} 筆成為 ${figure(made)} 列${left}`;
}

function rewritten(columns: readonly ReportColumn[]): Html | undefined {
  const changed = columns.filter((column) => column.rewritten > 0);
  if (changed.length === 0) return undefined;
  const rows = changed.map(
    (column) => html`<tr><th scope="row">${column.title}</th><td class="figure">${figure(column.rewritten)}</td><td>${
      column.sample && html`${column.sample.cell}：「${column.sample.found}」改為「${column.sample.published}」`
    }</td></tr>
`,
  );
  const head = heads(['欄位', '改寫格數', '第一個例子（來源檔的儲存格）'], ['改寫格數']);
  return html`<h3>改寫成一致寫法的儲存格</h3>
${scrolling('改寫的儲存格，依欄位', 'changed', head, rows)}`;
}

function counted({ report }: CatalogEntry): string {
  const titles = { error: '錯誤', warning: '警告', note: '提醒' } satisfies Record<Level, string>;
  const count = (level: Level) => report.findings.filter((finding) => finding.level === level).length;
  if (report.findings.length === 0) return '沒有發現問題。';
  const parts = (['error', 'warning', 'note'] as const).map((level) => `${titles[level]} ${count(level)} 項`);
  const first = report.findings.find((finding) => finding.level === 'error' && finding.places[0] !== undefined);
  const where = first?.places[0] ? `第一項錯誤在來源檔的 ${address(first.places[0])}。` : '';
  return `${parts.join('、')}。${where}`;
}

function reportLink({ pipeline, release }: CatalogEntry, stand: Stand): Html | undefined {
  const name = 'report.json';
  if (!release.files.some((file) => file.name === name)) return undefined;
  const key = keys.release(pipeline.id, release.version) + name;
  return html`每一項的說明與儲存格位置見<a href="${href(stand, key)}">檢查報告</a>。`;
}

function accepted({ report }: CatalogEntry): Html | undefined {
  const titles = new Map(report.columns.map((column) => [column.name, column.title]));
  if (report.accepted.length === 0) return undefined;
  return html`<h3>機關已知並接受的問題</h3>
<ul class="note">${report.accepted.map(
    (one) =>
      html`<li>${one.field !== undefined && `${titles.get(one.field) ?? one.field}：`}${one.reason}（有效至 ${one.until}；<code>${one.problem}</code>）</li>`,
  )}</ul>
`;
}
