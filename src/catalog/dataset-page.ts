import type { CatalogEntry, Site } from '../model/catalog.ts';
import { keys } from '../model/keys.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { downloadSection } from './download-section.ts';
import { fieldsSection } from './fields-section.ts';
import { figure, moment } from './figures.ts';
import { forecastPart } from './forecast-section.ts';
import { historySection } from './history-section.ts';
import { type Html, html, type Value } from './html.ts';
import { layout, section } from './layout.ts';
import { licenseSection } from './license-section.ts';
import type { Stand } from './links.ts';
import { makingSection } from './making-section.ts';
import { previewSection } from './preview-section.ts';
import { scorePart } from './score-section.ts';
import { words } from './words.ts';

const CONTENTS = [
  ['download', '下載'],
  ['preview', '資料預覽'],
  ['fields', '欄位說明'],
  ['quality', '資料品質'],
  ['making', '這個版次怎麼來的'],
  ['history', '版次紀錄'],
  ['license', '授權與引用'],
  ['contact', '聯絡機關'],
] as const;

/** `datasets/<id>/index.html`: all about one dataset. The same entry gives the same bytes, whatever the time. */
export function datasetPage(entry: CatalogEntry, site: Site): string {
  const { pipeline } = entry;
  const stand: Stand = { root: '../../', ...(site.baseUrl !== undefined && { baseUrl: site.baseUrl }) };
  const body = html`${head(entry)}
<nav class="jump" aria-label="本頁內容"><ul>${CONTENTS.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${downloadSection(entry, stand)}${previewSection(entry)}${fieldsSection(entry)}${section(
  'quality',
  '資料品質',
  html`${scorePart(entry)}${forecastPart(entry)}`,
)}${makingSection(entry, stand)}${historySection(entry, stand)}${licenseSection(entry, stand)}${contact(entry)}`;
  return layout(site, {
    title: pipeline.title.zh,
    description: pipeline.description.zh,
    stand,
    feed: `${keys.dataset(pipeline.id)}feed.xml`,
    crumbs: [pipeline.agency.name, pipeline.title.zh],
    body,
  });
}

function head(entry: CatalogEntry): Html {
  const { title, description } = entry.pipeline;
  return html`<h1>${title.zh}</h1>
<p class="en" lang="en">${title.en}</p>
<p class="lead">${description.zh}</p>
<p class="en note" lang="en">${description.en}</p>
<dl class="facts">
${facts(entry).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>`;
}

function facts({ pipeline, release, report }: CatalogEntry): (readonly [string, Value])[] {
  const all: readonly (readonly [string, Value])[] = [
    ['提供機關', pipeline.agency.name],
    ['最近更新', html`${moment(release.published)}<br><small>臺北時間</small>`],
    ['更新頻率', pipeline.frequency],
    ['資料量', html`${figure(release.rows)} 列<br><small>${figure(release.fields.length)} 欄</small>`],
    ['資料期間', period(pipeline.coverage)],
    ['空間範圍', pipeline.coverage?.place],
    ['目前版次', html`第 ${release.number} 版<br><small>${release.version}</small>`],
    [
      '資料整備度',
      html`${figure(release.score.release)} 分<br><small>來源檔 ${figure(release.score.source)} 分</small>`,
    ],
    ['平臺品質推估', words.medal[report.forecast.release.medal]],
    ['授權方式', words.license[pipeline.license].title],
    ['資料集編號', pipeline.identifier],
    ['關鍵字', pipeline.keywords?.join('、')],
  ];
  return all.filter(([, value]) => value !== undefined && value !== '');
}

function period(coverage: Pipeline['coverage']): string | undefined {
  if (coverage?.from === undefined) return coverage?.to && `至 ${coverage.to}`;
  return coverage.to === undefined ? `${coverage.from} 起` : `${coverage.from} 至 ${coverage.to}`;
}

function contact({ pipeline }: CatalogEntry): Html {
  const { name, oid, contact } = pipeline.agency;
  // The number before the extension is what a telephone can dial.
  const dialled = /^[+\d][\d\-() ]{5,}/.exec(contact.phone)?.[0].replace(/[^+\d]/g, '');
  return section(
    'contact',
    '聯絡機關',
    html`<dl class="facts broad">
<div><dt>提供機關</dt><dd>${name}<br><small>OID ${oid}</small></dd></div>
<div><dt>聯絡人</dt><dd>${contact.name}</dd></div>
<div><dt>電話</dt><dd>${dialled === undefined ? contact.phone : html`<a href="tel:${dialled}">${contact.phone}</a>`}</dd></div>
<div><dt>電子郵件</dt><dd><a href="mailto:${contact.email}">${contact.email}</a></dd></div>
</dl>
<p class="note soft small">資料內容有疑問或發現錯誤，請與提供機關聯絡，並附上版次編號。</p>
`,
  );
}
