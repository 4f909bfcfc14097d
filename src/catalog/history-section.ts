import type { CatalogEntry, Edition } from '../model/catalog.ts';
import { keys } from '../model/keys.ts';
import { changeWords } from './change-words.ts';
import { figure, moment } from './figures.ts';
import { type Html, html } from './html.ts';
import { heads, scrolling, section } from './layout.ts';
import { href, type Stand } from './links.ts';

/** All releases, the newest first; the one being served is named, for after a rollback it is not the newest. */
export function historySection(entry: CatalogEntry, stand: Stand): Html {
  const editions = newestFirst(entry.history);
  const rows = editions.map((edition) => row(entry, stand, edition));
  const head = heads(['版次', '發布時間（臺北時間）', '列數', '變更'], ['列數']);
  return section(
    'history',
    '版次紀錄',
    html`${scrolling(`共 ${figure(editions.length)} 個版次，最新的在前`, 'history', head, rows)}<p class="note">每個版次的檔案清單與檢查碼記在該版次的 release.json。<a href="${href(
      stand,
      `${keys.dataset(entry.pipeline.id)}feed.xml`,
    )}">訂閱這個資料集的更新（Atom）</a></p>
`,
  );
}

export function newestFirst(history: readonly Edition[]): Edition[] {
  return history.toSorted((a, b) => b.number - a.number);
}

function row(entry: CatalogEntry, stand: Stand, edition: Edition): Html {
  const { id } = entry.pipeline;
  const served = edition.version === entry.release.version;
  const document = href(stand, `${keys.release(id, edition.version)}release.json`);
  return html`<tr>
<th scope="row" class="short">第 ${edition.number} 版${served && '（目前提供）'}<br><a href="${document}"><code>${edition.version}</code></a></th>
<td class="short">${moment(edition.published)}</td>
<td class="figure">${figure(edition.rows)}</td>
<td>${edition.changes.length > 0 ? edition.changes.map((change) => html`<div>${changeWords(change)}</div>`) : '－'}</td>
</tr>
`;
}
