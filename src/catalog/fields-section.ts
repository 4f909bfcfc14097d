import type { CatalogEntry } from '../model/catalog.ts';
import type { Checks, Field } from '../model/pipeline.ts';
import type { Release } from '../model/release.ts';
import { figure } from './figures.ts';
import { type Html, html } from './html.ts';
import { heads, scrolling, section } from './layout.ts';
import { outside } from './links.ts';
import { words } from './words.ts';

/** The fields of the release, and how their values are written. */
export function fieldsSection(entry: CatalogEntry): Html {
  const { release, pipeline } = entry;
  const label = `欄位共 ${figure(release.fields.length)} 個，依檔案中的順序`;
  const titles = heads(['欄位名稱', '中文', '型別', '單位', '說明', '標準', '空值'], ['空值']);
  const rows = release.fields.map((field) => row(entry, field));
  const types = new Set(release.fields.map((field) => field.type));
  const marks = new Set(pipeline.fields.flatMap((field) => field.missing ?? []));
  return section(
    'fields',
    '欄位說明',
    html`${scrolling(label, 'fields', titles, rows)}<h3>數值與空值的寫法</h3>
<ul class="note">
${[...types].filter((type) => type !== 'text').map((type) => html`<li>${words.writing[type]}</li>\n`)}<li>空值在 CSV 是沒有內容的儲存格，在 JSON 是 null；${
      marks.size > 0
        ? html`來源檔的${[...marks].map((mark, i) => html`${i > 0 && '、'}「${mark}」`)}已改為空值，與 0 不同。`
        : '空值與 0 不同。'
    }</li>
${pipeline.fields.flatMap((field) => flags(field))}</ul>
`,
  );
}

function row(entry: CatalogEntry, published: Release['fields'][number]): Html {
  // The pipeline may have moved on since this release: what the release says of a field counts.
  const field = entry.pipeline.fields.find((one) => one.name === published.name);
  const column = entry.report.columns.find((one) => one.name === published.name);
  return html`<tr>
<th scope="row">${published.name}</th>
<td>${published.title}</td>
<td class="short">${words.type[published.type]}</td>
<td class="short">${field?.unit ?? column?.unit ?? '－'}</td>
<td>${explanation(field)}</td>
<td>${standard(field)}</td>
<td class="figure">${column ? figure(column.missing) : '－'}</td>
</tr>
`;
}

function explanation(field: Field | undefined): Html {
  const said = [field?.description, field?.checks && limits(field.checks)].filter((part) => part);
  return html`${said.length > 0 ? said.join(' ') : '－'}`;
}

function limits(checks: Checks): string {
  const { minimum, maximum } = checks;
  const parts = [
    checks.required && '必填',
    minimum !== undefined && maximum !== undefined && `${minimum} 至 ${maximum}`,
    minimum !== undefined && maximum === undefined && `不小於 ${minimum}`,
    minimum === undefined && maximum !== undefined && `不大於 ${maximum}`,
    checks.enum && `只有：${checks.enum.join('、')}`,
    checks.pattern !== undefined && `格式：${checks.pattern}`,
    checks.minLength !== undefined && `至少 ${checks.minLength} 字`,
    checks.maxLength !== undefined && `至多 ${checks.maxLength} 字`,
  ].filter((part) => typeof part === 'string');
  return parts.length > 0 ? `（${parts.join('；')}）` : '';
}

function standard(field: Field | undefined): Html {
  if (!field?.uri && !field?.codes) return html`－`;
  return html`${field.uri !== undefined && outside(field.uri, '領域資料標準')}${
    field.uri !== undefined && field.codes !== undefined && '；'
  }${field.codes !== undefined && `代碼表 ${field.codes}`}`;
}

function flags(field: Field): Html[] {
  const told = { keep: '標記已移除，數值保留', missing: '該筆數值不採用，改為空值', negative: '表示負數，已改成負號' };
  return Object.entries(field.flags ?? {}).map(
    ([mark, means]) => html`<li>${field.title}：來源檔數值旁的「${mark}」，${told[means]}。</li>\n`,
  );
}
