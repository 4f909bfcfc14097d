import type { CatalogEntry } from '../model/catalog.ts';
import type { Answer, Indicators } from '../model/score.ts';
import { figure } from './figures.ts';
import { type Html, html } from './html.ts';
import { heads, scrolling } from './layout.ts';
import { words } from './words.ts';

const INDICATORS = Object.keys(words.indicator) as readonly (keyof Indicators)[];
const TONE = { yes: 'ok', no: 'bad', unknown: 'soft' } satisfies Record<Answer, string>;

/** What data.gov.tw is expected to say, and how much of the table follows a standard: two judgements kept apart from the score. */
export function forecastPart(entry: CatalogEntry): Html {
  const { source, release } = entry.report.forecast;
  const rows = INDICATORS.map(
    (
      name,
    ) => html`<tr><th scope="row">${words.indicator[name]}</th><td class="short">${answer(source.indicators[name])}</td><td class="short">${answer(release.indicators[name])}</td></tr>
`,
  );
  const head = heads(['指標', '來源檔', '發布版次']);
  return html`<h3>政府資料開放平臺品質推估</h3>
<p class="note">來源檔：${words.medal[source.medal]}；發布版次：<strong>${words.medal[release.medal]}</strong>。這是依平臺自動檢測指標所做的推估，實際結果以平臺公布為準。</p>
${scrolling('平臺自動檢測指標的推估', 'rules', head, rows)}<h3>領域資料標準</h3>
<p class="note">${conformity(entry)}</p>
`;
}

function answer(value: Answer): Html {
  return html`<span class="${TONE[value]}">${words.answer[value]}</span>`;
}

function conformity({ pipeline, release }: CatalogEntry): string {
  const standard = new Set(pipeline.fields.filter((field) => field.uri !== undefined).map((field) => field.name));
  const count = release.fields.filter((field) => standard.has(field.name)).length;
  const all = release.fields.length;
  if (count === 0) return `${figure(all)} 個欄位都沒有標示所對應的領域資料標準。`;
  return `${figure(all)} 個欄位中有 ${figure(count)} 個標示了所對應的領域資料標準，見欄位說明。`;
}
