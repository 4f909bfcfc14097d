import type { CatalogEntry, Site } from '../model/catalog.ts';
import { keys } from '../model/keys.ts';
import { bar } from './bar.ts';
import { type DataFile, dataFiles } from './data-files.ts';
import { figure, fileSize, moment } from './figures.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { href, type Stand } from './links.ts';
import { latest } from './order.ts';
import { words } from './words.ts';

/** `index.html`: all datasets, by agency. */
export function listPage(entries: readonly CatalogEntry[], site: Site): string {
  const stand: Stand = { root: '', ...(site.baseUrl !== undefined && { baseUrl: site.baseUrl }) };
  const agencies = Map.groupBy(entries, (entry) => entry.pipeline.agency.name);
  const newest = latest(entries.map((entry) => entry.release.published));
  const body = html`<h1>資料集清單</h1>
<p class="lead">${
    newest === undefined
      ? '目前還沒有已發布的資料集。'
      : `共 ${figure(entries.length)} 個資料集，由 ${figure(agencies.size)} 個機關提供；最近一次更新 ${moment(newest)}（臺北時間）。`
  }</p>
${agencies.size > 1 && jump([...agencies.keys()])}
${[...agencies].map(([agency, its], i) => group(stand, agency, its, `agency-${i + 1}`))}`;
  return layout(site, {
    title: site.title,
    description: `${site.title}：${figure(entries.length)} 個資料集的清單、下載檔案與資料品質。`,
    stand,
    feed: 'feed.xml',
    foot: html`
<p>本頁產生於 ${moment(site.now)}（臺北時間）。</p>`,
    body,
  });
}

function jump(agencies: readonly string[]): Html {
  return html`<nav class="jump" aria-label="提供機關"><ul>${agencies.map(
    (agency, i) => html`<li><a href="#agency-${i + 1}">${agency}</a></li>`,
  )}</ul></nav>`;
}

function group(stand: Stand, agency: string, entries: readonly CatalogEntry[], id: string): Html {
  return html`<h2 id="${id}">${agency} <small>${figure(entries.length)} 個資料集</small></h2>
<ul class="cards">
${entries.map((entry) => card(stand, entry))}</ul>
`;
}

function card(stand: Stand, entry: CatalogEntry): Html {
  const { pipeline, release, report } = entry;
  const { title, description } = pipeline;
  const page = href(stand, `${keys.dataset(pipeline.id)}index.html`);
  return html`<li>
<div>
<h3><a href="${page}">${title.zh}</a></h3>
<p class="en" lang="en">${title.en}</p>
<p class="clip">${description.zh}</p>
<p class="soft small">更新於 ${moment(release.published)}・${figure(release.rows)} 列・${figure(release.fields.length)} 個欄位・更新頻率：${pipeline.frequency}</p>
<div class="row">${dataFiles(entry).map((file) => button(stand, entry, file))}</div>
</div>
<dl class="marks">
<div><dt>資料整備度</dt><dd><strong>${figure(release.score.release)}</strong> 分 <small>來源檔 ${figure(release.score.source)} 分</small>${bar(release.score.release, 'release')}</dd></div>
<div><dt>平臺品質推估</dt><dd>${words.medal[report.forecast.release.medal]}</dd></div>
</dl>
</li>
`;
}

function button(stand: Stand, { pipeline }: CatalogEntry, file: DataFile): Html {
  const label = `${words.format[file.format]}，${fileSize(file.size)}`;
  const address = href(stand, keys.latest(pipeline.id, file.name));
  return html`<a class="button quiet" href="${address}" download aria-label="下載${pipeline.title.zh}：${label}">${label}</a>`;
}
